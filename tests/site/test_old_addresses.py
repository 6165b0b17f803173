"""Old addresses of every kind: what the check lets pass answers on a static server and in a browser.

The server is Python's own, which answers as plain static hosts do: it decodes an address, looks for the file,
and leads from a folder without its slash to the folder's page.
"""

from __future__ import annotations

import json
import re
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial
from http.client import HTTPConnection
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote, urljoin, urlsplit

import html5lib
import pytest
import yaml
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from mkdocs_evidence.graph.canonical_addresses import canonical_address, other_form
from mkdocs_evidence.mkdocs_adapter.site_build import build_site
from mkdocs_evidence.mkdocs_adapter.site_check import check_site
from mkdocs_evidence.mkdocs_adapter.site_publish import publish_site
from mkdocs_evidence.mkdocs_adapter.site_verify import verify_site
from mkdocs_evidence.reading.naming import shortened

BASE = Path(__file__).resolve().parents[1] / "cases" / "base" / "content"
DAY = date(2022, 1, 15)
POST = "blogs/first-protocols.md"

CASE = (
    "/old-hello/",
    "/evidence-of-old/older/",
    "/Old%20Hello.html",
    "/hen-%C5%B5yl/",
    "/llyfr ŵyl & mwy/",
    "/wp-content/uploads/2019/03/Plan_v1.pdf",
    "/OLD-hello/",
    "/blog/2019/hello.html",
    "/trailing",
    "/page.php",
    "/default.aspx",
    "/quoted/it's+here/",
    "/100%/",
    "/a,b;c=d@e!g$h(i)j/",
)


class Site:
    """A small site in a folder: its old addresses can be written, and what is served asked for."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.config = root / "mkdocs.yml"
        self.out = root / "site"
        shutil.copytree(BASE, root / "content")
        (root / "content" / "about.md").write_text("# About\n\nInvented for a test.\n", encoding="utf-8")
        (root / "content" / "images").mkdir()
        (root / "content" / "images" / "plan.pdf").write_bytes(b"%PDF-1.4")
        self.write()

    def write(
        self,
        aliases: tuple[str, ...] = (),
        later: tuple[str, ...] = (),
        redirects: tuple[str, ...] = (),
        removed: tuple[str, ...] = (),
        host: str = "",
    ) -> None:
        """Write the old addresses into the places that there are for them, afresh."""
        post = (BASE / POST).read_text(encoding="utf-8")
        listed = f"aliases: {json.dumps(aliases, ensure_ascii=False)}"
        self._write(
            POST, re.sub("^aliases: .*$", lambda _: listed, post, flags=re.MULTILINE) if aliases else post
        )
        identifiers = {"organisations/hill-council": {"aliases": list(later)}} if later else {}
        self._write("identifiers.yml", yaml.safe_dump(identifiers, allow_unicode=True) if later else "")
        content = {
            "topics": [
                {"id": "schools", "label": "Schools"},
                {"id": "transparency", "label": "Transparency"},
            ],
            "redirects": dict.fromkeys(redirects, "/about/"),
            "removed": {one: {"date": "2022-01-10", "reason": "It was wrong."} for one in removed},
            "host": host,
        }
        whole = {
            "site_name": "Small changes",
            "site_url": "https://small.example/",
            "docs_dir": "content",
            "theme": {"name": "material", "font": False},
            "markdown_extensions": ["tables", "footnotes"],
            "plugins": [{"evidence/content": content}, "evidence/pages", "evidence/exports"],
        }
        self.config.write_text(yaml.safe_dump(whole, allow_unicode=True), encoding="utf-8")

    def _write(self, path: str, text: str) -> None:
        (self.root / "content" / path).write_text(text, encoding="utf-8")

    def faulty(self) -> set[str]:
        """The values at which the check finds faults; the message where there is none."""
        faults = check_site(self.config, as_of=DAY)
        return {fault.seen or fault.message for fault in faults if not fault.is_note}

    def live(self) -> None:
        """Publish, build and verify: none of them finds anything."""
        published = publish_site(self.config, day=DAY)
        assert published.succeeded, published.diagnostics
        built = build_site(
            self.config, as_of=DAY, out=self.out, must_be_sealed=True, strict=True, search=False
        )
        assert built.succeeded, (built.diagnostics, built.warnings)
        verified = verify_site(self.config, as_of=DAY, site=self.out)
        assert verified.succeeded, (verified.problems, verified.diagnostics)

    def unpublish(self) -> None:
        """Forget the register, so that other addresses can be tried."""
        content = self.root / "content"
        for file in (content / "register.jsonl", *content.rglob("*.sealed.json")):
            file.unlink(missing_ok=True)


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a static server for a folder."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def asked(host: str, address: str) -> tuple[str, str, str]:
    """Where a request for an address ends after redirects of the server: address, type and text."""
    for _ in range(4):
        connection = HTTPConnection(urlsplit(host).netloc)
        connection.request("GET", address)
        answer = connection.getresponse()
        data = answer.read()
        connection.close()
        if answer.status in (301, 302, 308):
            address = urlsplit(urljoin(host + address, answer.getheader("Location", ""))).path
            continue
        assert answer.status == 200, (address, answer.status)
        return address, answer.getheader("Content-Type", ""), data.decode("utf-8")
    raise AssertionError(f"{address} leads round and round")


def leads_to(host: str, address: str) -> str:
    """The address to which the page at an old one leads; all its links agree."""
    at, kind, text = asked(host, address)
    assert kind.startswith("text/html"), (address, kind)
    tree = html5lib.parse(text, namespaceHTMLElements=False)
    refresh = tree.find(".//meta[@http-equiv='refresh']")
    assert refresh is not None, (address, text[:200])
    target = refresh.get("content").partition("url=")[2]
    assert tree.find(".//a").get("href") == target
    canonical = tree.find(".//link[@rel='canonical']").get("href")
    assert urlsplit(canonical).path == urlsplit(urljoin(host + at, target)).path
    # Hosts that serve the page of a folder without its slash lead to the same place.
    assert urljoin(host + at.rstrip("/"), target) == urljoin(host + at, target)
    return urlsplit(urljoin(host + at, target)).path


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return Site(tmp_path_factory.mktemp("old-addresses"))


def forms(written: str) -> set[str]:
    """The forms in which a browser may ask for an address."""
    canonical = canonical_address(written)
    asked_for = {canonical}
    if canonical.endswith("/") or "." not in canonical.rpartition("/")[2]:
        asked_for.add(other_form(canonical))
    elif not canonical.lower().endswith((".html", ".htm")):
        asked_for.add(f"{canonical}/")
    return asked_for


def test_old_addresses_of_the_case_lead_on(site: Site) -> None:
    site.unpublish()
    site.write(aliases=CASE[:8], later=CASE[8:12], redirects=CASE[12:])
    assert site.faulty() == set()
    site.live()
    register = (site.root / "content" / "register.jsonl").read_text(encoding="utf-8")
    registered = {json.loads(line)["address"] for line in register.splitlines()}
    assert {canonical_address(one) for one in CASE} <= registered
    rules = (site.out / "_redirects").read_text(encoding="ascii")
    assert "/hen-%C5%B5yl/ /blogs/first-protocols/ 301\n" in rules
    assert "/hen-%C5%B5yl /blogs/first-protocols/ 301\n" in rules
    assert all(len(line.split(" ")) == 3 for line in rules.splitlines())
    targets = ["/blogs/first-protocols/"] * 8 + ["/organisations/hill-council/"] * 4 + ["/about/"] * 2
    with served(site.out) as host:
        for written, target in zip(CASE, targets, strict=True):
            for form in forms(written):
                if form != "/":
                    assert leads_to(host, form) == target, form


def test_the_register_s_page_links_each_old_address_as_browsers_send_it(site: Site) -> None:
    site.unpublish()
    site.write(aliases=CASE)
    site.live()
    page = (site.out / "permalinks" / "index.html").read_text(encoding="utf-8")
    tree = html5lib.parse(page, namespaceHTMLElements=False)
    links = {urljoin("/permalinks/", link.get("href", "")) for link in tree.findall(".//a")}
    assert set(map(canonical_address, CASE)) <= links


def test_the_encoded_form_of_an_address_that_was_registered_plain_is_the_same(site: Site) -> None:
    site.unpublish()
    site.write(aliases=("/hen-ŵyl/", "/~jo+1/"))
    site.live()
    site.write(aliases=("/hen-%c5%b5yl", "/%7Ejo%2B1/"))
    assert site.faulty() == set()
    assert publish_site(site.config, day=DAY).new == ()


def test_addresses_with_a_question_mark_lead_on_by_rules_of_the_host(site: Site) -> None:
    site.unpublish()
    queries = ("/?p=123", "/index.php?id=4&lang=cy", "/?p=124")
    site.write(aliases=queries)
    assert site.faulty() == set(queries)
    site.write(aliases=queries, host="netlify")
    assert site.faulty() == set()
    site.live()
    register = (site.out / "permalinks" / "index.html").read_text(encoding="utf-8")
    assert "/?p=123" in register
    assert "%3Fp=123" not in register
    rules = (site.out / "_redirects").read_text(encoding="ascii").splitlines()
    assert rules == [
        "/ p=:p /old-addresses/p/:p/ 301!",
        "/index.php id=:id lang=:lang /old-addresses/index.php/id/:id/lang/:lang/ 301!",
    ]
    with served(site.out) as host:
        for page in ("p/123/", "p/124/", "index.php/id/4/lang/cy/"):
            assert leads_to(host, f"/old-addresses/{page}") == "/blogs/first-protocols/"


def test_removed_pages_and_files_say_why(site: Site) -> None:
    site.unpublish()
    (site.root / "content" / "help.md").write_text("# Help\n\nInvented.\n", encoding="utf-8")
    site.write()
    site.live()
    (site.root / "content" / "help.md").unlink()
    assert "error[address-lost]" in _told(site)
    removed = ("/help/", "/files/My plan.pdf")
    site.write(removed=removed)
    assert site.faulty() == set()
    site.live()
    assert "/help/" not in (site.out / "sitemap.xml").read_text(encoding="utf-8")
    listed = json.loads((site.out / "permalinks.json").read_text(encoding="utf-8"))["addresses"]
    states = {one["address"]: one["state"] for one in listed}
    with served(site.out) as host:
        for address in map(canonical_address, removed):
            assert states[address] == "tombstone"
            at, kind, text = asked(host, address)
            tree = html5lib.parse(text, namespaceHTMLElements=False)
            for link in tree.findall(".//link[@rel='stylesheet']") + tree.findall(".//a"):
                if not link.get("href").startswith("https:"):
                    assert asked(host, urlsplit(urljoin(host + at, link.get("href"))).path)
            assert kind.startswith("text/html")
            assert "It was wrong." in text
            assert "10 January 2022" in text
            assert "data-pagefind-body" not in text
            assert '<meta name="robots" content="noindex' in text


def _told(site: Site) -> str:
    return "".join(f"error[{fault.rule.id}]" for fault in check_site(site.config, as_of=DAY))


def test_the_address_of_every_file_of_the_site_is_taken(site: Site) -> None:
    site.unpublish()
    site.write()
    site.live()
    files = [path.relative_to(site.out).as_posix() for path in site.out.rglob("*") if path.is_file()]
    addresses = [f"/{quote(path)}" for path in files]
    site.write(aliases=tuple(addresses))
    assert set(addresses) - site.faulty() == {"/news/first-protocols/index.html"}  # the record's own alias


def test_a_redirect_may_lead_to_a_file(site: Site) -> None:
    site.unpublish()
    site.write()
    text = site.config.read_text(encoding="utf-8")
    site.config.write_text(text.replace("redirects: {}", "redirects: {/old.pdf: /images/plan.pdf}"))
    assert site.faulty() == set()
    site.live()
    with served(site.out) as host:
        assert leads_to(host, "/old.pdf") == "/images/plan.pdf"


def test_an_address_that_stands_twice_in_the_configuration_is_found_at_its_second_line(site: Site) -> None:
    site.unpublish()
    site.write()
    text = site.config.read_text(encoding="utf-8")
    twice = "redirects:\n      /a/: /about/\n      /a/: /topics/"
    site.config.write_text(text.replace("redirects: {}", twice), encoding="utf-8")
    (fault,) = check_site(site.config, as_of=DAY)
    assert fault.rule.id == "address-duplicate"
    assert fault.place.source_line.strip() == "/a/: /topics/"


PHASES = (Phase.explicit, Phase.reuse, Phase.generate)  # each example builds a site: none is made smaller
ALPHABET = st.sampled_from("abAB01-_.~ %+&?#'\"()*!$,;:@=[]{}|^`<>\\/ŵÉe\u0301\u00a0漢🦉\x01")
STEP = st.one_of(
    st.text(ALPHABET, min_size=1, max_size=6),
    st.sampled_from(
        ["..", ".", "con", "x.pdf", "x.html", "X.HTML", "index.html", "about", "About", "%2e", "%41"]
    ),
    st.sampled_from(
        ["projects", "school-pilot", "feeds", "a" * 256, "%E9", "%c5%b5", "ŵ", "images", "plan.pdf"]
    ),
)
ADDRESS = (
    st.tuples(st.lists(STEP, min_size=1, max_size=3), st.sampled_from(["", "/"]))
    .map(lambda parts: "/" + "/".join(parts[0]) + parts[1])
    .filter(lambda address: not address.startswith("//"))  # no address of the site: told where files are read
)
ADDRESSES = st.lists(ADDRESS, max_size=16, unique=True).map(tuple)


@pytest.mark.slow
@settings(max_examples=12, deadline=None, phases=PHASES, suppress_health_check=list(HealthCheck))
@given(aliases=ADDRESSES, later=ADDRESSES, redirects=ADDRESSES, removed=ADDRESSES)
def test_whatever_the_check_lets_pass_is_built_and_answers(
    site: Site,
    aliases: tuple[str, ...],
    later: tuple[str, ...],
    redirects: tuple[str, ...],
    removed: tuple[str, ...],
) -> None:
    site.unpublish()
    groups = (aliases, later, redirects, removed)
    for _ in range(8):
        site.write(*groups)
        told = site.faulty()
        if not told:
            break
        told |= {one.rpartition(": ")[0] for one in told}
        kept = tuple(tuple(one for one in group if not {one, shortened(one)} & told) for group in groups)
        assert kept != groups, f"nothing to take out for {told}"
        groups = kept
    site.live()
    targets = ("/blogs/first-protocols/", "/organisations/hill-council/", "/about/", "")
    with served(site.out) as host:
        for group, target in zip(groups, targets, strict=True):
            for written in group:
                for form in forms(written):
                    if target:
                        assert leads_to(host, form) == target, (written, form)
                    else:
                        assert "It was wrong." in asked(host, form)[2], (written, form)


@pytest.mark.browser
def test_old_addresses_lead_on_in_a_browser(site: Site, browser: object) -> None:
    site.unpublish()
    site.write(aliases=CASE)
    site.live()
    with served(site.out) as host:
        page = browser.new_page()  # type: ignore[attr-defined]
        for written in CASE:
            page.goto(host + canonical_address(written), wait_until="commit")
            page.wait_for_url(re.compile(re.escape(f"{host}/blogs/first-protocols/")))
        page.close()
