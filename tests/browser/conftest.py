"""Chromium for the tests, and the finished site served from this machine."""

from __future__ import annotations

import re
import threading
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import cache, partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.util import module_from_spec, spec_from_file_location
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Literal

import pytest
from tests import everything

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from contextlib import AbstractContextManager

    from _typeshed import SupportsRead, SupportsWrite
    from playwright.sync_api import Browser, BrowserContext, Page

    from liuzhou_site.publish.assemble import Site

HERE = Path(__file__).parent
UNDECIDED = {"color-contrast": "svg text, label.q, label.q span, :popover-open, :popover-open *"}
"""Rules of axe-core that may stay undecided, each for a selector.

color-contrast: axe does not know what is painted under the words of a drawing; the instrument
`contrast` does. Nor does it see through the button over a number, which has the colour of the
sentence that it stands in. What a note lies over it takes for what lies over the note, which has
the ground and colours of the page.
"""
STANDING = ("sideways", "spacious", "small", "cut", "overlapping", "linebreaks")
"""The instruments that tell whether everything stands where it can be read."""
EXAMINE = """async ([names, passed]) => {
  const found = {};
  for (const name of names) found[name] = await measure[name](passed);
  return found;
}"""
WAITING = "Fonts-Awaited"
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

    def turns(self, first: int = 0) -> tuple[str, ...]:
        """Return one page of each kind, the languages by turns, from the first or another."""
        return tuple(sort[turn % len(sort)] for turn, sort in enumerate(self.sorts, first))

    def paired(self, looks: Sequence[Look]) -> dict[str, tuple[Look, ...]]:
        """Return the looks that each page is seen in: every kind in every one, every page in one.

        Those of a kind take turns, so that each language has its phone, its desk, its dark.
        """
        found: dict[str, list[Look]] = defaultdict(list)
        for sort in self.sorts:
            for turn in range(max(len(sort), len(looks))):
                found[sort[turn % len(sort)]].append(looks[turn % len(looks)])
        return {path: tuple(seen) for path, seen in found.items()}

    def examined(
        self,
        window: BrowserContext,
        wanted: Mapping[str, Sequence[Look] | Mapping[str, Sequence[Look]]],
        pages: Iterable[str] = (),
    ) -> dict[str, list[str]]:
        """Return the faults that each instrument finds; a page is loaded once for all of them.

        wanted: the looks that each instrument takes at all pages, or at each. A page has no script:
        it is the same however it came to be as wide as it is.
        """
        found: dict[str, list[str]] = {name: [] for name in wanted}
        tab = window.new_page()
        for path in pages or self.pages:
            asked: dict[Look, list[str]] = defaultdict(list)
            for name, looks in wanted.items():
                for look in looks.get(path, ()) if isinstance(looks, Mapping) else looks:
                    asked[look].append(name)
            tab.goto(self.address + path)
            tab.evaluate("document.fonts.ready.then(() => null)")
            for look, names in asked.items():
                look.take(tab)
                for name, faults in tab.evaluate(EXAMINE, [names, UNDECIDED]).items():
                    found[name] += [f"{path} ({look}): {fault}" for fault in faults]
        return found


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
    def send_head(self) -> BinaryIO | None:
        """Let a page wait for its fonts where a window asks: without them it is not as meant."""
        if self.headers.get(WAITING) and self.path.endswith(".html"):
            page = Path(self.translate_path(self.path)).read_bytes()
            page = page.replace(b":optional;", b":block;")
            self.send_response(HTTPStatus.OK)
            self.send_header("Content-Type", "text/html")
            self.send_header("Content-Length", str(len(page)))
            self.end_headers()
            return BytesIO(page)
        return super().send_head()

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
        window = browser.new_context(
            viewport={"width": width, "height": 900},
            bypass_csp=True,
            extra_http_headers={WAITING: "yes"},
        )
        window.add_init_script(path=HERE / "measure.js")
        return window

    yield open_window
    browser.close()


def _window(
    chromium: Browser, width: int = 1280, scheme: str = "light", **more: object
) -> BrowserContext:
    if more.get("bypass_csp"):
        more |= {"extra_http_headers": {WAITING: "yes"}}
    window = chromium.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, **more
    )
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
def examine(chromium: Browser) -> Callable[..., dict[str, list[str]]]:
    """Return `Served.examined` for a window in which every page has its fonts."""

    def examined(served: Served, *how: object) -> dict[str, list[str]]:
        with _window(chromium, bypass_csp=True) as window:
            return served.examined(window, *how)

    return examined


@pytest.fixture(scope="session")
def story(
    sites: Callable[[str], Site], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[[str], Served]]:
    """Return what serves the site of one of `STORIES` until the end of the run."""
    with ExitStack() as running:

        @cache
        def serve(name: str) -> Served:
            root = tmp_path_factory.mktemp(name)
            write(sites(name), root / BASE)
            return running.enter_context(serving(root))

        yield serve


@pytest.fixture(scope="session")
def site(story: Callable[[str], Served]) -> Served:
    """Serve the project's own site."""
    return story("own")


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
