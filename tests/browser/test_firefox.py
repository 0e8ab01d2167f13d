"""Every kind of page as Firefox shows it: what Chromium lets pass another engine may not.

Firefox is driven over WebDriver BiDi, the protocol that it speaks by itself, without a driver.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import time
from contextlib import contextmanager
from pathlib import Path

import pytest
from tests import everything
from tests.browser.conftest import serving
from websockets.sync.client import connect

pytestmark = pytest.mark.browser

MEASURES = Path(__file__).parent / "measure.js"
INSTRUMENTS = ("sideways", "small", "cut", "overlapping", "linebreaks")
UNDECIDED = {"color-contrast": "svg text, label.q, label.q span"}
"""What axe may leave undecided, for the reasons that `test_pages.py` gives."""

SETTINGS = {
    "app.normandy.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "gfx.downloadable_fonts.fallback_delay": 60_000,
    "gfx.downloadable_fonts.fallback_delay_short": 60_000,
    "services.settings.server": "data:,",
    "ui.useOverlayScrollbars": 1,
}
"""So that it asks nothing of the network, no font comes too late on a slow machine (ms), and its
scroll bars lie over the page, as on a phone."""


class Firefox:
    """One tab: goes to addresses, is as wide as it is told, evaluates, clicks."""

    def __init__(self, line):
        self._line, self._sent = line, 0
        self._ask("session.new", capabilities={})
        self._tab = self._ask("browsingContext.create", type="tab")["context"]

    def _ask(self, method, **words):
        self._sent += 1
        self._line.send(json.dumps({"id": self._sent, "method": method, "params": words}))
        while True:
            answer = json.loads(self._line.recv(timeout=60))
            if answer.get("id") == self._sent:
                assert answer["type"] == "success", answer
                return answer["result"]

    def prepare(self, script):
        """Have a script run in every page before the page's own."""
        self._ask("script.addPreloadScript", functionDeclaration=f"() => {{ {script} }}")

    def widen(self, width):
        """Make the window that wide."""
        size = {"width": width, "height": 900}
        self._ask("browsingContext.setViewport", context=self._tab, viewport=size)

    def goto(self, address, width):
        """Open a page in a window of that width, and wait until it is there with its fonts."""
        self.widen(width)
        self._ask("browsingContext.navigate", context=self._tab, url=address, wait="complete")
        self.evaluate("document.fonts.ready.then(() => null)")

    def evaluate(self, expression):
        """Return what an expression comes to in the page."""
        answer = self._ask(
            "script.evaluate",
            expression=f"Promise.resolve({expression}).then(it => JSON.stringify(it ?? null))",
            target={"context": self._tab},
            awaitPromise=True,
        )
        assert answer["type"] == "success", answer
        return json.loads(answer["result"]["value"])

    def click(self, x, y):
        """Press and let go of the mouse at a point of the window."""
        steps = [
            {"type": "pointerMove", "x": round(x), "y": round(y)},
            {"type": "pointerDown", "button": 0},
            {"type": "pointerUp", "button": 0},
        ]
        mouse = {"type": "pointer", "id": "mouse", "actions": steps}
        self._ask("input.performActions", context=self._tab, actions=[mouse])


@contextmanager
def running(profile):
    """Start Firefox without a window on an empty profile; end it afterwards."""
    program = everything.firefox()
    assert program, "No Firefox here; `python build.py test` says how to get one."
    lines = [f'user_pref("{name}", {json.dumps(value)});' for name, value in SETTINGS.items()]
    (profile / "user.js").write_text("\n".join(lines), encoding="utf-8")
    command = [program, "--headless", "--remote-debugging-port", "0", "--profile", profile]
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, stdout=quiet, stderr=quiet) as process:
        try:
            yield process, profile / "WebDriverBiDiServer.json"
        finally:
            process.kill()


@pytest.fixture(scope="module")
def firefox(tmp_path_factory):
    """Return Firefox with axe-core and `measure.js` in every page."""
    with running(tmp_path_factory.mktemp("firefox")) as (process, told):
        while not (told.exists() and told.read_text(encoding="utf-8")):
            assert process.poll() is None, "Firefox did not start."
            time.sleep(0.1)
        where = json.loads(told.read_text(encoding="utf-8"))
        address = f"ws://{where['ws_host']}:{where['ws_port']}/session"
        with connect(address, max_size=None, proxy=None) as line:
            browser = Firefox(line)
            for script in (Path(everything.AXE), MEASURES):
                browser.prepare(script.read_text(encoding="utf-8"))
            yield browser


def test_firefox_shows_everything_where_it_can_be_read(firefox, site):
    """Nothing scrolls sideways; labels are whole and apart; Chinese lines break rightly.

    Each kind of page in each language: the story shows what every chart's own page does.
    """
    faults = []
    for path in site.kinds:
        firefox.goto(site.address + path, 360)
        for width in (360, 1280):
            firefox.widen(width)
            for instrument in INSTRUMENTS:
                found = firefox.evaluate(f"measure.{instrument}()")
                faults += [f"{path} ({width}): {instrument}: {fault}" for fault in found]
    assert faults == []


def test_labels_fit_in_the_type_of_the_system_in_firefox(firefox, site, tmp_path):
    """Where the page's fonts do not come, wider ones stand in: no label is cut or on another."""
    fontless = shutil.ignore_patterns("*.woff2")
    shutil.copytree(site.folder.parents[1], tmp_path, ignore=fontless, dirs_exist_ok=True)
    faults = []
    with serving(tmp_path) as served:
        for path in ("zh/index.html", "en/index.html"):
            firefox.goto(served.address + path, 360)
            for width in (360, 1280):
                firefox.widen(width)
                for instrument in ("sideways", "cut", "overlapping"):
                    found = firefox.evaluate(f"measure.{instrument}()")
                    faults += [f"{path} ({width}): {instrument}: {fault}" for fault in found]
    assert faults == []


def test_axe_finds_nothing_in_firefox(firefox, site):
    """No kind of page has an accessibility violation in the other engine either.

    One page of each, the languages by turns.
    Firefox takes the box of a sign that a page uses by name for larger than it is drawn: on the
    page for lost readers, for one that reaches over the headline.
    """
    undecided = {"color-contrast": f"{UNDECIDED['color-contrast']}, .lost h2"}
    faults = []
    for path in site.turns():
        firefox.goto(site.address + path, 360)
        found = firefox.evaluate(f"measure.accessibility({json.dumps(undecided)})")
        faults += [f"{path}: {fault}" for fault in found]
    assert faults == []


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_number_opens_its_note_in_firefox(lang, firefox, site):
    """A click on a number opens the note beside it, within the window."""
    firefox.goto(f"{site.address}{lang}/index.html", 1280)
    button = "document.querySelector('#shut-2 button')"
    firefox.evaluate(f"{button}.scrollIntoView({{block: 'center', behavior: 'instant'}})")
    spot = firefox.evaluate(f"{button}.getBoundingClientRect()")
    firefox.click(spot["x"] + spot["width"] / 2, spot["y"] + spot["height"] / 2)
    note = f"document.getElementById({button}.getAttribute('popovertarget'))"
    assert firefox.evaluate(f"{note}.matches(':popover-open')")
    box = firefox.evaluate(f"{note}.getBoundingClientRect()")
    assert 0 <= box["left"] < box["right"] <= 1280
    assert 0 <= box["top"] < box["bottom"] <= 900


def test_the_instruments_find_faults_in_firefox(firefox, small_site):
    """A page too wide, a label that is cut, an image without a name are told there as well."""
    firefox.goto(
        small_site(
            '<h1>A page</h1><div style="width: 2000px">wide</div><svg role=img width=90 height=40>'
            "<text x=80 y=20 font-size=14>leaves</text></svg>"
        ),
        360,
    )
    assert len(firefox.evaluate("measure.sideways()")) == 1
    assert len(firefox.evaluate("measure.cut()")) == 1
    assert "svg-img-alt" in firefox.evaluate("measure.accessibility({})")[0]
