"""What a proposal may smuggle into texts: in the browser it is words, and nothing of it runs."""

from __future__ import annotations

import shutil

import pytest
import yaml
from tests.browser.conftest import serving, write
from tests.conftest import drawn_once

from liuzhou_site.app.console import kept
from liuzhou_site.pipeline import build

pytestmark = pytest.mark.browser

PAYLOADS = (
    "<script>document.title='run'</script>",
    "<img src=x onerror=\"document.title='run'\">",
    "<svg onload=\"document.title='run'\"><use href='//e.example/x#y'/></svg>",
    "</script><script>document.title='run'</script>",
    "</style><style>@import '//e.example/x.css';</style>",
    "</title><script src=//e.example/x.js></script>",
    "\" onmouseover=\"document.title='run'\" autofocus onfocus=\"document.title='run'",
    "' style='background:url(//e.example/x)",
    "<iframe srcdoc=\"<script>parent.document.title='run'</script>\"></iframe>",
    "<link rel=stylesheet href=//e.example/x.css><base href=//e.example/>",
    "<meta http-equiv=refresh content='x;url=//e.example/'>",
    "<form action=//e.example><button>x</button></form>",
    "<javascript:document.title='run'>",
    "]]> --> &lt;b&gt;",
    "expression(alert(document)) url(javascript:alert(document))",
    "<a href='java&Tab;script&colon;document.title=&quot;run&quot;'>x</a>",
    "<a href='vbscript:run'>x</a>",
    "<object data=//e.example/x></object><embed src=//e.example/x>",
    "<math><mtext><style><img src=x onerror=\"document.title='run'\"></style></mtext></math>",
    "<!--<script> --!> ]]></summary><script>document.title='run'</script>",
    "{% raw %} <%= run %> ${run} [[run]] #{run}",
)
"""Each asks for something of its own: a title, a request, another address."""
NARROW = 34  # letters of a word


@pytest.fixture
def served(tmp_path):
    """Return a function that serves a site and returns its address."""
    with serving(tmp_path) as found:

        def serve(files):
            write(files, found.folder)
            return found.address

        yield serve


@pytest.fixture(scope="module")
def smuggled(project, shared, tmp_path_factory):
    """Return the small story with all payloads in every kind of text that takes words."""
    root = tmp_path_factory.mktemp("smuggled") / "story"
    shutil.copytree(project / "tests" / "sites" / "library" / "project", root)
    (root / "templates").symlink_to(project / "templates", target_is_directory=True)
    payload = " ".join(PAYLOADS).replace("{", "(").replace("}", ")")
    texts = {
        "content/site.yml": (("title", "label", "publisher"), None),
        "content/charts.yml": (("title", "subtitle", "note"), "lending"),
    }
    for path, (keys, entry) in texts.items():
        file = root / path
        held = yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 (texts as they are typed)
        for key in keys:
            words = (held[entry] if entry else held).get(key)
            for lang in words or ():
                words[lang] += f" {payload}"
        file.write_text(yaml.safe_dump(held, allow_unicode=True), encoding="utf-8")
    file = root / "data" / "figures.csv"
    # A word that is longer than a narrow chart is refused, and would hide what else is there.
    drawn = (one for one in PAYLOADS if max(map(len, one.split())) <= NARROW)
    quoted = " ".join(drawn).replace("{", "(").replace("}", ")").replace('"', '""')
    raw = file.read_text(encoding="utf-8").replace(",小说,novels,", f',小说,"novels {quoted}",')
    file.write_text(raw, encoding="utf-8")
    return dict(build(root, kept(drawn_once(root, shared))).files)


def test_nothing_that_is_smuggled_runs(fresh, served, smuggled):
    """Under the page’s own policy: no dialog, no request elsewhere, no title of theirs."""
    address = served(smuggled)
    context = fresh(1280)
    tab = context.new_page()
    asked, dialogs, faults = [], [], []
    tab.on("request", lambda request: asked.append(request.url))
    tab.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    tab.on("console", lambda message: faults.append(message.text))
    seen = 0
    for path in sorted(path for path in smuggled if path.endswith(".html")):
        tab.goto(address + path)
        tab.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        tab.mouse.move(300, 300)
        seen += "document.title='run'" in tab.content().replace("&quot;", '"')
        assert tab.title() != "run", path
        assert tab.url == address + path
    assert seen > 4, "the payloads are on the pages"
    assert dialogs == []
    assert faults == [], "the policy had nothing to stop"
    assert [url for url in asked if not url.startswith((address, "data:"))] == []
    assert context.pages == [tab]


def test_the_policy_stops_what_would_get_through(opened, served, smuggled):
    """A page with the same payloads as marks: the policy lets none of them run or load."""
    raw = smuggled["en/index.html"] + "".join(PAYLOADS[:12]).encode()
    address = served({**smuggled, "en/raw.html": raw})
    tab = opened(1280).new_page()
    failed, stopped = [], []
    tab.on("requestfailed", lambda request: failed.append((request.url, request.failure)))
    tab.on("requestfinished", lambda request: failed.append((request.url, "finished")))
    tab.on("console", lambda message: stopped.append(message.text))
    tab.goto(f"{address}en/raw.html")
    tab.wait_for_timeout(200)
    assert tab.evaluate("document.title") != "run"
    assert any("Content Security Policy" in text for text in stopped)
    assert {why for url, why in failed if "e.example" in url} <= {"csp", "origin"}
