"""At most five sentences for all acts of a change: one for each, or one for each kind of act."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from mkdocs_evidence.changes.acts import Act, ActKind
from mkdocs_evidence.changes.changed_words import listed
from mkdocs_evidence.diagnostics import counted

MOST_SENTENCES = 5
MOST_IN_SHORT = 6
"""So many kinds of acts are summed up in the last sentence."""
MOST_TITLES = 3
"""So many titles are named in a sentence on several records."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence on one act or on several: an address may stand between its beginning and its end."""

    begin: str
    address: str = ""
    end: str = ""

    @property
    def text(self) -> str:
        """The sentence without the address."""
        return f"{self.begin}{self.end}."


@dataclass(frozen=True, slots=True)
class _Phrase:
    """How one act is told: before its subject, and after it; `thing` is what its number counts."""

    verb: str
    rest: str = ""
    thing: str = ""
    things: str = ""


_PHRASES = {
    ActKind.REMOVE: _Phrase("Removes", " from the site"),
    ActKind.WITHHOLD: _Phrase("Withholds {n} of", thing="further form"),
    ActKind.RETRACT: _Phrase("Retracts"),
    ActKind.WITHDRAW: _Phrase("Withdraws"),
    ActKind.CONCERN: _Phrase("Raises a concern about"),
    ActKind.TAKE_AWAY: _Phrase("Takes away"),
    ActKind.END_NOTICE: _Phrase("Ends"),
    ActKind.RENEW_NOTICE: _Phrase("Puts in force again"),
    ActKind.CORRECT: _Phrase("Publishes a correction to"),
    ActKind.CLARIFY: _Phrase("Publishes a clarification of"),
    ActKind.NON_PUBLICATION: _Phrase("Says that no final report will be published on"),
    ActKind.DROP_OUTCOMES: _Phrase("Takes back {n} in", "", "promised outcome", "promised outcomes"),
    ActKind.OMIT_OUTCOMES: _Phrase("Leaves {n} unreported in", "", "promised outcome", "promised outcomes"),
    ActKind.CHANGE_OUTCOMES: _Phrase("Changes {n} in", "", "promised outcome", "promised outcomes"),
    ActKind.DROP_FINDINGS: _Phrase("Takes {n} out of", "", "finding"),
    ActKind.CHANGE_FINDINGS: _Phrase("Changes {n} of", "", "finding"),
    ActKind.MOVE_DUE_DATE: _Phrase("Moves the day by which the findings of", " are owed"),
    ActKind.CHANGE_STATUS: _Phrase("Changes the status of"),
    ActKind.SEAL: _Phrase("Seals"),
    ActKind.ADD_OUTCOMES: _Phrase("Promises {n} more in", "", "outcome"),
    ActKind.ADD_FINDINGS: _Phrase("Adds {n} to", "", "finding"),
    ActKind.CHANGE_RESULTS: _Phrase("Changes the results status of"),
    ActKind.PUBLISH: _Phrase("Publishes"),
    ActKind.KEEP_EDITION: _Phrase("Keeps"),
    ActKind.MOVE: _Phrase("Gives", " a new address"),
    ActKind.RENAME: _Phrase("Renames"),
    ActKind.CORRECT_CITED: _Phrase("Corrects"),
    ActKind.EDIT: _Phrase("Changes"),
    ActKind.IDENTIFY: _Phrase("Gives"),
    ActKind.REDIRECT: _Phrase("Lets"),
    ActKind.PAGE: _Phrase("Changes"),
    ActKind.SETTINGS: _Phrase("Changes"),
    ActKind.FILES: _Phrase("Changes"),
    ActKind.SCHEDULE: _Phrase("Plans to publish"),
    ActKind.DRAFT: _Phrase("Keeps a draft of"),
}
_OF_MANY = {
    ActKind.IDENTIFY: " a DOI",
    ActKind.REDIRECT: " lead on",
    ActKind.SCHEDULE: " on later days",
    ActKind.DRAFT: ": nobody sees them yet",
}
"""What ends a sentence on several acts where each of them has an end of its own."""


def sentence_of(act: Act) -> Sentence:
    """The sentence on one act."""
    phrase = _PHRASES[act.kind]
    begin = f"{_verb(phrase, act.number)} {act.subject}".strip()
    end = f"{phrase.rest}{act.tail}"
    return Sentence(begin, act.address, f"{end}{_reach((act,), '; ' if ': ' in end else ': ')}")


def sentences_of(acts: Sequence[Act]) -> tuple[Sentence, ...]:
    """At most five sentences on ordered acts: where there are more, one on each kind, the gravest first.

    The fifth sums up all kinds that are left.
    """
    if len(acts) <= MOST_SENTENCES:
        return tuple(sentence_of(act) for act in acts)
    groups = [tuple(group) for _, group in groupby(acts, key=lambda act: act.kind)]
    if len(groups) <= MOST_SENTENCES:
        return tuple(map(_sentence, groups))
    shown, others = groups[: MOST_SENTENCES - 1], groups[MOST_SENTENCES - 1 :]
    rest = [_in_short(group) for group in others[:MOST_IN_SHORT]]
    left = sum(map(len, others[MOST_IN_SHORT:]))
    if left:
        rest.append(f"does {counted(left, 'thing')} more, listed below")
    return (*map(_sentence, shown), Sentence(f"Also {listed(rest)}"))


def _sentence(acts: Sequence[Act]) -> Sentence:
    if len(acts) == 1:
        return sentence_of(acts[0])
    titles = tuple(dict.fromkeys(act.title for act in acts if act.title))
    named = f" ({_some(titles)})" if titles else ""
    words = f"{_in_short(acts)}{named}"
    return Sentence(f"{words[:1].upper()}{words[1:]}", "", _reach(acts, ": "))


def _in_short(acts: Sequence[Act]) -> str:
    """Acts of one kind without titles, to stand within a sentence."""
    kind = acts[0].kind
    phrase = _PHRASES[kind]
    words = f"{_verb(phrase, sum(act.number for act in acts))} {_counted(acts)}{phrase.rest}"
    words += _OF_MANY.get(kind, "")
    if kind is ActKind.SEAL:
        words = f"Seals {counted(len(acts), 'version')} of {_counted(_each_once(acts))}"
    if kind is ActKind.SETTINGS:
        words = "Changes the settings of the site"
    return f"{words[:1].lower()}{words[1:]}"


def _each_once(acts: Sequence[Act]) -> Sequence[Act]:
    return tuple({act.address.rpartition("v")[0]: act for act in acts}.values())


def _verb(phrase: _Phrase, number: int) -> str:
    return phrase.verb.format(n=counted(number, phrase.thing, phrase.things))


def _counted(acts: Sequence[Act]) -> str:
    """The number of records, for each kind of them: 2 reports and 1 protocol."""
    numbers: dict[tuple[str, str], int] = {}
    for act in acts:
        many = act.number if act.kind is ActKind.FILES else 1
        numbers[act.noun, act.plural] = numbers.get((act.noun, act.plural), 0) + many
    return listed([counted(number, *nouns) for nouns, number in numbers.items()])


def _some(titles: Sequence[str]) -> str:
    shown = [f"“{title}”" for title in titles[:MOST_TITLES]]
    if len(titles) > MOST_TITLES:
        shown.append(f"{len(titles) - MOST_TITLES} more")
    return listed(shown)


def _reach(acts: Sequence[Act], begin: str) -> str:
    """How far acts of one kind reach, as the end of a sentence; empty where no other page changes."""
    banner = _union(act.banner for act in acts)
    others = _union(act.pages for act in acts) - banner
    parts = []
    if banner:
        will = "lose" if acts[0].kind is ActKind.END_NOTICE else "carry"
        parts.append(f"{counted(len(banner), 'page')} will {will} the banner")
    if others:
        change = "changes" if len(others) == 1 else "change"
        number = (
            counted(len(others), "other page") if banner or acts[0].address else counted(len(others), "page")
        )
        parts.append(f"{number} {change} with it" if len(acts) == 1 else f"{number} {change} with them")
    return f"{begin}{listed(parts)}" if parts else ""


def _union(pages: Iterable[Sequence[str]]) -> set[str]:
    return {page for some in pages for page in some}
