"""The file of a record without the names that are withheld, and with the hash of the original."""

from __future__ import annotations

from dataclasses import dataclass

from mkdocs_evidence.graph.register import sha256_of
from mkdocs_evidence.model import CommonFields, Key, Record, Source


@dataclass(frozen=True, slots=True, kw_only=True)
class RedactedSource(Source):
    """A source from which names were removed by a notice; `whole` is the source as it was read."""

    notice: Key
    whole: Source

    @property
    def original(self) -> Source:
        """The file as it was read."""
        return self.whole

    @property
    def original_sha256(self) -> str:
        """The hash of the file as it was read, which the register keeps of a sealed version."""
        return sha256_of(self.whole.text.encode("utf-8"))


def redacted_source_of(record: Record[CommonFields]) -> RedactedSource | None:
    """The source of a record from which names were removed; None where it is as it was read."""
    source = record.source
    return source if isinstance(source, RedactedSource) else None


def redacted_source(whole: Source, header: str, body: str, notice: Key, address: str) -> RedactedSource:
    """The source with this front matter, under a comment that says so, and this text."""
    digest = sha256_of(whole.text.encode("utf-8"))
    remark = f"# Names were removed from this copy: {address}\n# SHA-256 of the original: {digest}\n"
    return RedactedSource(
        path=whole.path,
        header=f"{remark}{header}",
        body=body,
        header_line=whole.header_line,
        body_line=whole.body_line + remark.count("\n"),
        folder=whole.folder,
        opening=whole.opening,
        closing=whole.closing,
        whole=whole,
        notice=notice,
    )
