"""Citations put together from parts that are formatted once, where the grammar of CSL makes this exact.

`[see @a, p. 3]` is `[@a]` in a frame, and `[@a; @b]` is `[@a]` and `[@b]` with a delimiter between them, in
the order of the style. Frames and the delimiter are not written here: the engine is asked for an example
of each. A style decides by the shape of a work, never by what its names and titles say, so for all
works of a shape the same is added in the same place. Neighbours change each other only where punctuation
meets; so parts meet between letters and digits, or the engine is asked for the whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from itertools import combinations, permutations

from mkdocs_evidence.citing.documents import Cites
from mkdocs_evidence.citing.kept import Answer
from mkdocs_evidence.citing.shapes import Shape, Shapes
from mkdocs_evidence.citing.style import Style
from mkdocs_evidence.citing.units import Kind, Unit
from mkdocs_evidence.model import Cite, CiteMode, CslItem

Answers = Mapping[Unit, Answer]
_LINKED = re.compile(r"(?P<before>[^<]*)(?P<opening><a [^>]*>)(?P<inner>[^<]*)</a>(?P<after>[^<]*)")
_BETWEEN = re.compile(r"(?<=</a>)([^<]+)(?=<a )")
_PLAIN = re.compile(r"[\w ,.:;()/–-]*")
"""Words around a key that cannot change what stands beside them: no markup and no quotes."""


@dataclass(frozen=True, slots=True)
class _Linked:
    """A citation of one work: what stands before its link, in it and after it."""

    before: str
    opening: str
    inner: str
    after: str

    @property
    def link(self) -> str:
        return f"{self.opening}{self.inner}</a>"

    @property
    def meets_plainly(self) -> bool:
        """Whether it begins and ends with a letter or a digit."""
        inner = unescape(self.inner)
        return inner[:1].isalnum() and inner[-1:].isalnum()


@dataclass(frozen=True, slots=True)
class Composition:
    """What is asked, and what is made of the answers.

    Each of `framed` is made after its example, a citation of a work of the same shape in the same frame;
    all of `joined` after `pair`, an example of two works; `order` is how the style orders them.
    """

    asked: frozenset[Unit]
    framed: Mapping[Unit, Unit]
    joined: frozenset[Unit] = frozenset()
    pair: Unit | None = None
    order: Unit | None = None

    def composed(self, answers: Answers) -> dict[Unit, Answer]:
        """What can be made of the answers to all that was asked."""
        found = {unit: _framed(unit, example, answers) for unit, example in self.framed.items()}
        delimiter = _delimiter(self.pair, answers) if self.pair else None
        if delimiter is not None:
            ordered = _Order.of(self.order, answers)
            found |= {unit: _joined(unit, delimiter, ordered, answers) for unit in self.joined}
        return {unit: (html,) for unit, html in found.items() if html is not None}

    def left(self, composed: Answers) -> set[Unit]:
        """What could not be made, and so must be asked as a whole."""
        return {unit for unit in self.joined.union(self.framed) if unit not in composed}


class Composer:
    """Tells which citations can be put together, and from what."""

    def __init__(self, items: Mapping[str, CslItem], style: Style, family_of: Mapping[str, str]) -> None:
        self._items = items
        self._style = style
        self._shapes = Shapes(items, style)
        self._family_of = family_of

    def plan(self, units: Iterable[Unit]) -> Composition:
        """Which of these units are asked, and which are made of others."""
        units = sorted(units, key=Unit.order)
        framed = self._framed(units)
        joined = [unit for unit in units if self._is_joined(unit)]
        pair = next((unit for unit in joined if len(unit.clusters[0]) == 2), None)
        made = frozenset(joined) - {pair} if pair else frozenset()
        used = [*framed, *framed.values(), *(joined if made else ())]
        alone = {alone_unit(cite.key) for unit in used for cite in unit.clusters[0]}
        order = self._order(made)
        asked = (set(units) - set(framed) - made) | alone | ({order} if order else set())
        return Composition(frozenset(asked), framed, made, pair if made else None, order)

    def _framed(self, units: list[Unit]) -> dict[Unit, Unit]:
        """The citations of one work with words around it, each with its example."""
        examples: dict[tuple[str, str, Shape], Unit] = {}
        found = {}
        for unit in units:
            cites = _bracketed(unit)
            words = "".join(cite.prefix + cite.suffix for cite in cites)
            if len(cites) == 1 and words and _PLAIN.fullmatch(words) and self._is_plain(cites[0].key):
                frame = (cites[0].prefix, cites[0].suffix, self._shapes.of(cites[0].key))
                found[unit] = examples.setdefault(frame, unit)
        return {unit: example for unit, example in found.items() if example is not unit}

    def _is_joined(self, unit: Unit) -> bool:
        """Whether a citation names works that could not be taken for each other, with no words of its own."""
        cites = _bracketed(unit)
        return (
            len({self._family_of[cite.key] for cite in cites}) == len(cites) > 1
            and not self._style.orders_by_number
            and not any(cite.prefix or cite.suffix for cite in cites)
            and all(self._is_plain(cite.key) for cite in cites)
        )

    def _is_plain(self, key: str) -> bool:
        """Whether its citation may begin with a name and end with a year; the answer will show."""
        item = self._items[key]
        return bool(item.author and item.issued and item.issued.start)

    def _order(self, joined: Iterable[Unit]) -> Unit | None:
        """All works in the order of the style, asked backwards: most that it orders will change places."""
        keys = {cite.key for unit in joined for cite in unit.clusters[0]}
        if not keys or not self._style.orders_citations:
            return None
        return Unit(Kind.ORDER, listed=tuple(sorted(keys, key=self._alphabetically, reverse=True)))

    def _alphabetically(self, key: str) -> tuple[str, str]:
        return self._family_of[key], key


@dataclass(frozen=True, slots=True)
class _Order:
    """The places of works when they were asked for, and in the order of the style.

    Works that are equal for the style stay as they were asked, so two are not equal if they changed places.
    """

    asked: Mapping[str, int]
    answered: Mapping[str, int]

    @classmethod
    def of(cls, unit: Unit | None, answers: Answers) -> _Order:
        """The order that was answered; an empty one where the style has none."""
        orders = (unit.listed, answers[unit]) if unit else ((), ())
        return cls(*({key: place for place, key in enumerate(keys)} for keys in orders))

    def sorted(self, cites: Cites) -> Cites | None:
        """The cites as the style orders them, equal ones as cited; None where that cannot be told."""
        if not self.answered:
            return cites
        ordered = tuple(sorted(cites, key=lambda cite: self.answered[cite.key]))
        pairs = combinations(ordered, 2)
        certain = all(
            cites.index(one) < cites.index(two) or self.asked[two.key] < self.asked[one.key]
            for one, two in pairs
        )
        return ordered if certain else None


def alone_unit(key: str) -> Unit:
    """What must be answered for a work in brackets, with nothing before or after."""
    return Unit(Kind.CLUSTER, ((Cite(key),),), groups=((key,),))


def _bracketed(unit: Unit) -> Cites:
    """The cites of a citation in brackets of works that have none like them in their text; else none."""
    if unit.kind is not Kind.CLUSTER or not unit.is_alone:
        return ()
    cites = unit.clusters[0]
    return cites if all(cite.mode is CiteMode.NORMAL for cite in cites) else ()


def _linked(html: str) -> _Linked | None:
    match = _LINKED.fullmatch(html)
    return _Linked(**match.groupdict()) if match else None


def _alone(cite: Cite, answers: Answers) -> _Linked | None:
    """The citation of a work alone, where others may stand beside it."""
    found = _linked(answers[alone_unit(cite.key)][0])
    return found if found and found.meets_plainly else None


def _framed(unit: Unit, example: Unit, answers: Answers) -> str | None:
    work, bare = (_alone(one.clusters[0][0], answers) for one in (unit, example))
    framed = _linked(answers[example][0])
    if not (work and bare and framed) or not framed.inner.startswith(bare.inner):
        return None
    added = framed.inner.removeprefix(bare.inner)
    return f"{framed.before}{work.opening}{work.inner}{added}</a>{framed.after}"


def _delimiter(pair: Unit, answers: Answers) -> str | None:
    """What stands between two works, where their citation is nothing but theirs and this between."""
    html = answers[pair][0]
    works = [_alone(cite, answers) for cite in pair.clusters[0]]
    between = _BETWEEN.findall(html)
    if len(between) != 1:
        return None
    made = {_chained(between[0], order) for order in permutations(works)}
    return between[0] if html in made else None


def _joined(unit: Unit, delimiter: str, order: _Order, answers: Answers) -> str | None:
    cites = order.sorted(unit.clusters[0])
    return _chained(delimiter, [_alone(cite, answers) for cite in cites]) if cites else None


def _chained(delimiter: str, works: Sequence[_Linked | None]) -> str | None:
    """These works in one pair of brackets."""
    linked = [work for work in works if work]
    if len(linked) < len(works) or len({(work.before, work.after) for work in linked}) > 1:
        return None
    return f"{linked[0].before}{delimiter.join(work.link for work in linked)}{linked[0].after}"
