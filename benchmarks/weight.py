"""What the pages weigh, and how soon a slow phone shows them.

    .venv/bin/python benchmarks/weight.py [ROUNDS]

`_site/` must be built. Each page is opened in Chromium with nothing kept from before, from a server
that packs its answers: requests and bytes of a first visit are what came over the wire, without
headers. Then the story is painted with the network and the processor slowed down as Lighthouse
slows them for a phone, in turns with a page of the same words without any style. What else a
machine does only adds, so the least time of each counts, and their ratio.
"""

from __future__ import annotations

import re
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright
from served import SITE, packed, pages, serving
from tests import everything

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from playwright.sync_api import Browser, Request

KB = 1000
PHONE = {"width": 360, "height": 740}
SLOW = {
    "offline": False,
    "latency": 562.5,
    "downloadThroughput": 1474.56 * 1024 / 8,
    "uploadThroughput": 675 * 1024 / 8,
}
"""Lighthouse's slow 4G as the protocol of the developer tools takes it: ms, bytes a second."""
SLOWER = 4
"""How many times slower the processor is made."""
STORIES = ("zh/index.html", "en/index.html")

PEERS = (
    # name, HTML + CSS in KB gzip, script in KB, requests, charts without script
    ("standard library, bars by hand", 4.2, 0, 2, 8),
    ("Hugo, bars in a shortcode", 4.3, 0, 2, 8),
    ("Eleventy, bars in a macro", 4.2, 0, 2, 8),
    ("Altair's own embeds", 3.3, 281, 5, 0),
    ("Pelican + Altair embeds", 3.3, 281, 5, 0),
    ("pandas + Altair + vl-convert + Jinja2, SVG inline", 8.9, 0, 2, 8),
    ("the same, SVG files in `<img>`", 13.1, 0, 10, 8),
    ("Observable Framework, Plot", 9.8, 190, 42, 0),
)
"""Other tools, each with the same page: 1,200 English words, 2,207 Han, eight charts of up to
twelve rows, one width, no tables, no notes, no descriptions, no fonts. SVG files are counted in."""


@dataclass(frozen=True)
class Weight:
    """What a page weighs, in bytes: raw and packed. Drawings are part of the HTML.

    first: all that a first visit brings over the wire; requests: in how many answers.
    """

    html: tuple[int, int]
    css: tuple[int, int]
    drawings: tuple[int, int]
    page: int
    fonts: int
    pictures: int
    first: int
    requests: int


def kind(path: str) -> str:
    """Return what kind of page lies at a path."""
    if path == "404.html":
        return "for lost readers"
    language, _, rest = path.removesuffix("index.html").partition("/")
    if rest.startswith("charts/"):
        return f"one chart, {language}"
    if rest == "figures/":
        return f"ledger, {language}"
    return {"": "cover", "both": "side by side"}.get(language, f"story, {language}")


def weighed(browser: Browser, address: str, path: str) -> Weight:
    """Open a page as a first visitor does, and weigh all that came."""
    window = browser.new_context(viewport=PHONE)
    asked: list[Request] = []
    window.on("requestfinished", lambda r: r.url.startswith(address) and asked.append(r))
    window.new_page().goto(address + path, wait_until="networkidle")
    sizes = {request.url: request.sizes()["responseBodySize"] for request in asked}
    window.close()
    text = (SITE / path).read_text(encoding="utf-8")
    css = "".join(re.findall(r"<style>(.*?)</style>", text, re.DOTALL))
    drawn = "".join(re.findall(r"<svg.*?</svg>", text, re.DOTALL))
    return Weight(
        html=both(text.replace(css, "")),
        css=both(css),
        drawings=both(drawn),
        page=len(packed(text.encode())),
        fonts=sum(size for url, size in sizes.items() if url.endswith(".woff2")),
        pictures=sum(size for url, size in sizes.items() if url.endswith((".png", ".svg"))),
        first=sum(sizes.values()),
        requests=len(sizes),
    )


def both(text: str) -> tuple[int, int]:
    """Return how many bytes a text has, raw and packed."""
    raw = text.encode()
    return len(raw), len(packed(raw))


HEAD = (
    "| page | HTML | packed | of it drawings | CSS | packed | HTML + CSS packed | fonts "
    "| pictures | first visit | requests |\n|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|"
)


def row(name: str, weight: Weight) -> str:
    """Return a page's line of the table, in KB."""
    cells = (*weight.html, weight.drawings[1], *weight.css)
    cells += (weight.page, weight.fonts, weight.pictures, weight.first)
    return f"| {name} | {' | '.join(f'{cell / KB:.1f}' for cell in cells)} | {weight.requests} |"


def heaviest(weights: Mapping[str, Weight]) -> dict[str, Weight]:
    """Return each kind of page, with how many there are, and its heaviest page."""
    found: dict[str, list[Weight]] = {}
    for path, weight in weights.items():
        found.setdefault(kind(path), []).append(weight)
    return {
        name if len(of_it) == 1 else f"{name} (heaviest of {len(of_it)})": max(
            of_it, key=lambda weight: weight.first
        )
        for name, of_it in found.items()
    }


def beside_peers(weights: Mapping[str, Weight]) -> Iterator[str]:
    """Yield the table of peers, our stories first."""
    yield "| | HTML + CSS packed | script | requests | charts without script |"
    yield "|---|--:|--:|--:|--:|"
    for path in STORIES:
        text = (SITE / path).read_text(encoding="utf-8")
        page, asked = weights[path].page, weights[path].requests
        yield f"| this {path} | {page / KB:.1f} | 0 | {asked} | {text.count('<figure')} |"
    for name, page, script, requests, charts in PEERS:
        yield f"| {name} | {page} | {script} | {requests} | {charts} |"


def plain(path: str) -> str:
    """Return a page of the same words as one would write it by hand: no style, no drawing."""
    text = (SITE / path).read_text(encoding="utf-8")
    main = re.sub(r"<svg.*?</svg>", "", text[text.index("<main") :], flags=re.DOTALL)
    blocks = re.split(r"<(?:h[1-6]|p|li|td|th|caption|summary)\b[^>]*>", main)
    words = (" ".join(re.sub(r"<[^>]+>", "", block).split()) for block in blocks)
    body = "\n".join(f"<p>{block}" for block in words if block)
    screen = '<meta name="viewport" content="width=device-width">'
    return f'<!doctype html><meta charset="utf-8">{screen}\n<title>The same words</title>\n{body}\n'


def painted(browser: Browser, address: str) -> float:
    """Return after how many seconds a slow phone shows the first words of a page."""
    window = browser.new_context(viewport=PHONE, device_scale_factor=2, is_mobile=True)
    tab = window.new_page()
    tools = window.new_cdp_session(tab)
    tools.send("Network.enable")
    tools.send("Network.emulateNetworkConditions", SLOW)
    tools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    tab.goto(address, wait_until="networkidle")
    read = "performance.getEntriesByName('first-contentful-paint')[0].startTime / 1000"
    seconds = float(tab.evaluate(read))
    window.close()
    return seconds


def paints(browser: Browser, address: str, rounds: int) -> Iterator[str]:
    """Yield the table of first paints: ours, plain words, and how many times longer ours takes."""
    yield f"\n| first paint on a slow phone, s (least of {rounds}) | ours | same words | ratio |"
    yield "|---|--:|--:|--:|"
    with tempfile.TemporaryDirectory() as folder, serving(Path(folder)) as other:
        for path in STORIES:
            name = path.replace("/", "-")
            (Path(folder) / name).write_text(plain(path), encoding="utf-8")
            pairs = [
                (painted(browser, address + path), painted(browser, other + name))
                for _ in range(rounds)
            ]
            ours, theirs = (min(side) for side in zip(*pairs, strict=True))
            yield f"| {path} | {ours:.2f} | {theirs:.2f} | {ours / theirs:.2f} |"


def main(rounds: int) -> None:
    """Print the tables: kinds, pages, peers, first paints."""
    with sync_playwright() as playwright, serving() as address:
        browser = playwright.chromium.launch(executable_path=everything.browser())
        weights = {path: weighed(browser, address, path) for path in pages()}
        print("KB of a thousand bytes; packed with gzip -9.\n")
        for table in (heaviest(weights), weights):
            print(HEAD, *(row(name, weight) for name, weight in table.items()), "", sep="\n")
        print(*beside_peers(weights), sep="\n")
        for line in paints(browser, address, rounds):
            print(line, flush=True)
        browser.close()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
