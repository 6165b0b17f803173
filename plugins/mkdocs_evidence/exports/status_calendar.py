"""What is due, what takes place and which calls close, as calendar files."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_evidence.exports.calendar import Calendar, CalendarEntry, render_calendar
from mkdocs_evidence.exports.export import Recipe, path_of
from mkdocs_evidence.exports.feed import tag_of
from mkdocs_evidence.graph import Graph
from mkdocs_evidence.graph.addresses import address_of
from mkdocs_evidence.graph.board import project_states
from mkdocs_evidence.graph.machine_addresses import full_address
from mkdocs_evidence.graph.modified import modified_of
from mkdocs_evidence.graph.status_addresses import STATUS_CALENDAR, calendar_address
from mkdocs_evidence.model import Call, CallFields, Event, EventFields, Moment, PartialDate, RecordType
from mkdocs_evidence.model.vocabulary import Precision


def render_calendars(graph: Graph) -> Iterator[Recipe[Calendar]]:
    """The calendar of the whole site, and one for each event and call."""
    events = [_event(graph, event) for event in graph.corpus.latest_of(RecordType.EVENT, EventFields)]
    calls = [_call(graph, call) for call in graph.corpus.latest_of(RecordType.CALL, CallFields)]
    everything = sorted([*_due(graph), *events, *calls], key=lambda entry: (entry.start.date, entry.uid))
    name = f"{graph.settings.name}: what is due"
    yield Recipe(path_of(STATUS_CALENDAR), render_calendar, Calendar(name, tuple(everything)))
    works = (*graph.corpus.works(RecordType.EVENT), *graph.corpus.works(RecordType.CALL))
    for work, entry in zip(works, [*events, *calls], strict=True):
        calendar = Calendar(graph.head(work).fields.title, (entry,))
        yield Recipe(path_of(calendar_address(work)), render_calendar, calendar)


def _due(graph: Graph) -> Iterator[CalendarEntry]:
    """Every planned step and every date on which findings are owed that is still to come."""
    for state in project_states(graph):
        project = state.project
        address = address_of(project.key)
        names: dict[str, int] = {}
        for step in state.steps:
            name = _slug(step.label)
            names[name] = names.get(name, 0) + 1
            number = f"-{names[name]}" if names[name] > 1 else ""
            yield CalendarEntry(
                uid=tag_of(graph.settings, f"{address}#{name}{number}"),
                summary=f"{step.label}: {project.fields.title}{_how_exact(step.date)}",
                start=_last_day(step.date),
                end=None,
                stamp=modified_of(graph, project),
                url=full_address(graph.settings, address),
            )


def _event(graph: Graph, event: Event) -> CalendarEntry:
    fields = event.fields
    address = address_of(event.key)
    return CalendarEntry(
        uid=tag_of(graph.settings, address),
        summary=f"{fields.title}{_how_exact(fields.start.date)}",
        start=_first_day(fields.start),
        end=fields.end or (None if fields.start.instant else _last_day(fields.start.date)),
        stamp=modified_of(graph, event),
        url=full_address(graph.settings, address),
        description=fields.summary,
        location=fields.venue or "",
    )


def _call(graph: Graph, call: Call) -> CalendarEntry:
    """The day on which a call closes; where no such day is known, the day on which it opens."""
    fields = call.fields
    address = address_of(call.key)
    moment = fields.closes or fields.opens
    verb = "Closes" if fields.closes else "Opens"
    return CalendarEntry(
        uid=tag_of(graph.settings, address),
        summary=f"{verb}: {fields.title}{_how_exact(moment.date)}",
        start=moment if moment.instant else _last_day(moment.date),
        end=None,
        stamp=modified_of(graph, call),
        url=full_address(graph.settings, address),
        description=fields.summary,
    )


def _first_day(moment: Moment) -> Moment:
    return moment if moment.instant else Moment(PartialDate.of(moment.date.earliest))


def _last_day(day: PartialDate) -> Moment:
    return Moment(PartialDate.of(day.latest))


def _how_exact(day: PartialDate) -> str:
    return "" if day.precision is Precision.DAY else f" ({day.in_words})"


def _slug(label: str) -> str:
    """A label as the end of a UID: letters and digits joined by hyphens."""
    kept = "".join(char if char.isalnum() else " " for char in label.casefold())
    return "-".join(kept.split())


__all__ = ["render_calendars"]
