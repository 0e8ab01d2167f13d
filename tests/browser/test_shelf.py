"""The page that leads to many stories is held to what every page is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.browser.conftest import BASE, STANDING, Look, serving, write
from tests.browser.test_markup import told
from tests.browser.test_pages import LOOKS

from liuzhou_site.app.index import PAGE, shelf

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.browser


@pytest.fixture
def page(desk: Path, tmp_path: Path) -> Path:
    """Return the folder of the page, as it is served."""
    write({PAGE: shelf(desk)}, tmp_path / "served" / BASE)
    return tmp_path / "served"


def test_everybody_can_read_it(page: Path, examine) -> None:
    """Axe finds nothing in any way of looking, all stands where it can be read at any width."""
    with serving(page) as served:
        found = examine(served, dict.fromkeys((*STANDING, "accessibility"), (*LOOKS, Look(320))))
    assert [fault for faults in found.values() for fault in faults] == []


def test_it_says_what_it_admits(page: Path, opened, policies) -> None:
    """The checkers of markup and of policies find nothing; the browser admits its style."""
    file = page / BASE / PAGE
    assert told([file]) == []
    assert policies.findings([policies.policy(file.read_text(encoding="utf-8"))]) == [[]]
    with serving(page) as served:
        tab = opened(1280).new_page()
        tab.goto(served.address)
        assert tab.evaluate("getComputedStyle(document.querySelector('.eds')).display") == "grid"
