"""Where the files for machines stand: beside each page, and in /api/, /data/ and /feeds/."""

from __future__ import annotations

from mkdocs_evidence.graph.addresses import REGISTER_CHECKPOINT, REGISTER_FILE, address_of
from mkdocs_evidence.model import Key, RecordType, SiteSettings

RECORD_JSON = "record.json"
LINKSET = "linkset.json"
BADGE = "status.svg"
OEMBED = "oembed.json"
CARD = "card/"
CRATE = "ro-crate-metadata.json"
BIBTEX, RIS, CSL_JSON = "cite.bib", "cite.ris", "cite.json"

CHECKPOINT_FORMAT = "https://c2sp.org/tlog-checkpoint"
"""The specification of a checkpoint's three lines; also the name of its element in the feed."""

API = "/api/v1/"
API_SCHEMAS = f"{API}schema/"
DATA = "/data/"
FEEDS = "/feeds/"
CSV_FILES = ("projects", "protocols", "findings")

EMBEDDABLE = (RecordType.PROJECT, RecordType.PROTOCOL, RecordType.REPORT, RecordType.BLOG)
"""The types with a card that other sites can show."""
BADGED = (RecordType.PROJECT, RecordType.PROTOCOL, RecordType.REPORT)
"""The types with a status badge."""


def full_address(settings: SiteSettings, address: str) -> str:
    """An address with the site's own in front; as it is where the site has no public address."""
    return settings.url.rstrip("/") + address if address.startswith("/") else address


def register_origin(settings: SiteSettings) -> str:
    """The name of the site's register in its checkpoints: its address without the scheme."""
    return full_address(settings, REGISTER_FILE).partition("://")[2] or REGISTER_FILE.lstrip("/")


def checkpoint_address(settings: SiteSettings) -> str:
    """The full address of the checkpoint of the register."""
    return full_address(settings, REGISTER_CHECKPOINT)


def beside(key: Key, name: str) -> str:
    """The address of a file beside the page of a work or version."""
    return address_of(key) + name


def api_list_address(kind: RecordType) -> str:
    """The list of all records of a type, for programs."""
    return f"{API}{kind.value}.json"


def api_record_address(work: Key) -> str:
    """A record for programs; the same bytes stand beside its page."""
    return f"{API}{work.type.value}/{work.id}.json"


def csv_address(name: str) -> str:
    """A table of all projects, protocols or findings."""
    return f"{DATA}{name}.csv"


def feed_address(name: str, ending: str = "atom") -> str:
    """A feed; `ending` is atom, or json for JSON Feed."""
    return f"{FEEDS}{name}.{ending}"


EVERYTHING_FEED = "all"


def type_feed(kind: RecordType) -> str:
    """The name of a type's feed."""
    return kind.value


def topic_feed(topic_id: str) -> str:
    """The name of a topic's feed."""
    return f"topics/{topic_id}"


def work_feed(work: Key) -> str:
    """The name of the feed of one project (all that belongs to it) or protocol (its changes)."""
    return f"{work.type.value}/{work.id}"


FOLLOWED = (RecordType.PROJECT, RecordType.PROTOCOL)
"""The types of which each record has a feed of its own."""
