"""Pictures of pixels: an SVG as a PNG with no more colours than it needs."""

import io
from collections.abc import Mapping

from liuzhou_site.charts.svg import png

_EFFORT = 6  # zlib's: eight takes three times as long for a twentieth of the bytes
_OPAQUE = 0xFFFFFF  # red, green and blue of a pixel


def raster(svg: str, density: float = 1, words: Mapping[str, str] | None = None) -> bytes:
    """Return the PNG of `svg`, `density` pixels to one of its own; all else as below.

    Raises ValueError: it cannot be drawn.
    """
    return squeeze(png(svg, density), words=words)


def squeeze(
    png: bytes, colours: int = 256, effort: int = _EFFORT, words: Mapping[str, str] | None = None
) -> bytes:
    """Return `png` with a palette of its commonest `colours`, on the ground it was drawn on.

    Where it has no more than that, not a pixel changes; elsewhere one takes the nearest colour.
    effort: zlib's level of compression, up to 9. words: keyword → text (Title, Source, Copyright),
    written into the file.
    """
    import numpy as np
    from PIL import Image
    from PIL.PngImagePlugin import PngInfo

    opened = Image.open(io.BytesIO(png))
    picture = opened if opened.mode == "RGBA" else opened.convert("RGBA")
    flat = np.frombuffer(picture.tobytes(), dtype="<u4")
    # Most of a drawing is ground: colours are looked up once a run of equal pixels.
    starts = np.append(0, np.flatnonzero(flat[1:] != flat[:-1]) + 1)
    lengths = np.diff(starts, append=flat.size)
    own, runs = np.unique(flat[starts] & _OPAQUE, return_inverse=True)
    channels = np.stack([own >> shift & 255 for shift in (0, 8, 16)], axis=1).astype(np.int32)
    counts = np.bincount(runs, weights=lengths).astype(np.int64)
    palette = channels[np.lexsort((*channels.T[::-1], -counts))[:colours]]
    nearest = ((channels[:, None] - palette) ** 2).sum(axis=2).argmin(axis=1).astype(np.uint8)
    indexed = Image.frombytes("P", picture.size, np.repeat(nearest[runs], lengths).tobytes())
    indexed.putpalette(palette.astype(np.uint8).tobytes())
    about = PngInfo()
    for keyword, text in (words or {}).items():
        about.add_itxt(keyword, text)
    out = io.BytesIO()
    indexed.save(out, "PNG", compress_level=effort, pnginfo=about)
    return out.getvalue()
