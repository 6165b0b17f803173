"""The Memento TimeMap of a record: its versions with their dates (RFC 7089, section 5)."""

from __future__ import annotations

from datetime import UTC, datetime, time
from email.utils import format_datetime

from mkdocs_evidence.graph import Graph
from mkdocs_evidence.graph.addresses import address_of, time_map_address
from mkdocs_evidence.graph.relative_addresses import absolute_address
from mkdocs_evidence.model import Key, PartialDate


def render_time_map(graph: Graph, work: Key) -> str:
    """The link-format file (RFC 6690) that lists the mementos of a work's landing page.

    A memento needs an instant; where a date is known by month or year only, that is its
    last day, from which on it is certain that the version was public.
    """
    url = graph.settings.url
    versions = graph.corpus.versions_by_work[work]
    last = len(versions) - 1
    links = [
        f'<{_address(address_of(work), url)}>; rel="original latest-version"',
        f'<{_address(time_map_address(work), url)}>; rel="self"; type="application/link-format"',
    ]
    for number, version in enumerate(versions):
        places = (("first", number == 0), ("last", number == last))
        relation = " ".join([*(name for name, holds in places if holds), "memento"])
        moment = memento_datetime(version.published)
        links.append(f'<{_address(address_of(version.key), url)}>; rel="{relation}"; datetime="{moment}"')
    return ",\n".join(links) + "\n"


def memento_datetime(date: PartialDate) -> str:
    """The instant of a memento, as HTTP writes it: Thu, 14 Mar 2019 00:00:00 GMT."""
    day = date.latest if date.day is None else date.earliest
    return format_datetime(datetime.combine(day, time(0, 0, tzinfo=UTC)), usegmt=True)


def _address(address: str, site_url: str) -> str:
    return absolute_address(address, site_url) or address
