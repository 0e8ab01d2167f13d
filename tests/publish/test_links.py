"""Links inside the site lead somewhere, under any base path."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from liuzhou_site.publish.links import broken_links
from liuzhou_site.publish.text_runs import read

if TYPE_CHECKING:
    from liuzhou_site.errors import Problem

BASE = "https://example.org/cats/"
FILES = {
    "index.html": b'<a href="en/">e</a><a href="en/#top">t</a><p id="here"></p>',
    "en/index.html": b'<h1 id="top"></h1><a href="../index.html#here">i</a><a href="#top">t</a>',
    "en/feed.xml": b"",
}


def told(files: dict[str, bytes]) -> list[Problem]:
    pages = {
        path: read(path, raw.decode()).links for path, raw in files.items() if path[-5:] == ".html"
    }
    return list(broken_links(files, pages, BASE))


def broken(link: str) -> bool:
    page = f'<i id="i"></i><a href="{link}">x</a>'.encode()
    return bool(told({**FILES, "en/cats/index.html": page}))


def test_a_site_whose_links_lead_somewhere_has_no_problem() -> None:
    """Folders, files, fragments and feeds are found."""
    assert told(FILES) == []


@pytest.mark.each(
    "link",
    ["#i", "../", "../#top", "../../", "../feed.xml", "https://example.org/cats/en/",
     "https://elsewhere.org/x", "/cats/en/#top", "mailto:a@b.c"],
)  # fmt: skip
def test_links_that_lead_somewhere(link: str) -> None:
    """Relative, absolute below the base, and foreign addresses are fine."""
    assert not broken(link)


@pytest.mark.each(
    "link", ["#j", "../#bottom", "../x.html", "dogs/", "https://example.org/cats/dogs/"]
)
def test_links_that_lead_nowhere(link: str) -> None:
    """A missing file or a missing id is told."""
    assert broken(link)


def test_an_id_stands_once_in_a_page() -> None:
    """A section that is named like a part of the page would draw its links to itself."""
    page = b'<h2 id="strip"></h2>\n<section id="strip"></section>'
    found = told({"en/index.html": page})
    assert [(one.code, str(one.place)) for one in found] == [
        ("duplicate-id", "_site/en/index.html:2")
    ]
