"""The words that stand on a page by the dozen: dates, links, statuses with their drawings.

They are filters rather than macros: a page asks for sixty of them, and Jinja takes four times as long to
call a macro as Python takes to do the same (0043).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from types import MappingProxyType

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from mkdocs_evidence.graph.comparison import Operation, Run
from mkdocs_evidence.mkdocs_adapter.page_links import PageLinks
from mkdocs_evidence.mkdocs_adapter.shapes import shape_of
from mkdocs_evidence.views.parts import Chip, PageLink, ShownDate

AXES = MappingProxyType({"study": "Study", "results": "Findings", "document": "Text"})
"""What is said before a status where the statuses of several axes stand together."""
ELEMENTS = MappingProxyType({Operation.ADDED: "ins", Operation.REMOVED: "del"})
WHOLE_DAY = len("2026-11-25")
_LABEL = re.compile(r"[^:=]*(?:: |= )")


class SmallWords:
    """The filters that make them, for a site whose language `said` speaks and whose icons `drawn` draws.

    Those that templates call with constants take Jinja's context, as `href` does.
    """

    def __init__(self, links: PageLinks, drawn: Callable[[str], Markup], said: Callable[[str], str]) -> None:
        self._links = links
        self._said = said
        self._icon = cache(lambda name: _html(f'<span class="icon" aria-hidden="true">{drawn(name)}</span>'))

    @property
    def filters(self) -> Mapping[str, Callable[..., object]]:
        """The filters under the names that templates call them by."""
        return {
            "chip": self.chip,
            "chips": self.chips,
            "figure": self.figure,
            "icon": self.icon,
            "link": self.link,
            "links": self.links,
            "on": self.on,
            "runs": self.runs,
            "shape": self.shape,
            "time": self.time,
            "tone": self.tone,
        }

    def time(self, date: ShownDate) -> Markup:
        """A date for people, with the one for machines."""
        return _html(f'<time datetime="{escape(date.iso)}">{escape(date.words)}</time>')

    def on(self, date: ShownDate) -> Markup:
        """On a day, or in a month or year."""
        return _html(f"{'on' if len(date.iso) == WHOLE_DAY else 'in'} {self.time(date)}")

    def link(self, link: PageLink) -> Markup:
        """A link, or its words alone where it leads nowhere; its note in brackets."""
        text = escape(self._said(link.text) if link.is_label else link.text)
        if link.href:
            text = _html(f'<a href="{escape(self._links.to(link.href))}">{text}</a>')
        return _html(f'{text} <span class="note">({escape(link.remark)})</span>') if link.remark else text

    def links(self, links: Iterable[PageLink], *, sealed: str = "") -> Markup:
        """Links as people list them: a, b and c.

        With the name of a `sealed` part, words that lead nowhere are marked as words of that part: they are
        the version's own, while the name of a linked record is the present one.
        """
        shown = [
            _html(f'<span data-sealed="{escape(sealed)}">{self.link(link)}</span>')
            if sealed and not link.href
            else self.link(link)
            for link in links
        ]
        *others, last = shown or [_html("")]
        return _html(f"{', '.join(others)} and {last}") if others else last

    def figure(self, text: str, sealed: str) -> Markup:
        """A figure marked as words of a `sealed` part; the label before it ("n = ") is the interface's."""
        label = _LABEL.match(text)
        before = escape(label[0]) if label else ""
        figure = text[label.end() :] if label else text
        return _html(f'{before}<span data-sealed="{escape(sealed)}">{escape(figure)}</span>')

    def runs(self, runs: Iterable[Run]) -> Markup:
        """Words of two texts: what differs is told by a line, a sign and words, never by colour alone."""
        return _html("".join([_run(run) for run in runs]))

    @pass_context
    def icon(self, _: Context, name: str) -> Markup:
        """A drawing for the eye alone."""
        return self._icon(name)

    @pass_context
    def shape(self, _: Context, value: str, axis: str) -> Markup:
        """The shape of a word on its axis."""
        return self._icon(shape_of(axis, value)[0])

    def tone(self, value: str, axis: str) -> str:
        """The tone of a word on its axis: a part of the name of a class."""
        return shape_of(axis, value)[1]

    def chip(self, chip: Chip, *, explained: bool = False, named: bool = False) -> Markup:
        """A status in a word and a shape; with `explained` it leads to what it means."""
        shape, tone = shape_of(chip.axis, chip.value)
        axis = AXES.get(chip.axis) if named else None
        before = f'<span class="chip__axis">{escape(self._said(axis))}:</span> ' if axis else ""
        words = f"{self._icon(shape)}<span>{before}{escape(self._said(chip.label))}</span>"
        if not explained:
            return _html(f'<span class="chip chip--{tone}">{words}</span>')
        href = escape(self._links.to(f"/words/#{chip.axis}-{chip.value}"))
        title = f' title="{escape(chip.meaning)}"' if chip.meaning else ""
        return _html(f'<a class="chip chip--{tone}" href="{href}"{title}>{words}</a>')

    def chips(self, chips: Iterable[Chip], *, explained: bool = False) -> Markup:
        """The statuses of a record; nothing where there are none."""
        items = [f"<li>{self.chip(chip, explained=explained, named=True)}</li>" for chip in chips]
        label = escape(self._said("Status"))
        return _html(f'<ul class="chips" aria-label="{label}">{"".join(items)}</ul>' if items else "")


def _run(run: Run) -> str:
    words, name = escape(run.text), ELEMENTS.get(run.operation)
    if name is None:
        return words
    said = f'<span class="unseen">[{run.operation.value}: </span>{words}<span class="unseen">]</span>'
    return f"<{name}>{said}</{name}>"


def _html(text: str) -> Markup:
    """What was put together of escaped parts."""
    return Markup(text)  # noqa: S704 - each part is escaped where it is put in
