"""An editor's desk in pictures: a source beside its draft, the preview and its terminal.

The preview runs as an editor starts it, over a copy of the project, in a terminal of its own, while
a mistake is made and mended; what that terminal shows is then set in type by the browser. The
source is a small text, from which a story is drafted.
"""

from __future__ import annotations

import fcntl
import html
import os
import pty
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import termios
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from served import ROOT

from liuzhou_site.app.new import Wish, start
from liuzhou_site.assets.raster import squeeze

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

COLOURS = 48
WINDOW = {"width": 1100, "height": 720}
LINES, COLUMNS = 24, 100
TYPED = {
    "en": ("The {projects_money}, our sum,", "The 66.924 billion yuan, our sum,"),
    "zh": ("总投资合计{projects_money}（本页计算）", "总投资合计669.24亿元（本页计算）"),
}
"""Language → a mention of the story, and the number that an editor types in its place."""
SOURCES = {
    "en": (
        (
            "The mills of the valley\n"
            "In March 2031 the valley had 1.25 million spindles, 40,000 more than a year earlier."
            " Looms fell by more than 300, and about 16 mills are idle.\n"
            "Between 5 and 9 sheds burnt.\n"
        ),
        "1.25 million spindles",
    ),
    "zh": (
        (
            "河谷纺织业概况\n2031年产值1250亿元，比上年增长5.0%。年末有工人4万多人，比上年末减少2000人。\n"
            "关闭近一半的老厂，新建12家，居全省第三位。\n"
        ),
        "1250亿元",
    ),
}
"""Language → the text of a source, and the figure that is open on the desk."""
TERMINAL = """<!doctype html><meta charset="utf-8"><style>
body {{ margin: 0; background: #fbf9f4 }}
pre {{ display: inline-block; margin: 16px; padding: 14px 18px 16px; border-radius: 8px;
  background: #1b1d1f; color: #e8e5dd; font: 14px/1.5 "DejaVu Sans Mono", "Noto Sans Mono CJK SC",
  monospace; white-space: pre-wrap; width: {width}ch }}
b {{ color: #fff }} i {{ color: #9b978e; font-style: normal }}</style><pre>{text}</pre>"""


@dataclass(frozen=True)
class Terminal:
    """A running command, with all that it has shown so far."""

    shown: list[str]

    def waits_for(self, words: str, times: int = 1) -> None:
        """Wait until the words have been shown so often."""
        for _ in range(1200):
            if "".join(self.shown).count(words) >= times:
                return
            time.sleep(0.05)
        raise TimeoutError(words)

    @property
    def address(self) -> str:
        """The address that the preview told."""
        self.waits_for("http://")
        found = re.search(r"http://[\d.:]+/", "".join(self.shown))
        return found[0] if found else ""


@contextmanager
def preview(project: Path, lang: str, *more: str) -> Iterator[Terminal]:
    """Run `serve` in a terminal of its own, until it is interrupted as an editor does it."""
    above, below = pty.openpty()
    fcntl.ioctl(below, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
    command = [sys.executable, "-m", "liuzhou_site", "--lang", lang, "serve", "--no-open", *more]
    there = os.environ | {"PYTHONPATH": str(ROOT / "src"), "TERM": "xterm-256color"}
    running = subprocess.Popen(
        command, cwd=project, env=there, stdin=below, stdout=below, stderr=below
    )
    terminal = Terminal([])
    threading.Thread(target=_listen, args=(above, terminal.shown), daemon=True).start()
    try:
        yield terminal
    finally:
        running.terminate()
        running.wait()


def _listen(above: int, shown: list[str]) -> None:
    while said := os.read(above, 65536):
        shown.append(said.decode("utf-8", "replace"))


def pictures(browser: Browser) -> Iterator[tuple[str, bytes]]:
    """Yield each picture by its name: where a text is written, a mistake, and the terminal."""
    for lang in TYPED:
        with tempfile.TemporaryDirectory() as name:
            for room in ("content", "data", "templates"):
                shutil.copytree(ROOT / room, Path(name) / room)
            with preview(Path(name), lang) as terminal:
                yield from _day(browser, terminal, Path(name), lang)
        with tempfile.TemporaryDirectory() as name:
            yield f"desk-{lang}", _desk(browser, Path(name), lang)


def _desk(browser: Browser, folder: Path, lang: str) -> bytes:
    """Return the desk of a story that was drafted just now, with one figure open."""
    text, printed = SOURCES[lang]
    source, story = folder / "source.txt", folder / "story"
    source.write_text(text, encoding="utf-8")
    start(
        story,
        Wish({"zh": "河谷纺织业", "en": "The mills"}, "一份报告", date(2032, 5, 6), str(source)),
    )
    with preview(story, lang, "--source", str(source)) as terminal:
        page = browser.new_page(viewport=WINDOW)
        page.goto(f"{terminal.address}_desk/", wait_until="load")
        page.locator("a.to").filter(has_text=printed).first.click()
        page.locator(".entry.now .open input").first.focus()
        page.wait_for_timeout(500)
        seen = _seen(page)
        page.close()
    return seen


def _day(
    browser: Browser, terminal: Terminal, project: Path, lang: str
) -> Iterator[tuple[str, bytes]]:
    page = browser.new_page(viewport=WINDOW)
    page.goto(f"{terminal.address}{lang}/", wait_until="load")
    page.wait_for_timeout(500)
    page.locator("#shut").evaluate("e => scrollTo(0, e.getBoundingClientRect().top - 24)")
    page.locator("#shut-2 p").first.click(modifiers=["Alt"], position={"x": 3, "y": 8})
    yield f"preview-place-{lang}", _seen(page)
    file = project / "content" / f"{lang}.md"
    mention, number = TYPED[lang]
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace(mention, number), encoding="utf-8")
    terminal.waits_for("→")
    page.evaluate("scrollTo(0, 0)")
    page.wait_for_timeout(1500)
    yield f"preview-mistake-{lang}", _seen(page)
    file.write_text(text, encoding="utf-8")
    terminal.waits_for("Built in" if lang == "en" else "用时", 2)
    page.close()
    typed = f"<i>$</i> python build.py {'' if lang == 'en' else '--lang zh '}serve\n"
    yield f"terminal-mistake-{lang}", _set(browser, typed + _marked("".join(terminal.shown)))


def _marked(shown: str) -> str:
    """Return what a terminal shows as HTML: bold is all that it does to letters."""
    text = html.escape(shown.replace("\r", "").rstrip(), quote=False)
    return re.sub(r"\x1b\[1m(.*?)\x1b\[0m", r"<b>\1</b>", text)


def _set(browser: Browser, text: str) -> bytes:
    page = browser.new_page(viewport=WINDOW, device_scale_factor=1)
    page.set_content(TERMINAL.format(text=text, width=COLUMNS))
    png = page.locator("pre").screenshot()
    page.close()
    return squeeze(png, COLOURS)


def _seen(page: Page) -> bytes:
    return squeeze(page.screenshot(animations="disabled"), COLOURS)
