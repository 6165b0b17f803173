"""`/admin/`: an editor in the browser (Decap CMS), for sites that switch it on."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from html import escape
from pathlib import Path
from typing import TypeAlias, cast
from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig

from mkdocs_evidence.authoring import editor_config, editor_settings
from mkdocs_evidence.diagnostics import SiteProblemError
from mkdocs_evidence.graph import Graph
from mkdocs_evidence.mkdocs_adapter.editor_bundle import bundle_files

FOLDER = "admin"
Choice: TypeAlias = str | bool | Mapping[str, object] | None
"""What mkdocs.yml says: the address of the sign-in service, or Decap's `backend` in full."""

_OUR_FILES = Path(__file__).with_name("editor_page")
_GITHUB = re.compile(r"https://github\.com/([^/]+/[^/]+?)(?:\.git)?/?")
_MESSAGES = {"create": "Draft: {{collection}} {{slug}}", "update": "Change {{collection}} {{slug}}"}
_HOSTS = {
    "github": ("https://api.github.com", "https://www.githubstatus.com"),
    "gitlab": ("https://gitlab.com",),
}
_EXAMPLE = "`browser_editor: https://sign-in.example.org`"


def editor_files(choice: Choice, graph: Graph, config: MkDocsConfig) -> Iterator[tuple[str, bytes]]:
    """Every file of the editor with its path below the site; none where it is off, or in an edition."""
    if not choice or graph.settings.edition is not None:
        return
    backend = backend_from(choice, config)
    home = Path(config.config_file_path or "mkdocs.yml").absolute().parent
    folder = Path(os.path.relpath(config.docs_dir, home)).as_posix()
    page = (_OUR_FILES / "index.html").read_text("utf-8")
    settings = editor_settings(graph, folder).replace("<", "\\u003c")
    page = page.replace("@POLICY@", escape(editor_policy(backend))).replace("@SETTINGS@", settings)
    yield f"{FOLDER}/index.html", page.encode()
    yield f"{FOLDER}/config.yml", editor_config(graph, folder, backend).encode()
    for name in ("record-files.js", "preview.js", "preview.css"):
        yield f"{FOLDER}/{name}", (_OUR_FILES / name).read_bytes()
    for name, data in bundle_files(home / ".cache" / "browser-editor"):
        yield f"{FOLDER}/{name}", data


def require_backend(choice: Choice, config: MkDocsConfig) -> None:
    """Raise SiteProblemError where the editor is on and its setting names no backend."""
    if choice:
        backend_from(choice, config)


def policy_of_editor(config: MkDocsConfig) -> str:
    """The policy of the editor's page; empty where the site has no editor."""
    exports = config.plugins.get("evidence/exports")
    choice = cast("Choice", exports.config.get("browser_editor")) if exports else None
    return editor_policy(backend_from(choice, config)) if choice else ""


def backend_from(choice: Choice, config: MkDocsConfig) -> Mapping[str, object]:
    """Decap's `backend`: as given, or GitHub's, from `repo_url` and the address of the sign-in service."""
    if isinstance(choice, Mapping):
        if not isinstance(choice.get("name"), str):
            raise SiteProblemError(
                "`browser_editor` in mkdocs.yml gives a backend without a `name`; write one, such as "
                "`name: gitlab`. Decap's documentation lists them."
            )
        return choice
    repository = _GITHUB.fullmatch(config.repo_url or "")
    if repository is None:
        raise SiteProblemError(
            "`browser_editor` needs to know the repository: give `repo_url: https://github.com/OWNER/NAME` "
            "in mkdocs.yml; for another host, give Decap's `backend` in full under `browser_editor`."
        )
    service = urlsplit(choice) if isinstance(choice, str) else None
    if service is None or service.scheme != "https" or not service.hostname:
        raise SiteProblemError(
            "`browser_editor` needs the address of the service by which people sign in to GitHub, such as "
            f"{_EXAMPLE}. docs/maintainers/browser-editor.md tells how to set one up."
        )
    branch = re.match(r"edit/([^/]+)/", config.edit_uri or "")
    return {
        "name": "github",
        "repo": repository[1],
        "branch": branch[1] if branch and branch[1] != "master" else "main",
        "base_url": f"https://{service.netloc}",
        "auth_endpoint": service.path.strip("/") or "auth",
        "commit_messages": _MESSAGES,
    }


def editor_policy(backend: Mapping[str, object]) -> str:
    """The Content-Security-Policy of the editor's page alone: what Decap does, and only with its host.

    Decap compiles its checks of settings at run time ('unsafe-eval') and writes its styles into the page.
    """
    given = (str(backend.get(name, "")) for name in ("api_root", "base_url", "proxy_url"))
    origins = (urlsplit(address) for address in given if address)
    hosts = (*_HOSTS.get(str(backend["name"]), ()), *(f"{one.scheme}://{one.netloc}" for one in origins))
    pictures = " https://avatars.githubusercontent.com" if backend["name"] == "github" else ""
    reached = " ".join(("'self' blob: data:", *dict.fromkeys(hosts)))
    return (
        f"default-src 'self'; script-src 'self' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
        f"img-src 'self' data: blob:{pictures}; font-src 'self' data:; connect-src {reached}; "
        "object-src 'none'; base-uri 'none'; form-action 'self'"
    )
