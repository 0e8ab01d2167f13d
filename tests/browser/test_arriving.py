"""What a reader on a bad line sees while a page arrives, piece by piece."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser

WATCHED = """
window.moved = []
new PerformanceObserver(seen => {
  for (const shift of seen.getEntries())
    for (const source of shift.sources)
      window.moved.push(String(source.node?.outerHTML ?? source.node?.textContent).slice(0, 80))
}).observe({type: "layout-shift", buffered: true})
"""
MOVED = "new Promise(done => requestAnimationFrame(() => setTimeout(() => done(window.moved), 50)))"
WAIT = f"<!--{'-' * 40_000}-->"
RIGHT = f'<p style="text-align:right"><a href="/1">one</a>{WAIT} <a href="/2">two</a></p>'
AWAITED = '<link rel="expect" href="#seen" blocking="render">'


def moved(window, address, pages):
    """Return what moved on each of `pages` while it arrived, as path → markup."""
    window.add_init_script(WATCHED)
    tab, found = window.new_page(), {}
    for path in pages:
        tab.goto(address + path)
        found[path] = tab.evaluate(MOVED)
    return {path: parts for path, parts in found.items() if parts}


@pytest.mark.parametrize(("turn", "width"), [(0, 360), (1, 1280)])
def test_nothing_moves_while_a_page_arrives(turn, width, fresh, site, slowly):
    """However a page is cut, its first screen is painted whole: no word goes to another place.

    A page of each kind at each width, in one language on a phone and in the other on a desk.
    """
    with slowly(site.folder.parents[1]) as slow:
        assert moved(fresh(width), slow.address, site.turns(turn)) == {}


@pytest.mark.parametrize(("head", "parts"), [("", 1), (AWAITED, 0)])
def test_a_page_that_moves_is_seen(head, parts, fresh, slowly, tmp_path):
    """Words set from the right go to the left as others come, unless the page waits for those."""
    start = f'<!doctype html><html lang="en"><title>A page</title>{head}'
    page = f'{start}<main>{RIGHT}<span id="seen"></span></main></html>'
    with slowly(tmp_path) as slow:
        slow.folder.mkdir(parents=True)
        (slow.folder / "page.html").write_text(page, encoding="utf-8")
        found = moved(fresh(), slow.address, ["page.html"])
    assert len(found) == parts


@pytest.mark.parametrize(
    ("path", "targets"),
    [
        ("en/index.html", "main :is(section, figure)[id]"),
        ("en/figures/index.html", ".led > li[id]"),
    ],
)
@pytest.mark.parametrize("width", [360, 1280])
def test_an_address_leads_to_its_place(width, path, targets, chromium, site):
    """It is at the top of the window, though what stands above it is set only as one comes near."""
    window = chromium.new_context(viewport={"width": width, "height": 800})
    with window:
        tab = window.new_page()
        tab.goto(site.address + path)
        ids = tab.evaluate("all => [...document.querySelectorAll(all)].map(one => one.id)", targets)
        found = {}
        for name in ids[5 :: len(ids) // 4]:
            tab.goto("about:blank")
            tab.goto(f"{site.address}{path}#{name}")
            tab.wait_for_timeout(300)  # nothing brings it there later
            found[name] = tab.evaluate(
                "id => document.getElementById(id).getBoundingClientRect().top", name
            )
    assert len(found) > 1
    assert all(0 <= top <= 40 for top in found.values()), found


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("page", ["index.html", "figures/index.html"])
def test_a_page_is_as_long_as_it_says_before_all_of_it_is_set(page, lang, chromium, site):
    """A phone's scroll bar is right from the start: within a tenth."""
    length = "document.documentElement.scrollHeight"
    phone = {"width": 360, "height": 640}
    with chromium.new_context(
        viewport=phone, has_touch=True, is_mobile=True, bypass_csp=True
    ) as window:
        tab = window.new_page()
        tab.goto(f"{site.address}{lang}/{page}")
        said = tab.evaluate(length)
        tab.add_style_tag(content="* { content-visibility: visible !important }")
        assert said != tab.evaluate(length)
        assert 0.9 < said / tab.evaluate(length) < 1.1
