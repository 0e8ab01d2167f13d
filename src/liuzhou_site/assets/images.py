"""The images of a story at the widths that screens ask for: no larger than shown.

What a camera wrote beside the pixels (place, time, its own number) is left behind.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING

from liuzhou_site.assets.cache import Cache
from liuzhou_site.assets.vector_images import ForeignShapeError, filtered
from liuzhou_site.errors import BuildFailed, Place, Problem, problem
from liuzhou_site.load.project import image_path
from liuzhou_site.messages import part

if TYPE_CHECKING:
    from PIL.Image import Image

WIDTHS = (480, 960, 1600)
"""The widths in pixels at which an image is made, as far as it is that wide."""
_DRAWN = 960
"""The width in pixels at which a drawing is placed."""
_HEAVIEST = 400_000
"""Bytes of a file, for which its quality goes down step by step."""
_QUALITIES = (80, 70, 60, 50, 40)
_COLOURS = (192, 96, 48, 24)
"""How many colours a PNG has, for the same reason."""
_FORMATS = {"webp": "WEBP", "jpg": "JPEG"}
_SIZE = "size"


@dataclass(frozen=True)
class Cuts:
    """An image at all its widths.

    files: “480.webp” → bytes, of a drawing “960.svg” alone; width, height: of the largest.
    """

    widths: tuple[int, ...]
    width: int
    height: int
    files: Mapping[str, bytes]

    @property
    def largest(self) -> bytes:
        """The file of its largest cut, as a JPEG or as SVG."""
        *_, largest = (cut for cut in self.files if cut.endswith((".jpg", ".svg")))
        return self.files[largest]


def cuts_of(images: Mapping[str, bytes], cache: Cache) -> Mapping[str, Cuts]:
    """Return every image of a story, by the name of its file; cache: what was made before.

    Raises BuildFailed: some file is no image.
    """
    found: dict[str, Cuts] = {}
    refused: list[Problem] = []
    for name, raw in images.items():
        try:
            make = _drawn if name.endswith(".svg") else _made
            made = cache.files("image", raw, partial(make, raw))
        except _NoImageError:
            refused.append(problem("unreadable-image", Place(image_path(name))))
            continue
        except ForeignShapeError as foreign:
            held = str(foreign)
            why = part("holds", found=held) if held else part("no-drawing")
            refused.append(problem("foreign-drawing", Place(image_path(name)), why=why))
            continue
        width, height = map(int, made[_SIZE].split())
        files = {path: one for path, one in made.items() if path != _SIZE}
        widths = (width,) if name.endswith(".svg") else _widths(width)
        found[name] = Cuts(widths, width, height, MappingProxyType(files))
    if refused:
        raise BuildFailed(refused)
    return MappingProxyType(found)


class _NoImageError(ValueError):
    """A file holds no image that can be read."""


def _drawn(raw: bytes) -> Mapping[str, bytes]:
    """Return a drawing as its one file: it is as sharp at every width."""
    file, height = filtered(raw, _DRAWN)
    return {f"{_DRAWN}.svg": file, _SIZE: f"{_DRAWN} {height}".encode()}


def _widths(width: int) -> tuple[int, ...]:
    return (*(one for one in WIDTHS if one < width), width)


def _made(raw: bytes) -> Mapping[str, bytes]:
    whole = _opened(raw)
    width = min(whole.width, WIDTHS[-1])
    files = {
        f"{one}.{ending}": file
        for one in _widths(width)
        for ending, file in _written(whole.resize((one, _height(whole, one)), reducing_gap=3.0))
    }
    return {**files, _SIZE: f"{width} {_height(whole, width)}".encode()}


def _height(whole: Image, width: int) -> int:
    return max(1, round(whole.height * width / whole.width))


def _opened(raw: bytes) -> Image:
    """Return the pixels of an image, upright, in a screen’s colours, on white where it is clear.

    Raises _NoImageError: there is none, or it is too large to be opened.
    """
    from PIL import Image, ImageCms, ImageOps

    try:
        opened = ImageOps.exif_transpose(Image.open(io.BytesIO(raw)))
        profile = opened.info.get("icc_profile")
        if opened.has_transparency_data:
            clear = opened.convert("RGBA")
            opened = Image.alpha_composite(Image.new("RGBA", clear.size, "white"), clear)
        elif profile and opened.mode in {"RGB", "CMYK"}:
            given = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            opened = (
                ImageCms.profileToProfile(
                    opened, given, ImageCms.createProfile("sRGB"), outputMode="RGB"
                )
                or opened
            )
        return opened.convert("RGB")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError, ImageCms.PyCMSError):
        raise _NoImageError from None


def cropped(raw: bytes, size: tuple[int, int]) -> bytes:
    """Return the middle of an image as a PNG of `size` pixels that is not too heavy."""
    from PIL import ImageOps

    middle = ImageOps.fit(_opened(raw), size)
    for colours in _COLOURS:
        file = io.BytesIO()
        middle.quantize(colours).save(file, "PNG", optimize=True)
        if file.tell() <= _HEAVIEST:
            break
    return file.getvalue()


def _written(cut: Image) -> Iterator[tuple[str, bytes]]:
    """Yield an image in each format, in the best quality that is not too heavy."""
    for ending, format_ in _FORMATS.items():
        for quality in _QUALITIES:
            file = io.BytesIO()
            cut.save(file, format_, quality=quality, method=6, optimize=True, progressive=True)
            if file.tell() <= _HEAVIEST:
                break
        yield ending, file.getvalue()
