"""What runs at GitHub: checked by the tools made for it; its steps run here as they do there."""

from __future__ import annotations

import http.server
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

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parents[1]
WORKFLOWS = ROOT / ".github" / "workflows"
CONFIRM = ROOT / ".ci" / "confirm"


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


def output(*command: str) -> tuple[int, str]:
    """Return the exit code of a tool of this environment, and what it said."""
    tool = str(Path(sys.executable).with_name(command[0]))
    done = subprocess.run([tool, *command[1:]], cwd=ROOT, capture_output=True, check=False)
    return done.returncode, (done.stdout + done.stderr).decode()


@needs_linux
def test_actionlint_finds_nothing() -> None:
    """Keys, contexts, labels and expressions are those that there are."""
    files = sorted(str(path) for path in WORKFLOWS.glob("*.yml"))
    assert output("actionlint", *files) == (0, "")


def test_zizmor_finds_nothing() -> None:
    """At its strictest: nobody's proposal can do more than be looked at."""
    code, said = output("zizmor", "--offline", "--persona", "pedantic", str(WORKFLOWS))
    assert (code, "No findings to report" in said) == (0, True), said


def test_every_script_of_a_step_is_here() -> None:
    """A step that is more than a line or two is a script, which runs on any machine."""
    text = "".join(path.read_text(encoding="utf-8") for path in WORKFLOWS.glob("*.yml"))
    named = set(re.findall(r"\.ci/(\w+(?:\.py)?)", text))
    scripts = {path.name for path in (ROOT / ".ci").iterdir() if path.is_file()}
    assert named == scripts - {"components.py"}  # for who changes a lock
    assert all(os.access(ROOT / ".ci" / name, os.X_OK) for name in scripts)


@needs_linux
@pytest.mark.parametrize("same", [True, False])
def test_the_published_stamp_is_compared(tmp_path: Path, same: bool) -> None:
    """Another edition at the address, or none, is told with both digests."""
    stamp = b'{"outputs": {}}'
    (tmp_path / "edition.json").write_bytes(stamp if same else b"{}")
    with serving(partial(Files, directory=tmp_path)) as address:
        done = subprocess.run(
            [CONFIRM, address, sha256(stamp).hexdigest()],
            env=os.environ | {"CONFIRM_TRIES": "1"},
            capture_output=True,
            check=False,
            encoding="utf-8",
        )
    assert done.returncode == (0 if same else 1)
    assert (sha256(b"{}").hexdigest() in done.stderr) is not same


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
    spec = spec_from_file_location("links", ROOT / ".ci" / "links.py")
    links = module_from_spec(spec)
    spec.loader.exec_module(links)
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
