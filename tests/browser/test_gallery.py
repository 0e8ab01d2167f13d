"""Every form of chart, as the story of the gallery draws it, in a browser."""

from __future__ import annotations

import pytest
from tests.browser.conftest import STANDING, Look, at

pytestmark = pytest.mark.browser

PAGES = ("zh/index.html", "en/index.html", "zh/figures/index.html", "en/figures/index.html")


def test_labels_of_every_form_can_be_read(examine, story):
    """Labels are whole, apart and large enough; nothing scrolls sideways, all stands out.

    Labels have 4.5 to 1 against what is under them, marks 3 to 1 against the page.
    """
    wanted = dict.fromkeys(STANDING, at(320, 360, 768, 1280))
    found = examine(story("gallery"), wanted | {"contrast": (Look(), Look(scheme="dark"))}, PAGES)
    assert [fault for faults in found.values() for fault in faults] == []
