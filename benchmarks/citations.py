"""`python -m benchmarks.citations`: what citations cost, alone and as a part of a build.

Alone: a bibliography of 5,000 entries is read, and 5,000 texts with ten citations each are formatted,
with nothing kept and with everything kept. As a part: an invented site is built with its citations
and without, clean and again with one line changed.
"""

from __future__ import annotations

import argparse
import re
import resource
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import TypeVar

from benchmarks.invented import write_corpus
from benchmarks.measure import cost_of
from mkdocs_evidence.citing import citing_texts, format_site
from mkdocs_evidence.mkdocs_adapter.citations.pandoc_engine import pandoc_engine
from mkdocs_evidence.mkdocs_adapter.citations.site_bibliography import site_bibliography
from mkdocs_evidence.mkdocs_adapter.citations.site_citations import NAMED, style_named
from mkdocs_evidence.model import Bibliography, Source
from mkdocs_evidence.reading import SourceFile, citations_of, read_bibliography

T = TypeVar("T")
ENTRIES, TEXTS, CITATIONS = 5000, 5000, 10
_SYLLABLES = [
    "ba",
    "be",
    "bi",
    "bo",
    "ka",
    "ke",
    "ki",
    "ko",
    "la",
    "le",
    "li",
    "lo",
    "ma",
    "me",
    "mi",
    "mo",
    "na",
    "ne",
    "ni",
    "no",
    "ra",
    "re",
    "ri",
    "ro",
    "sa",
    "se",
    "si",
    "so",
]
_ACCENTS = (r"{\"u}", "é", r"\'e", "ø")
_KEY = re.compile(r"\[@(\w+)\]")


def cpu(work: Callable[[], T]) -> tuple[float, T]:
    """Seconds of CPU of this process and its children, and what came of it."""
    before = _used()
    found = work()
    return _used() - before, found


def _used() -> float:
    usages = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


def alone(style_name: str) -> None:
    """Tell the cost of reading and formatting."""
    random = Random(1)
    data = invented_bibliography(random).encode()
    seconds, read = cpu(lambda: read_bibliography(SourceFile("references.bib", data)))
    print(f"reading {ENTRIES} entries ({len(data) / 1e6:.1f} MB): {seconds:.2f} s of CPU")
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "references.bib").write_bytes(data)
        site_bibliography(folder, folder)
        seconds, _ = cpu(lambda: site_bibliography(folder, folder))
        print(f"reading them again, kept: {seconds:.2f} s")
    formatting(style_name, read.bibliography, random)


def formatting(style_name: str, bibliography: Bibliography, random: Random) -> None:
    """Tell the cost of formatting many texts."""
    style = style_named(style_name, "en-GB", Path())
    bodies = {str(number): invented_text(random) for number in range(TEXTS)}
    seconds, texts = cpu(
        lambda: {name: citations_of(Source(name, "", text)) for name, text in bodies.items()}
    )
    print(f"finding {TEXTS * CITATIONS} citations: {seconds:.2f} s")
    named = citing_texts(texts)
    seconds, cold = cpu(lambda: format_site(named, bibliography, style, pandoc_engine, {}).new)
    print(f"{style_name}: formatting them and their references, nothing kept: {seconds:.2f} s")
    seconds, _ = cpu(lambda: format_site(named, bibliography, style, pandoc_engine, cold))
    print(f"{style_name}: the same, all kept: {seconds:.2f} s")


def invented_bibliography(random: Random) -> str:
    """Works by one to six authors out of some thousands, some of whom wrote many."""
    names = [invented_name(random) for _ in range(3000)]
    return "".join(_entry(number, random, names) for number in range(ENTRIES))


def _entry(number: int, random: Random, names: list[str]) -> str:
    authors = (names[int(len(names) * random.random() ** 2)] for _ in range(random.randint(1, 6)))
    title = " ".join(invented_word(random) for _ in range(9))
    return (
        f"@article{{work{number},\n  author = {{{' and '.join(authors)}}},\n  title = {{{title}}},\n"
        f"  journal = {{Journal of {invented_word(random)}}},\n  year = {{{random.randint(1990, 2024)}}},\n"
        f"  volume = {{{random.randint(1, 50)}}},\n  pages = {{1--20}},\n  doi = {{10.1000/x{number}}},\n"
        f"  abstract = {{{title * 8}}},\n}}\n\n"
    )


def invented_name(random: Random) -> str:
    """A name, some with an accent."""
    accent = random.choice(_ACCENTS) if random.random() < 0.15 else ""
    return f"{invented_word(random).capitalize()}{accent}, {invented_word(random).capitalize()}"


def invented_word(random: Random) -> str:
    """A word of two to four syllables."""
    return "".join(random.choice(_SYLLABLES) for _ in range(random.randint(2, 4)))


def invented_text(random: Random) -> str:
    """A text with citations of every form."""
    forms = ("words [@{0}].", "@{0} says", "[see @{0}, p. {2}] words", "words [@{0}; @{1}]")
    pick = random.randrange
    picked = ((random.choice(forms), pick(ENTRIES), pick(ENTRIES)) for _ in range(CITATIONS))
    return "\n\n".join(
        form.format(f"work{one}", f"work{two}", random.randint(1, 99)) for form, one, two in picked
    )


def in_a_build(folder: Path, texts: int) -> None:
    """Tell the cost of builds of one site with its citations and without."""
    for name in ("with", "without"):
        place = folder / name
        if not (place / "mkdocs.yml").is_file():
            write_corpus(place, texts)
        if name == "without":
            for file in (place / "content").rglob("*.md"):
                file.write_text(_KEY.sub(r"(\1)", file.read_text(encoding="utf-8")), encoding="utf-8")
    for what in ("clean", "again"):
        for name in ("without", "with"):
            place = folder / name
            if what == "clean":
                for made in ("site", ".cache"):
                    shutil.rmtree(place / made, ignore_errors=True)
            cost = cost_of([sys.executable, "-m", "mkdocs_evidence", "build"], place)
            print(
                f"{what}, {name} citations: {cost.cpu:.1f} s of CPU, {cost.wall:.1f} s, {cost.peak:.0f} MiB"
            )


def main() -> None:
    """Do what the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.citations", description=__doc__)
    parser.add_argument("--style", choices=tuple(NAMED), default="apa")
    parser.add_argument("--site", type=Path, help="where invented sites are, or will be: build them too")
    parser.add_argument("--texts", type=int, default=1000)
    arguments = parser.parse_args()
    alone(arguments.style)
    if arguments.site:
        in_a_build(arguments.site, arguments.texts)


if __name__ == "__main__":
    main()
