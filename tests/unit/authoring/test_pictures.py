"""Pictures come over no finer than a screen shows them, upright, and without what a camera noted."""

from __future__ import annotations

import io
import random

import pytest
from PIL import Image

from mkdocs_evidence.authoring.pictures import FINEST, FitPicture, fit_picture


def saved(picture: Image.Image, form: str, **choices: object) -> bytes:
    stream = io.BytesIO()
    picture.save(stream, form, **choices)
    return stream.getvalue()


def photograph(width: int, height: int) -> Image.Image:
    """Colours that no form of picture makes small without loss."""
    return Image.frombytes("RGB", (width, height), random.Random(1).randbytes(width * height * 3))


def opened(fit: FitPicture) -> Image.Image:
    return Image.open(io.BytesIO(fit.data))


def test_a_large_photograph_becomes_as_fine_as_a_screen_shows() -> None:
    data = saved(photograph(2400, 1200), "JPEG", quality=95)
    fit = fit_picture(data, ".jpeg")

    assert (fit.suffix, fit.width, fit.height) == (".jpg", FINEST, FINEST // 2)
    assert opened(fit).size == (FINEST, FINEST // 2)
    assert len(fit.data) < len(data) / 2


def test_where_and_when_it_was_taken_is_left_out_and_it_stands_upright() -> None:
    noted = Image.Exif()
    noted[0x0112] = 6  # held on its side
    noted[0x8825] = {1: "N", 2: (51.0, 27.0, 0.0)}  # the place
    fit = fit_picture(saved(Image.new("RGB", (40, 20), "red"), "JPEG", exif=noted), ".jpg")

    assert opened(fit).size == (20, 40)
    assert dict(opened(fit).getexif()) == {}
    assert b"Exif" not in fit.data


def test_what_is_small_and_says_nothing_stays_byte_for_byte() -> None:
    for form, suffix in (("PNG", ".png"), ("JPEG", ".jpg"), ("GIF", ".gif")):
        data = saved(Image.new("RGB", (40, 20), "red"), form)
        assert fit_picture(data, ".x") == FitPicture(data, suffix, 40, 20)


def test_a_photograph_that_was_saved_as_a_drawing_becomes_one() -> None:
    assert fit_picture(saved(photograph(600, 400), "PNG"), ".png").suffix == ".jpg"


def test_what_shows_its_ground_keeps_it() -> None:
    picture = photograph(600, 400).convert("RGBA")
    picture.putalpha(90)
    fit = fit_picture(saved(picture, "PNG"), ".png")

    assert fit.suffix == ".png"
    assert opened(fit).getpixel((0, 0))[3] == 90


def test_a_drawing_stays_without_loss() -> None:
    drawing = Image.new("RGB", (3000, 1000), "white")
    drawing.paste("black", (100, 100, 200, 900))
    fit = fit_picture(saved(drawing, "PNG"), ".png")

    assert (fit.suffix, fit.width) == (".png", FINEST)


def test_what_browsers_do_not_show_becomes_what_they_do() -> None:
    for form in ("TIFF", "BMP"):
        fit = fit_picture(saved(Image.new("CMYK" if form == "TIFF" else "RGB", (40, 20)), form), ".x")
        assert (fit.suffix, opened(fit).format) == (".png", "PNG")


def test_a_picture_that_moves_goes_on_moving() -> None:
    first, second = (Image.new("P", (40, 20), colour) for colour in (0, 1))
    data = saved(first, "GIF", save_all=True, append_images=[second])
    assert fit_picture(data, ".gif").data == data


@pytest.mark.parametrize(
    "data", [b"", b"\x01\0\0\0 a drawing of Word", saved(Image.new("L", (9, 9)), "PNG")[:40]]
)
def test_what_cannot_be_read_stays_as_it_is(data: bytes) -> None:
    assert fit_picture(data, ".emf") == FitPicture(data, ".emf")


def test_a_picture_that_unpacks_to_more_than_the_memory_is_not_unpacked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 100)
    data = saved(Image.new("L", (30, 30)), "PNG")
    assert fit_picture(data, ".png") == FitPicture(data, ".png")
