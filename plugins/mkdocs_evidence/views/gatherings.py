"""Where events and calls stand, as readers see it: the state with its date."""

from __future__ import annotations

from datetime import date

from mkdocs_evidence.graph import gatherings
from mkdocs_evidence.graph.gatherings import CallState, EventState, event_state
from mkdocs_evidence.model import CallFields, EventFields, Moment
from mkdocs_evidence.views.parts import Chip

_EVENT_WORDS = {
    EventState.UPCOMING: "Upcoming",
    EventState.PAST: "Past",
}


def event_sentence(fields: EventFields, as_of: date) -> str:
    """Upcoming, today, this month or past."""
    state = event_state(fields, as_of)
    if state is not EventState.NOW:
        return _EVENT_WORDS[state]
    if fields.start.date.day is None:
        return f"In {fields.start.date.in_words}; the day is not known"
    return "Today" if fields.start.date.earliest == as_of else "Going on"


def call_state(fields: CallFields, as_of: date) -> str:
    """Opens on …, Open until … or Closed, with the date; or that no closing date is known."""
    state = gatherings.call_state(fields, as_of)
    if state is CallState.TO_OPEN:
        return f"Opens {_on(fields.opens)}"
    if fields.closes is None:
        return "The sources give no closing date"
    if state is CallState.CLOSED:
        return f"Closed {_on(fields.closes)}"
    return f"Open until {fields.closes.in_words}"


def _on(moment: Moment) -> str:
    return f"{'on' if moment.date.day else 'in'} {moment.in_words}"


def event_chip(fields: EventFields, as_of: date) -> Chip:
    """The state of an event as a chip."""
    return Chip.of("event", event_state(fields, as_of), event_sentence(fields, as_of))


def call_chip(fields: CallFields, as_of: date) -> Chip:
    """The state of a call as a chip."""
    return Chip.of("call", gatherings.call_state(fields, as_of), call_state(fields, as_of))


__all__ = ["call_chip", "call_state", "event_chip", "event_sentence", "event_state"]
