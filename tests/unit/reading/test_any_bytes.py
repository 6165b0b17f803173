"""Whatever a file holds, reading it ends in a record or in faults at places that exist."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from mkdocs_evidence.diagnostics import render_github, render_json, render_text
from mkdocs_evidence.model import RecordType
from mkdocs_evidence.model.characters import UNSHOWABLE
from mkdocs_evidence.reading import SourceFile, read_file, read_records
from mkdocs_evidence.reading.text import _may_hold_control

PATHS = st.sampled_from(
    [f"{kind.value}/abc/v1.md" if kind.is_versioned else f"{kind.value}/abc.md" for kind in RecordType]
    + ["protocols/abc.md", "blogs/Index.md", "blog/abc.md", "blogs/A b.md", "reports/abc/x.markdown"]
)
FIELD = st.sampled_from(
    [
        "title",
        "date",
        "authors",
        "findings",
        "interval",
        "image",
        "draft",
        "change",
        "class",
        "files",
        "status_history",
        "project",
        "original",
        "sources",
        "n",
        "estimate",
        "roles",
        "from",
        "start",
    ]
)
SCALAR = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        ["no", "~", "", "1e999", "-0", "9" * 400, "2019-02-30", "a/b", "abc@9999", "{}", "[]", "&a", "*a"]
    ),
)
INDENT = st.sampled_from(["", "  ", "    ", "- ", "  - ", "\t"])
LINE = st.builds(lambda indent, field, value: f"{indent}{field}: {value}", INDENT, FIELD, SCALAR)
HEADER = st.lists(LINE, max_size=12).map(lambda lines: "---\n" + "\n".join(lines) + "\n---\n")


def check(path: str, data: bytes) -> None:
    file = SourceFile(path, data)
    record, faults = read_file(file)
    assert record is None or not faults
    text = data.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace")
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for fault in faults:
        place = fault.place
        assert place.path == f"content/{path}"
        assert 1 <= place.line <= len(lines)
        assert 1 <= place.column <= len(lines[place.line - 1]) + 1
        assert place.length >= 1
    assert render_text(faults)
    assert render_json(faults)
    assert bool(render_github(faults)) == bool(faults)
    for partial in read_records([file]).partial:
        assert record is None
        assert f"content/{partial.record.file}" == f"content/{path}"


@settings(deadline=None, max_examples=150)
@given(PATHS, st.binary(max_size=200))
def test_any_bytes(path: str, data: bytes) -> None:
    check(path, data)


@settings(deadline=None, max_examples=150)
@given(PATHS, st.text(max_size=200))
def test_any_text_between_fences(path: str, text: str) -> None:
    check(path, f"---\n{text}\n---\n{text}".encode("utf-8", "surrogatepass"))


@settings(deadline=None, max_examples=300)
@given(PATHS, HEADER)
def test_any_mixture_of_fields(path: str, text: str) -> None:
    check(path, text.encode("utf-8", "surrogatepass"))


@given(
    st.text(
        alphabet=st.characters(exclude_categories=["Cs"])
        | st.sampled_from("\x00\x0b\x7f\x85\x9f\ufeff\ufffe\uffff")
    )
)
def test_no_character_that_nobody_can_see_is_overlooked(text: str) -> None:
    assert _may_hold_control(text.encode()) or not UNSHOWABLE.search(text)


def test_usual_text_is_not_looked_through_for_what_nobody_can_see() -> None:
    assert not _may_hold_control("“Quoted” – 5 €\tand\r\nmore…".encode())
