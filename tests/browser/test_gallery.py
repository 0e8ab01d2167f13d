"""Every form of chart, as the story of the gallery draws it, in a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.browser.conftest import BASE, STANDING, Look, at, serving, write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.browser.conftest import Served

    from liuzhou_site.publish.assemble import Site

pytestmark = pytest.mark.browser

PAGES = ("zh/index.html", "en/index.html", "zh/figures/index.html", "en/figures/index.html")


@pytest.fixture(scope="module")
def gallery(
    sites: Callable[[str], Site], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Served]:
    """Serve the story that shows every form of chart."""
    root = tmp_path_factory.mktemp("gallery")
    write(sites("gallery"), root / BASE)
    with serving(root) as served:
        yield served


def test_labels_of_every_form_can_be_read(examine, gallery):
    """Labels are whole, apart and large enough; nothing scrolls sideways, all stands out.

    Labels have 4.5 to 1 against what is under them, marks 3 to 1 against the page.
    """
    wanted = dict.fromkeys(STANDING, at(320, 360, 768, 1280))
    found = examine(gallery, wanted | {"contrast": (Look(), Look(scheme="dark"))}, PAGES)
    assert [fault for faults in found.values() for fault in faults] == []
