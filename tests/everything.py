"""What `python build.py test` runs: it brings what the browser tests need, then runs every check.

The tools come from `requirements-test.lock`, the browsers
and a font with Han characters from the system, with Java for the HTML checker and w3m; the
accessibility engine, that checker and more from npm, at the versions of
`tests/browser/package-lock.json`.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
NPM_FOLDER = ROOT / "tests" / "browser"
MODULES = NPM_FOLDER / "node_modules"
AXE = MODULES / "axe-core" / "axe.min.js"
PROGRAMS = {"java": "default-jre-headless", "w3m": "w3m"}
"""Programs that the browser tests start, each with the Debian package that brings it."""

FIREFOXES = ("firefox-esr", "firefox")
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
PROGRAM_FILES = (
    Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
    Path("C:/Program Files/Google/Chrome/Application/chrome.exe"),
)

CORES = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
WORKERS = str(CORES + 1)
"""One more than cores: each waits a third of its time, for browsers and other programs."""
SPREAD = ("-p", "xdist", "-n", WORKERS, "--dist", "loadfile", "--no-loadscope-reorder")
"""Tests on every core, a file at a time, in the order in which they are found."""

CHECKS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Style", ("-m", "ruff", "check", ".")),
    ("Layout of the code", ("-m", "ruff", "format", "--check", ".")),
    ("Types", ("-m", "mypy")),
    (
        "Tests",
        ("-m", "pytest", *SPREAD, "-m", ""),
    ),
)
"""What is run, in this order: what it is called, and how Python is started for it."""


def main(arguments: Sequence[str] = ()) -> int:
    """Run every check, the browser's included; 0 when all of them passed.

    Args:
        arguments: more words for pytest, such as "-k weight".
    """
    missing = _install_what_is_missing()
    if missing:
        print(missing, file=sys.stderr)
        return 1
    failed = [name for name, command in CHECKS if not _passes(name, command, arguments)]
    if failed:
        print(f"\nNot passed: {', '.join(failed)}.")
    return 1 if failed else 0


def browser() -> Path | None:
    """Return the system's Chromium or Chrome, or None where there is none."""
    found = (shutil.which(name) for name in BROWSERS)
    paths = [Path(path) for path in found if path]
    return next((path for path in (*paths, *PROGRAM_FILES) if path.exists()), None)


def firefox() -> str | None:
    """Return the system's Firefox, or None where there is none."""
    return next(filter(None, map(shutil.which, FIREFOXES)), None)


def _passes(name: str, command: Sequence[str], arguments: Sequence[str]) -> bool:
    tests = "pytest" in command
    more = arguments if tests else ()
    # The workers of pytest, too, are to see each file opened in an encoding that is named.
    environment = os.environ | ({"PYTHONWARNDEFAULTENCODING": "1"} if tests else {})
    print(f"\n{name}: {' '.join([*command, *more])}", flush=True)
    whole = [sys.executable, *command, *more]
    return subprocess.run(whole, cwd=ROOT, env=environment, check=False).returncode == 0


def _install_what_is_missing() -> str:
    """Install the system's packages and npm's; return what the user must do, or nothing."""
    packages = _missing_packages()
    if packages and not (_may_install() and _apt(packages)):
        names = " ".join(packages)
        return f"The browser tests need {names}. Type: sudo apt-get install {names}"
    if not _npm_is_done() and not _npm():
        return f"npm could not bring what the tests need. Type: npm ci --prefix {NPM_FOLDER}"
    return ""


def _missing_packages() -> list[str]:
    """Return the Debian packages that would bring what this machine lacks."""
    packages = []
    if browser() is None:
        packages.append("chromium")
    if firefox() is None:
        packages.append("firefox-esr")
    if not _has_han_font():
        packages += ["fontconfig", "fonts-noto-cjk"]
    packages += [package for name, package in PROGRAMS.items() if shutil.which(name) is None]
    if shutil.which("npm") is None and not _npm_is_done():
        packages.append("npm")
    return packages


def _has_han_font() -> bool:
    """Tell whether a font for Chinese is there; Windows and macOS always bring one."""
    if sys.platform != "linux":
        return True
    if shutil.which("fc-list") is None:
        return False
    command = ["fc-list", ":lang=zh-cn", "family"]
    return bool(subprocess.run(command, capture_output=True, check=False).stdout.strip())


def _may_install() -> bool:
    return sys.platform == "linux" and os.geteuid() == 0 and shutil.which("apt-get") is not None


def _apt(packages: Sequence[str]) -> bool:
    """Install Debian packages, after one look at the lists; True when it went well."""
    print(f"Installing {', '.join(packages)} (once; a minute or two) …", flush=True)
    quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    commands = (
        ["apt-get", "-q", "update"],
        ["apt-get", "-qy", "install", "--no-install-recommends", *packages],
    )
    return all(_quietly(command, quiet) for command in commands)


def _npm_is_done() -> bool:
    """Tell whether npm finished installing exactly what the lock file names."""
    finished = MODULES / ".package-lock.json"  # npm writes it last
    return finished.exists() and _versions(finished) == _versions(NPM_FOLDER / "package-lock.json")


def _versions(lock: Path) -> dict[str, str]:
    packages = json.loads(lock.read_text(encoding="utf-8"))["packages"]
    return {path: entry["version"] for path, entry in packages.items() if path}


def _npm() -> bool:
    print("Installing what the tests need from npm (once) …", flush=True)
    npm = shutil.which("npm") or "npm"  # on Windows its name ends in .cmd
    command = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
    return _quietly(command, dict(os.environ), NPM_FOLDER)


def _quietly(command: Sequence[str], environment: dict[str, str], folder: Path = ROOT) -> bool:
    """Run a command, showing what it said only when it fails; True when it went well."""
    done = subprocess.run(
        command,
        cwd=folder,
        env=environment,
        check=False,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    )
    if done.returncode:
        print(f"{' '.join(command)} failed:\n{done.stdout[-2000:]}", file=sys.stderr)
    return done.returncode == 0
