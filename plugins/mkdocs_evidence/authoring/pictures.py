"""A picture made fit for a page: no finer than a screen shows, and without what the camera added.

Pillow does the work. Where it cannot read a picture (Word's own drawings, say), the picture stays as it is.
"""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass

from PIL import Image, ImageOps

FINEST = 1600
"""Pixels of the longer side: twice as fine as the column of text, for screens that show so much."""
HEAVY = 300_000
"""Bytes; a larger picture without loss is tried as a photograph."""
QUALITY = 85
_FORMS = {"PNG": ".png", "JPEG": ".jpg", "GIF": ".gif", "WEBP": ".webp"}
"""What every browser shows; all others become PNG."""
_CANNOT_BE_READ = (
    OSError,
    SyntaxError,
    ValueError,
    Image.DecompressionBombError,
    Image.DecompressionBombWarning,
)


@dataclass(frozen=True, slots=True)
class FitPicture:
    """A picture's bytes, the ending of its name, and its size in pixels (0 where that is not known)."""

    data: bytes
    suffix: str
    width: int = 0
    height: int = 0


def fit_picture(data: bytes, suffix: str) -> FitPicture:
    """The picture as a page should have it; itself where nothing is gained or it cannot be read."""
    try:
        with warnings.catch_warnings(), Image.open(io.BytesIO(data)) as picture:
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            return _fit(picture, data)
    except _CANNOT_BE_READ:
        return FitPicture(data, suffix)


def _fit(picture: Image.Image, data: bytes) -> FitPicture:
    form = picture.format or ""
    if getattr(picture, "is_animated", False):
        return FitPicture(data, _FORMS.get(form, ".png"), *picture.size)
    upright = ImageOps.exif_transpose(picture)
    is_kept = form in _FORMS and max(upright.size) <= FINEST
    if is_kept and not picture.getexif() and (form == "JPEG" or len(data) <= HEAVY):
        return FitPicture(data, _FORMS[form], *upright.size)
    upright.thumbnail((FINEST, FINEST), Image.Resampling.LANCZOS)
    return _lightest(upright, form)


def _lightest(picture: Image.Image, form: str) -> FitPicture:
    """A photograph as JPEG; a drawing without loss, unless that is heavy and JPEG has half of it."""
    photograph = _saved(picture.convert("RGB"), "JPEG", ".jpg", quality=QUALITY, progressive=True)
    if form == "JPEG":
        return photograph
    drawing = _saved(picture if picture.mode in _OF_PNG else picture.convert("RGB"), "PNG", ".png")
    is_photograph = len(drawing.data) > HEAVY and 2 * len(photograph.data) < len(drawing.data)
    return photograph if is_photograph and not _is_see_through(picture) else drawing


_OF_PNG = frozenset({"1", "L", "LA", "P", "RGB", "RGBA"})


def _is_see_through(picture: Image.Image) -> bool:
    return picture.has_transparency_data and min(picture.convert("RGBA").getchannel("A").tobytes()) < 255


def _saved(picture: Image.Image, form: str, suffix: str, **choices: object) -> FitPicture:
    """The picture in a form, with its colours' profile and nothing else of what was noted in it."""
    stream = io.BytesIO()
    clean = picture.copy()
    profile = clean.info.get("icc_profile")
    clean.info = {}
    clean.save(stream, form, optimize=True, icc_profile=profile, **choices)
    return FitPicture(stream.getvalue(), suffix, *picture.size)
