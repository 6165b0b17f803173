"""Which day it is. Asked at the edges alone: all else is given the day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime


def this_day() -> date:
    """Today in UTC, so that two machines in two time zones build the same site from the same files."""
    return datetime.now(UTC).date()


def build_day(environment: Mapping[str, str], today: date | None = None) -> date:
    """The day that a build counts as today where none is chosen: SOURCE_DATE_EPOCH's, else today.

    SOURCE_DATE_EPOCH: https://reproducible-builds.org/specs/source-date-epoch/
    """
    epoch = environment.get("SOURCE_DATE_EPOCH", "")
    if epoch.isascii() and epoch.isdigit():
        return datetime.fromtimestamp(int(epoch), UTC).date()
    return today or this_day()
