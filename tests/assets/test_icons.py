"""The site's mark: the same drawing in a browser's tab, on a telephone and in search results."""

from __future__ import annotations

import io
import re
from urllib.parse import unquote

import pytest
from PIL import Image

from liuzhou_site.assets import icons
from liuzhou_site.errors import BuildFailed

SQUARE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 2"><path d="M0 0h2v2H0z"/></svg>'


@pytest.mark.parametrize(
    ("name", "side", "covered"), [("icon.png", 96, 96), ("touch.png", 180, 128)]
)
def test_a_picture_of_the_mark_has_the_size_that_is_asked_for(name, side, covered):
    """The whole side in a tab; with a margin for round corners on a telephone, on paper."""
    picture = Image.open(io.BytesIO(icons.files(SQUARE, "#fbf9f4")[name])).convert("RGB")
    assert picture.size == (side, side)
    across = [picture.getpixel((x, side // 2)) for x in range(side)]
    assert across.count((0, 0, 0)) == covered
    paper = tuple(bytes.fromhex("fbf9f4"))
    assert set(across) <= {(0, 0, 0), paper}


def test_the_address_that_holds_the_mark_is_the_mark():
    """Nothing is lost between the drawing and the address, and no mark ends the attribute."""
    address = icons.inline(SQUARE)
    assert unquote(address.removeprefix("data:image/svg+xml,")) == SQUARE.replace('"', "'")
    assert not set(address) & set('"<># ')


def test_every_page_names_pictures_that_are_there(built):
    """All but the page for lost readers, which needs no other file."""
    for path, raw in built.files.items():
        if path.endswith(".html"):
            named = re.findall(
                r'<link rel="(?:apple-touch-)?icon" sizes="\d+x\d+" href="([^"]+)"', raw.decode()
            )
            up = "../" * path.count("/")
            expected = [] if path == "404.html" else [f"{up}icon.png", f"{up}touch.png"]
            assert named == expected, path
    assert {"icon.png", "touch.png"} <= built.files.keys()


def test_templates_without_a_mark_are_told():
    """The file that is missing is named."""
    with pytest.raises(BuildFailed) as failed:
        icons.mark({})
    assert [str(p.place.path) for p in failed.value.problems] == ["templates/icon.svg"]
