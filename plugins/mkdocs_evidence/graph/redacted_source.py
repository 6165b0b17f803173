"""The file of a record without the names that are withheld, and with the hash of the original."""

from __future__ import annotations

from dataclasses import dataclass

from mkdocs_evidence.graph.register import sha256_of
from mkdocs_evidence.model import Source


@dataclass(frozen=True, slots=True)
class RedactedSource(Source):
    """A source from which names were removed; `whole` is the source as it was read, `notice` an address."""

    whole: Source | None = None
    notice: str = ""

    @property
    def original(self) -> Source:
        """The file as it was read."""
        assert self.whole is not None
        return self.whole


def redacted_source(whole: Source, header: str, body: str, notice: str) -> RedactedSource:
    """The source with this front matter, under a comment that says so, and this text."""
    digest = sha256_of(whole.text.encode("utf-8"))
    remark = f"# Names were removed from this copy: {notice}\n# SHA-256 of the original: {digest}\n"
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
