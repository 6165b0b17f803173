"""What an SVG drawing holds beyond what only draws (W3C SVG 2): an allow-list of its elements.

Attributes are judged by what they can do: those of SVG draw, but for handlers of events and for those
that hold an address.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from xml.parsers import expat

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
XML = "http://www.w3.org/XML/1998/namespace"

DRAWING = frozenset(
    (
        *(
            "a",
            "circle",
            "clipPath",
            "defs",
            "desc",
            "ellipse",
            "filter",
            "g",
            "image",
            "line",
            "linearGradient",
        ),
        *("marker", "mask", "metadata", "path", "pattern", "polygon", "polyline", "radialGradient", "rect"),
        *("stop", "style", "svg", "switch", "symbol", "text", "textPath", "title", "tspan", "use", "view"),
        *("feBlend", "feColorMatrix", "feComponentTransfer", "feComposite", "feConvolveMatrix"),
        *("feDiffuseLighting", "feDisplacementMap", "feDistantLight", "feDropShadow", "feFlood", "feFuncA"),
        *("feFuncB", "feFuncG", "feFuncR", "feGaussianBlur", "feMerge", "feMergeNode", "feMorphology"),
        *("feOffset", "fePointLight", "feSpecularLighting", "feSpotLight", "feTile", "feTurbulence"),
    )
)
"""Elements of SVG that draw or describe, and do nothing besides."""
NOTES_OF_PROGRAMS = (
    "http://creativecommons.org/ns#",
    "http://ns.adobe.com/",
    "http://purl.org/dc/",
    "http://sodipodi.sourceforge.net/",
    "http://web.resource.org/cc/",
    "http://www.bohemiancoding.com/sketch/",
    "http://www.figma.com/",
    "http://www.inkscape.org/namespaces/",
    "http://www.serif.com/",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "https://boxy-svg.com",
)
"""Beginnings of the namespaces in which drawing programs write notes that no browser reads."""

_WITHIN = re.compile(r"\s*(?:#|data:image/(?:png|jpeg|gif|webp);base64,|$)")
_LINK = re.compile(r"\s*(?:https?://|mailto:|#|$)")
_LOADS = re.compile(
    r"@import|\\|url\((?![\s\"']*(?:#|data:(?:image/(?:png|jpeg|gif|webp)|font/)))", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class DrawingFault:
    """Something in a drawing that does more than draw: what, and where (line and column from 1)."""

    what: str
    line: int
    column: int


class _StopError(Exception):
    """Ends the reading of a drawing that declares entities: they can grow without bound."""


def faults_in_drawing(data: bytes) -> tuple[DrawingFault, ...]:
    """Everything in an SVG file that does more than draw, in its order."""
    return _Reader().read(data)


@dataclass
class _Reader:
    faults: list[DrawingFault] = field(default_factory=list)
    styles: int = 0
    refused: int = 0

    def read(self, data: bytes) -> tuple[DrawingFault, ...]:
        """Read a whole file."""
        self.parser = parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        parser.CharacterDataHandler = self._text
        parser.EntityDeclHandler = self._declaration("it declares an entity")
        parser.ProcessingInstructionHandler = self._instruction
        try:
            parser.Parse(data, True)  # noqa: FBT003 - expat's own
        except _StopError:
            pass
        except (expat.ExpatError, ValueError, LookupError) as error:
            self._add(f"it cannot be read as XML ({error})")
        return tuple(self.faults)

    def _add(self, what: str) -> None:
        self.faults.append(
            DrawingFault(what, max(1, self.parser.CurrentLineNumber), self.parser.CurrentColumnNumber + 1)
        )

    def _declaration(self, what: str) -> Callable[..., None]:
        def told(*_: object) -> None:
            self._add(what)
            raise _StopError

        return told

    def _instruction(self, target: str, _: str) -> None:
        self._add(f"it has an instruction <?{target}?>")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        self.refused += bool(self.refused)
        if self.refused:
            return
        if space == SVG and local in DRAWING:
            self.styles += local == "style"
        elif not space.startswith(NOTES_OF_PROGRAMS):
            self._add(f"it has an element <{local}>" if space == SVG else f"<{local}> is no element of SVG")
            self.refused = 1
            return
        for attribute, value in attributes.items():
            self._look_at(local, attribute, value)

    def _end(self, name: str) -> None:
        if self.refused:
            self.refused -= 1
        else:
            self.styles -= name == f"{SVG} style"

    def _look_at(self, element: str, attribute: str, value: str) -> None:
        space, _, name = attribute.rpartition(" ")
        if not space and name.lower().startswith("on"):
            self._add(f"it has a handler `{name}`, which runs a script")
        elif (space == XML and name == "base") or (not space and name == "src"):
            self._add(f"it has an attribute `{name}`, which leads elsewhere")
        elif space in ("", XLINK) and name == "href":
            if not (_LINK if element == "a" else _WITHIN).match(value):
                self._add(f"it uses something outside this file: {value.strip()[:80]}")
        elif _LOADS.search(value) and ("url(" in value.lower() or name == "style"):
            self._add(f"its attribute `{name}` uses something outside this file")

    def _text(self, text: str) -> None:
        if self.styles and _LOADS.search(text):
            self._add("its <style> uses something outside this file")
