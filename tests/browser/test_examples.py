"""The stories of `examples/` in a browser, held to what the project’s own is held to."""

from __future__ import annotations

import pytest
from tests.browser.conftest import STANDING, Look, at

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("name", ["keeling", "labour", "payrolls", "communique"])
def test_an_example_can_be_read_by_everybody(examine, story, name):
    """A table of a hundred rows is as accessible as a chart of four bars, and as well set.

    Axe finds nothing on a page of each kind, on a phone or in the dark, the languages by turns;
    on no page does anything scroll sideways, and no label is cut, small or over another.
    """
    example = story(name)
    looks = Look(360), Look(1280, "dark")
    seen = {path: (looks[turn % 2],) for turn, path in enumerate(example.turns())}
    found = examine(example, dict.fromkeys(STANDING, at(360, 768)) | {"accessibility": seen})
    assert [fault for faults in found.values() for fault in faults] == []
