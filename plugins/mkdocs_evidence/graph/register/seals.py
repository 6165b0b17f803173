"""Hashes: of a version's file in its normal form, of a file's bytes, of a register's line."""

from __future__ import annotations

from hashlib import sha256


def sha256_of(data: bytes) -> str:
    """The SHA-256 of these bytes, in 64 small hexadecimal digits (FIPS 180-4)."""
    return sha256(data).hexdigest()
