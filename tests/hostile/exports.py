"""The files for machines of a hostile site, read by independent readers: they parse and say the same."""

from __future__ import annotations

import csv
import io
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping
from typing import Any

import bibtexparser
import feedparser
import html5lib
import icalendar
import pypandoc
import rispy

from .building import HostileSite
from .sheets import Slot, one_line

ATOM = "{http://www.w3.org/2005/Atom}"
SVG = "{http://www.w3.org/2000/svg}"
DRAWN = frozenset(f"{SVG}{name}" for name in ("svg", "title", "rect", "path", "g", "text"))
QUOTES = re.compile("[`'\"‘’“”]")
"""What TeX and pandoc set as printers do."""
FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n")


def parse_xml(data: str | bytes) -> ET.Element:
    """The root of an XML document that this build has written."""
    return ET.fromstring(data)  # noqa: S314 - our own bytes


def titles_of(hostile: HostileSite) -> dict[str, str]:
    """The title of each record of one string, under its address."""
    addresses = ((slot, slot.page) for slot in hostile.shown if slot.place == "title")
    return {page: slot.text.strip() for slot, page in addresses}


def faults_of_exports(hostile: HostileSite) -> Iterator[str]:
    """Everything in any file for machines that is broken, or says other than the record."""
    titles = titles_of(hostile)
    yield from _of_records(hostile, titles)
    yield from _of_citations(hostile, titles)
    yield from _of_feeds(hostile, titles)
    yield from _of_calendars(hostile, titles)
    yield from _of_tables(hostile)
    yield from _of_drawings(hostile)
    yield from _of_host_files(hostile)


def _of_records(hostile: HostileSite, titles: Mapping[str, str]) -> Iterator[str]:
    summaries = {slot.page: slot.text for slot in hostile.shown if slot.place == "summary"}
    for page, title in titles.items():
        record = json.loads(hostile.text(f"{page}record.json"))
        if record["title"] != title:
            yield f"{page}record.json: {record['title']!a} is not {title!a}"
        if page in summaries and record["summary"] != summaries[page].strip():
            yield f"{page}record.json: {record['summary']!a}"
    for path in sorted(hostile.site.rglob("*.json")):
        json.loads(path.read_bytes())
    for path in sorted(hostile.site.rglob("oembed.json")):
        frame = html5lib.parse(json.loads(path.read_bytes())["html"], namespaceHTMLElements=False)
        if [one.tag for one in frame.find("body")] != ["iframe"]:
            yield f"{path}: more than a frame"


def _of_citations(hostile: HostileSite, titles: Mapping[str, str]) -> Iterator[str]:
    """BibTeX by two readers, RIS and CSL-JSON, where a record has them."""
    together = []
    for page, title in titles.items():
        if not (hostile.site / page / "cite.bib").is_file():
            continue
        bibtex = hostile.text(f"{page}cite.bib")
        parsed = bibtexparser.parse_string(bibtex)
        if parsed.failed_blocks or len(parsed.entries) != 1 or bibtex.count("{") != bibtex.count("}"):
            yield f"{page}cite.bib: broken"
        together.append((page, one_line(title), bibtex))
        [ris] = rispy.loads(hostile.text(f"{page}cite.ris"))
        if one_line(ris["title"]) != one_line(title):
            yield f"{page}cite.ris: {ris['title']!a}"
        [item] = json.loads(hostile.text(f"{page}cite.json"))
        if item["title"] != title:
            yield f"{page}cite.json: {item['title']!a}"
    yield from _read_by_pandoc(together)


def _read_by_pandoc(entries: list[tuple[str, str, str]]) -> Iterator[str]:
    """What pandoc reads as title; it knows no name of a brace that stands alone, and leaves it out."""
    source = "\n".join(bibtex for _, _, bibtex in entries)
    works = json.loads(pypandoc.convert_text(source, "csljson", format="bibtex", extra_args=["--wrap=none"]))
    if len(works) != len(entries):
        yield f"pandoc reads {len(works)} works of {len(entries)}"
    told = {work["URL"]: work["title"] for work in works}
    for page, title, bibtex in entries:
        [address] = [line for line in bibtex.splitlines() if line.startswith("  url = {")]
        shown = _plain_csl(told[address.removeprefix("  url = {").removesuffix("},")])
        if "\\textbrace" not in bibtex and QUOTES.sub("'", shown) != QUOTES.sub("'", _plain_csl(title)):
            yield f"{page}cite.bib: pandoc reads {shown!a}, not {title!a}"


def _plain_csl(text: str) -> str:
    """A text of CSL-JSON without the mark that its capitals stay."""
    return one_line(text.replace('<span class="nocase">', "").replace("</span>", ""))


def _of_feeds(hostile: HostileSite, titles: Mapping[str, str]) -> Iterator[str]:
    root = "https://hostile.example/"
    for path in sorted((hostile.site / "feeds").rglob("*.atom")):
        if feedparser.parse(str(path)).bozo:
            yield f"{path}: feedparser finds a fault"
        feed = parse_xml(path.read_bytes())
        for entry in feed.iter(f"{ATOM}entry"):
            address = entry.find(f"{ATOM}link").get("href", "").removeprefix(root)  # type: ignore[union-attr]
            told = one_line(entry.findtext(f"{ATOM}title", ""))
            if one_line(titles.get(address, "")) not in told:
                yield f"{path}: {told!a} is not {titles[address]!a}"
        items = json.loads(path.with_suffix(".json").read_bytes())["items"]
        if [one.get("title", "") for one in items] != [
            one.findtext(f"{ATOM}title") for one in feed.iter(f"{ATOM}entry")
        ]:
            yield f"{path}: the two forms differ"


def _of_calendars(hostile: HostileSite, titles: Mapping[str, str]) -> Iterator[str]:
    root = "https://hostile.example/"
    places = {slot.page: slot.text.strip() for slot in hostile.shown if slot.place == "place of an event"}
    for path in sorted(hostile.site.rglob("*.ics")):
        for event in icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT"):
            address = str(event["URL"]).removeprefix(root)
            if one_line(titles.get(address, "")) not in one_line(str(event["SUMMARY"])):
                yield f"{path}: {event['SUMMARY']!a}"
            if address in places and one_line(str(event["LOCATION"])) != one_line(places[address]):
                yield f"{path}: {event['LOCATION']!a}"


def _of_tables(hostile: HostileSite) -> Iterator[str]:
    cells: set[str] = set()
    for path in sorted(hostile.site.rglob("*.csv")):
        rows = list(csv.reader(io.StringIO(path.read_bytes().decode(), newline="")))
        if len({len(row) for row in rows}) > 1:
            yield f"{path}: rows of different lengths"
        for cell in (cell for row in rows for cell in row):
            cells |= {cell, cell.removeprefix("'")}
            if cell.startswith(FORMULAS) and not _is_number(cell):
                yield f"{path}: a formula, {cell!a}"
    for slot in hostile.shown:
        if (
            slot.place in ("measure of a finding", "statement of a finding")
            and slot.text.strip() not in cells
        ):
            yield f"no table holds the {slot.place} {slot.text!a}"


def _is_number(cell: str) -> bool:
    return cell.removeprefix("-").replace(".", "", 1).isdigit()


def _of_drawings(hostile: HostileSite) -> Iterator[str]:
    for path in sorted(hostile.site.rglob("status.svg")):
        for one in parse_xml(path.read_bytes()).iter():
            if one.tag not in DRAWN or any(name.startswith("on") or "href" in name for name in one.attrib):
                yield f"{path}: <{one.tag}>"


def _of_host_files(hostile: HostileSite) -> Iterator[str]:
    """Files that a host reads line by line: no string began a line of its own."""
    for line in hostile.text("_redirects").splitlines():
        parts = line.split(" ")
        if (
            len(parts) != 3
            or not parts[0].startswith("/old/")
            or not _is_page(hostile, parts[1])
            or parts[2] != "301"
        ):
            yield f"_redirects: {line!a}"
    names = [line.strip().partition(":")[0] for line in hostile.text("_headers").splitlines()]
    allowed = {
        "/*",
        "Content-Security-Policy",
        "X-Content-Type-Options",
        "Referrer-Policy",
        "Permissions-Policy",
    }
    if strange := [name for name in names if name and name not in allowed and not name.startswith("/")]:
        yield f"_headers: {strange[:5]!a}"
    locations = parse_xml(hostile.text("sitemap.xml")).iter(
        "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"
    )
    for one in locations:
        if not _is_page(hostile, "/" + (one.text or "").removeprefix("https://hostile.example/")):
            yield f"sitemap.xml: {one.text!a}"


def _is_page(hostile: HostileSite, address: str) -> bool:
    return (hostile.site / address.lstrip("/") / "index.html").is_file()


def counts_by_place(hostile: HostileSite) -> dict[str, Any]:
    """How many strings each place was given, and how many of them the check refused."""
    slots: list[Slot] = [slot for sheet in hostile.sheets for slot in sheet.slots]
    places = sorted({slot.place for slot in slots})
    return {
        place: (
            sum(slot.place == place for slot in slots),
            sum(slot.place == place for slot in hostile.refused),
        )
        for place in places
    }
