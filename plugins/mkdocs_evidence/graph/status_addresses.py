"""Where the board, its lists and its files stand, and the files of findings and of dates."""

from __future__ import annotations

from mkdocs_evidence.graph.addresses import STATUS_BOARD, address_of
from mkdocs_evidence.model import Key
from mkdocs_evidence.model.vocabulary import ResultsStatus

STATUS_CSV = f"{STATUS_BOARD}status.csv"
STATUS_JSON = f"{STATUS_BOARD}status.json"
STATUS_FEED = f"{STATUS_BOARD}changes.atom"
STATUS_CALENDAR = f"{STATUS_BOARD}calendar.ics"


def status_list_address(status: ResultsStatus) -> str:
    """The list of all projects whose findings are in one state: /status/overdue/."""
    return f"{STATUS_BOARD}{status.value.replace('_', '-')}/"


STATUS_LISTS = tuple(status_list_address(status) for status in ResultsStatus)
"""The lists of all states; each stands even while nothing is on it."""


def calendar_address(key: Key) -> str:
    """The calendar file of one event or call."""
    return f"{address_of(key)}{key.id}.ics"


def findings_csv_address(key: Key) -> str:
    """The findings of one report, version or project as a table."""
    return f"{address_of(key)}findings.csv"


__all__ = [
    "STATUS_CALENDAR",
    "STATUS_CSV",
    "STATUS_FEED",
    "STATUS_JSON",
    "STATUS_LISTS",
    "calendar_address",
    "findings_csv_address",
    "status_list_address",
]
