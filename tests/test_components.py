"""What the project is made with: listed from the locks, free to use, and all of it used."""

from __future__ import annotations

import ast
import json
import re
import sys
import tomllib
from importlib.metadata import distribution, packages_distributions
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

pytestmark = pytest.mark.slow  # all that is installed is looked through

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
NPM = ROOT / "tests" / "browser"

FREE = frozenset(
    "0BSD Apache-2.0 BSD-2-Clause BSD-3-Clause CC0-1.0 ISC MIT MIT-CMU PSF-2.0 Zlib".split()
)
"""Licences that ask of who passes something on to name its authors, and no more."""

ALLOWED = {
    "To build a site": FREE,
    "Fonts": frozenset(["OFL-1.1"]),
    "To test, from PyPI": FREE | {"MPL-2.0", "Artistic-1.0-Perl"},
    "To test, from npm": FREE | {"MPL-2.0", "BlueOak-1.0.0"},
}
"""Heading of docs/licences.md → the licences that may stand under it."""


@pytest.fixture(scope="module")
def script():
    """Return `.ci/components.py` as a module."""
    spec = spec_from_file_location("components", ROOT / ".ci" / "components.py")
    module = module_from_spec(spec)
    sys.modules["components"] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def components(script):
    """Return everything that the locks name, and the fonts."""
    return script.everything()


def test_the_lists_are_those_of_the_locks(script, components):
    """Both files are what `.ci/components.py` writes now."""
    assert script.BILL.read_text(encoding="utf-8") == script.bill(components)
    assert script.LIST.read_text(encoding="utf-8") == script.licences(components)


def test_the_bill_of_materials_is_one(script):
    """Its form is that of the schema of CycloneDX, and what is none is told."""
    validator = JsonStrictValidator(SchemaVersion.V1_6)
    text = script.BILL.read_text(encoding="utf-8")
    assert validator.validate_str(text) is None
    assert validator.validate_str(text.replace('"library"', '"book"', 1)) is not None


def test_the_bill_of_materials_leaves_nothing_out(script):
    """Each pin of each lock, each font; every dependency is one of them and leads from the root."""
    bill = json.loads(script.BILL.read_text(encoding="utf-8"))
    refs = {one["bom-ref"] for one in bill["components"]}
    pins = {
        f"pkg:pypi/{name}@{version}"
        for lock in ("requirements.lock", "requirements-test.lock")
        for name, version in re.findall(
            r"^([a-z0-9-]+)==(\S+)", (ROOT / lock).read_text(encoding="utf-8"), re.MULTILINE
        )
    }
    assert pins == {ref for ref in refs if ref.startswith("pkg:pypi/")}
    lock = json.loads((NPM / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    packages = {(p.rpartition("node_modules/")[2], lock[p]["version"]) for p in lock if p}
    assert sum(ref.startswith("pkg:npm/") for ref in refs) == len(packages)
    assert sum(ref.startswith("font:") for ref in refs) == 5
    needs = {one["ref"]: set(one["dependsOn"]) for one in bill["dependencies"]}
    assert set.union(*needs.values()) <= refs
    reached, last = needs["liuzhou-site"], set()
    while reached != last:
        last, reached = reached, reached.union(*(needs[ref] for ref in reached))
    required = {one["bom-ref"] for one in bill["components"] if one["scope"] == "required"}
    assert {ref for ref in required - reached if ref.startswith("pkg:")} == set()


def permitted(node, allowed: frozenset[str]) -> bool:
    """Tell whether a licence is one of those allowed: all that AND joins, one that OR joins."""
    if not node.args:
        return str(node) in allowed
    parts = [permitted(one, allowed) for one in node.args]
    return all(parts) if node.operator.strip() == "AND" else any(parts)


def test_every_licence_may_stand_where_it_does(script, components):
    """By what it asks of those who build a site, and of those who run the tests."""
    wrong = [
        f"{one.name}: {one.licence}"
        for one in components
        if not permitted(script.SPDX.parse(one.licence), ALLOWED[one.group])
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("licence", "free"),
    [
        ("MIT", True),
        ("GPL-3.0-only", False),
        ("MIT OR GPL-3.0-only", True),
        ("MIT AND GPL-3.0-only", False),
        ("MIT AND (GPL-3.0-only OR ISC)", True),
    ],
)
def test_what_a_licence_joins_is_weighed(script, licence, free):
    """One may choose between what OR joins; what AND joins holds together."""
    assert permitted(script.SPDX.parse(licence), FREE) is free


def test_no_licence_is_said_that_the_package_says_itself(script):
    """What was read by people is as little as may be, and of packages that are there."""
    npm = json.loads((NPM / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    claims = {path.rpartition("node_modules/")[2]: (npm[path].get("license"),) for path in npm}
    for name in script.SAID:
        claimed = (*script.claims(name), *claims.get(name, ()))
        with pytest.raises(KeyError):
            script.expression(f"not {name}", *claimed)


def trees(*folders: str):
    """Yield the syntax of every file of Python in some folders."""
    for folder in folders:
        for path in sorted((ROOT / folder).rglob("*.py")):
            if "node_modules" not in path.parts and "peers" not in path.parts:
                yield path, ast.parse(path.read_text(encoding="utf-8"))


def imported(*folders: str) -> set[str]:
    """Return the distributions that files import; what they bring along for others is not asked."""
    modules = set()
    for _, tree in trees(*folders):
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                modules |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                modules.add(str(node.module).partition(".")[0])
    found = packages_distributions()
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
    """Return every word that a file could start a program by."""
    return {
        node.value
        for _, tree in trees("tests", ".ci", "src")
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


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
