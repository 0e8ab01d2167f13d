"""What Lighthouse finds on every kind of page, in all that it judges the same way every time.

Performance moves with the machine and is measured by `benchmarks/lighthouse.py`.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from tests import everything

pytestmark = pytest.mark.browser


def judged(addresses):
    """Return what Lighthouse says of each address, in order."""
    node = shutil.which("node") or "node"
    program = Path(__file__).with_name("lighthouse.mjs")
    command = [node, str(program), str(everything.browser()), "steady", *addresses]
    done = subprocess.run(command, capture_output=True, check=True, encoding="utf-8")
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_lighthouse_finds_nothing(site):
    """A hundred for accessibility, best practices and SEO, and nothing moves, on every kind.

    One page of each, the languages by turns.
    """
    pages = site.turns()
    found = dict(zip(pages, judged(site.address + path for path in pages), strict=True))
    assert {path: page["faults"] for path, page in found.items() if page["faults"]} == {}
    assert {page["shift"] for page in found.values()} == {0}
    kinds = ("accessibility", "best-practices", "seo")
    assert all(page["scores"] == dict.fromkeys(kinds, 100) for page in found.values())


def test_lighthouse_sees_what_is_wrong(small_site):
    """A page without a description, with a picture without words, loses points for both."""
    (page,) = judged([small_site('<img src="no.png" width=9 height=9>')])
    assert {"image-alt", "meta-description", "errors-in-console"} <= set(page["faults"])
    assert page["scores"]["accessibility"] < 100
