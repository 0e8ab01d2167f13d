"""Drawings that editors bring: shapes and their looks pass, all else stops or is left out."""

from __future__ import annotations

import pytest

from liuzhou_site.assets.cache import Cache
from liuzhou_site.assets.images import cuts_of
from liuzhou_site.assets.vector_images import ForeignShapeError, filtered
from liuzhou_site.errors import BuildFailed

SPACE = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
GROUND = '<rect x="0" y="0" width="9" height="6" fill="#fff" />'


def drawn(inside: str, opening: str = 'viewBox="0 0 9 6"') -> str:
    """Return what passes of a drawing, without its frame."""
    file, _ = filtered(f"<svg {SPACE} {opening}>{inside}</svg>".encode(), 90)
    text = file.decode()
    return text[text.index(GROUND) + len(GROUND) : -len("</svg>")]


@pytest.mark.each(
    ("inside", "passes"),
    [
        ('<path d="M0 0h9"/>', '<path d="M0 0h9" />'),
        ('<use xlink:href="#a"/>', '<use href="#a" />'),
        ('<path style="fill:#123; -x-y:1" d="M0 0"/>', '<path fill="#123" d="M0 0" />'),
        ('<path fill="url(#a)" onload="x()" class="b"/>', '<path fill="url(#a)" />'),
        ('<g transform="rotate(9)"/>', '<g transform="rotate(9)" />'),
        ("<title>9</title><metadata><a>9</a></metadata><!-- 9 -->", ""),
        ('<a:b xmlns:a="urn:a"><script/></a:b>', ""),
    ],
)
def test_shapes_and_their_looks_pass(inside: str, passes: str) -> None:
    """What no reader sees is left out without a word."""
    assert drawn(inside) == (f"<g>{passes}</g>" if passes else "<g />")


@pytest.mark.each(
    ("inside", "told"),
    [
        ("<text>9</text>", "<text>"),
        ("<g><script>x()</script></g>", "<script>"),
        ("<style>*{}</style>", "<style>"),
        ('<image href="a.png"/>', "<image>"),
        ("<foreignObject/>", "<foreignObject>"),
        ("<animate/>", "<animate>"),
        ('<a href="#b"><path/></a>', "<a>"),
        ('<use href="https://example.org/a.svg#a"/>', 'href="https'),
        ('<path fill="url(https://example.org/)"/>', 'fill="url'),
        ("<path style='fill:URL( \"a.svg\" )'/>", 'fill="URL'),
        ('<path fill="\\75rl(a)"/>', "fill="),
    ],
)
def test_what_says_runs_or_loads_is_refused(inside: str, told: str) -> None:
    """The element or the attribute is named."""
    with pytest.raises(ForeignShapeError, match=r".") as found:
        drawn(inside)
    assert str(found.value).startswith(told)


@pytest.mark.each(
    "raw",
    [
        b"", b"<svg", b"<html/>", b'<svg viewBox="0 0 9 9"/>', f"<svg {SPACE}/>".encode(),
        f'<svg {SPACE} viewBox="0 0 0 9"/>'.encode(), f'<svg {SPACE} viewBox="0 0 9"/>'.encode(),
    ],
)  # fmt: skip
def test_what_is_no_drawing_is_refused(raw: bytes) -> None:
    """It is no SVG, or has no size."""
    with pytest.raises(BuildFailed) as failed:
        cuts_of({"a.svg": raw}, Cache())
    assert [found.code for found in failed.value.problems] == ["foreign-drawing"]


def test_no_entity_is_read() -> None:
    """A file of some bytes would grow to gigabytes."""
    with pytest.raises(ForeignShapeError, match="<!ENTITY"):
        filtered(b'<!DOCTYPE svg [<!ENTITY a "b">]><svg>&a;</svg>', 90)


def test_a_drawing_is_one_file_as_wide_as_text() -> None:
    """Its height follows; a size without a view box will do."""
    raw = f'<svg {SPACE} width="20mm" height="10mm"><path d="M0 0h9"/></svg>'.encode()
    cuts = cuts_of({"a.svg": raw}, Cache())["a.svg"]
    assert (cuts.widths, cuts.width, cuts.height) == ((960,), 960, 480)
    assert list(cuts.files) == ["960.svg"]
    assert b'viewBox="0 0 20 10" width="960" height="480"' in cuts.files["960.svg"]
