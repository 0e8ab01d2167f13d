"""What an editor's program shows of a story's YAML files, by the language server that most have."""

from __future__ import annotations

import itertools
import json
import os
import shutil
import subprocess
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from tests import everything

from liuzhou_site.app.new import Wish, start

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
GUARD = Path(__file__).with_name("guard.cjs")
SERVER = everything.MODULES / "yaml-language-server" / "bin" / "yaml-language-server"


class Editor:
    """An editor's side of the language server protocol, over the server's standard streams."""

    def __init__(self, root: Path, notes: Path, *, store: bool) -> None:
        """Start the server on a folder; store: whether it may ask for schemas that others keep."""
        self.notes = notes
        self.settings = {"yaml": {"validate": True, "schemaStore": {"enable": store}}}
        self.told: dict[str, list[dict[str, Any]]] = {}
        self.numbers = itertools.count(1)
        node = shutil.which("node")
        assert node, "No Node here; `python build.py test` says how to get it."
        self.process = subprocess.Popen(
            [node, "--require", str(GUARD), str(SERVER), "--stdio"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "GUARD_NOTES": str(notes)},
        )
        able = {"workspace": {"configuration": True}, "textDocument": {"publishDiagnostics": {}}}
        known = {"processId": None, "rootUri": root.as_uri(), "capabilities": able}
        self.ask("initialize", known)
        self.send(method="initialized", params={})

    def send(self, **message: object) -> None:
        """Send one message."""
        raw = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(raw), raw))
        self.process.stdin.flush()

    def receive(self) -> dict[str, Any]:
        """Receive one message; give the server the settings when it asks for them."""
        length = 0
        while line := self.process.stdout.readline().strip():
            if line.lower().startswith(b"content-length:"):
                length = int(line.partition(b":")[2])
        assert length, "The server has ended."
        message = json.loads(self.process.stdout.read(length))
        match message.get("method"):
            case "textDocument/publishDiagnostics":
                self.told[message["params"]["uri"]] = message["params"]["diagnostics"]
            case "workspace/configuration":
                asked = [item["section"] for item in message["params"]["items"]]
                self.send(id=message["id"], result=[self.settings.get(one, {}) for one in asked])
            case str() if "id" in message:
                self.send(id=message["id"], result=None)
        return message

    def ask(self, method: str, params: dict[str, Any]) -> Any:
        """Return the answer to a request."""
        number = next(self.numbers)
        self.send(id=number, method=method, params=params)
        while True:
            message = self.receive()
            if message.get("id") == number and "method" not in message:
                return message["result"]

    def opened(self, path: Path, text: str) -> list[tuple[int, str]]:
        """Open a file with a text that may not be saved; return (line, what is wrong)."""
        uri = path.as_uri()
        assert uri not in self.told
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self.send(method="textDocument/didOpen", params={"textDocument": document})
        while uri not in self.told:
            self.receive()
        return [(one["range"]["start"]["line"] + 1, one["message"]) for one in self.told[uri]]

    def offered(self, path: Path, before: str, after: str = "\n") -> dict[str, str]:
        """Return what is offered after a text, with what is said of it."""
        self.opened(path, before + after)
        lines = before.split("\n")
        place = {"line": len(lines) - 1, "character": len(lines[-1])}
        asked = {"textDocument": {"uri": path.as_uri()}, "position": place}
        found = self.ask("textDocument/completion", asked)["items"]
        return {one["label"]: one.get("documentation", "") for one in found}

    @property
    def tried(self) -> str:
        """What it tried to reach."""
        return self.notes.read_text(encoding="utf-8") if self.notes.exists() else ""


@pytest.fixture(scope="module")
def editing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Editor]]:
    """Return a function that opens a folder in an editor; one that is open already is the same."""
    notes, editors = tmp_path_factory.mktemp("notes"), dict[tuple[Path, bool], Editor]()

    def edit(root: Path, *, store: bool = False) -> Editor:
        if (root, store) not in editors:
            tried = notes / f"{len(editors)}.txt"
            editors[root, store] = Editor(root, tried, store=store)
        return editors[root, store]

    yield edit
    for editor in editors.values():
        editor.process.kill()
        editor.process.communicate()


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a new story, as `python build.py new` writes it."""
    root = tmp_path_factory.mktemp("new") / "story"
    start(root, Wish({"zh": "桥", "en": "Bridges"}, "报告", date(2031, 5, 6)))
    return root


def wrong(editor: Editor, root: Path) -> dict[str, list[tuple[int, str]]]:
    """Return what is wrong with each YAML file of a story."""
    found = {
        path.name: editor.opened(path, path.read_text(encoding="utf-8"))
        for room in ("content", "data")
        for path in (root / room).glob("*.yml")
    }
    assert len(found) >= 9
    return {name: told for name, told in found.items() if told}


def test_nothing_of_the_story_is_red(editing):
    """No file has a mark, and no schema is fetched from anywhere."""
    editor = editing(ROOT)
    assert wrong(editor, ROOT) == {}
    assert editor.tried == ""


def test_nothing_of_a_new_story_is_red(editing, story):
    """Nor of the story that `new` writes."""
    editor = editing(story)
    assert wrong(editor, story) == {}
    assert editor.tried == ""


def test_what_is_tried_is_seen(editing, story):
    """With the store of schemas that the server knows, it tries to reach it."""
    editor = editing(story, store=True)
    editor.opened(story / "content" / "site.yml", "")
    editor.offered(story / "content" / "names.yml", "")
    assert "schemastore.org" in editor.tried


def test_figures_of_the_story_are_offered(editing):
    """In a chart's list, in either way of writing it, and as keys; each with what it counts."""
    editor = editing(ROOT)
    head = "# yaml-language-server: $schema=../schemas/charts.json\n"
    begun = f"{head}one:\n  form: bars\n  groups:\n    - figures: [chains_count, "
    offered = editor.offered(ROOT / "content" / "a.yml", begun, "]\n")
    assert offered["chains_output"] == "优势产业链工业产值 · gross output of the leading chains"
    assert "industry_output_implied" in offered
    begun = f"{head}one:\n  groups:\n    - figures:\n        - "
    assert "chains_output" in editor.offered(ROOT / "content" / "b.yml", begun)
    begun = f"{head}one:\n  nouns:\n    ch"
    assert "chains_output" in editor.offered(ROOT / "content" / "c.yml", begun)


@pytest.mark.parametrize(
    ("name", "begun", "expected"),
    [
        ("charts", "one:\n  form: ", "before_after"),
        ("charts", "one:\n  groups:\n    - checks: [", "green_sum"),
        ("derived", "one:\n  unit: ", "furnace"),
        ("derived", "one:\n  scope: ", "yongxing"),
        ("derived", "one:\n  category: ", "shut"),
        ("derived", "one:\n  whole: ", "above_scale_output"),
        ("site", "place_policy: ", "both_then_printed"),
        ("site", "within: {city: ", "province"),
        ("checks", "- expect: ", "contradiction"),
        ("names", "five_g:\n  wh", "why"),
        ("units", "CNY: {kind: ", "money"),
    ],
)
def test_what_may_stand_there_is_offered(name, begun, expected, editing):
    """Ids of the story, words of the engine, keys."""
    head = f"# yaml-language-server: $schema=../schemas/{name}.json\n"
    after = "]\n" if begun.endswith("[") else "}\n" if "{" in begun else "\n"
    path = ROOT / "content" / f"{name}_{expected}.yml"
    assert expected in editing(ROOT).offered(path, head + begun, after)


@pytest.mark.parametrize(
    ("was", "becomes", "expected"),
    [
        ("  subtitle:", "  subtitel:", "Property subtitel is not allowed."),
        ("  form: squares", "  form: sqares", "Value is not accepted. Valid values: "),
        (', en: "The bridges cost {cost}"}', "}", 'Missing property "en".'),
        ("[bridges, bridges_open]", "[bridges, bridges_added]", None),
    ],
)
def test_a_mistake_is_marked_on_its_line(was, becomes, expected, editing, story):
    """A wrong key, a wrong word, a text without its English; an id that is new is none."""
    path = story / "content" / "charts.yml"
    text = path.read_text(encoding="utf-8")
    assert was in text
    line = text[: text.index(was)].count("\n") + 1
    changed = path.with_name(f"line_{line}.yml")
    found = editing(story).opened(changed, text.replace(was, becomes, 1))
    told = [words for place, words in found if place == line]
    assert any(words.startswith(expected) for words in told) if expected else found == []
