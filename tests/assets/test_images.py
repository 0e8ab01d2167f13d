"""Images: made at the widths that screens ask for, without what a camera wrote beside them."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from liuzhou_site.assets.cache import Cache
from liuzhou_site.assets.images import cuts_of
from liuzhou_site.errors import BuildFailed

ORIENTATION, MAKER, PLACE = 0x0112, 0x010F, 0x8825


def written(size: tuple[int, int], kind: str = "JPEG", mode: str = "RGB", **more: object) -> bytes:
    file = io.BytesIO()
    Image.new(mode, size, (200, 30, 40, 0)[: len(mode)]).save(file, kind, **more)
    return file.getvalue()


def opened(raw: bytes) -> Image.Image:
    return Image.open(io.BytesIO(raw))


@pytest.mark.each(
    ("size", "widths", "largest"),
    [
        ((2000, 1000), (480, 960, 1600), (1600, 800)),
        ((1600, 900), (480, 960, 1600), (1600, 900)),
        ((700, 350), (480, 700), (700, 350)),
        ((20, 4000), (20,), (20, 4000)),
        ((1, 1), (1,), (1, 1)),
    ],
)
def test_an_image_is_made_no_wider_than_it_is(
    size: tuple[int, int], widths: tuple[int, ...], largest: tuple[int, int]
) -> None:
    """Each width is there in both formats; the size that a page names is that of the largest."""
    cuts = cuts_of({"a.jpg": written(size)}, Cache())["a.jpg"]
    assert (cuts.widths, (cuts.width, cuts.height)) == (widths, largest)
    assert cuts.files.keys() == {f"{one}.{end}" for one in widths for end in ("webp", "jpg")}
    for path, raw in cuts.files.items():
        assert f"{opened(raw).width}.{path.partition('.')[2]}" == path


def test_what_a_camera_wrote_is_left_behind() -> None:
    """An image stands upright, and tells neither its place nor its camera."""
    exif = Image.Exif()
    exif[ORIENTATION], exif[MAKER], exif[PLACE] = (
        6,
        "Maker of cameras",
        {1: "N", 2: (24.0, 19.0, 0.0)},
    )
    cuts = cuts_of({"a.jpg": written((300, 200), exif=exif)}, Cache())["a.jpg"]
    assert (cuts.width, cuts.height) == (200, 300)
    for raw in cuts.files.values():
        assert not opened(raw).getexif()
        assert b"Maker" not in raw


def test_what_is_clear_is_white() -> None:
    """JPEG knows no clear pixels; both formats show the same."""
    cuts = cuts_of({"a.png": written((9, 9), "PNG", "RGBA")}, Cache())["a.png"]
    assert {opened(raw).convert("RGB").getpixel((4, 4)) for raw in cuts.files.values()} == {
        (255, 255, 255)
    }


def test_an_image_has_the_same_bytes_each_time() -> None:
    """They do not depend on what was made before."""
    noise = {"a.jpg": written((1000, 800), quality=90)}
    assert cuts_of(noise, Cache())["a.jpg"] == cuts_of(noise, Cache())["a.jpg"]


@pytest.mark.parametrize("raw", [b"", b"no image", b"\xff\xd8\xff", written((50, 50))[:400]])
def test_what_is_no_image_is_told(raw: bytes) -> None:
    """Each such file is named, and the others are read."""
    with pytest.raises(BuildFailed) as failed:
        cuts_of({"a.jpg": raw, "b.jpg": written((5, 5))}, Cache())
    assert [(one.code, one.place.path) for one in failed.value.problems] == [
        ("unreadable-image", "content/images/a.jpg")
    ]
