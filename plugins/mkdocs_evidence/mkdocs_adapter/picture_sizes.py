"""A Markdown extension for pages that are no records: pictures say how large they are.

So nothing moves when a picture comes. In texts of records `body_rendering` sees to that.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor

BEFORE_MKDOCS = 4
"""Above MkDocs' own look at links (0), after which a picture no longer has the path that was written."""
Size = tuple[int, int]


class PictureSizes(Extension):
    """Gives every picture of the content folder its size, which `size_of` tells by its path there."""

    def __init__(self, size_of: Callable[[str], Size | None]) -> None:
        super().__init__()
        self._size_of = size_of
        self._folder = ""

    def use(self, path: str) -> None:
        """Take the path of the text that is rendered next."""
        self._folder = posixpath.dirname(path)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Register the look at pictures."""
        md.treeprocessors.register(_Sizing(md, self), "picture_sizes", BEFORE_MKDOCS)

    def size(self, written: str) -> Size | None:
        """The size of a picture, as a text writes its path; None where it is none of ours."""
        path = path_of_picture(self._folder, written)
        return self._size_of(path) if path else None


class _Sizing(Treeprocessor):
    def __init__(self, md: Markdown, sizes: PictureSizes) -> None:
        super().__init__(md)
        self._sizes = sizes

    def run(self, root: Element) -> None:
        for image in root.iter("img"):
            give_size(image, self._sizes.size(image.get("src", "")))


def path_of_picture(folder: str, written: str) -> str | None:
    """The path in the content folder of a picture that a text in a folder there names, if it is ours."""
    try:
        parts = urlsplit(written)
    except ValueError:  # such as http://[
        return None
    if parts.scheme or parts.netloc or parts.path.startswith("/"):
        return None
    return path_in_content(folder, parts.path)


def path_in_content(folder: str, written: str) -> str:
    """The path in the content folder of what a text in a folder there names by its relative path."""
    return posixpath.normpath(posixpath.join(folder, unquote(written)))


def give_size(image: Element, size: Size | None) -> None:
    """Say how large a picture is, so that nothing moves when it comes; what its text says goes before."""
    if size and not {"width", "height"} & set(image.keys()):
        image.set("width", str(size[0]))
        image.set("height", str(size[1]))
