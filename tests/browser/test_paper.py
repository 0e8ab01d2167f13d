"""The site on paper: A4 sheets as Chromium prints them, read back from the PDF."""

from __future__ import annotations

import io
import re
import unicodedata
from collections import defaultdict

import pytest
from pypdf import PdfReader

pytestmark = pytest.mark.browser

PAGES = ["zh/index.html", "en/index.html", "en/figures/index.html", "zh/charts/closures/index.html"]
ACROSS = 680
"""Pixels between the margins of a sheet, so that a box is measured as high as it is printed."""

WHOLE = "figure, .pic, tr, .f li, .m li, .strip, .led > li, .te > div"
"""What is not to be cut: charts, drawings, rows of tables, notes, entries of the record."""

MARK = """boxes => [...document.querySelectorAll(boxes)]
  .filter(box => box.checkVisibility() && box.getBoundingClientRect().height < 980)
  .map((box, number) => {
    const mark = end => {
      const here = document.createElement("span");
      here.textContent = `@${number}${end}`;
      here.style = "position: absolute; font: 1px monospace";
      return here;
    };
    const cells = box.cells ?? [box];
    cells[0].prepend(mark("<"));
    cells[cells.length - 1].append(mark(">"));
    return `${box.tagName} ${box.id || box.textContent.trim().slice(0, 40)}`;
  })"""
"""A sign of no width at the beginning and at the end of each box that a sheet has room for."""

ADDRESSES = """[...document.querySelectorAll("a[href^='http']")]
  .filter(link => link.checkVisibility()).map(link => link.href)"""


@pytest.fixture
def printed(opened):
    """Return a function that prints a page and returns the words of each sheet, without space."""

    def sheets(page):
        paper = PdfReader(io.BytesIO(page.pdf(format="A4", prefer_css_page_size=True)))
        return [
            re.sub(r"\s", "", unicodedata.normalize("NFKC", sheet.extract_text()))
            for sheet in paper.pages
        ]

    return sheets


@pytest.fixture
def opened_for_paper(opened):
    """Return a function that opens an address as it is set on paper."""

    def open_page(address):
        page = opened(ACROSS, bypass_csp=True).new_page()
        page.emulate_media(media="print")
        page.goto(address)
        return page

    return open_page


def cut(names, sheets):
    """Return the boxes that begin on one sheet and end on another."""
    places = defaultdict(set)
    for number, words in enumerate(sheets):
        for box in re.findall(r"@(\d+)[<>]", words):
            places[int(box)].add(number)
    assert len(places) == len(names)
    return [names[box] for box, where in sorted(places.items()) if len(where) > 1]


@pytest.mark.parametrize("path", PAGES)
def test_no_chart_and_no_row_is_cut(path, opened_for_paper, printed, site):
    """What fits on a sheet stands on one."""
    page = opened_for_paper(site.address + path)
    names = page.evaluate(MARK, WHOLE)
    assert len(names) > 6
    assert cut(names, printed(page)) == []


def test_a_box_over_two_sheets_is_found(opened_for_paper, printed, small_site):
    """A box that begins at the foot of a sheet and may be cut is told, its whole neighbour not."""
    lines = "<p>line</p>" * 20
    page = opened_for_paper(
        small_site(
            '<div style="height: 900px">first</div>'
            f'<div class=strip id=split>{lines}</div><div class=strip id=whole style="break-inside:'
            f' avoid">{lines}</div>'
        )
    )
    names = page.evaluate(MARK, WHOLE)
    assert names == ["DIV split", "DIV whole"]
    assert cut(names, printed(page)) == ["DIV split"]


@pytest.mark.parametrize("path", PAGES)
def test_sheets_have_numbers_and_say_where_links_lead(path, opened_for_paper, printed, site):
    """Each says which one it is; every address elsewhere is printed, for who has only paper."""
    page = opened_for_paper(site.address + path)
    sheets = printed(page)
    assert all(words.startswith(str(number)) for number, words in enumerate(sheets, 1))
    ways, words = page.evaluate(ADDRESSES), "".join(sheets)
    assert ways or "charts" in path
    assert [way for way in ways if way not in words] == []
