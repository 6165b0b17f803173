"""Word files made by hand: the smallest that Word would open, with what a test needs in them."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping

from mkdocs_evidence.authoring import (
    Plain,
    WordRecord,
    look_into,
    read_word,
    record_from_word,
    write_markdown,
)
from mkdocs_evidence.model import RecordType

CONTENT_TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="png" ContentType="image/png"/><Default Extension="emf" ContentType="image/x-emf"/>'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'
    "</Types>"
)
RELATIONS = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STYLES = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    + "".join(
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{shown}"/></w:style>'
        for name, shown in (
            ("Title", "Title"),
            ("Author", "Author"),
            ("Date", "Date"),
            ("Heading1", "heading 1"),
            ("Heading2", "heading 2"),
        )
    )
    + "</w:styles>"
)
DOCUMENT = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    f'xmlns:r="{OFFICE}" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"><w:body>{}</w:body></w:document>'
)


def text(words: str, *, bold: bool = False) -> str:
    mark = "<w:rPr><w:b/></w:rPr>" if bold else ""
    return f'<w:r>{mark}<w:t xml:space="preserve">{words}</w:t></w:r>'


def styled(words: str, style: str = "", *, bold: bool = False) -> str:
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}{words if words.startswith('<') else text(words, bold=bold)}</w:p>"


def picture(number: int, alt: str = "", *, width: int = 914400, height: int = 457200) -> str:
    """A picture in a paragraph; sizes are in EMU, of which an inch has 914,400."""
    return (
        f'<w:p><w:r><w:drawing><wp:inline><wp:extent cx="{width}" cy="{height}"/>'
        f'<wp:docPr id="{number}" name="Picture {number}" descr="{alt}"/><a:graphic>'
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        f'<pic:nvPicPr><pic:cNvPr id="{number}" name="p" descr="{alt}"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="rIdP{number}"/></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:ext cx="{width}" cy="{height}"/></a:xfrm></pic:spPr>'
        "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )


def merged_table() -> str:
    """Two columns whose first row is one cell, and whose first column has a cell over two rows."""
    return (
        '<w:tbl><w:tblGrid><w:gridCol w:w="2000"/><w:gridCol w:w="2000"/></w:tblGrid>'
        '<w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p><w:r><w:t>Both</w:t></w:r></w:p>'
        "</w:tc></w:tr>"
        '<w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr><w:p><w:r><w:t>Tall</w:t></w:r></w:p></w:tc>'
        "<w:tc><w:p><w:r><w:t>One</w:t></w:r></w:p></w:tc></w:tr>"
        "<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>"
        "<w:tc><w:p><w:r><w:t>Two</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    )


def png(width: int = 2, height: int = 1) -> bytes:
    """A red picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + b"\xff\0\0" * width for _ in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def word_file(
    body: str,
    pictures: int = 0,
    suffix: str = "png",
    extra: Mapping[str, str] | None = None,
    picture_data: bytes = b"",
) -> bytes:
    """The bytes of a Word file with this body and this number of pictures, all with the same data."""
    relations = [f'<Relationship Id="rIdS" Type="{OFFICE}/styles" Target="styles.xml"/>']
    relations += [
        f'<Relationship Id="rIdP{number}" Type="{OFFICE}/image" Target="media/image{number}.{suffix}"/>'
        for number in range(1, pictures + 1)
    ]
    main = f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": CONTENT_TYPES,
        "_rels/.rels": RELATIONS.format(main),
        "word/_rels/document.xml.rels": RELATIONS.format("".join(relations)),
        "word/styles.xml": STYLES,
        "word/document.xml": DOCUMENT.format(body),
        **(extra or {}),
    }
    for number in range(1, pictures + 1):
        parts[f"word/media/image{number}.{suffix}"] = picture_data or png()
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
NUMBERS = (("decimal", "%1."), ("lowerLetter", "(%2)"), ("lowerRoman", "%3)"))
CLAUSES = (("decimal", "%1"), ("decimal", "%1.%2"), ("decimal", "%1.%2.%3"))
BULLETS = (("bullet", "•"), ("bullet", "–"), ("bullet", "•"))
FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
FORMULA = (
    '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math">'
    "<m:r><m:t>x=1</m:t></m:r></m:oMath>"
)


def numbering(*lists: tuple[tuple[str, str], ...], start: int = 1) -> dict[str, str]:
    """Lists 1, 2 … with the forms of their levels; the first list begins at a number."""
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{number}">'
        + "".join(
            f'<w:lvl w:ilvl="{level}"><w:start w:val="{start if number == 1 else 1}"/>'
            f'<w:numFmt w:val="{form}"/>'
            f'<w:lvlText w:val="{shown}"/></w:lvl>'
            for level, (form, shown) in enumerate(levels)
        )
        + "</w:abstractNum>"
        for number, levels in enumerate(lists, 1)
    )
    instances = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'
        for number in range(1, len(lists) + 1)
    )
    return {"word/numbering.xml": f"<w:numbering {W}>{abstract}{instances}</w:numbering>"}


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*runs: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(one if '<' in one else run(one) for one in runs)}</w:p>"


def item(text: str, level: int = 0, number: int = 1, *, style: str = "") -> str:
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    listed = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return paragraph(text, properties=named + listed)


def table(*rows: tuple[str, ...], header: int = 0) -> str:
    written = "".join(
        f"<w:tr>{'<w:trPr><w:tblHeader/></w:trPr>' if at < header else ''}"
        + "".join(f"<w:tc>{cell if '<' in cell else paragraph(cell)}</w:tc>" for cell in row)
        + "</w:tr>"
        for at, row in enumerate(rows)
    )
    look = f'<w:tblPr><w:tblLook w:firstRow="{int(header > 0)}"/></w:tblPr>'
    return f"<w:tbl>{look}<w:tblGrid>{'<w:gridCol/>' * len(rows[0])}</w:tblGrid>{written}</w:tbl>"


def box(text: str) -> str:
    """A paragraph with a text box, written for newer and for older versions of Word."""
    content = f"<w:txbxContent>{paragraph(text)}</w:txbxContent>"
    return (
        "<w:p><w:r><w:t>Beside.</w:t></w:r><w:r><mc:AlternateContent "
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="wps">'
        "<w:drawing><wp:anchor><wps:txbx "
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        f"{content}</wps:txbx></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict>{content}</w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )


def field(instruction: str, shown: str) -> str:
    code = f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
    return f"{FIELD.format('begin')}{code}{FIELD.format('separate')}{run(shown)}{FIELD.format('end')}"


HEADING = '<w:pStyle w:val="Heading1"/>'
SWITCHED_OFF = '<w:vanish w:val="0"/>'


def imported(body: str, extra: dict[str, str] | None = None) -> WordRecord:
    opened = look_into(word_file(body, extra=extra), "plan.docx")
    answers = {"title": "A plan", "version_date": Plain("2026-03-20")}
    tree = read_word(opened.prepared.data)
    return record_from_word(RecordType.PROTOCOL, "our-plan", answers, opened, tree, write_markdown)


def body_of(record: WordRecord) -> str:
    return record.files[0].text.split("---\n", 2)[2].strip()
