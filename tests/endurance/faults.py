"""The same page with the same planted faults, given to us and to what else there is.

    .venv/bin/python tests/endurance/faults.py

A fault is planted where an editor would make it for us: in `content/` or `data/`. The others check
finished text, so they get the English page, paragraph by paragraph, with the same fault in it, and
what they ask for beside it: claimtrail a computation a paragraph with the values that the ledger
has for it; claims a manifest that binds each number of the clean page to a file of values; pofilter
the Chinese paragraph beside the English; disability-access-charts the chart's data beside its
description. They are installed into an environment of their own, which is thrown away.

“yes” noticed; “·” not noticed; “–” no input that could hold the fault; “strict” only --strict stops
it, because a record or text changed that nobody accepted.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tempfile
import venv
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from liuzhou_site.checks.checked import check
from liuzhou_site.errors import BuildFailed
from liuzhou_site.messages import DRIFT
from liuzhou_site.numbers import tokens
from liuzhou_site.pipeline import build
from liuzhou_site.story.figure_text import Voice
from liuzhou_site.story.inline import paired
from liuzhou_site.story.typeset import Typesetter

if TYPE_CHECKING:
    from collections.abc import Iterable

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = (
    "claimtrail==0.5.1",
    "claims-cli==0.6.1",
    "disability-access-charts==0.1.0",
    "translate-toolkit==3.20.4",
)
TOOLS = ("claimtrail", "claims", "disability-access-charts", "pofilter")
Edit = tuple[str, str, str]
EDIT = re.compile(r"= (?P<file>\S+)\n- ?(?P<was>.*)\n\+ ?(?P<becomes>.*)\n")


@dataclass(frozen=True)
class Fault:
    """A fault: for us as edits (file, was, becomes), for others as words of the English page.

    chart: the description of the chart of value added with the fault, for what checks descriptions.
    """

    kind: str
    told: str
    edits: tuple[Edit, ...]
    was: str = ""
    becomes: str = ""
    chart: str = ""


def planted() -> list[Fault]:
    """Return the faults of `faults.txt`."""
    found = []
    text = (ROOT / "tests" / "endurance" / "faults.txt").read_text(encoding="utf-8")
    for block in text.split("\n## ")[1:]:
        kind, _, told = block.partition("\n")[0].partition(": ")
        edits = [
            tuple(p.replace("\\n", "\n") for p in edit.groups()) for edit in EDIT.finditer(block)
        ]
        page = next((e[1:] for e in edits if e[0] == "page"), ("", ""))
        chart = next((e[2] for e in edits if e[0] == "chart"), "")
        own = tuple((a, b, c) for a, b, c in edits if a not in {"page", "chart"})
        found.append(Fault(kind, told, own, *page, chart))
    return found


def ours(fault: Fault) -> str:
    """Return what comes of a fault in our own build."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for room in ("content", "data", "templates"):
            shutil.copytree(ROOT / room, root / room)
        for path, was, becomes in fault.edits:
            file = root / path
            text = file.read_text(encoding="utf-8")
            if was not in text:
                raise SystemExit(f"{fault.told}: {path} has no “{was}”")
            file.write_text(text.replace(was, becomes, 1), encoding="utf-8")
        try:
            warnings = check(root).warnings
            if not warnings:
                warnings = build(root).warnings
        except BuildFailed:
            return "yes"
    meant = any(found.code not in DRIFT for found in warnings)
    return "yes" if meant else "strict" if warnings else "·"


def page() -> list[tuple[str, str, dict[str, float]]]:
    """Return (Chinese, English, values of its figures) of every paragraph of the clean page."""
    checked = check(ROOT)
    setters = {
        lang: Typesetter(Voice(checked.project, checked.book, lang), "") for lang in ("zh", "en")
    }
    found = []
    for _, texts in paired(checked.stories):
        words = {k: tokens.strip(setters[k].words(t)).replace("\n", " ") for k, t in texts.items()}
        values = {
            ref.name: float(checked.book.figures[ref.name].quantity.value)  # type: ignore[arg-type]
            for ref in texts["en"].refs
            if ref.name in checked.book.figures
            and hasattr(checked.book.figures[ref.name].quantity.value, "as_tuple")
        }
        found.append((words["zh"], words["en"], values))
    return found


def asked(paragraphs: Iterable[tuple[str, str, dict[str, float]]], fault: Fault) -> str:
    """Return what the runner of the others is given for a page with a fault."""
    made = [
        {"zh": zh, "en": en.replace(fault.was, fault.becomes, 1) if fault.was else en,
         "clean": en, "values": values}
        for zh, en, values in paragraphs
    ]  # fmt: skip
    charts = {"electronics": 11.9, "equipment manufacturing": 6.7}
    return json.dumps({"paragraphs": made, "chart": fault.chart, "data": charts})


def others(python: str, given: str) -> dict[str, int]:
    """Return how much each of the others finds fault with."""
    runner = [python, str(ROOT / "tests" / "endurance" / "peers.py")]
    done = subprocess.run(runner, input=given, check=True, capture_output=True, encoding="utf-8")
    found: dict[str, int] = json.loads(done.stdout.splitlines()[-1])
    return found


def main() -> None:
    """Print a row a fault, and how many each noticed; then the alarms on the clean page."""
    paragraphs, faults = page(), planted()
    counts = dict.fromkeys(("ours", *TOOLS), 0)
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        python = str(Path(folder) / "bin" / "python")
        install = [python, "-m", "pip", "install", "--quiet", *PACKAGES]
        subprocess.run(install, check=True, capture_output=True)
        clean = others(python, asked(paragraphs, Fault("", "", ())))
        print(f"| fault | | ours | {' | '.join(TOOLS)} |\n|---|---|---|{'---|' * len(TOOLS)}")
        for fault in faults:
            seen = [ours(fault)]
            given = others(python, asked(paragraphs, fault))
            reached = any(fault.was in en for _, en, _ in paragraphs) if fault.was else False
            for tool in TOOLS:
                takes = bool(fault.chart) if tool.startswith("disability") else reached
                seen.append("–" if not takes else "yes" if given[tool] > clean[tool] else "·")
            for name, what in zip(counts, seen, strict=True):
                counts[name] += what in {"yes", "strict"}
            print(f"| {fault.kind} | {fault.told} | {' | '.join(seen)} |", flush=True)
    print(f"| **noticed** | of {len(faults)} | {' | '.join(str(c) for c in counts.values())} |")
    alarms = " | ".join(str(clean[tool]) for tool in TOOLS)
    print(f"| alarms on the clean page | | 0 | {alarms} |")


if __name__ == "__main__":
    sys.exit(main())
