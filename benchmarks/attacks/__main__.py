"""Is something false stopped, and something true left alone? Single edits of the real stories.

    .venv/bin/python benchmarks/attacks [KIND | FILE.yml | ordinary | mutants]…

Without an argument all of it runs: the edits of `edits/`, the paragraphs of `ordinary.yml` and
`news.yml`, and 2,000 random changes (minutes). An edit names its kind and its story, and replaces
`old`, where it comes first in `file`, by `new` (or does so at each of its `edits`). One that is
`expect: stop` says something false: what is neither stopped nor warned of is listed. One that is
`expect: pass` says something that holds: whatever is told of it is a false alarm, and is listed
with what was told.

That a text must be accepted again, and a warning of it with it, is told of every edit and counts
for nothing, except where no text was changed. How many of those that pass are told of because one
language was changed and the other was not has its own column: an editor who reads both, as that
warning asks, can find them, and so is asked about every true edit of one language, once. Kinds are
those of the table; with a KIND every edit of it is listed.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from bisect import bisect
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from liuzhou_site.assets.cache import Cache
from liuzhou_site.charts.refusals import refused
from liuzhou_site.checks.checked import check
from liuzhou_site.errors import BuildFailed, Problem
from liuzhou_site.load.inventory import ACCEPTED
from liuzhou_site.load.project import story_path
from liuzhou_site.messages import DRIFT
from liuzhou_site.pipeline import build

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
STORIES = {
    "root": ".",
    "labour": "examples/labour",
    "payrolls": "examples/payrolls",
    "communique": "examples/communique",
    "keeling": "examples/keeling",
    "gallery": "examples/gallery",
}
KINDS = {
    1: "names",
    2: "comparisons",
    3: "negation",
    4: "opposites",
    5: "nouns and units",
    6: "period, scope, whole, paragraph",
    7: "rates and aggregates",
    8: "charts",
    9: "numerals unseen",
    10: "hedges",
    11: "declarations",
    12: "words that compare",
    13: "the look",
    14: "holes of data",
    15: "words that count nothing",
}
LOOK = 13
"""The kind that a check does not see all of: a build does."""
WORDLESS = ("templates/", ACCEPTED)
"""What holds no text: where it changed, that something must be accepted is the answer."""


@dataclass(frozen=True)
class Edit:
    """What is changed in a story. changes: (file, old, new)."""

    kind: int
    story: str
    expect: str
    changes: tuple[tuple[str, str, str], ...]

    def __str__(self) -> str:
        told = "; ".join(f"{file} “{old}” → “{new}”" for file, old, new in self.changes)
        return f"{self.kind} {self.story}: {told}".replace("\n", "⏎")


@dataclass(frozen=True)
class Told:
    """What became of an edit, and the codes of what was told.

    alone: it was told that one language had changed and the other had not.
    """

    what: str
    codes: tuple[str, ...] = ()
    alone: bool = False


def edits(files: Iterable[Path]) -> list[Edit]:
    """Return the edits of some lists, those of a story beside each other."""
    listed = [entry for file in files for entry in yaml.safe_load(file.read_text("utf-8")) or ()]
    return sorted(map(_edit, listed), key=lambda edit: edit.story)


def _edit(entry: dict[str, Any]) -> Edit:
    changes = tuple((one["file"], one["old"], one["new"]) for one in entry.get("edits", [entry]))
    return Edit(int(entry["kind"]), entry["story"], entry.get("expect", "stop"), changes)


@cache
def copied(story: str) -> Path:
    """Return this process's copy of a story, with the look."""
    root = Path(tempfile.mkdtemp(prefix=f"attacks-{story}-"))
    for room in ("content", "data"):
        shutil.copytree(ROOT / STORIES[story] / room, root / room)
    shutil.copytree(ROOT / "templates", root / "templates")
    return root


@cache
def _kept() -> Cache:
    """Return what this process checked and drew before."""
    return Cache(Path(tempfile.mkdtemp(prefix="attacks-cache-")))


def told(root: Path, *, drawn: bool = False) -> tuple[Problem, ...]:
    """Return all that is told of a story; what was in order before is not looked at again."""
    try:
        if drawn:
            return build(root, _kept()).warnings
        return check(root, "", (refused,), _kept()).warnings
    except BuildFailed as failed:
        return failed.problems


@cache
def settled(story: str) -> frozenset[tuple[object, ...]]:
    """Return what is told of a story as it stands and was accepted with its texts."""
    root = copied(story)
    accepted = root / ACCEPTED
    before = accepted.read_bytes()
    try:
        accepted.unlink()
        return frozenset(map(_same, told(root)))
    finally:
        accepted.write_bytes(before)


def _same(one: Problem) -> tuple[object, ...]:
    told = dict(one.fields)
    return one.code, one.place.path, told.get("found"), told.get("expected")


def outcome(edit: Edit) -> Told:
    """Return what becomes of an edit; its story is as before afterwards."""
    root = copied(edit.story)
    before = {file: (root / file).read_text("utf-8") for file, _, _ in edit.changes}
    after = dict(before)
    for file, old, new in edit.changes:
        if old not in after[file]:
            return Told("void")
        after[file] = after[file].replace(old, new, 1)
    try:
        for file, text in after.items():
            (root / file).write_text(text, "utf-8", newline="")
        found = told(root, drawn=edit.kind == LOOK)
    finally:
        for file, text in before.items():
            (root / file).write_text(text, "utf-8", newline="")
    wordless = all(file.startswith(WORDLESS) for file in after)
    known, alone = settled(edit.story), any(one.code == "not-followed" for one in found)
    found = tuple(
        one for one in found if wordless or not (one.code in DRIFT or _same(one) in known)
    )
    codes = tuple(sorted({one.code for one in found}))
    if any(not one.warns for one in found):
        return Told("stopped", codes)
    return Told("warned" if found else "passed", codes, alone)


def table(found: Sequence[tuple[Edit, Told]]) -> None:
    """Print what became of the edits, by kind."""
    columns = "attempts | stopped | warned | passed | of these alone | may pass | false alarms"
    print(f"\n| kind | {columns} |\n|---|{'--:|' * 7}")
    for kind in [*sorted({edit.kind for edit, _ in found}), 0]:
        mine = [(edit, said) for edit, said in found if kind in {edit.kind, 0}]
        false = Counter(said.what for edit, said in mine if edit.expect == "stop")
        true = Counter(said.what for edit, said in mine if edit.expect == "pass")
        counts = (
            false.total(), false["stopped"], false["warned"], false["passed"],
            sum(_missed(edit, said) and said.alone for edit, said in mine),
            true.total(), true["stopped"] + true["warned"],
        )  # fmt: skip
        name = f"{kind} {KINDS.get(kind, '')}" if kind else "all"
        print(f"| {name} | {' | '.join(map(str, counts))} |")
    alone = Counter(edit.expect for edit, said in found if said.alone)
    print(f"\nAsked about until accepted: {alone['stop']} false, {alone['pass']} true edits.")


def _missed(edit: Edit, said: Told) -> bool:
    return edit.expect == "stop" and said.what == "passed"


def attacks(files: Iterable[Path], kinds: set[int]) -> None:
    """Try every edit; print the table, then what went wrong, or all of it where kinds are asked."""
    chosen = [edit for edit in edits(files) if not kinds or edit.kind in kinds]
    with ProcessPoolExecutor() as pool:
        found = list(zip(chosen, pool.map(outcome, chosen, chunksize=5), strict=True))
    table([one for one in found if one[1].what != "void"])
    for edit, said in sorted(found, key=lambda one: (one[0].kind, one[0].expect, one[1].what)):
        wrong = said.what == "void" or (said.what == "passed") != (edit.expect == "pass")
        if wrong or kinds:
            mark = "✗" if wrong else " "
            print(f"{mark} {edit.expect} {said.what} {edit}  [{', '.join(said.codes)}]")


def ordinary(file: Path) -> None:
    """Print what is told of ordinary paragraphs, each behind its story."""
    listed = yaml.safe_load(file.read_text("utf-8"))
    with ProcessPoolExecutor() as pool:
        paragraphs = [[one for one in listed if one["story"] == story] for story in STORIES]
        found = [one for some in pool.map(alarms, STORIES, paragraphs) for one in some]
    counts = Counter(_stops(problems) for _, problems in found)
    print("\n| paragraphs | all | stopped | warned |\n|---|--:|--:|--:|")
    print(f"| {file.stem} | {len(listed)} | {counts[True]} | {counts[False]} |")
    for paragraph, problems in found:
        print(f"{paragraph['story']}: {paragraph['en']}\n    {paragraph['zh']}")
        print("".join(f"    → {one.code}: {one.message}\n" for one in problems), end="")


def alarms(story: str, left: list[dict[str, str]]) -> list[tuple[dict[str, str], list[Problem]]]:
    """Return the paragraphs of which something is told, with what is told.

    Those that stop are taken out before the rest is looked at, as an editor would.
    """
    stopped: list[tuple[dict[str, str], list[Problem]]] = []
    while True:
        found = _appended(copied(story), left)
        mistakes = {n for n, problems in found.items() if _stops(problems)}
        if not mistakes:
            return [*stopped, *((left[n], problems) for n, problems in found.items())]
        stopped += [(left[n], found[n]) for n in mistakes]
        left = [one for n, one in enumerate(left) if n not in mistakes]


def _stops(found: Iterable[Problem]) -> bool:
    return any(not one.warns for one in found)


def _appended(root: Path, paragraphs: Sequence[dict[str, str]]) -> dict[int, list[Problem]]:
    """Return what is told of paragraphs behind a story, by their number.

    Raises:
        BuildFailed: something is told of the story itself.
    """
    starts: dict[str, list[int]] = {}
    before = {lang: (root / story_path(lang)).read_text("utf-8") for lang in ("zh", "en")}
    try:
        for lang, text in before.items():
            lines = text.rstrip("\n").splitlines()
            starts[story_path(lang)] = [len(lines) + 2 * (n + 1) for n in range(len(paragraphs))]
            added = (line for one in paragraphs for line in ("", " ".join(one[lang].split())))
            (root / story_path(lang)).write_text("\n".join([*lines, *added, ""]), "utf-8")
        found: dict[int, list[Problem]] = {}
        for one in told(root):
            n = bisect(starts.get(one.place.path, []), one.place.line) - 1
            if n >= 0 and one.code not in DRIFT:
                found.setdefault(n, []).append(one)
            elif not one.warns:
                raise BuildFailed([one])
        return found
    finally:
        for lang, text in before.items():
            (root / story_path(lang)).write_text(text, "utf-8")


def mutants() -> None:
    """Run the mutation of the whole project; what only drift stops is its column “unseen”."""
    command = [sys.executable, "tests/endurance/mutation.py", "--sample", "2000"]
    subprocess.run(command, cwd=ROOT, check=False)


def main(asked: Sequence[str]) -> None:
    """Run what is asked for."""
    files = [Path(word) for word in asked if word.endswith((".yml", ".yaml"))]
    kinds = {int(word) for word in asked if word.isdigit()}
    if files or kinds or not asked:
        attacks(files or sorted((HERE / "edits").glob("*.yml")), kinds)
    if "ordinary" in asked or not asked:
        ordinary(HERE / "ordinary.yml")
        ordinary(HERE / "news.yml")
    if "mutants" in asked or not asked:
        mutants()


if __name__ == "__main__":
    main(sys.argv[1:])
