"""What the HTML of a text holds beyond the policy for bodies.

Each tag is held against the list; then the sanitiser nh3 is given the same list, and whatever it would
change besides is a fault too: HTML that browsers read in another way than it is written.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from itertools import islice

import nh3

from mkdocs_evidence.checks.markup_tokens import EndTag, StartTag, Token, meaning_of, tokens_of
from mkdocs_evidence.graph.metadata.policy import blocks
from mkdocs_evidence.model import body_policy as policy
from mkdocs_evidence.reading import scheme_of

MOST = 200
"""Faults of one text that are told at once; those behind them are told when these are mended."""
REMEMBERED = 8
"""Texts whose faults are cached: several rules look at one text."""
END_TAG = StartTag("p", (("title", "the end of a text"),))
END = f'<p title="{END_TAG.get("title")}"></p>'
"""Put behind a text, to see whether what follows it on a page is still read as it is written."""
_SPELLED = {"viewbox": "viewBox"}
"""Attributes that a parser of HTML spells with capitals in drawings."""
_MEDIA = ("media-src",)
_DIRECTIVES = {"img": ("img-src",), "audio": _MEDIA, "video": _MEDIA, "track": _MEDIA}
"""Elements that load what they show, and the part of the pages' policy that says from where.

The others (`source`) load pictures or films.
"""


class Beyond(Enum):
    """In which way something is beyond the policy."""

    ELEMENT = "element"
    ATTRIBUTE = "attribute"
    VALUE = "value"
    ADDRESS = "address"
    BLOCKED = "blocked"
    UNOPENED = "unopened"
    UNCLOSED = "unclosed"
    CHANGED = "changed"
    SIGN = "sign"


_OF_WHOLE_TAGS = (Beyond.ELEMENT, Beyond.UNOPENED, Beyond.UNCLOSED, Beyond.SIGN)


@dataclass(frozen=True, slots=True)
class MarkupFault:
    """One thing beyond the policy; `number` counts those before it that are written alike.

    The `value` of a sign < that was read as the begin of a tag are the words in that tag.
    """

    beyond: Beyond
    element: str
    attribute: str = ""
    value: str = ""
    number: int = 0


@lru_cache(maxsize=REMEMBERED)
def markup_faults(markup: str, content_policy: str) -> tuple[MarkupFault, ...]:
    """Everything in the HTML of a text that is beyond the policy, in its order.

    `content_policy` is the Content-Security-Policy of the page on which it stands.
    """
    markup = f"{markup}{END}"
    tokens = tokens_of(markup)
    if END_TAG not in tokens:
        return (MarkupFault(Beyond.CHANGED, ""),)  # it ends within a tag, which takes in what follows
    faults = (fault for token in tokens for fault in _faults_of(token, content_policy))
    found = tuple(islice(_numbered(faults), MOST))
    signs = {fault.element for fault in found if fault.beyond is Beyond.SIGN}
    found = tuple(
        fault for fault in found if fault.beyond is not Beyond.UNCLOSED or fault.element not in signs
    )
    if any(fault.beyond in _OF_WHOLE_TAGS for fault in found):
        return found  # what a sanitiser would change follows from these
    return (*found, *_changed(markup, tokens, found))


def _numbered(faults: Iterator[MarkupFault]) -> Iterator[MarkupFault]:
    counts: dict[tuple[Beyond, str, str, str], int] = {}
    for fault in faults:
        alike = (fault.beyond, fault.element, fault.attribute, fault.value)
        number = counts[alike] = counts.get(alike, -1) + 1
        yield MarkupFault(*alike, number)


def _faults_of(token: Token, content_policy: str) -> Iterator[MarkupFault]:
    if isinstance(token, EndTag):
        if not token.is_unclosed or token.name in policy.ELEMENTS:
            yield MarkupFault(Beyond.UNCLOSED if token.is_unclosed else Beyond.UNOPENED, token.name)
    elif isinstance(token, StartTag):
        if token.name not in policy.ELEMENTS:
            yield MarkupFault(Beyond.ELEMENT, token.name)
            return
        if _is_sign(token):
            yield MarkupFault(Beyond.SIGN, token.name, value=" ".join(name for name, _ in token.attributes))
            return
        if token.name == "input":
            yield from _faults_of_input(token)
        for attribute, value in token.attributes:
            fault = _beyond(token, attribute, value, content_policy)
            if fault:
                yield MarkupFault(fault, token.name, attribute, value)


def _is_sign(tag: StartTag) -> bool:
    """Return True if a tag is a sign < with words behind it, as in `a<b and c>d`: none has a value."""
    names = [name for name, _ in tag.attributes]
    return any(not policy.allows_attribute(tag.name, name) for name in names) and not any(
        value or name in ("style", "markdown") or name.startswith("on") for name, value in tag.attributes
    )


def _beyond(tag: StartTag, attribute: str, value: str, content_policy: str) -> Beyond | None:
    if attribute == "style":
        return Beyond.BLOCKED if blocks(content_policy, "style-src", "'unsafe-inline'") else Beyond.ATTRIBUTE
    if not policy.allows_attribute(tag.name, attribute):
        return Beyond.ATTRIBUTE
    if attribute in policy.ADDRESSES:
        return _of_address(tag.name, attribute, value, content_policy)
    return None if _allows_value(attribute, value) else Beyond.VALUE


def _of_address(element: str, attribute: str, value: str, content_policy: str) -> Beyond | None:
    addresses = _addresses(value) if attribute == "srcset" else (value,)
    if any(scheme_of(one) not in ("", *policy.SCHEMES) for one in addresses):
        return Beyond.ADDRESS
    directives = _directives(element, attribute)
    if any(blocks(content_policy, one, address) for one in directives for address in addresses):
        return Beyond.BLOCKED
    return None


def _addresses(srcset: str) -> tuple[str, ...]:
    """The addresses of a list of pictures, each of which may have its width behind it."""
    return tuple(one.split()[0] for one in srcset.split(",") if one.split())


def _directives(element: str, attribute: str) -> tuple[str, ...]:
    """The parts of the pages' policy that say from where something is loaded; none where nothing is."""
    if attribute in ("srcset", "poster"):
        return ("img-src",)
    if attribute != "src":
        return ()
    return _DIRECTIVES.get(element, ("img-src", "media-src"))


def _allows_value(attribute: str, value: str) -> bool:
    if attribute == "class":
        return all(map(policy.allows_class, value.split()))
    if attribute in ("id", "name", "for"):
        return policy.allows_id(value)
    return attribute not in policy.VALUES or value.strip().lower() in policy.VALUES[attribute]


def _faults_of_input(tag: StartTag) -> Iterator[MarkupFault]:
    kind = (tag.get("type") or "").lower()
    is_task = kind == "checkbox" and tag.get("disabled") is not None
    is_tab = kind == "radio" and (tag.get("name") or "").startswith(policy.TAB)
    if not is_task and not is_tab:
        yield MarkupFault(Beyond.ELEMENT, tag.name)


def _changed(markup: str, tokens: tuple[Token, ...], found: tuple[MarkupFault, ...]) -> Iterator[MarkupFault]:
    """What the sanitiser would change besides what is found already: the first such place."""
    before, after = meaning_of(tokens), meaning_of(tokens_of(sanitised(markup, found)))
    if before == after:
        return
    place = next((at for at, pair in enumerate(zip(before, after, strict=False)) if pair[0] != pair[1]), 0)
    was = before[place] if place < len(before) else ""
    is_now = after[place] if place < len(after) else ""
    if isinstance(was, tuple) and isinstance(is_now, tuple) and was[0] == is_now[0]:
        for attribute, value in sorted(was[1] - is_now[1]):
            beyond = Beyond.ADDRESS if attribute in policy.ADDRESSES else Beyond.CHANGED
            yield MarkupFault(beyond, str(was[0]), attribute, value)
            return
    yield MarkupFault(Beyond.CHANGED, str(was[0]) if isinstance(was, tuple) else "")


def sanitised(markup: str, besides: tuple[MarkupFault, ...] = ()) -> str:
    """The HTML as nh3 leaves it by the policy, with what is told `besides` let through."""
    attributes = {name: {_SPELLED.get(one, one) for one in own} for name, own in policy.ELEMENTS.items()}
    attributes["*"] = {*policy.EVERYWHERE, *(fault.attribute for fault in besides if fault.attribute)}
    addresses = (scheme_of(fault.value) for fault in besides if fault.attribute in policy.ADDRESSES)
    return nh3.clean(
        markup,
        tags=set(policy.ELEMENTS),
        clean_content_tags=set(),
        attributes=attributes,
        generic_attribute_prefixes={policy.ARIA},
        url_schemes={*policy.SCHEMES, *filter(None, addresses)},
        strip_comments=False,
        link_rel=None,
    )
