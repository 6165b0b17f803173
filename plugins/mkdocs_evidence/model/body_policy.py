"""The policy for bodies: the elements, attributes and addresses that a text may use.

The one list of them: the check, the sanitiser behind it and docs/what-a-text-may-hold.md follow it.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType

SCHEMES = ("http", "https", "mailto", "tel")
"""Schemes of the addresses to which a text may lead, besides this site's own."""


@dataclass(frozen=True, slots=True)
class ElementGroup:
    """Elements with one purpose: their names, the attributes of each, and an example for writers."""

    purpose: str
    elements: tuple[tuple[str, str], ...]
    example: str


EVERYWHERE = ("class", "dir", "id", "lang", "role", "tabindex", "title", "translate")
"""Attributes that every element may have; those that begin with `aria-` too."""
ARIA = "aria-"

_CELL = "abbr align char colspan headers rowspan scope valign width"
_ROWS = "align valign"
_MEDIA = "controls height loop muted playsinline poster preload src width"
_DRAWN = "clip-rule d cx cy fill fill-opacity fill-rule height opacity points r rx ry stroke stroke-linecap "
_DRAWN += "stroke-linejoin stroke-opacity stroke-width transform width x x1 x2 y y1 y2"
_MATHS = "mathvariant displaystyle scriptlevel"


def _each(names: str, attributes: str = "") -> tuple[tuple[str, str], ...]:
    return tuple((name, attributes) for name in names.split())


GROUPS = (
    ElementGroup("Headings", _each("h1 h2 h3 h4 h5 h6", "align"), "## How we asked"),
    ElementGroup(
        "Paragraphs and lines",
        (("p", "align"), *_each("br hr wbr")),
        "An empty line, <br>, or `---`",
    ),
    ElementGroup(
        "Parts of a text",
        (
            *_each("address article aside footer header hgroup nav section"),
            ("div", "align data-tabs"),
            ("span", "data-linenos data-living"),
        ),
        '<div class="note">, with an empty line after it and before </div>',
    ),
    ElementGroup(
        "Emphasis and marks",
        _each("b em i mark s small strong u"),
        "*stress*, **weight**, <mark>word</mark>",
    ),
    ElementGroup(
        "What was taken out and put in",
        (*_each("del ins", "cite datetime"),),
        "<del>ten</del> <ins>twelve</ins> schools",
    ),
    ElementGroup("Below and above the line", _each("sub sup"), "CO<sub>2</sub>, R<sup>2</sup>"),
    ElementGroup(
        "Short forms, terms, times and numbers",
        (*_each("abbr bdi dfn"), ("bdo", ""), ("data", "value"), ("time", "datetime")),
        '<abbr title="randomised controlled trial">RCT</abbr>',
    ),
    ElementGroup("Readings beside letters", _each("rp rt ruby"), "<ruby>漢<rt>kan</rt></ruby>"),
    ElementGroup(
        "Quotations and sources",
        (*_each("blockquote q", "cite"), *_each("cite")),
        "> What she said, or <q>in the line</q>",
    ),
    ElementGroup(
        "Code and keys",
        (*_each("code pre", "data-linenos"), *_each("kbd samp var")),
        "`model <- lm(y ~ x)`, <kbd>Ctrl</kbd>",
    ),
    ElementGroup(
        "Lists",
        (
            ("ul", ""),
            ("ol", "reversed start type"),
            ("li", "value"),
            *_each("dl dt dd"),
            ("input", "checked disabled name type"),
            ("label", "for"),
        ),
        "- [x] a task that is done",
    ),
    ElementGroup(
        "Tables",
        (
            ("table", "align border width"),
            ("caption", "align"),
            *_each("col colgroup", "align span valign width"),
            *_each("thead tbody tfoot tr", _ROWS),
            *_each("th td", _CELL),
        ),
        '<td colspan="2" rowspan="3">…</td>',
    ),
    ElementGroup(
        "Pictures and figures",
        (
            ("img", "align alt decoding height loading longdesc sizes src srcset width"),
            ("picture", ""),
            ("source", "height media sizes src srcset type width"),
            *_each("figure figcaption"),
        ),
        '![What it shows](images/map.png "The caption")',
    ),
    ElementGroup(
        "Sound and film of this site",
        (
            ("audio", "controls loop muted preload src"),
            ("video", _MEDIA),
            ("track", "default kind label src srclang"),
        ),
        '<video controls src="talk.mp4">…</video>',
    ),
    ElementGroup(
        "Parts that open",
        (("details", "name open"), ("summary", "")),
        "<details><summary>More</summary>…</details>",
    ),
    ElementGroup(
        "Links", (("a", "data-living download href hreflang name rel target type"),), "[words](../page.md)"
    ),
    ElementGroup(
        "Formulas (MathML)",
        (
            ("math", "display xmlns"),
            *_each("mfrac mi mmultiscripts mn mover mpadded mphantom mprescripts mroot", _MATHS),
            *_each("mrow ms msqrt mstyle msub msubsup msup mtable mtext mtr munder munderover", _MATHS),
            (
                "mo",
                "form largeop lspace maxsize minsize movablelimits rspace stretchy symmetric",
            ),
            ("mspace", "depth height width"),
            ("mtd", "columnspan rowspan"),
        ),
        "<math><mi>r</mi><mo>=</mo><mn>0.3</mn></math>",
    ),
    ElementGroup(
        "Icons (SVG, still)",
        (
            ("svg", f"{_DRAWN} viewbox xmlns"),
            *_each("circle ellipse g line path polygon polyline rect", _DRAWN),
        ),
        ":material-check: of Material's emoji",
    ),
)

ELEMENTS: MappingProxyType[str, frozenset[str]] = MappingProxyType(
    {name: frozenset(attributes.split()) for group in GROUPS for name, attributes in group.elements}
)
"""Every element that a text may use, with the attributes that it may have besides those of all."""

ADDRESSES = frozenset(("cite", "href", "longdesc", "poster", "src", "srcset"))
"""Attributes that hold addresses."""

ROLES = frozenset(
    (
        *("doc-backlink", "doc-biblioref", "doc-endnotes", "doc-footnote", "doc-noteref", "figure", "group"),
        *("img", "list", "listitem", "math", "none", "note", "presentation", "region", "table"),
    )
)
VALUES: MappingProxyType[str, frozenset[str]] = MappingProxyType(
    {
        "role": ROLES,
        "tabindex": frozenset(("0", "-1")),
        "target": frozenset(("_blank", "_self")),
        "dir": frozenset(("ltr", "rtl", "auto")),
    }
)
"""Attributes of which only these values are allowed, on every element."""

TAB = "__tabbed_"
"""Beginning of the name and id of what chooses a tab (pymdownx.tabbed)."""
RESERVED_IDS = "__"
"""Beginning of the ids with which the theme finds its own parts."""
FREE_IDS = (TAB, "__codelineno", "__span", "__code", "__annotation")
"""Beginnings of ids that extensions of Markdown give."""
RESERVED_CLASSES = "md-"
"""Beginning of the classes of the theme's own parts: a text could lie over the page with them."""
FREE_CLASSES = frozenset(("md-annotation", "md-button", "md-button--primary", "md-tag", "md-typeset__table"))


def allows_attribute(element: str, attribute: str) -> bool:
    """Return True if an element of the list may have an attribute."""
    return attribute in EVERYWHERE or attribute.startswith(ARIA) or attribute in ELEMENTS.get(element, ())


def allows_id(value: str) -> bool:
    """Return True if an id is not one of the theme's own."""
    return not value.startswith(RESERVED_IDS) or value.startswith(FREE_IDS)


def allows_class(name: str) -> bool:
    """Return True if a class is not one of the theme's own parts."""
    return not name.startswith(RESERVED_CLASSES) or name in FREE_CLASSES
