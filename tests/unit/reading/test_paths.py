"""Which files are records, and what they are called."""

from __future__ import annotations

import pytest

from mkdocs_evidence.model import Key, RecordType
from mkdocs_evidence.reading import SourceFile, is_for_reading, is_record_path, key_for_path, read_file


@pytest.mark.parametrize(
    ("path", "key"),
    [
        ("blogs/first-post.md", Key(RecordType.BLOG, "first-post")),
        ("people/jo-field.md", Key(RecordType.PERSON, "jo-field")),
        ("protocols/school-pilot/v1.md", Key(RecordType.PROTOCOL, "school-pilot", 1)),
        ("reports/school-pilot/v12.md", Key(RecordType.REPORT, "school-pilot", 12)),
    ],
)
def test_the_path_is_the_name(path: str, key: Key) -> None:
    assert key_for_path(path) == key
    assert is_record_path(path)
    assert is_for_reading(path)


@pytest.mark.parametrize(
    "path",
    [
        "index.md",
        "about.md",
        "blogs/index.md",
        "blogs/README.md",
        "blogs/2019/post.md",
        "blogs/Post.md",
        "blogs/ab.md",
        "blogs/post.markdown",
        "protocols/school-pilot.md",
        "protocols/school-pilot/v0.md",
        "protocols/school-pilot/v01.md",
        "protocols/school-pilot/v1/text.md",
        "blog/post.md",
        "blogs/-post-.md",
    ],
)
def test_other_paths_are_no_records(path: str) -> None:
    assert key_for_path(path) is None


@pytest.mark.parametrize(
    "path",
    ["about.md", "images/a.png", "blogs/school.jpg", "protocols/school-pilot/files/annex.md", "guide/a.md"],
)
def test_pages_pictures_and_attached_files_are_passed_over(path: str) -> None:
    assert read_file(SourceFile(path, b"\xff\x00 anything")) == (None, ())
