"""Hashes: of a version's normalised source, of a file's bytes, of a register's line."""

from __future__ import annotations

from hashlib import sha256

from mkdocs_evidence.model import Source


def sha256_of(data: bytes) -> str:
    """The SHA-256 of these bytes, in 64 small hexadecimal digits (FIPS 180-4)."""
    return sha256(data).hexdigest()


def sha256_of_source(source: Source) -> str:
    """The SHA-256 of a record's whole file in its normal form: UTF-8, LF line ends, no byte order mark.

    `sha256sum` gives the same for a file that is in that form already.
    """
    return sha256_of(source.text.encode("utf-8"))
