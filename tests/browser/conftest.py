"""Chromium for the tests, and the finished site served from this machine."""

from __future__ import annotations

import re
import threading
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest
from tests import everything

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from contextlib import AbstractContextManager

    from _typeshed import SupportsRead, SupportsWrite
    from playwright.sync_api import Browser, BrowserContext, Page, Route

    from liuzhou_site.publish.assemble import Site

HERE = Path(__file__).parent
BASE = "some/folder"
"""Where the site hangs on its server: never at the root, which would hide absolute links."""


@dataclass(frozen=True)
class Served:
    """A folder that is being served: where it lies, its address, its pages."""

    folder: Path
    address: str

    @property
    def pages(self) -> tuple[str, ...]:
        """Return the path of every HTML page, sorted."""
        found = self.folder.rglob("*.html")
        return tuple(sorted(page.relative_to(self.folder).as_posix() for page in found))

    @property
    def sorts(self) -> tuple[tuple[str, ...], ...]:
        """Return all pages, those of a kind together: in every language, of every chart."""
        found: dict[str, list[str]] = defaultdict(list)
        for path in self.pages:
            found[re.sub("^[a-z]{2}(-[A-Za-z]+)?/|(?<=charts/)[^/]+", "…", path)].append(path)
        return tuple(map(tuple, found.values()))

    @property
    def kinds(self) -> tuple[str, ...]:
        """Return a page of each kind in each language: those of charts differ by drawings alone."""
        one = {re.sub("charts/[^/]+", "charts", path): path for path in self.pages}
        return tuple(one.values())

    @property
    def turns(self) -> tuple[str, ...]:
        """Return one page of each kind, the languages by turns."""
        return tuple(sort[turn % len(sort)] for turn, sort in enumerate(self.sorts))

    def paired(self, looks: Sequence[Look]) -> dict[str, tuple[Look, ...]]:
        """Return the looks that each page is seen in: every kind in every one, every page in one.

        Those of a kind take turns, so that each language has its phone, its desk, its dark.
        """
        found: dict[str, list[Look]] = defaultdict(list)
        for sort in self.sorts:
            for turn in range(max(len(sort), len(looks))):
                found[sort[turn % len(sort)]].append(looks[turn % len(looks)])
        return {path: tuple(seen) for path, seen in found.items()}

    def visited(
        self,
        window: BrowserContext,
        looks: Sequence[Look] | Mapping[str, Sequence[Look]],
        pages: Iterable[str] = (),
    ) -> Iterator[tuple[str, Page]]:
        """Open pages in turn in one tab of `window`, or every page, and take each look at it.

        looks: the same for all pages, or those of each. Yields what is looked at, and the tab.
        A page has no script: it is the same however it came to be as wide as it is.
        """
        tab = window.new_page()
        for path in pages or self.pages:
            tab.goto(self.address + path)
            tab.evaluate("document.fonts.ready.then(() => null)")
            for look in looks[path] if isinstance(looks, Mapping) else looks:
                look.take(tab)
                yield f"{path} ({look})", tab


@dataclass(frozen=True)
class Look:
    """A way to look at a page: how wide the window is, and what is asked for."""

    width: int = 1280
    scheme: Literal["light", "dark"] = "light"
    contrast: Literal["more", "no-preference"] = "no-preference"
    colours: Literal["active", "none"] = "none"
    media: Literal["screen", "print"] = "screen"

    def take(self, tab: Page) -> None:
        """Have a tab show its page in this way."""
        tab.set_viewport_size({"width": self.width, "height": 900})
        tab.emulate_media(
            media=self.media,
            color_scheme=self.scheme,
            contrast=self.contrast,
            forced_colors=self.colours,
        )


def at(*widths: int) -> tuple[Look, ...]:
    """Return the looks at a page in windows of these widths."""
    return tuple(map(Look, widths))


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing: a test that passes is silent."""

    def end_headers(self) -> None:
        """Let no page be kept: the next one may have its address."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()


class _Slow(_Quiet):
    """Sends a file as a bad line does: a little, and after a while a little more."""

    PIECE = 600  # bytes
    PAUSE = 0.01  # seconds

    def copyfile(self, source: SupportsRead[bytes], outputfile: SupportsWrite[bytes]) -> None:
        """Send `source` piece by piece."""
        while piece := source.read(self.PIECE):
            outputfile.write(piece)
            time.sleep(self.PAUSE)


@contextmanager
def serving(root: Path, handler: type[_Quiet] = _Quiet) -> Iterator[Served]:
    """Serve the folder `root`/BASE under that path, on a free port of this machine."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(root))) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        yield Served(root / BASE, f"http://127.0.0.1:{server.server_port}/{BASE}/")
        server.shutdown()
        thread.join()


def write(files: dict[str, bytes] | Site, folder: Path) -> None:
    """Write the files of a site, path → bytes, below `folder`."""
    for path, content in (files if isinstance(files, dict) else files.files).items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


@pytest.fixture(scope="session")
def started() -> Iterator[Callable[..., Browser]]:
    """Return a function that starts the system's Chromium, with more of its options."""
    from playwright.sync_api import sync_playwright

    program = everything.browser()
    assert program, "No Chromium here; `python build.py test` says how to get one."
    with sync_playwright() as playwright:

        def start(*options: str) -> Browser:
            quiet = ("--disable-gpu", "--disable-quic", "--disable-sync")
            return playwright.chromium.launch(executable_path=program, args=[*quiet, *options])

        yield start


@pytest.fixture(scope="session")
def chromium(started: Callable[..., Browser]) -> Iterator[Browser]:
    """Start Chromium once for all tests."""
    browser = started()
    yield browser
    browser.close()


@pytest.fixture(scope="module")
def enlarged(started: Callable[..., Browser]) -> Iterator[Callable[[int], BrowserContext]]:
    """Return a function that opens a window whose reader has set letters to twice their size."""
    browser = started("--blink-settings=defaultFontSize=32,defaultFixedFontSize=26")

    def open_window(width: int) -> BrowserContext:
        window = browser.new_context(viewport={"width": width, "height": 900}, bypass_csp=True)
        window.route("**/*.html", _with_its_fonts)
        window.add_init_script(path=HERE / "measure.js")
        return window

    yield open_window
    browser.close()


def _with_its_fonts(route: Route) -> None:
    """Let a page wait for its fonts: without those that come late it is not as meant."""
    answer = route.fetch()
    route.fulfill(response=answer, body=answer.text().replace(":optional;", ":block;"))


def _window(
    chromium: Browser, width: int = 1280, scheme: str = "light", **more: object
) -> BrowserContext:
    window = chromium.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, **more
    )
    if more.get("bypass_csp"):
        window.route("**/*.html", _with_its_fonts)
    window.add_init_script(path=everything.AXE)
    window.add_init_script(path=HERE / "measure.js")
    return window


@pytest.fixture
def fresh(chromium: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """Return a function that opens a window which the test may listen to and lead elsewhere."""
    windows: list[BrowserContext] = []

    def open_window(*how: object, **more: object) -> BrowserContext:
        windows.append(_window(chromium, *how, **more))
        return windows[-1]

    yield open_window
    for window in windows:
        window.close()


@pytest.fixture(scope="session")
def windows() -> dict[str, BrowserContext]:
    """Return the windows that stay open for the next test, by how they were opened."""
    return {}


@pytest.fixture
def opened(
    chromium: Browser, windows: dict[str, BrowserContext]
) -> Iterator[Callable[..., BrowserContext]]:
    """Return a function that gives a window with axe-core and `measure.js` in every page.

    A window costs as much as a page: those alike are one, which an empty tab keeps open.
    """

    def open_window(*how: object, **more: object) -> BrowserContext:
        kind = repr((how, more))
        if kind not in windows:
            windows[kind] = _window(chromium, *how, **more)
            windows[kind].new_page()
        return windows[kind]

    yield open_window
    for window in windows.values():
        for tab in window.pages[1:]:
            tab.close()


@pytest.fixture(scope="session")
def site(built: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Serve the project's own site."""
    root = tmp_path_factory.mktemp("site")
    write(built, root / BASE)
    with serving(root) as served:
        yield served


@pytest.fixture
def small_site(tmp_path: Path) -> Iterator[Callable[[str], str]]:
    """Return a function that serves one page, given its body, and returns its address."""
    with serving(tmp_path) as served:

        def serve(body: str, lang: str = "en") -> str:
            head = f'<!doctype html><html lang="{lang}"><meta charset=utf-8><title>A page</title>'
            write({"page.html": f"{head}<main>{body}</main></html>".encode()}, served.folder)
            return served.address + "page.html"

        yield serve


@pytest.fixture(scope="session")
def policies():
    """Return `benchmarks/policies.py`, by which anybody can see what the evaluator says."""
    file = Path(__file__).parents[2] / "benchmarks" / "policies.py"
    spec = spec_from_file_location("policies", file)
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def slowly() -> Callable[[Path], AbstractContextManager[Served]]:
    """Return a function that serves the folder `root`/BASE over a bad line."""
    return partial(serving, handler=_Slow)
