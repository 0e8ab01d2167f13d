"""What `check` found, for other programs: JSON of our own schema, or SARIF 2.1.0."""

import json
import re
from collections.abc import Sequence
from enum import StrEnum
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

import liuzhou_site
from liuzhou_site.errors import Problem
from liuzhou_site.messages import problems as messages

_SARIF = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)

_ROOT = "%SRCROOT%"
"""The name that readers of SARIF have for the root of the repository, wherever it lies."""

_HOLE = re.compile(r"(\{\w+(:[^{}]*)?\})+")


class Format(StrEnum):
    """How `check` tells what it found."""

    TEXT = "text"
    JSON = "json"
    SARIF = "sarif"


def report(problems: Sequence[Problem], form: Format, base: PurePath) -> str:
    """Return what was found as one JSON document.

    base: the project's folder from the root of its repository, or the whole path of one outside.
    SARIF's paths begin there, since what reads it knows a repository; those of JSON begin in the
    project, as they do in text.
    """
    made = _sarif(problems, base) if form is Format.SARIF else _json(problems)
    return json.dumps(made, ensure_ascii=False, indent=2)


def _level(problem: Problem) -> str:
    return "warning" if problem.warns else "error"


def _json(problems: Sequence[Problem]) -> dict[str, Any]:
    """Return what `schemas/check.schema.json` describes."""
    warnings = sum(found.warns for found in problems)
    return {
        "version": 1,
        "mistakes": len(problems) - warnings,
        "warnings": warnings,
        "problems": [
            {
                "code": found.code,
                "severity": _level(found),
                "path": found.place.path,
                "line": found.place.line or None,
                "message": found.message,
                "fix": found.fix,
            }
            for found in problems
        ],
    }


def _sarif(problems: Sequence[Problem], base: PurePath) -> dict[str, Any]:
    codes = sorted({found.code for found in problems})
    levels = {found.code: _level(found) for found in problems}
    driver = {
        "name": "liuzhou-site",
        "version": liuzhou_site.__version__,
        "rules": [_rule(code, levels[code]) for code in codes],
    }
    results = [
        {
            "ruleId": found.code,
            "ruleIndex": codes.index(found.code),
            "level": _level(found),
            "message": {"text": f"{found.message} → {found.fix}"},
            "locations": [{"physicalLocation": _location(found, base)}],
        }
        for found in problems
    ]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return {"$schema": _SARIF, "version": "2.1.0", "runs": [run]}


def _rule(code: str, level: str) -> dict[str, Any]:
    """Return what is said of all mistakes of a kind: the sentence without its names and numbers."""
    sentence, fix = (_HOLE.sub("…", text) for text in messages("en")[code])
    return {
        "id": code,
        "shortDescription": {"text": sentence},
        "help": {"text": fix},
        "defaultConfiguration": {"level": level},
    }


def _location(found: Problem, base: PurePath) -> dict[str, Any]:
    path = base / found.place.path
    file = {"uri": quote(path.as_posix()), "uriBaseId": _ROOT}
    location: dict[str, Any] = {
        "artifactLocation": {"uri": path.as_uri()} if path.is_absolute() else file
    }
    return location | ({"region": {"startLine": found.place.line}} if found.place.line else {})
