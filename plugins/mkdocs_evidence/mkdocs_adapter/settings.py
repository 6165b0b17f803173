"""From `mkdocs.yml` to the site's settings."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

from mkdocs.config import base
from mkdocs.config import config_options as c
from mkdocs.config.defaults import MkDocsConfig

from mkdocs_evidence.clock import build_day, this_day
from mkdocs_evidence.diagnostics import SiteProblemError
from mkdocs_evidence.graph.query_addresses import HOSTS
from mkdocs_evidence.mkdocs_adapter.citations.site_citations import DEFAULT_STYLE
from mkdocs_evidence.mkdocs_adapter.setting_lines import setting_lines, unshowable_texts
from mkdocs_evidence.model import Edition, PartialDate, SiteSettings, Term, Topic
from mkdocs_evidence.model.settings import RemovedPage

ADDRESSES = ("redirects", "removed")
"""The options that name addresses."""


class TopicConfig(base.Config):
    """One entry of `topics`."""

    id = c.Type(str)
    label = c.Type(str)
    description = c.Type(str, default="")
    question = c.Type(str, default="")


class TermConfig(base.Config):
    """One entry of `glossary`: a word of the field, its meaning, and the other forms of it in texts."""

    term = c.Type(str)
    meaning = c.Type(str)
    also = c.Type(list, default=[])
    source = c.Type(str, default="")


class Day(c.Type[str | date]):
    """A day, or a month or year where `may_be_partial`, in the form of the dates of records."""

    def __init__(self, *, may_be_partial: bool) -> None:
        super().__init__((str, date))
        self._may_be_partial = may_be_partial

    def run_validation(self, value: object) -> str | date:
        """Return the value as it is; ValidationError where it writes no day."""
        given = super().run_validation(value)
        try:
            parsed = PartialDate.parse(str(given))
        except ValueError as error:
            raise base.ValidationError(f"'{given}' {error}") from error
        if not self._may_be_partial and parsed.day is None:
            raise base.ValidationError(f"'{given}' is not a day in the form 2019-03-20")
        return given


class EditionConfig(base.Config):
    """One entry of `editions`."""

    name = c.Type(str)
    date = Day(may_be_partial=True)


class ContentConfig(base.Config):
    """The options of `evidence/content`."""

    publisher = c.Type(str, default="")
    statement = c.Type(str, default="")
    licence = c.Type(str, default="")
    identity = c.Type(str, default="")
    topics = c.ListOfItems(c.SubConfig(TopicConfig), default=[])
    glossary = c.ListOfItems(c.SubConfig(TermConfig), default=[])
    editions = c.ListOfItems(c.SubConfig(EditionConfig), default=[])
    redirects = c.Type(dict, default={})
    removed = c.Type(dict, default={})
    host = c.Choice(("", *HOSTS), default="")
    citation_style = c.Type(str, default=DEFAULT_STYLE)
    citation_language = c.Type(str, default="")
    unexplained_differences = c.Choice(("warning", "error"), default="warning")
    featured = c.Type(str, default="")
    as_of = c.Optional(Day(may_be_partial=False))
    edition = c.Optional(c.Type(str))
    must_be_sealed = c.Type(bool, default=False)
    show_hidden = c.Optional(c.Type(bool))


BRITISH = "en-GB"


def settings_from(config: MkDocsConfig, options: ContentConfig) -> SiteSettings:
    """The site's settings; MkDocs has validated their types."""
    return SiteSettings(
        name=config.site_name,
        url=config.site_url or "",
        description=config.site_description or "",
        publisher=options.publisher or config.site_author or config.site_name,
        language=_language(config),
        licence=options.licence,
        identity=options.identity,
        redirects=tuple((str(old), str(new)) for old, new in options.redirects.items()),
        removed=tuple(_removed(str(address), said) for address, said in options.removed.items()),
        host=options.host,
        lines=setting_lines(config, ADDRESSES) if options.redirects or options.removed else (),
        unshowable=unshowable_texts(config),
        edition=edition_named(options),
        topics=tuple(
            Topic(topic.id, topic.label, topic.description, topic.question) for topic in options.topics
        ),
        glossary=tuple(
            Term(one.term, " ".join(one.meaning.split()), tuple(map(str, one.also)), one.source)
            for one in options.glossary
        ),
        editions=editions_of(options),
        statement=options.statement,
        repository=config.repo_url or "",
        edit_base=_edit_base(config),
        content_folder=_content_folder(config),
        featured=options.featured,
        unexplained_is_error=options.unexplained_differences == "error",
        citation_style=options.citation_style,
        citation_language=_citation_language(config, options),
    )


def _citation_language(config: MkDocsConfig, options: ContentConfig) -> str:
    """The language of citations; the words around them being British English, their dates and quotes are."""
    site = _language(config)
    return options.citation_language or (BRITISH if site == "en" else site)


def _removed(address: str, said: object) -> RemovedPage:
    """One entry of `removed`, as it was written; a text alone is the reason."""
    if not isinstance(said, dict):
        return RemovedPage(address, "" if said is None else str(said).strip())
    given = {str(name): "" if value is None else str(value).strip() for name, value in said.items()}
    reason, day = given.pop("reason", ""), given.pop("date", "")
    return RemovedPage(address, reason, day, tuple(given))


def editions_of(options: ContentConfig) -> tuple[Edition, ...]:
    """The editions that the configuration names."""
    return tuple(Edition(one.name, PartialDate.parse(str(one.date))) for one in options.editions)


def edition_named(options: ContentConfig) -> Edition | None:
    """The edition that is to be built, where one is; SiteProblemError where there is none of that name."""
    if not options.edition:
        return None
    editions = editions_of(options)
    found = next((one for one in editions if one.name == options.edition), None)
    if found is None:
        names = ", ".join(one.name for one in editions) or "none"
        raise SiteProblemError(
            f"There is no edition '{options.edition}' in mkdocs.yml; the editions there: {names}."
        )
    return found


def as_of_from(options: ContentConfig) -> date:
    """The day of the build: the edition's, the option's, SOURCE_DATE_EPOCH's, or today in UTC."""
    edition = edition_named(options)
    if edition is not None:
        return edition.date.latest
    given = options.as_of
    if given is None:
        return build_day(os.environ)
    return given if isinstance(given, date) else date.fromisoformat(str(given))


def checking_day(as_of: date) -> date:
    """The day against which the content is checked: today, or the day of the build where that is later.

    A site built as it stood on an earlier day is no reason to refuse what has happened since.
    """
    return max(as_of, this_day())


def _edit_base(config: MkDocsConfig) -> str:
    """Where the content folder's files are edited; MkDocs' own guess says `docs`, whatever the folder."""
    repository, within = (config.repo_url or "").rstrip("/"), config.edit_uri or ""
    if not repository or not within or within.startswith("?"):
        return ""
    folder = Path(config.docs_dir).name
    if within == "edit/master/docs/" and folder != "docs":
        within = f"edit/main/{folder}/"
    return within if "://" in within else f"{repository}/{within.strip('/')}/"


def _content_folder(config: MkDocsConfig) -> str:
    """The content folder's path from the folder of the configuration, with forward slashes."""
    base = Path(config.config_file_path).resolve().parent if config.config_file_path else Path.cwd()
    return os.path.relpath(Path(config.docs_dir).resolve(), base).replace(os.sep, "/")


def _language(config: MkDocsConfig) -> str:
    language = config.theme.get("language", "en")
    return str(language or "en")
