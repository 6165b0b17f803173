"""Files beside the texts: what a browser could run is told, and what only shows or draws is left alone."""

from __future__ import annotations

import io
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfWriter
from pypdf.generic import DictionaryObject, NameObject, PdfObject, TextStringObject

from mkdocs_evidence.checks.drawing_content import faults_in_drawing
from mkdocs_evidence.checks.file_content import _other_kind
from mkdocs_evidence.checks.pdf_content import ACTIVE, EMBEDDED, names_in_pdf
from mkdocs_evidence.model.file_policy import FILE_TYPES, FileType, ending_of, type_of_file

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">{}</svg>'
OF_MATPLOTLIB = """<?xml version="1.0" encoding="utf-8" standalone="no"?>
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<svg xmlns:xlink="http://www.w3.org/1999/xlink" width="9pt" xmlns="http://www.w3.org/2000/svg" version="1.1">
 <metadata><rdf:RDF xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:cc="http://creativecommons.org/ns#"
   xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <cc:Work><dc:date>2026</dc:date></cc:Work></rdf:RDF></metadata>
 <defs><style type="text/css">*{stroke-linejoin: round; fill: url(#a)}</style>
  <clipPath id="b"><rect/></clipPath></defs>
 <g id="c" clip-path="url(#b)" style="fill: url('#a'); stroke: #000"><use xlink:href="#c" x="1"/></g>
 <image xlink:href="data:image/png;base64,AAAA"/><a href="https://example.org/"><text>Words</text></a>
</svg>"""
OF_INKSCAPE = """<svg xmlns="http://www.w3.org/2000/svg" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"
 xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd" inkscape:version="1.3">
 <sodipodi:namedview inkscape:zoom="1"/><g inkscape:groupmode="layer"><path d="M 0 0"/></g></svg>"""


@pytest.mark.parametrize(
    "drawing", [OF_MATPLOTLIB, OF_INKSCAPE, SVG.format(""), SVG.format("<title>Words</title>")]
)
def test_a_drawing_that_only_draws_passes(drawing: str) -> None:
    assert faults_in_drawing(drawing.encode()) == ()
    assert faults_in_drawing(drawing.replace(' encoding="utf-8"', "").encode("utf-16")) == ()


@pytest.mark.parametrize(
    "inner",
    [
        "<script>go()</script>",
        '<script xlink:href="/x.js"/>',
        '<rect onclick="go()"/>',
        '<rect ONCLICK="go()"/>',
        '<a href="javascript:go()"/>',
        '<a xlink:href=" java&#9;script:go()"/>',
        '<a href="data:text/html,x"/>',
        '<use href="https://elsewhere.example/x.svg#a"/>',
        '<use href="data:image/svg+xml,x#a"/>',
        '<image href="https://elsewhere.example/x.png"/>',
        '<image href="data:image/svg+xml;base64,AAAA"/>',
        '<set attributeName="href" to="javascript:go()"/>',
        '<animate attributeName="x"/>',
        "<foreignObject/>",
        "<handler/>",
        '<html:script xmlns:html="http://www.w3.org/1999/xhtml">go()</html:script>',
        '<x:x xmlns:x="http://unknown.example/"/>',
        '<style>@import "x.css";</style>',
        "<style>.a { fill: url(//elsewhere.example/x) }</style>",
        "<style>.a { fill: u\\72l(//elsewhere.example/x) }</style>",
        '<rect style="fill: url(https://elsewhere.example/x)"/>',
        '<rect fill="url( x.svg#a )"/>',
        '<g xml:base="https://elsewhere.example/"/>',
        "<?xml-stylesheet href='x.css'?>",
        "<g>",
        "&undeclared;",
    ],
)
def test_whatever_a_drawing_does_besides_is_told(inner: str) -> None:
    assert faults_in_drawing(SVG.format(inner).encode())


def test_entities_of_a_drawing_are_never_expanded() -> None:
    bomb = (
        '<!DOCTYPE svg [<!ENTITY a "x"><!ENTITY b "' + "&a;" * 1000 + '">]>' + SVG.format("<text>&b;</text>")
    )
    outside = '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/hostname">]>' + SVG.format("<text>&a;</text>")

    for drawing in (bomb, outside):
        assert [fault.what for fault in faults_in_drawing(drawing.encode())] == ["it declares an entity"]


@given(st.binary(max_size=200))
@settings(max_examples=200, deadline=None)
def test_no_bytes_make_the_looks_at_files_fail(data: bytes) -> None:
    faults_in_drawing(data)
    names_in_pdf(b"%PDF-1.7\n1 0 obj << /Type /ObjStm >> stream\n" + data)
    names_in_pdf(data)


def _open_with(writer: PdfWriter, action: dict[str, PdfObject]) -> None:
    values = DictionaryObject({NameObject(name): value for name, value in action.items()})
    writer._root_object[NameObject("/OpenAction")] = values


def pdf(change: str) -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    if change == "script":
        _open_with(writer, {"/S": NameObject("/JavaScript"), "/JS": TextStringObject("app.alert(1)")})
    elif change == "file":
        writer.add_attachment("data.csv", b"a,b")
    elif change == "program":
        _open_with(writer, {"/S": NameObject("/Launch")})
    elif change == "protected":
        writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("change", "expected"),
    [("", set()), ("script", {"a script"}), ("program", {"an action that starts a program"})],
)
def test_what_a_pdf_of_another_program_runs_is_found(change: str, expected: set[str]) -> None:
    names = names_in_pdf(pdf(change))
    assert {what for name, what in ACTIVE.items() if name in names} == expected


def test_files_within_a_pdf_and_a_password_are_found() -> None:
    assert not names_in_pdf(pdf("file")).isdisjoint(EMBEDDED)
    assert names_in_pdf(pdf("")).isdisjoint(EMBEDDED)
    assert b"Encrypt" in names_in_pdf(pdf("protected"))


@pytest.mark.parametrize("written", [b"/JavaScript", b"/J#61vaScript", b"/#4a#53"])
def test_a_script_is_found_in_compressed_objects_however_its_name_is_written(written: bytes) -> None:
    packed = zlib.compress(b"5 0 << /S " + written + b" (go) >>")
    names = names_in_pdf(b"%PDF-1.7\n4 0 obj << /Type /Obj#53tm >>\nstream\r\n" + packed + b"\nendstream")
    assert names & {b"JavaScript", b"JS"}


def test_what_is_drawn_in_a_pdf_is_no_script() -> None:
    names = names_in_pdf(b"%PDF-1.7\n4 0 obj << /Subtype /Image >>\nstream\n\x00/JS /XFA \nendstream endobj")
    assert names.isdisjoint(ACTIVE)


@pytest.mark.parametrize("kind", FILE_TYPES, ids=lambda kind: kind.purpose)
def test_a_file_of_its_kind_passes_and_a_web_page_in_its_place_does_not(kind: FileType) -> None:
    mark = kind.marks[0] if kind.marks else b"words"

    assert _other_kind(kind, b"\x00" * kind.offset + mark + b" and more") == ""
    for page in (b"<!DOCTYPE html>", b"\xef\xbb\xbf \n<HTML lang=en>", b"<!-- x --><script>", b"<body>"):
        assert _other_kind(kind, page) == "it contains a web page (HTML)"


def test_an_ending_counts_in_any_letters_and_a_name_that_is_only_an_ending_is_none() -> None:
    assert type_of_file("files/Plan.PDF") is not None
    assert ending_of("files/.htaccess") == ".htaccess"
    assert [type_of_file(name) for name in (".htaccess", "x.tar.html", "x", "x.pdf.exe", "x.svgz")] == [
        None
    ] * 5
