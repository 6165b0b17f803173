"""Loading `mkdocs.yml`, with its faults in plain words."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import yaml
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException

from mkdocs_evidence.diagnostics import Diagnostic, SiteProblemError
from mkdocs_evidence.mkdocs_adapter.content_plugin import content_plugin, require_pages_plugin
from mkdocs_evidence.mkdocs_adapter.page_problems import plugin_problem
from mkdocs_evidence.mkdocs_adapter.press import Heard
from mkdocs_evidence.mkdocs_adapter.setting_lines import INHERIT, below, composed
from mkdocs_evidence.reading import SourceFile, conflict_faults, syntax_fault
from mkdocs_evidence.reading.text import text_of


def configured(config_file: Path, as_of: date, *, strict: bool = False) -> MkDocsConfig:
    """The configuration of a site, with the day of the build set; SiteProblemError where it is broken.

    A `strict` one has no warning either; those of another are kept by the plugin, for who builds.
    """
    logging.getLogger("mkdocs").addHandler(logging.NullHandler())
    _refuse_damaged(config_file)
    with Heard() as heard:
        try:
            config = load_config(str(config_file), strict=strict)
            content_plugin(config).config.as_of = as_of
            content_plugin(config).setting_warnings = heard.told
            require_pages_plugin(config)
            _refuse_linked_folder(config, config_file)
        except MkDocsException as error:
            is_said = isinstance(error, Abort) and bool(heard.told)
            reasons = " ".join(dict.fromkeys(heard.told if is_said else (*heard.told, str(error))))
            broken = next(_broken_yaml(config_file), "")
            raise SiteProblemError(broken or f"{config_file.name} cannot be used. {reasons}") from error
        except SiteProblemError:
            raise
        except Exception as error:  # of a hook, or of a plugin that reads its options
            if problem := plugin_problem(error):
                raise SiteProblemError(problem) from error
            raise
    return config


def require_theme(config: MkDocsConfig) -> None:
    """Raise SiteProblemError where the theme is not Material, nor one that is made from it."""
    if not any((Path(folder) / "partials/nav-item.html").is_file() for folder in config.theme.dirs):
        raise SiteProblemError(
            f"The theme is `{config.theme.name}`, and the pages of records need `material`. Write `theme:` "
            "and below it, indented, `name: material`."
        )


def _refuse_linked_folder(config: MkDocsConfig, config_file: Path) -> None:
    """Raise SiteProblemError where a link below the folder of `mkdocs.yml` stands for the content folder."""
    base, docs = config_file.absolute().parent, Path(config.docs_dir)
    for folder in (docs, *docs.parents):
        if folder == base or base not in folder.parents:
            return
        if folder.is_symlink():
            raise SiteProblemError(
                f"The content folder {folder.relative_to(base).as_posix()} is a symbolic link. Delete it, "
                "and put the folder itself there; or name the folder that it leads to as `docs_dir`."
            )


def _broken_yaml(config_file: Path) -> Iterator[str]:
    """What keeps a configuration, or one from which it inherits, from being read as YAML, in plain words."""
    files = [config_file]
    for file in files:  # grows while it is gone through
        text = file.read_text(encoding="utf-8-sig") if file.is_file() else ""
        try:
            parent = below(composed(text), INHERIT)
        except yaml.YAMLError as error:
            yield _in_words((syntax_fault(file.name, text, error),))
            return
        named = file.parent / str(parent.value) if parent else file
        files += [named] if named not in files else []


def _in_words(faults: Sequence[Diagnostic]) -> str:
    told = "; ".join(f"{fault.place}: {fault.message}" for fault in faults)
    return f"{told}. To mend it: {faults[0].help}."


def _refuse_damaged(config_file: Path) -> None:
    """Raise SiteProblemError for a merge conflict or a character that cannot be shown.

    YAML would give a long and other account of the first, and no line for the second.
    """
    try:
        file = SourceFile(config_file.name, config_file.read_bytes(), "")
    except OSError:
        return  # MkDocs says why
    text, faults = text_of(file)
    lines = (text or "").split("\n")
    faults = (*faults, *conflict_faults(config_file.name, lines, strict_until=len(lines)))
    if faults:
        raise SiteProblemError(_in_words(faults))
