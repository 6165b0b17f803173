"""BibTeX's and biblatex's types and fields, and the CSL types and variables that they are.

As pandoc maps them (Citeproc's Text.Pandoc.Citeproc.BibTeX), so that both give the same references.
"""

from __future__ import annotations

CSL_TYPES = {
    "article": "article-journal",
    "artwork": "graphic",
    "audio": "song",
    "book": "book",
    "bookinbook": "chapter",
    "booklet": "pamphlet",
    "collection": "book",
    "conference": "paper-conference",
    "dataset": "dataset",
    "electronic": "webpage",
    "image": "graphic",
    "inbook": "chapter",
    "incollection": "chapter",
    "inproceedings": "paper-conference",
    "inreference": "entry-encyclopedia",
    "jurisdiction": "legal_case",
    "legislation": "legislation",
    "letter": "personal_communication",
    "manual": "book",
    "mastersthesis": "thesis",
    "misc": "document",
    "movie": "motion_picture",
    "mvbook": "book",
    "mvcollection": "book",
    "mvproceedings": "book",
    "mvreference": "book",
    "online": "webpage",
    "patent": "patent",
    "performance": "performance",
    "periodical": "periodical",
    "phdthesis": "thesis",
    "proceedings": "book",
    "reference": "book",
    "report": "report",
    "review": "review",
    "software": "software",
    "standard": "standard",
    "suppbook": "chapter",
    "suppcollection": "chapter",
    "suppperiodical": "article-journal",
    "techreport": "report",
    "thesis": "thesis",
    "unpublished": "manuscript",
    "video": "motion_picture",
    "www": "webpage",
}
GENRES = {"mastersthesis": "Master’s thesis", "phdthesis": "PhD thesis"}
# biblatex's names for the states of a work (`pubstate`) that are not words for readers.
STATES = {"inpreparation": "in preparation", "inpress": "in press"}
# CSL variable (as the field of CslItem is called) -> the fields that may hold it, the first one wins.
TEXT_FIELDS = {
    "collection_title": ("series",),
    "event_title": ("eventtitle",),
    "publisher": ("publisher", "institution", "school", "organization"),
    "publisher_place": ("location", "address"),
    "genre": ("type",),
    "version": ("version",),
    "edition": ("edition",),
    "volume": ("volume",),
    "number_of_pages": ("pagetotal",),
    "chapter_number": ("chapter",),
    "status": ("pubstate",),
    "isbn": ("isbn",),
    "issn": ("issn",),
    "pmid": ("pmid",),
    "pmcid": ("pmcid",),
    "note": ("note", "annote", "addendum"),
    "language": ("langid", "language"),
}
CONTAINERS = ("journaltitle", "journal", "booktitle", "maintitle")
KNOWN_FIELDS = frozenset(
    {name for names in TEXT_FIELDS.values() for name in names}
    | {*CONTAINERS, "author", "editor", "translator", "title", "subtitle", "booksubtitle", "date", "year"}
    | {"month", "day", "doi", "url", "urldate", "origdate", "eventdate", "number", "issue", "pages"}
    | {"howpublished", "eprint", "eprinttype", "archiveprefix", "primaryclass", "eid"}
    | {"abstract", "keywords", "file", "key", "crossref", "annotation", "shorttitle", "shortauthor"}
)
