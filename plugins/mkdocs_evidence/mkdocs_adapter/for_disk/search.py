"""Search without a server: Pagefind's index as scripts, since pages from a disk may load nothing else.

Browsers refuse `fetch`, modules and workers at file:// addresses, and load scripts. So each file of the index
becomes a script that holds its bytes, and Pagefind and our search page become one script without modules.
"""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path

from mkdocs_evidence.diagnostics import SiteProblemError
from mkdocs_evidence.incremental import files_below

FOLDER = "assets/evidence/search-on-disk"
ENGINE = "pagefind.js"
NOT_NEEDED = frozenset((ENGINE, "pagefind-worker.js"))
OPENING = 'await import(new URL("pagefind/pagefind.js", root))'
OPENING_ON_DISK = "openIndexOnDisk(root)"
OWN_SCRIPT = (
    "Searching does not work from a disk here, since the site has a search.js of its own; the lists of its "
    "search page do"
)
_EXPORTS = re.compile(r"export(\{[\w$]+(?:,[\w$]+)*\});\s*")
_ADDRESS = "import.meta.url"


def index_for_disk(index: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the files of Pagefind's index as scripts: the path of each on the site, and its bytes."""
    for path in sorted(files_below(index)):
        if path not in NOT_NEEDED:
            data = b64encode((index / path).read_bytes()).decode("ascii")
            yield f"{FOLDER}/{path}.js", f"fileOfIndex({json.dumps(path)}, {json.dumps(data)});\n".encode()


def script_for_disk(script: str, index: Path | None) -> str | None:
    """Return the search page's script for a disk; None for one that is not ours.

    Without an `index` it tells readers that there is none.
    """
    if script.count(OPENING) != 1:
        return None
    page = script.replace(OPENING, OPENING_ON_DISK)
    if index is None:
        return _by_itself(page)
    opening = Path(__file__).with_name("open_index.js").read_text(encoding="utf-8")
    return f"{opening}\n{_engine((index / ENGINE).read_text(encoding='utf-8'))}\n{_by_itself(page)}"


def _by_itself(module: str) -> str:
    """The text of a module as a script that shares no name with others."""
    return f'(function () {{\n"use strict";\n{module}\n}})();\n'


def _engine(module: str) -> str:
    """Pagefind's module as a function of what a disk has otherwise; it returns what the module exports."""
    exports = [*_EXPORTS.finditer(module)]
    if len(exports) != 1 or exports[0].end() != len(module) or _ADDRESS not in module:
        raise SiteProblemError(
            "The search index has another form than that of Pagefind 1.5: its script cannot be used from a "
            "disk. Install the version of Pagefind that requirements.lock names, or build without search by "
            "`--search skip`."
        )
    body = module[: exports[0].start()].replace(_ADDRESS, "address")
    head, end = "window.pagefindOnDisk = function (fetch, Worker, address) {", f"return {exports[0][1]};\n}};"
    return f"{head}\n{body}\n{end}\n"
