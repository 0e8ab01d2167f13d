"""The stories of `examples/` in a browser, held to what the project’s own is held to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.browser.conftest import BASE, STANDING, Look, at, serving, write

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


def test_an_example_can_be_read_by_everybody(examine, example):
    """A table of a hundred rows is as accessible as a chart of four bars, and as well set.

    Axe finds nothing on a page of each kind, on a phone or in the dark, the languages by turns;
    on no page does anything scroll sideways, and no label is cut, small or over another.
    """
    looks = Look(360), Look(1280, "dark")
    seen = {path: (looks[turn % 2],) for turn, path in enumerate(example.turns())}
    found = examine(example, dict.fromkeys(STANDING, at(360, 768)) | {"accessibility": seen})
    assert [fault for faults in found.values() for fault in faults] == []
