"""Every page of the finished site, as a browser shows it."""

from __future__ import annotations

import gzip

import pytest
from tests.browser.conftest import STANDING, UNDECIDED, Look, at

pytestmark = pytest.mark.browser

LOOKS = (
    Look(1280),
    Look(360, "dark"),
    Look(360, "dark", colours="active"),
    Look(768, contrast="more"),
    Look(768, colours="active"),
    Look(1280, "dark", contrast="more"),
)
"""Ways to look at the site that need not look alike; two languages by turns have every width."""

FONTS_THAT_FAIL = """document.fonts.ready.then(() => [...document.fonts]
  .filter((face) => face.status === "error").map((face) => face.family))"""
WAYS_TO_A_FOLDER = """[...document.querySelectorAll("a[href]:not([href^='http'])")]
  .map((link) => link.getAttribute("href"))
  .filter((way) => way[0] !== "#" && /(^|\\/)(#|$)/.test(way))"""
"""Relative links that name no file: a server finds the page behind them, a folder shows a list."""

KIB = 1024


COLOURS = (
    Look(),
    Look(scheme="dark"),
    Look(colours="active"),
    Look(scheme="dark", colours="active"),
    Look(media="print"),
)
"""Ways to look at a page in which a drawing has other colours."""

WISHES = Look(), Look(scheme="dark"), Look(colours="active"), Look(contrast="more")


@pytest.fixture(scope="module")
def faults(examine, site):
    """Return what each instrument finds on the site, every page being loaded once."""
    wanted = dict.fromkeys((*STANDING, "lonely"), at(320, 360, 768, 1280)) | {
        "accessibility": site.paired(LOOKS),
        "contrast": COLOURS,
        "rings": {path: WISHES if path in site.kinds else WISHES[:1] for path in site.pages},
    }
    return examine(site, wanted)


def test_axe_finds_nothing(faults):
    """No page has an accessibility violation, and nothing is left undecided without a reason.

    Each kind of page in every way of looking, its languages and charts by turns: what a way of
    looking changes, it changes by the kind's own style, whatever the words are.
    """
    assert faults["accessibility"] == []


def test_everything_stands_where_it_can_be_read(faults):
    """Nothing scrolls sideways; labels are 12 px or more, whole, and apart; lines break rightly.

    No title in Chinese has a last line of one character (B10). At every width that matters.
    """
    assert [fault for name in (*STANDING, "lonely") for fault in faults[name]] == []


def test_drawings_stand_out_from_the_page(faults):
    """Labels have 4.5 to 1 against what is under them, marks 3 to 1 against the page."""
    assert faults["contrast"] == []


def test_the_focus_can_be_seen(faults):
    """Whatever has the focus has a ring about it, in every way of looking.

    On every page as it is without a wish, on those of each kind in the others too.
    """
    assert faults["rings"] == []


def test_chinese_prose_is_set_to_be_read(opened, site):
    """On a wide screen a line holds 28 to 40 Han, and the lines stand well apart."""
    tab = opened(1280).new_page()
    tab.goto(f"{site.address}zh/index.html")
    assert tab.evaluate("measure.measureOfProse()") == []


HOLES = """() => [...document.querySelectorAll("section")].flatMap((section) => {
  const lowest = (what) => Math.max(0, ...[...section.querySelectorAll(what)]
    .map((one) => one.getBoundingClientRect().bottom));
  return lowest(".m:not(.lo) li:not(.k)") - lowest(":scope > :not(.text), .text > p, .m.lo");
})"""


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_notes_leave_no_hole_beside_them(lang, opened, site):
    """On a wide screen the margin ends no more than eight lines below the text of its section."""
    tab = opened(1280).new_page()
    tab.goto(f"{site.address}{lang}/index.html")
    assert max(tab.evaluate(HOLES)) < 8 * 31


def test_the_site_asks_nothing_of_other_hosts_and_finds_all_its_files(fresh, site):
    """Every request goes to the site's own folder and is answered; none is for a picture."""
    window, faults = fresh(), []
    window.on("request", lambda r: r.url.startswith(site.address) or faults.append(r.url))
    window.on("request", lambda r: r.resource_type == "image" and faults.append(r.url))
    window.on("response", lambda r: r.ok or faults.append(f"{r.status} {r.url}"))
    window.on("console", lambda m: m.type == "error" and faults.append(f"{m.page.url}: {m.text}"))
    tab = window.new_page()
    for path in site.kinds:
        tab.goto(site.address + path)
        faults += tab.evaluate("[...document.images].map(image => image.src)")
    assert faults == []


def test_the_site_works_from_a_folder(fresh, site):
    """Opened as files, without a server, a page of each kind finds its style, fonts, neighbours."""
    window, faults = fresh(), []
    folder = site.folder.as_uri()
    window.on("request", lambda r: r.url.startswith(folder) or faults.append(r.url))
    tab = window.new_page()
    for path in site.kinds:
        tab.goto(f"{folder}/{path}")
        # The hint to fetch a font early fails between files; what counts is that it arrives.
        faults += tab.evaluate(FONTS_THAT_FAIL)
        faults += [f"{path}: {way}" for way in tab.evaluate(WAYS_TO_A_FOLDER)]
    assert faults == []


@pytest.mark.parametrize("path", ["zh/index.html", "en/index.html", "both/index.html"])
def test_a_first_visit_is_light(path, fresh, site):
    """The story arrives in at most five requests and 50 KB, its HTML and CSS in 25 KB."""
    window, asked = fresh(), []
    window.on("response", lambda r: asked.append((r.url, r.body())))
    tab = window.new_page()
    tab.goto(site.address + path, wait_until="networkidle")
    weights = {url: min(len(body), len(gzip.compress(body, 9))) for url, body in asked}
    text = sum(weight for url, weight in weights.items() if url.endswith((".html", ".css")))
    assert len(asked) <= 5
    assert text <= 25 * KIB
    assert sum(weights.values()) <= 50 * KIB


@pytest.mark.parametrize(("width", "announced"), [(360, False), (1280, True)])
def test_a_phone_shows_words_before_it_asks_for_fonts(width, announced, opened, site):
    """Chromium holds a page back for fonts that were announced; on a slow network they are late."""
    tab = opened(width).new_page()
    tab.goto(f"{site.address}zh/index.html")
    links = tab.locator("link[rel=preload]")
    assert links.count() > 1
    media = links.evaluate_all("found => found.map(link => matchMedia(link.media).matches)")
    assert set(media) == {announced}


@pytest.mark.parametrize(("lang", "width"), [("en", 360), ("zh", 768), ("en", 1280)])
def test_a_number_opens_its_note(lang, width, opened, site):
    """By a click and by the keyboard; Escape closes it, and the number has the focus again.

    English notes are the longer ones, and have the narrowest and the widest window.
    """
    page = opened(width, "dark" if width == 768 else "light").new_page()
    page.goto(f"{site.address}{lang}/index.html")
    button = page.locator("#shut-2 button").first
    button.scroll_into_view_if_needed()
    note = page.locator(f"#{button.get_attribute('popovertarget')}")
    for opens in (button.click, lambda: (button.focus(), page.keyboard.press("Enter"))):
        opens()
        assert note.evaluate("note => note.matches(':popover-open')")
        box = note.bounding_box()
        assert box["x"] >= 0
        assert box["y"] >= 0
        assert box["x"] + box["width"] <= width
        assert box["y"] + box["height"] <= 900
        page.keyboard.press("Escape")
        assert not note.evaluate("note => note.matches(':popover-open')")
        assert button.evaluate("button => button === document.activeElement")
    button.click()
    assert page.evaluate("passed => measure.accessibility(passed, '#shut-2')", UNDECIDED) == []


def test_a_number_stays_text(opened, site):
    """Who copies a sentence, or reads it in a reader that drops buttons, gets its numbers."""
    page = opened().new_page()
    page.goto(f"{site.address}en/index.html")
    page.evaluate("document.querySelectorAll('button').forEach(button => button.remove())")
    text = page.locator("#shut-2 p").first.inner_text()
    assert text.startswith("Coal-fired boilers with a capacity of at most 10 tonnes of steam")


def test_paper_shows_every_note_with_its_number(opened, site):
    """The number at the first mention is that of its note."""
    page = opened().new_page()
    page.emulate_media(media="print")
    page.goto(f"{site.address}en/index.html")
    notes, marks = page.locator(".m li"), page.locator(".q.one")
    assert notes.count() == marks.count() > 40
    assert all(note.is_visible() for note in notes.all())
    order = [
        page.locator(kind).evaluate_all(read)
        for kind, read in (
            (".q.one button", "found => found.map(b => b.getAttribute('popovertarget'))"),
            (".m li", "found => found.map(li => li.id)"),
        )
    ]
    assert order[0] == order[1]


@pytest.mark.parametrize("fonts", ["come", "never come"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_an_embedded_chart_has_the_height_that_its_words_to_copy_say(lang, fonts, fresh, site):
    """At the width of oEmbed's answer nothing is cut, and little stays empty."""
    window = fresh(720)
    if fonts == "never come":
        window.route("**/*.woff2", lambda route: route.abort())
    page = window.new_page()
    for path in site.pages:
        if path.startswith(f"{lang}/charts/"):
            page.goto(site.address + path)
            page.evaluate("document.fonts.ready.then(() => null)")
            high = page.evaluate("document.body.getBoundingClientRect().height")
            name = path.split("/")[2]
            answer = page.request.get(f"{page.url.removesuffix('index.html')}{name}.oembed.json")
            told = answer.json()
            assert high <= told["height"] <= high + 130, path
            assert f'height="{told["height"]}"' in told["html"]


def test_a_term_opens_its_explanation(opened, site):
    """Where a term first stands, its explanation is a button away, and in the ledger."""
    page = opened(360).new_page()
    page.goto(f"{site.address}en/index.html")
    page.locator("button[popovertarget=n-gross_output]").click()
    note = page.locator("#n-gross_output")
    assert note.is_visible()
    assert "not GDP" in note.inner_text()
    note.locator("a").click()
    assert page.url.endswith("figures/index.html#term-gross-output")
    page.locator("#term-gross-output").wait_for(state="visible")  # the page is still coming


def test_pictures_show_what_they_say_they_are(opened, site):
    """Every picture and every card can be decoded; a card has the size that is expected."""
    page = opened().new_page()
    page.goto(f"{site.address}en/charts/closures/index.html")
    hrefs = page.locator(".get a").evaluate_all("found => found.map(a => a.href)")
    assert sorted(href.rpartition(".")[2] for href in hrefs) == ["csv", "json", "png", "svg"]
    size = """async src => { const i = new Image(); i.src = src; await i.decode();
                             return [i.naturalWidth, i.naturalHeight] }"""
    picture = next(href for href in hrefs if href.endswith(".png"))
    assert page.evaluate(size, picture)[0] == 2 * page.evaluate(size, picture[:-3] + "svg")[0]
    assert page.evaluate(size, picture[:-3] + "card.png") == [1200, 630]
