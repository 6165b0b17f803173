"""Links and pictures in texts lead to what is there."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from mkdocs_evidence.checks.scope import Scope
from mkdocs_evidence.checks.written_links import linking_texts, places_of_link
from mkdocs_evidence.diagnostics import Diagnostic, Place, Rule, Severity, nearest
from mkdocs_evidence.graph.canonical_addresses import collision_key
from mkdocs_evidence.model import CommonFields, Key, Record
from mkdocs_evidence.reading import SCHEMES, is_record_path, key_for_path

RULE = Rule("link-broken", "Links in texts lead to what is there", Severity.WARNING)


def check(scope: Scope) -> Iterator[Diagnostic]:
    """Every link and picture at whose path or address the site has nothing."""
    for record, rendered in linking_texts(scope):
        for written in dict.fromkeys(rendered.problems):
            problem = _problem_with(scope, record, written)
            if problem:
                message, step, meant = problem
                for place in places_of_link(scope, record, written):
                    yield Diagnostic(RULE, place, message, step, seen=written, nearest=meant)


def _problem_with(
    scope: Scope, record: Record[CommonFields], written: str
) -> tuple[str, str, str | None] | None:
    """Problem of a link, its remedy and a likely target; None where another rule reports it."""
    try:
        parts = urlsplit(written)
    except ValueError:
        return "this is not a web address", "correct the address: its square brackets do not match", None
    if parts.scheme not in ("", *SCHEMES):
        return None
    if parts.netloc:
        step = "correct the address; the best link to a record is [[type/id]], which is looked up by its name"
        return f"this is an address of this site, which has nothing at {parts.path}", step, None
    folder = "" if parts.path.startswith("/") else posixpath.dirname(record.file)
    path = posixpath.normpath(posixpath.join(folder, unquote(parts.path).lstrip("/")))
    if path.startswith(".."):
        step = "write the path from the folder of this file: each ../ goes one folder up"
        return "this path leads out of the site's folder", step, None
    key = key_for_path(path) if is_record_path(path) else None
    if key is not None and (key in scope.unreadable or key in scope.graph.everything.by_key):
        return _record_not_public(scope, record, key)
    return _file_missing(scope, path)


def _record_not_public(
    scope: Scope, record: Record[CommonFields], key: Key
) -> tuple[str, str, str | None] | None:
    """A record that is there and not public; one that cannot be read, or a draft's, is no fault here."""
    if key in scope.unreadable or not scope.graph.shows(record.key):
        return None
    return (
        f"`{key}` is not public: it is a draft, or its date has not come",
        "publish both together, or remove the link until then",
        None,
    )


def dead_address(written: str, place: Place) -> Diagnostic:
    """A link of a page that is no record, to an address at which the site has nothing."""
    return Diagnostic(
        RULE,
        place,
        f"the site has nothing at {written}",
        "correct the address; or write the path of the file from the folder of this one, as in ../about.md",
        seen=written,
    )


def _file_missing(scope: Scope, path: str) -> tuple[str, str, str | None]:
    key = collision_key(path)
    alike = next((name for name in scope.files() if collision_key(name) == key), None)
    if alike:
        return f"there is no file {path}", "write the name exactly as the file has it: capitals count", alike
    return (
        f"the site has nothing at {path}",
        "correct the path, which starts in the folder of this file; a record is best linked as [[type/id]]",
        _meant(path, scope.files()),
    )


def _meant(path: str, files: tuple[str, ...]) -> str | None:
    """The file that a path most likely means: one of its name elsewhere, or of a like name in its folder."""
    folder, _, name = path.rpartition("/")
    same = [one for one in files if one.rpartition("/")[2] == name]
    if same:
        return same[0]
    beside = (one for one in files if one.rpartition("/")[0] == folder)
    return nearest(path, beside)
