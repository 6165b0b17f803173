"""The words of the interface in other languages: one catalogue each, whose keys are the English words.

What has no entry is shown in English, so that a catalogue can grow; a test holds the Welsh one to be
complete for navigation and for the words of every vocabulary.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

import yaml
from babel import Locale, UnknownLocaleError
from jinja2 import pass_context
from jinja2.runtime import Context

CATALOGUES = Path(__file__).parent / "catalogues"
SOURCE = "en"


def primary(language: str) -> str:
    """The language of a tag without region or script: cy-GB is cy (RFC 5646, section 2.2.1)."""
    return language.replace("_", "-").partition("-")[0].lower()


@cache
def catalogue(language: str) -> Mapping[str, str]:
    """The words of a language under the English ones; empty for English and where there is none."""
    path = CATALOGUES / f"{primary(language)}.yml"
    if primary(language) == SOURCE or not path.is_file():
        return MappingProxyType({})
    read = yaml.load(path.read_bytes(), Loader=yaml.CBaseLoader)  # noqa: S506 - text only, our own file
    return MappingProxyType({key: value for group in read.values() for key, value in group.items()})


def said(text: str, language: str, **values: object) -> str:
    """A text of the interface in a language, with its {gaps} filled."""
    return speaks(language)(text, **values)


@cache
def speaks(language: str) -> Callable[..., str]:
    """What says a text of the interface in this language, with its {gaps} filled."""
    words = catalogue(language)

    def say(text: str, **values: object) -> str:
        found = words.get(text, text)
        return found.format(**values) if values else found

    return say


def in_language(language: str) -> Callable[..., str]:
    """The filter `t`: a text of the interface in the language of a site.

    It takes Jinja's context, which it has no use for, because Jinja would make what rests on constants
    alone when it compiles a template, and compiled templates are kept from one build to the next.
    """
    say = speaks(language)

    @pass_context
    def translated(_: Context, text: object, **values: object) -> str:
        return say(str(text), **values)

    return translated


def language_name(language: str) -> str:
    """A language's name in that language: cy is Cymraeg; the tag itself where it is not known."""
    try:
        name = Locale.parse(language.replace("-", "_")).get_display_name()
    except (UnknownLocaleError, ValueError):
        name = None
    return name[:1].upper() + name[1:] if name else language
