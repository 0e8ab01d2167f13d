"""What runs at GitHub: checked by the tools made for it; its steps run here as they do there."""

from __future__ import annotations

import http.server
import importlib
import json
import os
import re
import subprocess
import sys
import threading
from contextlib import contextmanager
from functools import partial
from hashlib import sha256
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import ModuleType

pytestmark = pytest.mark.slow  # programs and servers of their own

ROOT = Path(__file__).parents[1]
ENDURANCE = ROOT / "tests" / "endurance"
WORKFLOWS = ROOT / ".github" / "workflows"


class Files(http.server.SimpleHTTPRequestHandler):
    """Serves a folder, silently."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class Database(Files):
    """Answers as OSV does: it knows of one weakness, of one package."""

    def do_POST(self) -> None:
        """Return a result a query, in the order asked."""
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["queries"]
        weak = {"package": {"ecosystem": "npm", "name": "axe-core"}}
        known = [{"vulns": [{"id": "X-7"}]} if q | weak == q else {} for q in asked]
        self.send_response(200 if self.path == "/v1/querybatch" else 404)
        self.end_headers()
        self.wfile.write(json.dumps({"results": known}).encode())


@contextmanager
def serving(handler: Callable[..., Files]) -> Iterator[str]:
    """Serve on this machine; yield the address."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


needs_linux = pytest.mark.skipif(sys.platform != "linux", reason="the steps run on Linux")


def test_every_script_of_a_step_is_here() -> None:
    """A step that is more than a line or two is a script, which runs on any machine."""
    text = "".join(path.read_text(encoding="utf-8") for path in WORKFLOWS.glob("*.yml"))
    named = set(re.findall(r"\.ci/(\w+(?:\.py)?)", text))
    scripts = {path.name for path in (ROOT / ".ci").iterdir() if path.is_file()}
    assert named == scripts - {"components"}  # for who changes a lock
    assert all(os.access(ROOT / ".ci" / name, os.X_OK) for name in scripts)


@pytest.mark.parametrize(
    ("owner", "text", "said"),
    [
        ("mypy", 'number: int = "three"\n', "Incompatible types in assignment"),
        ("pytest", "def test_three():\n    assert 2 == 3\n", "AssertionError"),
    ],
)
def test_what_a_check_prints_stands_beside_its_line(tmp_path: Path, owner, text, said) -> None:
    """The patterns that GitHub is given know the place in what the checks print."""
    (tmp_path / "test_it.py").write_text(f"# What follows is wrong.\n{text}", encoding="utf-8")
    check = {"mypy": ["--config-file", os.devnull, "--cache-dir", os.devnull], "pytest": ["-q"]}
    command = [sys.executable, "-m", owner, *check[owner], "test_it.py"]
    done = subprocess.run(command, capture_output=True, cwd=tmp_path, check=False, encoding="utf-8")
    matchers = json.loads((WORKFLOWS.parent / "matchers.json").read_text("utf-8"))
    (one,) = (each for each in matchers["problemMatcher"] if each["owner"] == owner)
    (pattern,) = one["pattern"]
    (found,) = filter(
        None, (re.search(pattern["regexp"], line) for line in done.stdout.split("\n"))
    )
    places = {name: found[pattern[name]] for name in ("file", "line", "message")}
    assert places["file"] == "test_it.py"
    assert places["line"] == str(1 + text.count("\n"))
    assert places["message"].startswith(said)


def loaded(file: Path) -> ModuleType:
    """Return a script as a module."""
    spec = spec_from_file_location(file.stem, file)
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def confirm() -> ModuleType:
    """Return `.ci/confirm.py`."""
    return loaded(ROOT / ".ci" / "confirm.py")


def script(name: str, *words: object, **environment: str) -> tuple[int, str]:
    """Return the exit code of a script of `.ci/`, and what it said."""
    command = [sys.executable, str(ROOT / ".ci" / name), *map(str, words)]
    done = subprocess.run(
        command,
        env=os.environ | environment,
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    return done.returncode, done.stdout


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a site of two stories, with the lists of what was built."""
    stamps = {}
    for name in ("bridges", "wells"):
        page = tmp_path / name / "zh" / "井 1.html"
        page.parent.mkdir(parents=True)
        page.write_text(name, encoding="utf-8")
        outputs = {"zh/井 1.html": sha256(name.encode()).hexdigest(), ".nojekyll": "0" * 64}
        stamp = tmp_path / name / "edition.json"
        stamp.write_text(json.dumps({"outputs": outputs}), encoding="utf-8")
        stamps[f"./{name}/edition.json"] = sha256(stamp.read_bytes()).hexdigest()
    lines = "".join(f"{digest}  {path}\n" for path, digest in stamps.items())
    (tmp_path / "editions.txt").write_text(lines, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("path", "instead", "wrong"),
    [
        ("", "", 0),
        ("wells/zh/井 1.html", "other", 1),
        ("wells/zh/井 1.html", None, 1),
        ("wells/edition.json", "{}", 1),
        ("editions.txt", "", 1),
    ],
)
def test_every_published_file_is_compared(site: Path, path, instead, wrong) -> None:
    """One that is another or gone is told by its name, at whatever depth of the lists it stands."""
    digest = sha256((site / "editions.txt").read_bytes()).hexdigest()
    if instead is not None and path:
        (site / path).write_text(instead, encoding="utf-8")
    elif path:
        (site / path).unlink()
    with serving(partial(Files, directory=site)) as address:
        code, said = script("confirm.py", address, digest, "editions.txt", CONFIRM_TRIES="1")
    assert code == wrong
    if wrong:
        assert said.startswith(f"{address}/{path} is not the one that was built")
    else:
        assert said == f"Published: all 5 files at {address}/ are those that were built.\n"


def test_a_file_that_was_late_is_asked_for_again(site: Path, confirm, monkeypatch, capsys) -> None:
    """A cache may still have the edition before; only what was not the same is fetched anew."""
    digest = sha256((site / "editions.txt").read_bytes()).hexdigest()
    asked, fetched = [], confirm.fetched

    def late(address: str, path: str) -> bytes | None:
        asked.append(path)
        first = path == "wells/edition.json" and asked.count(path) == 1
        return b"{}" if first else fetched(address, path)

    monkeypatch.setattr(confirm, "fetched", late)
    monkeypatch.setattr(confirm, "PAUSE", 0)
    with serving(partial(Files, directory=site)) as address:
        assert confirm.main(address, digest, "editions.txt") == 0
    assert "all 5 files" in capsys.readouterr().out
    assert sorted(asked).count("wells/edition.json") == 2
    assert len(asked) == 6


def test_no_digest_confirms_nothing() -> None:
    """Where a step before gave none, nothing was built, and nothing can be the same."""
    code, said = script("confirm.py", "http://127.0.0.1:9", "")
    assert (code, said[:32]) == (1, "There is nothing to compare with")


def test_a_known_weakness_is_named() -> None:
    """Package, version, advisory: every package of every lock is asked for."""
    with serving(Database) as address:
        code, said = script("advisories.py", OSV_ADDRESS=address)
    axe = json.loads((ROOT / "tests/browser/package.json").read_text(encoding="utf-8"))
    version = axe["devDependencies"]["axe-core"]
    assert code == 1
    assert f"npm: axe-core {version}: X-7\n" in said
    assert int(re.search(r"^(\d+) packages, ", said, re.MULTILINE)[1]) > 200


def test_a_database_that_cannot_be_asked_is_no_good_news() -> None:
    """The step fails, in a sentence."""
    code, said = script("advisories.py", OSV_ADDRESS="http://127.0.0.1:9")
    assert (code, said.partition(":")[0]) == (1, "The database cannot be asked")


def test_a_link_that_leads_nowhere_is_named(tmp_path: Path, monkeypatch) -> None:
    """With what it answered and the page that links to it; what is invented is not asked."""
    links = loaded(ROOT / ".ci" / "links.py")
    monkeypatch.setattr(links, "PAUSE", 0)
    monkeypatch.setattr(links, "ROOT", tmp_path)
    told: list[str] = []
    monkeypatch.setattr("builtins.print", told.append)
    with serving(partial(Files, directory=tmp_path)) as address:
        there, gone = (f'<a href="{address}/{name}#x">x</a>' for name in ("index.html", "no.html"))
        invented = '<a href="https://example.org/">x</a>'
        (tmp_path / "index.html").write_text(there + gone + invented, encoding="utf-8")
        (tmp_path / "READ.md").write_text(f"[it]({address}/READ.md)", encoding="utf-8")
        assert links.main(tmp_path) == 1
        (tmp_path / "index.html").write_text(there + invented, encoding="utf-8")
        assert links.main(tmp_path) == 0
    assert told == [
        f"gone: {address}/no.html (404 File not found), linked from index.html",
        "3 addresses elsewhere, 1 gone.",
        "2 addresses elsewhere, 0 gone.",
    ]


@pytest.fixture
def github(monkeypatch) -> ModuleType:
    """Return what runs workflows here, `tests/endurance/github.py`."""
    monkeypatch.syspath_prepend(ENDURANCE)
    return importlib.import_module("github")


@pytest.fixture
def hub(github, tmp_path: Path):
    """Return a hub without actions."""
    return github.Hub({}, tmp_path, {}, "some/one", "0" * 40, "https://example.org", 0)


@pytest.mark.parametrize("path", sorted(WORKFLOWS.glob("*.yml")), ids=lambda path: path.stem)
def test_every_workflow_can_be_run_here(github, path: Path) -> None:
    """`tests/endurance/workflows.py` knows each key, each expression and each action of it."""
    actions = importlib.import_module("actions").ACTIONS
    assert github.strange(yaml.safe_load(path.read_text(encoding="utf-8")), actions) == []
    trial = (ENDURANCE / "workflows.py").read_text(encoding="utf-8")
    assert re.search(rf'"{path.stem}(\.yml)?"', trial)  # and runs it


MADE = """
name: Made
on: {workflow_call: {inputs: {word: {default: "here"}}}}
defaults: {run: {shell: bash}}
jobs:
  first:
    outputs: {names: "${{ steps.one.outputs.names }}"}
    steps:
      - id: one
        env: {WORD: "${{ inputs.word }}"}
        run: echo "names=[\\"$WORD\\", \\"there\\"]" >> "$GITHUB_OUTPUT"
  each:
    needs: first
    strategy: {matrix: {name: "${{ fromJSON(needs.first.outputs.names) }}"}}
    steps:
      - env: {PAIR: "${{ matrix.name }}/${{ matrix.name }}"}
        run: "[ $PAIR != there/there ]"
      - run: "true"
  last:
    needs: each
    steps: [{run: "true"}]
  other:
    if: github.ref == 'refs/heads/main'
    steps: [{run: "false | true"}]
"""
"""A workflow whose second job fails in its second part, and whose last is that of a pipe."""


@needs_linux
def test_jobs_run_here_as_they_do_there(hub, tmp_path: Path, capsys) -> None:
    """In their order, a part for each name; what needs a job that failed is skipped."""
    (tmp_path / "made.yml").write_text(MADE, encoding="utf-8")
    ends = hub.run(tmp_path / "made.yml")
    assert ends == {"first": "success", "each": "failure", "last": "skipped", "other": "failure"}
    rows = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert [row[1:3] + row[-1:] for row in rows if row[1:2] == ["each"]] == [
        ["each", "here", "passed"],
        ["each", "here", "passed"],
        ["each", "there", "failed"],
    ]


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        ("inputs.word }}", "inputs.word || 'x' }}"),
        ("id: one", "shell: sh"),
        ("needs: each", "continue-on-error: true"),
        ('run: "true"', "uses: someone/action@0"),
        ("shell: bash", "shell: sh"),
        ("name: Made", "env: {A: b}"),
    ],
)
@needs_linux
def test_what_is_not_understood_is_not_run(github, hub, tmp_path: Path, good, bad) -> None:
    """A key, an expression, an action, a shell: each is an error before any job begins."""
    assert good in MADE
    (tmp_path / "made.yml").write_text(MADE.replace(good, bad), encoding="utf-8")
    with pytest.raises(github.NotUnderstoodError):
        hub.run(tmp_path / "made.yml")
    assert hub.ends == {}


def test_an_output_that_there_is_not_is_an_error(github) -> None:
    """There it would be nothing, and a step would go on with that."""
    with pytest.raises(github.NotUnderstoodError):
        github.value("steps.one.outputs.name", {"steps": {"one": {"outputs": {}}}})


@needs_linux
def test_a_folder_without_stories_is_told(tmp_path: Path) -> None:
    """It would else be a story called after a pattern."""
    done = subprocess.run(
        [ROOT / ".ci" / "stories", "list", tmp_path], capture_output=True, check=False
    )
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr.decode() == f"There is no story in {tmp_path}.\n"


def test_what_a_machine_of_github_says_of_itself_changes_no_test() -> None:
    """A test sees what an editor sees; it is run here as there."""
    named = "tests/app/test_commands.py::test_a_mistake_ends_with_a_count_and_a_code"
    there = {"GITHUB_ACTIONS": "true", "CI": "true", "GITHUB_WORKSPACE": str(ROOT)}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", named]
    done = subprocess.run(
        command, cwd=ROOT, env=os.environ | there, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stdout.decode()


@pytest.fixture
def endure(monkeypatch, tmp_path: Path) -> ModuleType:
    """Return `tests/endurance/endure.py`, with two measures of its own."""
    module = loaded(ENDURANCE / "endure.py")
    (tmp_path / "good.py").write_text("print('a | b')", encoding="utf-8")
    (tmp_path / "bad.py").write_text("print('no'); raise SystemExit(1)", encoding="utf-8")
    monkeypatch.setattr(module, "HERE", tmp_path)
    monkeypatch.setattr(module, "ALL", ("good", "bad"))
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary"))
    return module


def test_what_endures_is_told_in_a_table(endure, tmp_path: Path) -> None:
    """All is run, whatever fails; the summary of the job has a row each."""
    assert endure.main([]) == 1
    rows = (tmp_path / "summary").read_text(encoding="utf-8").splitlines()[2:]
    assert rows == ["| good | yes | 0.0 | a \\| b |", "| bad | **no** | 0.0 | no |"]
    assert endure.main(["good"]) == 0
    assert endure.main(["better"]) == 1


def test_each_long_measure_runs_each_week() -> None:
    """In a job of `endure.yml`; and each is there."""
    text = (WORKFLOWS / "endure.yml").read_text(encoding="utf-8")
    named = {name for words in re.findall(r"\.ci/endure (.*)", text) for name in words.split()}
    endure = loaded(ENDURANCE / "endure.py")
    assert named == set(endure.ALL)
    assert all(endure.program(name).exists() for name in endure.ALL)
