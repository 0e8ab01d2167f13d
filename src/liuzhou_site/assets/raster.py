"""Pictures of pixels: an SVG as a PNG with no more colours than it needs."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from liuzhou_site.charts.svg import png

if TYPE_CHECKING:
    from collections.abc import Mapping

_EFFORT = 8  # zlib's: one level more takes thrice the time for a fiftieth of the bytes


def raster(
    svg: str, density: float = 1, colours: int = 256, words: Mapping[str, str] | None = None
) -> bytes:
    """Return the PNG of `svg`, `density` pixels to one of its own; `colours` and `words` as below.

    Raises:
        ValueError: it cannot be drawn.
    """
    return squeeze(png(svg, density), colours, words)


def squeeze(png: bytes, colours: int = 256, words: Mapping[str, str] | None = None) -> bytes:
    """Return `png` with a palette of its commonest `colours`, on the ground it was drawn on.

    Where it has no more than that, not a pixel changes; elsewhere one takes the nearest colour.
    words: keyword → text (Title, Source, Copyright), written into the file.
    """
    picture = Image.open(io.BytesIO(png)).convert("RGB")
    counts = picture.getcolors(picture.width * picture.height) or ()
    counted = sorted((-count, colour) for count, colour in counts)
    own = np.array([colour for _, colour in counted], dtype=np.int32)
    palette = own[:colours]
    nearest = ((own[:, None] - palette) ** 2).sum(axis=2).argmin(axis=1)
    places = np.zeros(1 << 24, dtype=np.uint8)  # every colour that there is → its place
    places[own @ _PACKED] = nearest
    indexed = Image.fromarray(places[np.asarray(picture, dtype=np.int32) @ _PACKED], "P")
    indexed.putpalette(palette.astype(np.uint8).tobytes())
    about = PngInfo()
    for keyword, text in (words or {}).items():
        about.add_itxt(keyword, text)
    out = io.BytesIO()
    indexed.save(out, "PNG", compress_level=_EFFORT, pnginfo=about)
    return out.getvalue()


_PACKED = np.array([1 << 16, 1 << 8, 1], dtype=np.int32)
"""What red, green and blue count for in the number of a colour."""
