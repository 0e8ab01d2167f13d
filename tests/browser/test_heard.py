"""What a reader hears who does not see: transcripts of a virtual screen reader.

It walks through the page in the browser, by what the browser tells a screen reader, and says what
the specifications ask for. It is no product that anybody uses: NVDA, VoiceOver and TalkBack
say the same things in words and an order of their own.
"""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from tests import everything

pytestmark = pytest.mark.browser

READER = everything.MODULES / "@guidepup" / "virtual-screen-reader" / "lib" / "esm"
HEARD = Path(__file__).parent / "heard"
LABEL = """Transcript of {page} on a phone, by a virtual screen reader (of npm's @guidepup).
No person and no product was listened to. The inside of a picture is left out: it is one image.
"""

# What a closed `details` hides from everybody, the virtual reader would read out.
LISTEN = """async address => {
  const { virtual } = await import(address);
  for (const part of document.querySelectorAll("details:not([open]) > :not(summary)")) {
    part.hidden = true;
  }
  await virtual.start({ container: document.body });
  while (await virtual.lastSpokenPhrase() !== "end of document") await virtual.next();
  const heard = await virtual.spokenPhraseLog();
  await virtual.stop();
  return heard;
}"""

PICTURE = re.compile(r"^(image, (.*))\n(?:.*\n)*?end of image, \2$", re.MULTILINE)
"""A picture and what is inside it, which its role keeps from being heard one by one."""

PAGES = [
    f"{lang}/{page}index.html"
    for lang in ("zh", "en")
    for page in ("", "charts/closures/", "charts/land/", "figures/")
]
LONGEST = {"figures/": 240}
"""How many phrases are kept of a page that goes on in the same way for long."""


@pytest.fixture
def hear(site):
    """Return a function that hears a page to its end, phrase by phrase."""
    script = (READER / "index.browser.js").read_text(encoding="utf-8")
    address = f"{site.address}reader.js"

    def listen(page):
        page.route(address, lambda way: way.fulfill(body=script, content_type="text/javascript"))
        return PICTURE.sub(r"\1", "\n".join(page.evaluate(LISTEN, address))).split("\n")

    return listen


@pytest.fixture
def opened_at(opened, site):
    """Return a function that opens a page whose policy lets the virtual reader in."""

    def open_page(path, width=360):
        page = opened(width, bypass_csp=True).new_page()
        page.goto(site.address + path)
        return page

    return open_page


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_heard_as_before(path, hear, opened_at, write_expected):
    """What is heard is what was listened to and found good; `--write-expected` writes it anew."""
    heard = hear(opened_at(path))
    kept = next((count for end, count in LONGEST.items() if end in path), len(heard))
    text = LABEL.format(page=path) + "\n" + "\n".join(heard[:kept]) + "\n"
    file = HEARD / f"{path.removesuffix('/index.html').replace('/', '-')}.txt"
    if write_expected:
        file.write_text(text, encoding="utf-8", newline="\n")
    assert file.read_text(encoding="utf-8") == text


def empty_lists(heard):
    """Return what follows the beginning of a list and is none of its items."""
    return [
        after
        for before, after in pairwise(heard)
        if re.match("list(,|$)", before) and not after.startswith("listitem")
    ]


@pytest.mark.parametrize("width", [360, 1280])
def test_no_list_is_heard_that_has_nothing_in_it(width, hear, opened_at):
    """Notes that are closed leave no empty list behind."""
    heard = hear(opened_at("en/index.html", width))
    assert empty_lists(heard) == []


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_button_is_called_by_the_number_that_it_explains(lang, opened_at):
    """The browser gives the button over a number the words of that number as its name."""
    page = opened_at(f"{lang}/index.html")
    nodes = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    names = [node["name"]["value"] for node in nodes if node["role"]["value"] == "button"]
    assert names == page.locator("label.q").evaluate_all("all => all.map(one => one.textContent)")
    assert len(names) > 40


def test_the_virtual_reader_tells_faults(hear, opened_at):
    """An empty list, a button without a name, a heading's level: each can be heard."""
    page = opened_at("404.html")
    page.evaluate("document.body.innerHTML = '<ul></ul><button></button><h2>Two</h2>'")
    heard = hear(page)
    assert heard == ["document", "list", "button", "heading, Two, level 2", "end of document"]
    assert empty_lists(heard) == ["button"]
