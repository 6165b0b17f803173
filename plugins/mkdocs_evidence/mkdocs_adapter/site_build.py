"""Build a whole site: what is stale is made, into a tree beside the site, and exchanged with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import wraps
from pathlib import Path
from typing import Literal, ParamSpec, cast

from mkdocs.config.defaults import MkDocsConfig

from mkdocs_evidence.diagnostics import SiteProblemError
from mkdocs_evidence.incremental import (
    FOLDER,
    DamagedStoreError,
    Inputs,
    InputSnapshot,
    State,
    Workshop,
    only_build,
    open_workshop,
    snapshot_of,
)
from mkdocs_evidence.mkdocs_adapter.build_result import BuildResult
from mkdocs_evidence.mkdocs_adapter.building import Building, Tell
from mkdocs_evidence.mkdocs_adapter.configuration import configured, require_theme
from mkdocs_evidence.mkdocs_adapter.content_plugin import content_plugin
from mkdocs_evidence.mkdocs_adapter.exports_plugin import take_over_search
from mkdocs_evidence.mkdocs_adapter.included_files import may_include_files
from mkdocs_evidence.mkdocs_adapter.inputs import inputs_of, path_from
from mkdocs_evidence.mkdocs_adapter.inspection import Inspection
from mkdocs_evidence.mkdocs_adapter.kept_records import KeptRecords, Rows
from mkdocs_evidence.mkdocs_adapter.output_folder import cache_of, refuse_output_folder, refuse_unknown_site
from mkdocs_evidence.mkdocs_adapter.page_problems import template_problems
from mkdocs_evidence.mkdocs_adapter.settings import edition_named
from mkdocs_evidence.mkdocs_adapter.shell import software

P = ParamSpec("P")


@dataclass(frozen=True, slots=True)
class Preview:
    """What is built again and again while somebody writes: where it is seen, and what is remembered of it.

    `follow` is told the configuration of each build, by which other files may be followed.
    """

    at: str
    follow: Callable[[MkDocsConfig], None] = lambda config: None
    rows: Rows = field(default_factory=dict)


def _anew_where_damaged(build: Callable[P, BuildResult]) -> Callable[P, BuildResult]:
    """Build once more, from nothing, where a cache turns out to be damaged while it is read."""

    @wraps(build)
    def wrapped(*args: P.args, **options: P.kwargs) -> BuildResult:
        try:
            return build(*args, **options)
        except DamagedStoreError as error:
            tell = cast("Tell", options.get("tell", print))
            tell(f"The build cache {error}; everything is built anew")
        options["clean"] = True
        try:
            return build(*args, **options)
        except DamagedStoreError as error:
            raise SiteProblemError(
                f"The build cache {error} again, although it was begun anew: this disk does not keep what "
                f"is written to it, or another program changes {FOLDER}. Delete that folder, and build again."
            ) from error

    return wrapped


@_anew_where_damaged
def build_site(  # noqa: PLR0913 - a keyword for each option of the command
    config_file: Path,
    *,
    as_of: date,
    strict: bool = False,
    out: Path | None = None,
    edition: str = "",
    must_be_sealed: bool = False,
    drafts: bool = False,
    search: bool = True,
    pdf: bool = False,
    cards: bool = False,
    clean: bool = False,
    processes: int = 1,
    choices: tuple[str, ...] = (),
    preview: Preview | None = None,
    tell: Tell = lambda step: None,
) -> BuildResult:
    """Build the site that a `mkdocs.yml` describes; on any fault the site that stood stays.

    With the name of an `edition` the site is built as it stood on that day. Where it
    `must_be_sealed`, whatever is public and not in the register is a fault. With `drafts` the site
    is a preview, with drafts and future records. A `clean` build takes nothing from earlier ones.
    `choices` are all that was chosen, in words, by which the next build is known to be the same;
    a `preview` is looked at while somebody writes. Raises SiteProblemError for all but content.
    """
    config = _usable(config_file, as_of, preview, strict=strict)
    _choose(config, edition=edition, must_be_sealed=must_be_sealed, drafts=drafts)
    content_plugin(config).makes_pdf, content_plugin(config).makes_cards = pdf, cards
    search, config.site_url = take_over_search(config) and search, preview.at if preview else config.site_url
    site, clean = (out or Path(config.site_dir)).resolve(), clean or _is_always_clean(config)
    refuse_output_folder(config, site)
    with workshop_at(config, site, clean=clean, processes=processes, tell=tell) as workshop:
        inputs = inputs_of(config)
        building = _building(config, workshop, inputs, tell, processes, search=search, preview=preview)
        built = building.run()
        if built.succeeded:
            workshop.commit(_snapshot(inputs, building.states, choices, built), is_default=out is None)
    return built


def _usable(config_file: Path, as_of: date, preview: Preview | None, *, strict: bool) -> MkDocsConfig:
    """The configuration, told to whoever follows what it names; refused if its theme cannot be used."""
    config = configured(config_file, as_of, strict=strict)
    if preview:
        preview.follow(config)
    require_theme(config)
    return config


@_anew_where_damaged
def inspect_site(
    config_file: Path,
    *,
    as_of: date,
    out: Path,
    must_be_sealed: bool = False,
    lists_outputs: bool = False,
    processes: int = 1,
    clean: bool = False,
    tell: Tell = lambda step: None,
) -> BuildResult:
    """Find what a strict build into a folder would refuse; only its cache is written.

    Where it `lists_outputs`, the result has the paths of all files that the build would write.
    """
    config = configured(config_file, as_of)  # a strict MkDocs would stop at its first warnings
    require_theme(config)
    _choose(config, edition="", must_be_sealed=must_be_sealed, drafts=False)
    take_over_search(config)
    clean = clean or _is_always_clean(config)
    with workshop_at(config, out.resolve(), clean=clean, processes=processes, tell=tell) as workshop:
        building = _building(config, workshop, inputs_of(config), tell, processes, search=False, preview=None)
        return Inspection(**vars(building), lists_outputs=lists_outputs).run()


def _is_always_clean(config: MkDocsConfig) -> bool:
    """Return True if texts may include files of which nobody knows."""
    return may_include_files(config.markdown_extensions)


def _building(
    config: MkDocsConfig,
    workshop: Workshop,
    inputs: Inputs | None,
    tell: Tell,
    processes: int,
    *,
    search: bool,
    preview: Preview | None,
) -> Building:
    """A build that is ready to run, with the files that it is made from as they are now."""
    states = inputs.look(workshop.states) if inputs else None
    base = Path(config.config_file_path).resolve().parent
    docs = path_from(base, config.docs_dir)

    def hash_of(path: str) -> str | None:
        state = states.get(f"{docs}/{path}") if states else None
        return state.hash if state else None

    program = software(states, base)
    reader = KeptRecords(workshop.store, program, processes, hash_of, preview.rows if preview else None)
    command: Literal["build", "serve"] = "serve" if preview else "build"
    return Building(config, workshop, tell, processes, search, command, program, reader, states)


def _snapshot(
    inputs: Inputs | None, states: Mapping[str, State] | None, choices: tuple[str, ...], built: BuildResult
) -> InputSnapshot | None:
    """What the next build needs to know that it would change nothing; None where that cannot be known."""
    if inputs is None or states is None:
        return None
    return snapshot_of(inputs, states, choices, (built.told, built.summary))


@contextmanager
def workshop_at(
    config: MkDocsConfig, site: Path, *, clean: bool = False, processes: int, tell: Tell
) -> Iterator[Workshop]:
    """The workshop of a site, which nobody else uses meanwhile."""
    cache = cache_of(config)
    with only_build(cache, tell), template_problems():
        workshop = open_workshop(cache, site, clean=clean, tell=tell, forks=processes > 1)
        try:
            refuse_unknown_site(workshop)
            yield workshop
        finally:
            workshop.close()


def _choose(config: MkDocsConfig, *, edition: str, must_be_sealed: bool, drafts: bool) -> None:
    """Let what was chosen on the command line go before what the configuration says."""
    options = content_plugin(config).config
    options.edition = edition or options.edition
    options.must_be_sealed = must_be_sealed or options.must_be_sealed
    options.show_hidden = True if drafts else options.show_hidden
    edition_named(options)
