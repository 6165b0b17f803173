"""From a field or a link to its place in the file."""

from __future__ import annotations

import pytest

from mkdocs_evidence.model import Source
from mkdocs_evidence.reading import locate, locate_in_body

SOURCE = Source(
    "reports/school-pilot/v1.md",
    'title: "School pilot"\nevaluates: school-pilot@2\nfindings:\n'
    "  - outcome: referrals\n    interval: [0.7,\n      1.2]\n",
    "\n## Heading\n\nSome words.\n",
    body_line=9,
)


@pytest.mark.parametrize(
    ("path", "key", "value"),
    [
        (("title",), (2, 1, 5), (2, 8, 14)),
        (("findings", 0, "outcome"), (5, 5, 7), (5, 14, 9)),
        (("findings", 0, "interval"), (6, 5, 8), (6, 15, 1)),
        (("findings", 0, "interval", 1), (7, 7, 3), (7, 7, 3)),
        (("findings", 0), (5, 5, 1), (5, 5, 1)),
        # One value stands for a list of one.
        (("evaluates", 0), (3, 12, 14), (3, 12, 14)),
        # What is missing is shown at what should hold it.
        (("summary",), (1, 1, 3), (1, 1, 3)),
        (("findings", 0, "statement"), (5, 5, 1), (5, 5, 1)),
        (("findings", 3, "statement"), (4, 1, 8), (4, 1, 8)),
        ((), (1, 1, 3), (1, 1, 3)),
    ],
)
def test_a_field_is_found_in_its_file(
    path: tuple[str | int, ...], key: tuple[int, int, int], value: tuple[int, int, int]
) -> None:
    for place, expected in ((locate(SOURCE, path, at="key"), key), (locate(SOURCE, path), value)):
        assert (place.line, place.column, place.length) == expected
        assert place.path == "content/reports/school-pilot/v1.md"


def test_a_place_in_the_body_shows_its_line() -> None:
    place = locate_in_body(SOURCE, 12, 6, 99)
    assert (place.source_line, place.column, place.length) == ("Some words.", 6, 6)
    assert locate_in_body(SOURCE, 99, 1).source_line == ""
