"""The page where something is missing: type that fits, style, script, fonts, pictures, a mouse."""

from __future__ import annotations

import re
import subprocess
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from tests import everything
from tests.browser.conftest import at

pytestmark = pytest.mark.browser

READABILITY = everything.MODULES / "@mozilla" / "readability" / "Readability.js"
STORIES = ["zh/index.html", "en/index.html"]

WORDS_OF_THE_STORY = """[...document.querySelectorAll(
    "main h2, main h3, .stand, .doubt, .text > p, .text > ul:not(.m) > li, .sub, .src, td, th"
  )].map(one => one.textContent.replace(/\\s+/g, " ").trim()).filter(words => words)"""
"""Headings, paragraphs, what is said around charts, cells of tables, in their order."""

WHERE_PARAGRAPHS_BEGIN = """[...document.querySelectorAll("h1, .stand, h2, .text > p")]
  .map(one => Math.round(one.getBoundingClientRect().top))"""

PAINTED = """new Promise(done => new PerformanceObserver(done)
  .observe({type: "paint", buffered: true})).then(() => null)"""

COPIED = """table => { const all = getSelection(); all.selectAllChildren(table);
                       return all.toString() }"""
CELLS = """table => [...table.rows].map(row => [...row.cells].map(cell => cell.innerText))"""


def squeezed(text):
    """Return a text without any space: where lines end differs from program to program."""
    return re.sub(r"\s", "", text)


def test_letters_of_twice_the_size_fit(enlarged, site):
    """Who sets the browser's letters to 200 % scrolls one way only, and no label is cut.

    Each kind of page in each language: the story shows what every chart's own page does.
    """
    instruments = ("sideways", "small", "cut", "overlapping")
    looks = at(320, 360, 768, 1280)
    found = site.examined(enlarged(1280), dict.fromkeys(instruments, looks), site.kinds)
    assert [fault for faults in found.values() for fault in faults] == []


def test_letters_are_twice_the_size(enlarged, small_site):
    """The window for large letters has them, or the test above would show nothing."""
    page = enlarged(360).new_page()
    page.goto(small_site("<p>words</p>"))
    assert page.evaluate("getComputedStyle(document.querySelector('p')).fontSize") == "32px"


@pytest.mark.parametrize("name", ["own", "gallery", "keeling", "labour", "payrolls", "communique"])
def test_labels_fit_in_the_type_of_the_system(name, fresh, story):
    """Where the page's fonts come too late, wider ones stand in: no label is cut or on another."""
    window = fresh()
    window.route("**/*.woff2", lambda route: route.abort())
    wanted = dict.fromkeys(("sideways", "cut", "overlapping"), at(320, 360, 768, 1280))
    pages = ("zh/index.html", "en/index.html", "en/figures/index.html")
    found = story(name).examined(window, wanted, pages)
    assert [fault for faults in found.values() for fault in faults] == []


@pytest.mark.parametrize("path", STORIES)
def test_without_style_the_story_is_there_in_its_order(path, opened, site):
    """With the style sheet gone, all words show, and every block stands below the one before."""
    page = opened(1280).new_page()
    page.goto(site.address + path)
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    words = page.evaluate(WORDS_OF_THE_STORY)
    page.evaluate("document.querySelector('style').remove()")
    shown = squeezed(page.locator("main").inner_text())
    assert [said for said in words if squeezed(said) not in shown] == []
    tops = page.evaluate(WHERE_PARAGRAPHS_BEGIN)
    assert tops == sorted(tops)


@pytest.mark.parametrize("path", STORIES)
def test_without_script_a_number_opens_its_note(path, opened, site):
    """No script of the page runs, and nothing waits for one."""
    page = opened(360, java_script_enabled=False).new_page()
    page.goto(site.address + path)
    page.locator("#shut-2 button").first.click()
    assert page.locator("#shut-2 .m li").first.is_visible()


@pytest.mark.parametrize("path", STORIES)
def test_words_show_before_fonts_come(path, fresh, site):
    """On a network that never brings the fonts, the page is painted with those of the system."""
    window = fresh(360)
    window.route("**/*.woff2", lambda _never: None)
    page = window.new_page()
    page.goto(site.address + path, wait_until="commit")
    page.evaluate(PAINTED)
    assert page.evaluate("[...document.fonts].some(font => font.status === 'loading')")
    assert page.locator("h1").is_visible()


@contextmanager
def breaking_off(page, after):
    """Serve `page` as far as the byte `after`; the connection then stands still."""
    done = threading.Event()

    class Server(BaseHTTPRequestHandler):
        def log_message(self, *_):
            pass

        def do_GET(self):
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(page[:after])
            self.wfile.flush()
            done.wait()

    with ThreadingHTTPServer(("127.0.0.1", 0), Server) as server:
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        done.set()
        server.shutdown()


@pytest.mark.parametrize("path", STORIES)
def test_what_has_arrived_can_be_read(path, opened, site):
    """When the line breaks in the middle of the page, what is there stands in its style."""
    whole = (site.folder / path).read_bytes()
    with breaking_off(whole, len(whole) // 2) as address:
        page = opened(360).new_page()
        page.goto(address, wait_until="commit")
        page.evaluate(PAINTED)
        assert page.locator("h1").is_visible()
        page.locator("#source-2").wait_for()
        paper = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
        assert paper == "rgb(251, 249, 244)"
        page.close()


def test_nothing_moves(opened, site):
    """A jump to a section is a jump, and nothing else in the page moves at any time."""
    page = opened().new_page()
    page.goto(site.address + STORIES[0])
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    moving = """[...document.querySelectorAll("*")].filter(one =>
      getComputedStyle(one).transitionDuration !== "0s"
      || getComputedStyle(one).animationName !== "none").length"""
    assert page.evaluate(moving) == 0


@pytest.mark.parametrize("path", STORIES)
def test_a_reader_mode_keeps_every_paragraph(path, opened, site):
    """Mozilla's reader mode leaves title, language, standfirst and all of the text."""
    page = opened(360, bypass_csp=True).new_page()
    page.goto(site.address + path)
    heading = page.locator("h1").inner_text()
    words = page.evaluate(WORDS_OF_THE_STORY)
    page.add_script_tag(path=READABILITY)
    kept = page.evaluate("new Readability(document.cloneNode(true)).parse()")
    assert kept["title"] == heading
    assert kept["lang"] == page.evaluate("document.documentElement.lang")
    text = squeezed(kept["textContent"])
    assert [said for said in words if squeezed(said) not in text] == []


@pytest.mark.parametrize("path", STORIES)
def test_a_text_browser_shows_the_story(path, opened, site):
    """What w3m prints has every heading, paragraph and cell."""
    page = opened().new_page()
    page.goto(site.address + path)
    words = page.evaluate(WORDS_OF_THE_STORY)
    command = ["w3m", "-dump", "-T", "text/html", "-I", "UTF-8", "-O", "UTF-8", "-cols", "999"]
    done = subprocess.run([*command, site.folder / path], check=True, capture_output=True)
    printed = squeezed(done.stdout.decode("utf-8"))
    assert [said for said in words if squeezed(said) not in printed] == []


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_table_is_copied_as_rows_and_columns(lang, opened, site):
    """What is copied from a table goes into the cells of a sheet: tabs between, a line a row."""
    page = opened().new_page()
    page.goto(f"{site.address}{lang}/charts/closures/index.html")
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    table = page.locator("table").first
    caption, *lines = table.evaluate(COPIED).strip().splitlines()
    assert caption == table.locator("caption").inner_text()
    assert [line.split("\t") for line in lines if line] == table.evaluate(CELLS)
