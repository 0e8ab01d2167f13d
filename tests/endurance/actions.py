"""What stands in for the actions that the workflows use, and for programs of GitHub's machines."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
from typing import TYPE_CHECKING, Any

import pythons

if TYPE_CHECKING:
    from pathlib import Path

    from github import Hub, Machine

GH = f"""#!{sys.executable}
import argparse, fnmatch, pathlib, shutil
parser = argparse.ArgumentParser()
parser.add_argument("words", nargs=3)
for option in ("--repo", "--pattern", "--dir"):
    parser.add_argument(option, required=True)
asked = parser.parse_args()
assert asked.words[:2] == ["run", "download"], asked.words
for kept in pathlib.Path(ARTIFACTS).iterdir():
    if fnmatch.fnmatch(kept.name, asked.pattern):
        shutil.copytree(kept, pathlib.Path(asked.dir) / kept.name)
"""
"""`gh run download`: by a pattern it puts each artifact into a folder of its name."""

SUDO = '#!/bin/sh\nexec "$@"\n'


def programs(folder: Path) -> None:
    """Put programs into a hub's folder that its machines have and this one may not."""
    (folder / "bin").mkdir()
    (folder / "artifacts").mkdir()
    texts = {"gh": GH.replace("ARTIFACTS", repr(str(folder / "artifacts")))}
    if not shutil.which("sudo") and os.geteuid() == 0:
        texts["sudo"] = SUDO
    for name, text in texts.items():
        (folder / "bin" / name).write_text(text, encoding="utf-8")
        (folder / "bin" / name).chmod(0o755)


def git(folder: Path, *words: str) -> str:
    """Run git in a folder; return what it said."""
    done = subprocess.run(
        ["git", *words], cwd=folder, check=True, capture_output=True, encoding="utf-8"
    )
    return done.stdout


def checkout(hub: Hub, machine: Machine, given: dict[str, Any]) -> dict[str, str]:
    """Fetch one commit, as the action does, and nothing before it.

    The first job that sets up an environment does it from nothing. Who checks out the same lock
    later gets that one, since ten stories would else install the same ten times.
    """
    source = hub.repositories[given.get("repository", hub.repository)]
    target = machine.workspace / given.get("path", "")
    target.mkdir(exist_ok=True)
    git(target, "init", "--quiet")
    git(target, "fetch", "--quiet", "--depth=1", f"file://{source}", given.get("ref", hub.sha))
    git(target, "checkout", "--quiet", "FETCH_HEAD")
    lock = target / "requirements.lock"
    if lock.exists():
        made = hub.kept.get(lock.read_bytes(), target / ".venv")
        if (made / "set-up-is-complete").exists():
            shutil.copytree(made, target / ".venv", symlinks=True, copy_function=os.link)
        else:
            hub.kept[lock.read_bytes()] = target / ".venv"
    return {}


def setup_python(_: Hub, machine: Machine, given: dict[str, Any]) -> dict[str, str]:
    """Put a Python of the version asked for on the path, with nothing installed."""
    version = given["python-version"]
    here = [path for known, path in pythons.found().items() if known.startswith(f"{version}.")]
    if not here:
        print(f"    left out: Python {version} is not on this machine", flush=True)
        return {}
    made = machine.folder / f"python{version}"
    subprocess.run([here[0], "-m", "venv", "--without-pip", str(made)], check=True)
    machine.path.insert(0, str(made / "bin"))
    return {}


def cache(*_: object) -> dict[str, str]:
    """Keep nothing: a cache may be empty at any time."""
    return {}


def configure_pages(hub: Hub, *_: object) -> dict[str, str]:
    """Say under which address the site will hang, without a slash at its end."""
    return {"base_url": hub.address.rstrip("/")}


def upload(hub: Hub, machine: Machine, given: dict[str, Any]) -> dict[str, str]:
    """Pack a folder as the action does: links followed, hidden files only where it is told."""
    kept = hub.folder / "artifacts" / given.get("name", "github-pages")
    shutil.rmtree(kept, ignore_errors=True)
    kept.mkdir()
    hidden = [] if given.get("include-hidden-files") else ["--exclude=.[^/]*"]
    tar = ["tar", "--dereference", "--hard-dereference", "-C", given["path"]]
    more = ["-cf", str(kept / "artifact.tar"), "--exclude=.git", "--exclude=.github", *hidden, "."]
    subprocess.run([*tar, *more], cwd=machine.workspace, check=True)
    return {}


def unpacked(hub: Hub, name: str, target: Path) -> Path:
    """Unpack an artifact that was kept; return where it lies."""
    shutil.rmtree(target, ignore_errors=True)
    with tarfile.open(hub.folder / "artifacts" / name / "artifact.tar") as archive:
        archive.extractall(target, filter="data")
    return target


def deploy_pages(hub: Hub, *_: object) -> dict[str, str]:
    """Put what was kept where it is served on this machine."""
    unpacked(hub, "github-pages", hub.folder / "served" / hub.under)
    return {"page_url": f"http://127.0.0.1:{hub.port}/{hub.under}"}


ACTIONS = {
    "actions/checkout": (checkout, {"repository", "ref", "path", "persist-credentials"}),
    "actions/setup-python": (setup_python, {"python-version", "cache", "cache-dependency-path"}),
    "actions/cache": (cache, {"path", "key"}),
    "actions/configure-pages": (configure_pages, set()),
    "actions/upload-pages-artifact": (
        upload,
        {"name", "path", "retention-days", "include-hidden-files"},
    ),
    "actions/deploy-pages": (deploy_pages, set()),
}
"""Action → its stand-in, and the inputs that this one knows."""
