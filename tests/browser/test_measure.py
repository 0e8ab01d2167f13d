"""The instruments themselves: each finds the fault it is for, and none where there is none."""

from __future__ import annotations

import pytest
from tests.browser.conftest import BASE, Look, Served, serving, write
from tests.browser.test_pages import LOOKS

pytestmark = pytest.mark.browser

SOUND = """
<h1>Sound</h1>
<svg width="300" height="60" role="img" aria-label="Two labels">
  <text x="10" y="20" font-size="13">first</text>
  <text x="10" y="36" font-size="13">second, a line below</text>
</svg>
<style>:focus-visible { outline: 2px solid #06c }</style>
<a href="#">a link</a>
"""

FAULTS = {
    "sideways": '<div id="wide" style="width:2000px">wide</div>',
    "small": '<svg width="90" height="40" viewBox="0 0 180 80"><text y="40">small</text></svg>',
    "cut": '<svg width="90" height="40"><text x="80" y="20" font-size="14">leaves</text></svg>',
    "overlapping": (
        '<svg width="90" height="40"><text y="20" font-size="14">one</text>'
        '<text x="9" y="24" font-size="14">other</text></svg>'
    ),
    "spacious": '<pre style="font:20px sans-serif">no more than just fits into this</pre>',
    "contrast": '<svg width="90" height="40"><rect width="9" height="9" fill="#ccc" /></svg>',
    "measureOfProse": f'<p style="width:50em;line-height:2">{"一二三四五" * 30}</p>',
    "rings": '<a href="#" style="outline-color:#ccc">faint</a>',
    "linebreaks": "<p>一二三四五<br>，六七</p>",
    "lonely": "<h2>一二三四五<br>六</h2>",
}


def test_each_instrument_finds_its_fault(opened, small_site):
    """A page made to be wrong in one way is reported by the instrument for that way."""
    page, found = opened(width=360).new_page(), {}
    for fault, body in FAULTS.items():
        page.goto(small_site(body, lang="zh-Hans"))
        found[fault] = len(page.evaluate(f"measure.{fault}()"))
    assert found == dict.fromkeys(FAULTS, 1)


def test_a_sound_page_is_left_in_peace(opened, small_site):
    """Labels on neighbouring lines, at a size one can read, are no fault."""
    page = opened(width=360).new_page()
    page.goto(small_site(SOUND))
    assert [fault for fault in FAULTS if page.evaluate(f"measure.{fault}()")] == []


def test_a_label_is_compared_with_what_is_under_it(opened, small_site):
    """White on a dark bar can be read; the same white beside the bar cannot."""
    bar = '<svg width="200" height="40"><rect width="90" height="40" fill="#333" />'
    page = opened().new_page()
    page.goto(small_site(f'{bar}<text x="5" y="20" fill="#fff">on</text></svg>'))
    assert page.evaluate("measure.contrast()") == []
    page.goto(small_site(f'{bar}<text x="99" y="20" fill="#fff">beside</text></svg>'))
    assert len(page.evaluate("measure.contrast()")) == 1


def test_axe_finds_an_image_without_a_name(opened, small_site):
    """The accessibility engine is there and runs."""
    page = opened().new_page()
    page.goto(small_site("<h1>A page</h1><svg role=img width=9 height=9></svg>"))
    assert [line.split(":")[0] for line in page.evaluate("measure.accessibility({})")] == [
        "violation svg-img-alt"
    ]


def test_axe_finds_small_targets(opened, small_site):
    """Links that stand too close to be hit are reported: the rule is off unless asked for."""
    links = '<a href="#a" style="font-size:9px">a</a> <a href="#b" style="font-size:9px">b</a>'
    page = opened().new_page()
    page.goto(small_site(f"<h1>A page</h1><nav id=a><span id=b></span>{links}</nav>"))
    found = page.evaluate("measure.accessibility({})")
    assert any("target-size" in line for line in found)


def test_axe_works_under_a_strict_policy(opened, small_site):
    """A page that forbids all scripts can still be examined."""
    policy = "<meta http-equiv=Content-Security-Policy content=\"default-src 'none'\">"
    page = opened().new_page()
    page.goto(small_site(f"{policy}<h1>A page</h1>"))
    assert page.evaluate("measure.accessibility({})") == []


ASKED = (
    (Look(360), "(width: 360px)"),
    (Look(scheme="dark"), "(prefers-color-scheme: dark)"),
    (Look(contrast="more"), "(prefers-contrast: more)"),
    (Look(colours="active"), "(forced-colors: active)"),
    (Look(media="print"), "print"),
)


def test_a_page_is_seen_as_it_is_to_be_looked_at(examine, tmp_path):
    """A fault of one look alone is found in that look, by the instrument that was to look."""
    wide = "".join(
        f"<style>@media {query} {{ #n{number} {{ width: 2000px }} }}</style>"
        f"<div id=n{number}>words</div>"
        for number, (_, query) in enumerate(ASKED)
    )
    write({"page.html": b"<!doctype html>" + wide.encode()}, tmp_path / BASE)
    looks = tuple(look for look, _ in ASKED)
    with serving(tmp_path) as served:
        found = examine(served, {"sideways": (*looks, Look()), "small": {"page.html": looks}})
    places = [(f"page.html ({look})", f"div in #n{at}") for at, look in enumerate(looks)]
    assert [(fault.split(": ")[0], fault.split(": ")[2]) for fault in found["sideways"]] == places
    assert found["small"] == []


def test_every_page_is_looked_at_and_every_kind_in_every_way(tmp_path):
    """Of each kind a page in each look; each page in one; each language at each width."""
    for path in (
        "404",
        "zh/index",
        "en/index",
        *(f"{one}/charts/{name}/index" for one in ("zh", "en") for name in "abcde"),
    ):
        write({f"{path}.html": b""}, tmp_path)
    seen = Served(tmp_path, "").paired(LOOKS)
    assert set(seen) == set(Served(tmp_path, "").pages)
    assert set(seen["404.html"]) == set(LOOKS)
    assert {*seen["zh/index.html"], *seen["en/index.html"]} == set(LOOKS)
    charts = [looks for path, looks in seen.items() if "charts" in path]
    assert {look for looks in charts for look in looks} == set(LOOKS)
    for lang in ("zh", "en"):
        assert {look.width for look in seen[f"{lang}/index.html"]} == {360, 768, 1280}
