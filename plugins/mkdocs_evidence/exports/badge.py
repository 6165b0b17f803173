"""status.svg: a record's status as a small picture that other sites can show.

The status stands there in words, with a shape of its own: colour is never all that tells two states
apart. Every pair of colours has a contrast of at least 4.5 to 1. No script, no font, no other file.
"""

from __future__ import annotations

from typing import NamedTuple

from mkdocs_evidence.exports.atom import xml_text
from mkdocs_evidence.graph.description import Description, StatusWord
from mkdocs_evidence.model import RecordType

HEIGHT = 24
PADDING = 8
SHAPE = 20
CHARACTER = 7.0
"""A generous mean width of a character at 12 px: the text is fitted to its place by `textLength`."""


class Look(NamedTuple):
    """The shape (an SVG path in a square of 10) and the ground on which it stands."""

    shape: str
    ground: str


RIGHT = Look("M1 5.5 4 8.5 9.5 2", "#1b5e3a")
CIRCLE = Look("M5 1a4 4 0 1 0 .01 0z", "#1d4f91")
CLOCK = Look("M5 1a4 4 0 1 0 .01 0zM5 2.5V5l2 1", "#4a4a4a")
TRIANGLE = Look("M5 1 9.5 9h-9z", "#8a3b00")
SQUARE = Look("M1.5 1.5h7v7h-7z", "#4a4a4a")
CROSS = Look("M1.5 1.5l7 7M8.5 1.5l-7 7", "#9b1c1c")

LOOKS = {
    "reported": RIGHT,
    "reported_late": RIGHT,
    "current": RIGHT,
    "due": CLOCK,
    "not_due": CLOCK,
    "superseded": CLOCK,
    "overdue": TRIANGLE,
    "concern": TRIANGLE,
    "corrected": TRIANGLE,
    "stopped": SQUARE,
    "cancelled": SQUARE,
    "paused": SQUARE,
    "exempt": SQUARE,
    "draft": SQUARE,
    "withdrawn": CROSS,
    "retracted": CROSS,
    "removed": CROSS,
}


def render_badge(description: Description) -> str:
    """The badge of a project, a protocol, a report or one of their versions."""
    label, status = badge_words(description)
    left, right = _width(label), _width(status.label) + SHAPE
    total = left + right
    words = xml_text(f"{label}: {status.label}")
    look = LOOKS.get(status.value, CIRCLE)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{total}" height="{HEIGHT}" '
        f'viewBox="0 0 {total} {HEIGHT}" role="img" aria-label="{words}">\n'
        f"<title>{words}</title>\n"
        f'<rect width="{total}" height="{HEIGHT}" rx="4" fill="{look.ground}"/>\n'
        f'<path d="M4 0h{left - 4}v{HEIGHT}H4a4 4 0 0 1-4-4V4a4 4 0 0 1 4-4z" fill="#2b2b2b"/>\n'
        f'<path d="{look.shape}" transform="translate({left + PADDING} 7)" fill="none" stroke="#fff" '
        'stroke-width="1.6"/>\n'
        '<g fill="#fff" font-family="Verdana, DejaVu Sans, Arial, sans-serif" font-size="12">\n'
        f"{_text(label, PADDING, left)}{_text(status.label, left + SHAPE + PADDING, right - SHAPE)}</g>\n"
        "</svg>\n"
    )


def badge_words(description: Description) -> tuple[str, StatusWord]:
    """What stands on the badge: what it is, and the status that readers must know first."""
    document = description.status("document")
    label = description.key.type.label
    if description.version:
        label = f"{label}, version {description.version}"
    if document and document.value != "published":
        return label, document
    if description.key.type is RecordType.PROJECT:
        study, results = description.status("study"), description.status("results")
        assert study is not None
        assert results is not None
        if results.value in ("overdue", "reported", "reported_late"):
            return f"Results of a study ({study.label.lower()})", results
        return "Study", study
    own = next((entry.state for entry in description.versions if entry.number == description.version), None)
    state = own or description.status("version")
    assert state is not None, f"{description.key} has neither a document status nor a version"
    return label, state


def _width(text: str) -> int:
    return round(len(text) * CHARACTER) + 2 * PADDING


def _text(text: str, left: int, width: int) -> str:
    length = width - 2 * PADDING
    fitted = f'textLength="{length}" lengthAdjust="spacingAndGlyphs"'
    return f'<text x="{left}" y="16" {fitted}>{xml_text(text)}</text>'
