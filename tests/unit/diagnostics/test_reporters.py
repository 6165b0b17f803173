"""One fault, told to a person, to a program and to a pull request."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_evidence.diagnostics import (
    Diagnostic,
    Place,
    Rule,
    Severity,
    render_github,
    render_json,
    render_text,
    visible,
)

ROOT = Path(__file__).resolve().parents[3]
FAULT = Diagnostic(
    Rule("word-unknown", "Only words of the list"),
    Place("content/reports/x/v1.md", 12, 7, 6, "kind: finals"),
    "`kind` does not take `finals`",
    "write final",
    seen="finals",
    allowed=("interim", "final"),
    nearest="final",
)


def test_a_person_sees_the_line_a_caret_and_the_next_step() -> None:
    assert render_text([FAULT]) == (
        "error[word-unknown]: `kind` does not take `finals`\n"
        "  --> content/reports/x/v1.md:12:7\n"
        "   |\n"
        "12 | kind: finals\n"
        "   |       ^^^^^^\n"
        "   = found: finals\n"
        "   = allowed: interim, final\n"
        "   = did you mean: final\n"
        "   = help: write final\n"
        "   = more: docs/rules/word-unknown.md\n"
        "\n"
        "1 error in 1 file.\n"
    )


def test_the_closing_line_counts_errors_warnings_and_files() -> None:
    warning = Diagnostic(Rule("w", "W", Severity.WARNING), Place("content/a.md"), "may be wrong", "look")
    assert render_text([]) == "No faults found.\n"
    assert render_text([FAULT, warning, warning]).endswith("1 error and 2 warnings in 2 files.\n")


@given(
    st.text(st.characters(exclude_characters="\n"), min_size=1, max_size=400).map(visible),
    st.integers(0, 399),
    st.integers(1, 50),
)
def test_the_carets_stand_below_the_fault_however_long_the_line(line: str, start: int, length: int) -> None:
    start %= len(line)
    place = Place("a.md", 3, start + 1, min(length, len(line) - start), line)
    shown = render_text([Diagnostic(FAULT.rule, place, "is wrong", "mend it")]).split("\n")
    source, carets = shown[3], shown[4]
    assert source[carets.index("^")] == line.replace("\t", " ")[start]
    assert len(carets) <= len(source)
    assert len(source) <= 130


def test_a_program_gets_every_part() -> None:
    told = json.loads(render_json([FAULT]))
    assert told[0]["group"].startswith("word-unknown:")
    assert [{name: value for name, value in one.items() if name != "group"} for one in told] == [
        {
            "rule": "word-unknown",
            "title": "Only words of the list",
            "severity": "error",
            "path": "content/reports/x/v1.md",
            "line": 12,
            "column": 7,
            "length": 6,
            "message": "`kind` does not take `finals`",
            "found": "finals",
            "allowed": ["interim", "final"],
            "nearest": "final",
            "remedy": "write final",
            "command": None,
            "url": "docs/rules/word-unknown.md",
        }
    ]


def test_a_pull_request_gets_one_line_for_each_fault() -> None:
    awkward = Diagnostic(FAULT.rule, Place("content/a,b:c.md", 2, 3), "100%\nwrong", "mend it")
    told = [*reversed(render_github([FAULT, awkward]).splitlines())]
    assert told[0].startswith(
        "::error file=content/reports/x/v1.md,line=12,col=7,endColumn=13,"
        "title=Only words of the list [word-unknown]::`kind` does not take `finals`%0Afound: finals%0A"
    )
    assert told[1].startswith("::error file=content/a%2Cb%3Ac.md,line=2,col=3,")
    assert "::100%25%0Awrong%0A" in told[1]
    assert len(told) == 2


def test_what_programs_get_keeps_to_its_schema() -> None:
    schema = json.loads((ROOT / "docs" / "schema" / "cli" / "check.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    note = Diagnostic(
        Rule("n", "N", Severity.NOTE), Place("a.md"), "is so", "do it", command="python3 build.py"
    )
    told = json.loads(render_json([FAULT, note]))
    assert [error.message for error in validator.iter_errors(told)] == []
    assert sorted(told[0]) == sorted(schema["items"]["properties"])
