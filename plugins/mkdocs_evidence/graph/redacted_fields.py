"""The fields of a record, and works of the bibliography, without the names that are withheld."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar, cast

from mkdocs_evidence.model import Contributor, CslItem, CslName
from mkdocs_evidence.model.common_fields import AttachedFile
from mkdocs_evidence.model.fields import Part

P = TypeVar("P", bound=Part)
T = TypeVar("T")
Redact = Callable[[str], str]
_KEPT_SETTINGS = frozenset(
    {
        *("url", "identity", "redirects", "language", "repository", "edit_base", "editor_policy"),
        *("edition", "editions", "featured", "id", "date"),
    }
)
"""Settings that hold no words: addresses, codes, ids, dates."""
_NOTHING = object()


def redacted_part(part: P, redact: Redact, instead: str) -> P:
    """A group of fields in which every text is redacted, and every address that holds a name is `instead`.

    Files and old addresses that hold a name are left out.
    """
    changed = {}
    for name, value in vars(part).items():
        made = _value(name, value, redact, instead)
        if made is not value:
            changed[name] = made
    if "image" in changed:
        changed["image"] = changed["image_alt"] = None
    return part.model_copy(update=changed) if changed else part


def _value(name: str, value: Any, redact: Redact, instead: str) -> Any:
    if isinstance(value, str):
        return _text(name, value, redact, instead)
    if isinstance(value, Contributor):
        return _contributor(value, redact, instead)
    if isinstance(value, Part):
        return redacted_part(value, redact, instead)
    if isinstance(value, tuple):
        made = [one for item in value if (one := _item(name, item, redact, instead)) is not _NOTHING]
        same = len(made) == len(value) and all(one is item for one, item in zip(made, value, strict=True))
        return value if same else tuple(dict.fromkeys(made))
    return value


def _item(name: str, item: Any, redact: Redact, instead: str) -> Any:
    """An item of a list; nothing for what is left out."""
    is_file = isinstance(item, AttachedFile) and item.path is not None and redact(item.path) != item.path
    is_old = name == "aliases" and redact(item) != item
    return _NOTHING if is_file or is_old else _value(name, item, redact, instead)


def _text(name: str, text: str, redact: Redact, instead: str) -> str:
    made = redact(text)
    if made == text or name == "topics":
        return text
    return instead if text.startswith(("https://", "http://")) else made


def _contributor(one: Contributor, redact: Redact, instead: str) -> Contributor:
    """Somebody by name; where the parts of a name together are withheld, the words for that."""
    values = vars(one)
    for forms in (("given", "particle", "family"), ("family", "given")):
        whole = " ".join(values[part] for part in forms if values.get(part))
        if redact(whole) != whole:
            return Contributor.model_construct(reference=None, name=redact(whole))
    return redacted_part(one, redact, instead)


def redacted_item(item: CslItem, redact: Redact, instead: str) -> CslItem:
    """A work of the bibliography in which names and texts are redacted; its key stays."""
    changed: dict[str, Any] = {}
    for field in fields(item):
        value = getattr(item, field.name)
        if isinstance(value, str) and field.name not in ("id", "type"):
            changed[field.name] = _text(field.name, value, redact, instead)
        elif isinstance(value, tuple):
            changed[field.name] = tuple(_name(one, redact) for one in value)
    return replace(item, **changed)


def _name(name: CslName, redact: Redact) -> CslName:
    for written in (name.in_words, name.inverted, f"{name.family} {name.given}"):
        if redact(written) != written:
            return CslName(literal=redact(written))
    return name


def redacted_settings(value: T, redact: Redact) -> T:
    """Settings of the site in which every text is redacted, but for addresses and ids."""
    if isinstance(value, str):
        return cast("T", redact(value))
    if isinstance(value, tuple):
        return cast("T", tuple(redacted_settings(item, redact) for item in value))
    if is_dataclass(value) and not isinstance(value, type):
        names = (field.name for field in fields(value) if field.name not in _KEPT_SETTINGS)
        changed = {name: redacted_settings(getattr(value, name), redact) for name in names}
        return cast("T", replace(value, **changed))
    return value
