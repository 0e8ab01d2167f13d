"""What runs at GitHub: checked by the tools made for it; its steps run here as they do there."""

from __future__ import annotations

import http.server
import os
import re
import subprocess
import sys
import threading
from functools import partial
from hashlib import sha256
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
WORKFLOWS = ROOT / ".github" / "workflows"
CONFIRM = ROOT / ".ci" / "confirm"

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
    named = set(re.findall(r"\.ci/(\w+)", text))
    assert named == {path.name for path in (ROOT / ".ci").iterdir()}
    assert all(os.access(ROOT / ".ci" / name, os.X_OK) for name in named)


@needs_linux
@pytest.mark.parametrize("same", [True, False])
def test_the_published_stamp_is_compared(tmp_path: Path, same: bool) -> None:
    """Another edition at the address, or none, is told with both digests."""
    stamp = b'{"outputs": {}}'
    (tmp_path / "edition.json").write_bytes(stamp if same else b"{}")
    handler = partial(http.server.SimpleHTTPRequestHandler, directory=tmp_path)
    handler.func.log_message = lambda *words: None
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_address[1]}/"
        done = subprocess.run(
            [CONFIRM, address, sha256(stamp).hexdigest()],
            env=os.environ | {"CONFIRM_TRIES": "1"},
            capture_output=True,
            check=False,
            encoding="utf-8",
        )
        server.shutdown()
    assert done.returncode == (0 if same else 1)
    assert (sha256(b"{}").hexdigest() in done.stderr) is not same
