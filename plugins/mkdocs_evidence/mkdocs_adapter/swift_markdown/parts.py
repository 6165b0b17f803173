"""The swift parts, put in the places of those that a converter came with."""

from __future__ import annotations

from typing import Any

from markdown import Markdown, preprocessors
from markdown.extensions import md_in_html
from markdown.extensions.attr_list import AttrListTreeprocessor
from markdown.extensions.toc import TocExtension, TocTreeprocessor
from markdown.postprocessors import RawHtmlPostprocessor
from markdown.preprocessors import NormalizeWhitespace
from markdown.treeprocessors import InlineProcessor, PrettifyTreeprocessor, UnescapeTreeprocessor
from markdown.util import Registry

from mkdocs_evidence.mkdocs_adapter.swift_markdown import blocks, tree, whole_text
from mkdocs_evidence.mkdocs_adapter.swift_markdown.brackets import find_brackets_at_once
from mkdocs_evidence.mkdocs_adapter.swift_markdown.inline import SwiftInline

JUST_ABOVE = 0.0001
PROBE = "evidence_probe"


def with_swift_parts(md: Markdown) -> Markdown:
    """A converter that makes the same of every text in less time. It has all its extensions already."""
    white_space, attributes = whole_text.SwiftWhitespace(md), tree.SwiftAttributes(md)
    _replace(md.preprocessors, "normalize_whitespace", 30, NormalizeWhitespace, white_space)
    _replace(md.treeprocessors, "inline", 20, InlineProcessor, SwiftInline(md))
    _replace(md.treeprocessors, "prettify", 10, PrettifyTreeprocessor, tree.SwiftPrettify(md))
    _replace(md.treeprocessors, "attr_list", 8, AttrListTreeprocessor, attributes)
    _replace(md.treeprocessors, "unescape", 0, UnescapeTreeprocessor, tree.SwiftUnescape(md))
    find_brackets_at_once(md)
    _replace_contents(md)
    _replace_html(md)
    if blocks.all_leave_plain_text_alone(md.parser):
        plain = blocks.PlainParagraphs(md.parser)
        md.parser.blockprocessors.register(plain, "evidence_plain", blocks.BEFORE_ALL)
    return md


def _replace_contents(md: Markdown) -> None:
    for extension in md.registeredExtensions:
        if isinstance(extension, TocExtension):
            contents = tree.SwiftContents(md, extension.getConfigs())
            _replace(md.treeprocessors, "toc", 5, TocTreeprocessor, contents)


def _replace_html(md: Markdown) -> None:
    for known in (preprocessors.HtmlBlockPreprocessor, md_in_html.HtmlBlockPreprocessor):
        if "html_block" in md.preprocessors:
            swift = whole_text.SwiftHtmlBlocks(md, md.preprocessors["html_block"])
            _replace(md.preprocessors, "html_block", 20, known, swift)
    if "raw_html" not in md.postprocessors:
        return
    part = md.postprocessors["raw_html"]
    if isinstance(part, RawHtmlPostprocessor) and type(part).run is RawHtmlPostprocessor.run:
        _replace(md.postprocessors, "raw_html", 30, type(part), whole_text.SwiftRawHtml(md, part))


def _replace(registry: Registry[Any], name: str, priority: float, known: type, swift: object) -> None:
    """Put a swift part in the place of a known one, if it stands where the converter puts it.

    `known` is the very class of the part: what an extension has put there stays. A part that was
    moved to another place, which no registry tells, stays too.
    """
    if name not in registry or type(registry[name]) is not known:
        return
    registry.register(registry[name], PROBE, priority + JUST_ABOVE)
    is_in_place = registry.get_index_for_name(PROBE) == registry.get_index_for_name(name) - 1
    registry.deregister(PROBE)
    if is_in_place:
        registry.register(swift, name, priority + JUST_ABOVE)
