"""Files are text in UTF-8."""

from dataclasses import replace

from mkdocs_evidence.diagnostics import Diagnostic, Place, Rule

RULE = Rule("encoding-utf8", "Files are saved as UTF-8")


def tell(place: Place, data: bytes, position: int) -> Diagnostic:
    """The first byte that is not UTF-8."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return Diagnostic(
            RULE,
            replace(place, source_line=""),
            "the file is saved as UTF-16, not as UTF-8",
            'save it again with the encoding "UTF-8"',
        )
    return Diagnostic(
        RULE,
        place,
        "the file is not saved as UTF-8: a character here cannot be read",
        'open it and choose "Save with encoding", then "UTF-8", and check the letters in this line',
        seen=f"the byte 0x{data[position]:02X}",
    )
