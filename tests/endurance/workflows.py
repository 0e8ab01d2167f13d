"""The workflows, run on this machine: `.venv/bin/python tests/endurance/workflows.py [LEFT OUT …]`.

Every job of `.github/workflows/` runs in a clean folder, from a clone of the last commit, as
`tests/endurance/github.py` says; a line a step is printed. Then the results are compared: what is
published with what a clone elsewhere builds in another time zone and language; ten stories in a
matrix, one of them broken; what was changed after it was published. Named, and not run, is what
takes long or asks the internet; a step of LEFT_OUT runs if it is named after the command.
The environment of the locks is set up once, by the first job that needs it.
"""

from __future__ import annotations

import filecmp
import http.server
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from datetime import date
from functools import partial
from pathlib import Path

from actions import ACTIONS, git, programs, unpacked
from github import Hub

from liuzhou_site.app.new import Wish, start
from liuzhou_site.checks.checked import check
from liuzhou_site.checks.corrections import record
from liuzhou_site.load.inventory import PUBLISHED

ROOT = Path(__file__).resolve().parents[2]
ENGINE, DESK = "someone/engine", "someone/desk"
ADDRESS = "https://someone.github.io/repo"
LEFT_OUT = {
    ".ci/run": "every test, twenty minutes",
    ".ci/links.py": "asks the internet",
    ".ci/endure": "an hour and more",
}
ELSEWHERE = {"TZ": "Asia/Shanghai", "LC_ALL": "de_DE.UTF-8", "PYTHONHASHSEED": "7"}
SHELF = """\
title: {zh: 我们的报道, en: Our stories}
description: {zh: 用数字讲的故事。, en: Stories told in numbers.}
publisher: {zh: 编辑部, en: The desk}
"""


class Served(http.server.SimpleHTTPRequestHandler):
    """Serves what was deployed; and answers, as OSV would, that nothing is known."""

    def do_POST(self) -> None:
        """Return an empty result for each query."""
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["queries"]
        self.send_response(200)
        self.end_headers()
        self.wfile.write(json.dumps({"results": [{} for _ in asked]}).encode())

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class Trial:
    """The runs, and what came of comparing."""

    def __init__(self, folder: Path, asked: list[str]) -> None:
        self.folder = folder
        self.wrong = 0
        self.engine, self.desk = folder / "engine.git", folder / "desk"
        git(ROOT, "clone", "--quiet", "--bare", str(ROOT), str(self.engine))
        self.commit = git(ROOT, "rev-parse", "HEAD").strip()
        left_out = {step: why for step, why in LEFT_OUT.items() if step not in asked}
        if os.geteuid() and not shutil.which("sudo"):
            left_out["sudo apt-get"] = "needs root"
        self.left_out = left_out
        self.kept: dict[bytes, Path] = {}
        self.twin = folder / "elsewhere" / "twin"
        git(folder, "clone", "--quiet", str(self.engine), str(self.twin))
        self.workflows = self.twin / ".github" / "workflows"

    def hub(self, name: str, repository: str, commit: str) -> Hub:
        """Return a hub with a folder of its own, whose site is served."""
        folder = self.folder / name
        (folder / "served").mkdir(parents=True)
        programs(folder)
        served = partial(Served, directory=str(folder / "served"))
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), served)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        port = server.server_address[1]
        places = {ENGINE: self.engine, DESK: self.desk}
        hub = Hub(ACTIONS, folder, places, repository, commit, ADDRESS, port)
        hub.left_out, hub.kept = self.left_out, self.kept
        hub.more = {"OSV_ADDRESS": f"http://127.0.0.1:{port}", "CONFIRM_TRIES": "1"}
        return hub

    def build(self, commit: str, *words: str) -> None:
        """Build in the clone elsewhere, as somebody at a desk would."""
        own = ("PYTHON", "VIRTUAL_ENV", "GIT_")
        kept = {name: text for name, text in os.environ.items() if not name.startswith(own)}
        subprocess.run(
            ["python3", "build.py", "build", *words],
            cwd=self.twin,
            env=kept | ELSEWHERE | {"GITHUB_SHA": commit},
            check=True,
            capture_output=True,
            umask=0o077,
        )

    def holds(self, what: str, true: object) -> None:
        """Print whether something holds, and remember if not."""
        self.wrong += not true
        print(f"{'  holds' if true else '  WRONG'}: {what}", flush=True)


def same(one: Path, other: Path) -> int:
    """Return how many files two folders have, each the same in both; 0 where one differs."""
    ours, theirs = (
        sorted(file.relative_to(at) for file in at.rglob("*") if file.is_file())
        for at in (one, other)
    )
    _, wrong, unread = filecmp.cmpfiles(one, other, ours, shallow=False)
    return 0 if ours != theirs or wrong or unread else len(ours)


def spoilt(trial: Trial, hub: Hub, path: str) -> None:
    """Change a published file, look whether that is noticed, and put it back."""
    file = hub.folder / "served" / hub.under / path
    raw = file.read_bytes()
    file.write_bytes(raw.replace(b"0", b"1", 1))
    outcome = hub.job("confirm")
    trial.holds(f"a change to {path} after it was published is told", outcome == "failure")
    trial.holds("… by its name", path in hub.said)
    file.write_bytes(raw)


def pages(trial: Trial) -> None:
    """Publish this project, below an address and at the root of one."""
    hub = trial.hub("pages", ENGINE, trial.commit)
    ends = hub.run(trial.workflows / "pages.yml")
    trial.holds("it is published and confirmed", set(ends.values()) == {"success"})
    trial.build(trial.commit, "--base", f"{ADDRESS}/")
    site = hub.folder / "served" / hub.under
    count = same(site, trial.twin / "_site")
    trial.holds(f"each of {count} files is, byte for byte, what a clone elsewhere builds", count)
    spoilt(trial, hub, "edition.json")
    spoilt(trial, hub, "zh/index.html")
    hub.under = ""
    trial.holds("so it is at the root of an address", hub.job("deploy") == "success")
    trial.holds("… and is confirmed there", hub.job("confirm") == "success")


def proposal(trial: Trial) -> None:
    """Check this project as a proposal is."""
    hub = trial.hub("check", ENGINE, trial.commit)
    trial.holds("a proposal passes", hub.run(trial.workflows / "check.yml") == {"check": "success"})
    trial.build(trial.commit)
    count = same(unpacked(hub, "site", trial.folder / "kept"), trial.twin / "_site")
    trial.holds(f"the site to look at, {count} files, is what a clone elsewhere builds", count)


def watch(trial: Trial) -> None:
    """Run what runs each week."""
    for name in ("watch", "endure"):
        hub = trial.hub(name, ENGINE, trial.commit)
        ends = hub.run(trial.workflows / f"{name}.yml")
        trial.holds(f"{name} passes", set(ends.values()) == {"success"})


def newsroom(trial: Trial) -> None:
    """Make a repository with ten stories."""
    stories = trial.desk / "stories"
    stories.mkdir(parents=True)
    (stories / "index.yml").write_text(SHELF, encoding="utf-8")
    for letter, han in zip("abcdefghij", "甲乙丙丁戊己庚辛壬癸", strict=True):
        story = stories / f"story-{letter}"
        wish = Wish(
            {"zh": f"{han}镇的桥", "en": f"Bridges of {letter.upper()}"}, "报告", date(2031, 5, 6)
        )
        start(story, wish)
        checked = check(story)
        (story / PUBLISHED).write_bytes(record(checked.project, checked.book))
    git(trial.desk, "init", "--quiet")


def committed(trial: Trial) -> str:
    """Commit what the newsroom has; return the commit."""
    git(trial.desk, "add", "--all")
    who = ["-c", "user.name=Desk", "-c", "user.email=desk@example.org"]
    git(trial.desk, *who, "commit", "--quiet", "-m", "Stories")
    return git(trial.desk, "rev-parse", "HEAD").strip()


def stories(trial: Trial) -> None:
    """Publish ten stories as one site; then break one."""
    newsroom(trial)
    hub = trial.hub("stories", DESK, committed(trial))
    given = {"engine": ENGINE, "commit": trial.commit}
    ends = hub.run(trial.workflows / "stories.yml", **given)
    trial.holds("ten stories are published and confirmed", set(ends.values()) == {"success"})
    site = hub.folder / "served" / hub.under
    names = sorted(path.parent.name for path in site.glob("*/edition.json"))
    page = (site / "index.html").read_text(encoding="utf-8") if names else ""
    leads = all(f'href="{name}/en/index.html"' in page for name in names)
    trial.holds("their page leads to each", leads and len(names) == 10)
    for name in names[::9]:
        copy = trial.folder / "elsewhere" / name
        shutil.copytree(trial.desk / "stories" / name, copy)
        trial.build(hub.sha, "--project", str(copy), "--base", f"{ADDRESS}/{name}/")
        count = same(site / name, copy / "_site")
        trial.holds(f"{name}, {count} files, is what a clone elsewhere builds", count)
    spoilt(trial, hub, "story-j/edition.json")
    spoilt(trial, hub, "story-j/en/index.html")
    before = (site / "editions.txt").read_bytes()
    (trial.desk / "stories" / "story-a" / "content" / "en.md").write_text("# 97\n", "utf-8")
    hub.sha = committed(trial)
    ends = hub.run(trial.workflows / "stories.yml", **given)
    skipped = [name for name, end in ends.items() if end == "skipped"]
    trial.holds("a broken story stops it", ends["build"] == "failure")
    trial.holds("nothing of it is deployed", skipped == ["join", "deploy", "confirm"])
    trial.holds("the site that is there stays", before == (site / "editions.txt").read_bytes())
    beside = "::error file=stories/story-a/content/en.md,line="
    trial.holds("the mistake stands beside its line", beside in hub.said)


def main(asked: list[str]) -> int:
    """Run and compare all; 1 when something is not as it should be."""
    if git(ROOT, "status", "--porcelain", "--untracked-files=no"):
        print("What is not committed takes no part in this.")
    with tempfile.TemporaryDirectory(prefix="workflows-") as folder:
        trial = Trial(Path(folder), asked)
        for part in (pages, proposal, watch, stories):
            print(f"\n{part.__doc__}", flush=True)
            part(trial)
    print(f"\n{trial.wrong} comparisons came out wrong.")
    return 1 if trial.wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
