"""The stories of `examples/` in a browser, held to what the project’s own is held to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.browser.conftest import BASE, Look, at, serving, write
from tests.browser.test_pages import INSTRUMENTS, UNDECIDED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.browser.conftest import Served

    from liuzhou_site.publish.assemble import Site

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module", params=["keeling", "labour", "payrolls", "communique"])
def example(
    request: pytest.FixtureRequest,
    sites: Callable[[str], Site],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Served]:
    """Serve an example."""
    root = tmp_path_factory.mktemp("example")
    write(sites(request.param), root / BASE)
    with serving(root) as served:
        yield served


def test_axe_finds_nothing_in_an_example(opened, example):
    """A table of a hundred rows is as accessible as a chart of four bars.

    Each kind of page on a phone and in the dark, its languages and charts by turns.
    """
    looks = example.paired((Look(360), Look(1280, "dark")))
    faults = [
        f"{path}: {fault}"
        for path, tab in example.visited(opened(), looks)
        for fault in tab.evaluate("passed => measure.accessibility(passed)", UNDECIDED)
    ]
    assert faults == []


def test_an_example_stands_where_it_can_be_read(opened, example):
    """Nothing scrolls sideways, and no label is cut, small or over another."""
    faults = [
        f"{path}: {instrument}: {fault}"
        for path, tab in example.visited(opened(bypass_csp=True), at(360, 768))
        for instrument in INSTRUMENTS
        for fault in tab.evaluate(f"measure.{instrument}()")
    ]
    assert faults == []
