"""Options that several commands share, and what they stand for when they are not given."""

import argparse
import os
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path

from mkdocs_evidence.clock import build_day

HOME_VARIABLE = "MKDOCS_EVIDENCE_HOME"
"""Set by `build.py` to its own folder, so that commands work from any working directory."""


def home() -> Path:
    """Return the folder of the site: that of `build.py`, or the current one where there is none."""
    return Path(os.environ.get(HOME_VARIABLE) or Path.cwd())


def add_config(parser: argparse.ArgumentParser) -> None:
    """Add `--config FILE`, whose default is `mkdocs.yml` beside `build.py`."""
    parser.add_argument(
        "--config",
        metavar="FILE",
        type=_existing_file,
        default=str(home() / "mkdocs.yml"),
        help="another site's mkdocs.yml (default: the one beside build.py)",
    )


def add_as_of(parser: argparse.ArgumentParser) -> None:
    """Add `--as-of DATE`, whose default is SOURCE_DATE_EPOCH's day, else today in UTC."""
    parser.add_argument(
        "--as-of",
        metavar="YYYY-MM-DD",
        type=_day,
        help="treat this day as today, for what is due, open or past (default: today)",
    )


def add_record_fields(parser: argparse.ArgumentParser) -> None:
    """Add `--title`, `--summary`, `--date` and `--set NAME=VALUE`, which say what a new record holds."""
    parser.add_argument("--title", metavar="TEXT", help="the title, as readers will see it")
    parser.add_argument("--summary", metavar="TEXT", help="what it is, in plain words (30 to 400 characters)")
    parser.add_argument("--date", metavar="YYYY-MM-DD", help="when it is published (default: today)")
    parser.add_argument(
        "--set",
        metavar="NAME=VALUE",
        action="append",
        default=[],
        help="any other field, such as --set project=lambeth-swis; several values with ; between",
    )


def config_file(arguments: argparse.Namespace) -> Path:
    """Return the site's `mkdocs.yml`, absolute."""
    config: Path = arguments.config
    return config


def as_of_day(
    arguments: argparse.Namespace, environment: Mapping[str, str] = os.environ, today: date | None = None
) -> date:
    """Return the day that counts as today: the option's, else SOURCE_DATE_EPOCH's, else today's, in UTC."""
    given: date | None = arguments.as_of
    return given if given is not None else build_day(environment, today)


def cores() -> int:
    """Return the number of cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def number_of_jobs(text: str) -> int:
    """Return the number of jobs that was typed."""
    if text.isascii() and text.isdigit() and int(text) > 0:
        return int(text)
    raise argparse.ArgumentTypeError(f"'{text}' is no number of jobs; give 1 or more")


def _existing_file(text: str) -> Path:
    path = Path(text).expanduser().resolve()
    if path.is_dir():
        path /= "mkdocs.yml"
    if not path.is_file():
        raise argparse.ArgumentTypeError(f"there is no file {path}")
    return path


def existing_folder(text: str) -> Path:
    """A folder that is there, absolute."""
    path = Path(text).expanduser().resolve()
    if not path.is_dir():
        raise argparse.ArgumentTypeError(f"there is no folder {path}")
    return path


def existing_path(text: str) -> Path:
    """A file that is there, absolute."""
    path = Path(text).expanduser().resolve()
    if not path.is_file():
        raise argparse.ArgumentTypeError(f"there is no file {path}")
    return path


def add_edition(parser: argparse.ArgumentParser) -> None:
    """Add `--edition NAME`."""
    parser.add_argument(
        "--edition",
        metavar="NAME",
        default="",
        help="build the site as it stood on the day of this edition of mkdocs.yml; needs --out",
    )


def add_sealed(parser: argparse.ArgumentParser) -> None:
    """Add `--sealed`."""
    parser.add_argument(
        "--sealed",
        action="store_true",
        help="refuse what is public and not in the register, as the public build does",
    )


def _day(text: str) -> date:
    try:
        return datetime.strptime(text, "%Y-%m-%d").replace(tzinfo=UTC).date()
    except ValueError:
        raise argparse.ArgumentTypeError(f"'{text}' is no day; write it as 2019-03-20") from None
