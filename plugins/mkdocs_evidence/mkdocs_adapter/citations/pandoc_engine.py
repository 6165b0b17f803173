"""The citation engine: pandoc's citeproc, in few processes for all documents of a build."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from html import unescape
from importlib.metadata import version
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from mkdocs_evidence.citing import Document, Formatted, Style, Variant
from mkdocs_evidence.mkdocs_adapter.citations.dates_in_words import DatesInWords
from mkdocs_evidence.model import CslItem

HANDING_OVER = "dates in words 3"
"""Another, where what is told to the engine, or made of its answers, changes."""
AT_ONCE = 64
"""So many documents are formatted by one process: it keeps all of them, and grows slower with each."""
SCRIPT = Path(__file__).with_name("cite.lua")
# citeproc reads <i> and &amp; in CSL-JSON as markup. What is typed shall show as typed: these
# characters travel as others, which no text may hold, and come back as text.
_VEILED = {"<": "\ufde0", ">": "\ufde1", "&": "\ufde2"}
_VEIL = str.maketrans(_VEILED)
_SHOWN = {"\ufde0": "&lt;", "\ufde1": "&gt;", "\ufde2": "&amp;"}
_UNVEIL = re.compile("[\ufde0-\ufde2]|%EF%B7%A[0-2]")
_WITH_ROLE = ('<a href="#ref-', '<a role="doc-biblioref" href="#ref-')
_ASKED = {Variant.CITES: "clusters", Variant.ORDER: "order"}
_CITATION = re.compile(r'<span class="citation" data-cites="[^"]*">(.*)</span>', re.DOTALL)
_ROLE = re.compile(r'(<a href="#ref-[^"]*") role="doc-biblioref">')
_PARAGRAPH = re.compile(r"\A\s*<p>(.*)</p>\s*\Z", re.DOTALL)


class EngineError(RuntimeError):
    """pandoc failed, which no content can make it do: a fault of ours or of the machine."""


@lru_cache(maxsize=1)
def engine_version() -> str:
    """What the answers depend on besides the question: pandoc, the script, and how works are told."""
    script = SCRIPT.read_text(encoding="utf-8")
    return f"{HANDING_OVER} pypandoc-binary {version('pypandoc-binary')} {script}"


def pandoc_engine(
    style: Style, items: Mapping[str, CslItem], documents: Sequence[Document], processes: int = 1
) -> Sequence[Formatted]:
    """The documents, formatted by `pandoc lua`, of which so many processes run at the same time."""
    from concurrent.futures import ThreadPoolExecutor  # here: few builds have anything to format

    used = {key: items[key] for key in sorted({key for document in documents for key in document.keys})}
    with TemporaryDirectory(prefix="citations-") as folder:
        paths = {}
        for variant in {document.variant for document in documents}:
            path = Path(folder) / f"{variant.value}.csl"
            path.write_text(variant.of(style), encoding="utf-8")
            paths[variant.value] = str(path)
        job = _job(style, used, documents, paths)
        dates = DatesInWords.of(style, used.values(), json.dumps(job))
        given = {key: dates.handed_over(item) for key, item in used.items()}
        job["items"] |= {key: _csl_json(given[key]) for key in used if given[key] is not used[key]}
        with ThreadPoolExecutor(processes) as pool:  # threads: they wait for pandoc
            answers = list(chain.from_iterable(pool.map(_run, _shares(job))))
    return tuple(_formatted(answer, dates) for answer in answers)


def _job(
    style: Style, items: Mapping[str, CslItem], documents: Sequence[Document], paths: Mapping[str, str]
) -> dict[str, Any]:
    return {
        "language": style.language,
        "styles": paths,
        "items": {key: _csl_json(item) for key, item in items.items()},
        "documents": [
            {
                "style": document.variant.value,
                "asked": _ASKED.get(document.variant, "all"),
                "keys": document.keys,
                "listed": document.listed,
                "clusters": [
                    [
                        {"key": one.key, "mode": one.mode.value, "prefix": one.prefix, "suffix": one.suffix}
                        for one in cites
                    ]
                    for cites in document.clusters
                ],
            }
            for document in documents
        ],
    }


def _csl_json(item: CslItem) -> str:
    csl = item.to_csl()
    csl.pop("abstract", None)
    return json.dumps(csl, ensure_ascii=False).translate(_VEIL)


def _shares(job: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """The same job in several, each with the works that its documents name."""
    documents, items = job["documents"], job["items"]
    for start in range(0, len(documents), AT_ONCE):
        share = documents[start : start + AT_ONCE]
        keys = {key for document in share for key in document["keys"]}
        yield {**job, "documents": share, "items": {key: items[key] for key in sorted(keys)}}


def _run(job: Mapping[str, object]) -> list[dict[str, Any]]:
    import pypandoc

    done = subprocess.run(
        [pypandoc.get_pandoc_path(), "lua", str(SCRIPT)],
        input=json.dumps(job, ensure_ascii=False).encode(),
        capture_output=True,
        check=False,
    )
    if done.returncode:
        raise EngineError(f"pandoc could not format the citations: {done.stderr.decode(errors='replace')}")
    answers: list[dict[str, Any]] = json.loads(done.stdout)
    return answers


def _formatted(answer: Mapping[str, Any], dates: DatesInWords) -> Formatted:
    return Formatted(
        tuple(_shown(html, dates).replace(*_WITH_ROLE) for html in answer["clusters"]),
        tuple((unescape(key), _shown(html, dates)) for key, html in answer["references"]),
    )


def _shown(html: str, dates: DatesInWords) -> str:
    """The HTML with what was veiled shown as text, in words and in addresses."""
    inner = _PARAGRAPH.sub(r"\1", html).strip()
    if whole := _CITATION.fullmatch(inner):
        inner = _ROLE.sub(r"\1>", whole[1])
    return dates.shown(_UNVEIL.sub(_character, inner))


def _character(match: re.Match[str]) -> str:
    text = match[0]
    return _SHOWN[text if len(text) == 1 else chr(0xFDE0 + int(text[-1]))]
