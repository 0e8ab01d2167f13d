"""The pictures of docs/pictures/, remade: `.venv/bin/python benchmarks/pictures.py`.

`_site/` must be built. Each is what a window of Chromium shows on a second visit, when the fonts
are there; “paper” is the print style at the width of an A4 page. Those of the preview and of its
terminal come from `desk.py`, which starts them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING, Any

import desk
from PIL import Image
from playwright.sync_api import sync_playwright
from served import ROOT, SITE, serving
from tests import everything

from liuzhou_site.assets.raster import squeeze

if TYPE_CHECKING:
    from playwright.sync_api import Browser

FOLDER = ROOT / "docs" / "pictures"
COLOURS = 48
PHONE, WIDE, PAPER = (360, 780), (1280, 900), (718, 1047)
A4 = (794, 1123)
DARK = {"color_scheme": "dark"}
CONTRAST = {"contrast": "more"}
FORCED = {"forced_colors": "active"}


@dataclass(frozen=True)
class Shot:
    """A picture: of which page, in a window of which size, from which element down, in which mode.

    more: what Chromium is asked to emulate; media: "print" for
    paper; grey: as a printer without colours gives it.
    """

    path: str
    window: tuple[int, int] = WIDE
    at: str = ""
    more: dict[str, Any] = field(default_factory=dict)
    media: str = "screen"
    grey: bool = False


SHOTS = {
    "cover": Shot("index.html"),
    "cover-phone-dark": Shot("index.html", PHONE, more=DARK),
    "story-zh": Shot("zh/index.html"),
    "story-zh-dark": Shot("zh/index.html", more=DARK),
    "story-zh-phone": Shot("zh/index.html", PHONE),
    "story-zh-chart-phone-dark": Shot("zh/index.html", PHONE, "figure", DARK),
    "story-zh-more-contrast": Shot("zh/index.html", at="figure", more=CONTRAST),
    "story-en": Shot("en/index.html"),
    "story-en-text": Shot("en/index.html", at="main section[id]"),
    "story-en-phone": Shot("en/index.html", PHONE),
    "story-en-forced-colours": Shot("en/index.html", at="figure", more=FORCED),
    "parallel": Shot("both/index.html"),
    "parallel-phone": Shot("both/index.html", PHONE, ".pair.heading"),
    "chart": Shot("en/charts/closures/index.html", (768, 900)),
    "ledger": Shot("zh/figures/index.html", at="main section[id] .led"),
    "ledger-phone-dark": Shot("en/figures/index.html", PHONE, "main section[id] .led", DARK),
    "lost": Shot("404.html"),
    "paper-zh": Shot("zh/index.html", PAPER, media="print"),
    "paper-zh-grey": Shot("zh/index.html", PAPER, media="print", grey=True),
    "paper-en-chart": Shot("en/index.html", PAPER, "figure", media="print"),
}
PAGES = (
    "index.html", "zh/index.html", "en/index.html", "zh/figures/index.html",
    "both/index.html", "en/charts/places/index.html", "404.html",
)  # fmt: skip
MODES = [(width, more, "screen") for width in (360, 768, 1280) for more in ({}, DARK)]
MODES += [(PAPER[0], {}, "print")]
SHEET = 0.25
"""How large the sheet of all pages shows each."""
CARDS = {"card-zh": "cards/zh.png", "card-en": "cards/en.png"}


def taken(browser: Browser, address: str, shot: Shot) -> bytes:
    """Return what a window shows, as a PNG with a small palette."""
    width, height = shot.window
    window = browser.new_context(viewport={"width": width, "height": height}, **shot.more)
    tab = window.new_page()
    for _ in range(2):
        tab.goto(address + shot.path, wait_until="networkidle")
    tab.emulate_media(media=shot.media)
    if shot.at:
        tab.locator(shot.at).first.evaluate("e => scrollTo(0, e.getBoundingClientRect().top - 24)")
    png = tab.screenshot(animations="disabled")
    window.close()
    return squeeze(on_paper(png, grey=shot.grey) if shot.media == "print" else png, COLOURS)


def on_paper(png: bytes, *, grey: bool) -> bytes:
    """Return a picture with the margins of its sheet."""
    printed, sheet, out = Image.open(BytesIO(png)), Image.new("RGB", A4, "white"), BytesIO()
    sheet.paste(printed.convert("L") if grey else printed, ((A4[0] - PAPER[0]) // 2,) * 2)
    sheet.save(out, "PNG")
    return out.getvalue()


def sheet(browser: Browser, address: str) -> bytes:
    """Return the top of every page in every mode side by side, a row a page, as WebP."""
    tall = 1200
    shots = [[Shot(path, (wide, tall), more=more, media=media) for wide, more, media in MODES]
             for path in PAGES]  # fmt: skip
    row = round(tall * SHEET) + 8
    wide = sum(round((A4[0] if media == "print" else one) * SHEET) + 8 for one, _, media in MODES)
    whole, out = Image.new("RGB", (wide, row * len(PAGES)), "grey"), BytesIO()
    for line, each in enumerate(shots):
        left = 0
        for shot in each:
            shown = Image.open(BytesIO(taken(browser, address, shot))).convert("RGB")
            size = round(shown.width * SHEET), round(min(shown.height, tall) * SHEET)
            whole.paste(shown.resize(size, Image.Resampling.LANCZOS), (left, line * row))
            left += size[0] + 8
    whole.save(out, "WEBP", quality=70)
    return out.getvalue()


def main() -> None:
    """Take every picture, and print what each weighs."""
    FOLDER.mkdir(exist_ok=True)
    made = {name: (SITE / path).read_bytes() for name, path in CARDS.items()}
    with sync_playwright() as playwright, serving() as address:
        browser = playwright.chromium.launch(executable_path=everything.browser())
        made |= {name: taken(browser, address, shot) for name, shot in SHOTS.items()}
        made |= dict(desk.pictures(browser))
        (FOLDER / "pages.webp").write_bytes(sheet(browser, address))
        browser.close()
    for old in FOLDER.glob("*.png"):
        old.unlink()
    for name, png in made.items():
        (FOLDER / f"{name}.png").write_bytes(png)
        print(f"{name:<28}{len(png) / 1000:>8.1f} kB")
    print(f"{'all':<28}{sum(map(len, made.values())) / 1000:>8.1f} kB")


if __name__ == "__main__":
    main()
