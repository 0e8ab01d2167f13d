"""What adds up: relations found in the ledgers of stories without their checks, and in drafts.

    .venv/bin/python benchmarks/relations.py [SOURCE …]

Of a story: how many of its own checks are found unaided, and what else is told. Of a source: what
is told of the ledger that `new` drafts from it, which nobody has looked at. Whether what is told
means something is for a reader of the source to judge.
"""

from __future__ import annotations

import sys
import tempfile
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

from liuzhou_site.app.looking import Seen, look
from liuzhou_site.app.new import Wish, start
from liuzhou_site.figures.book import sound_book
from liuzhou_site.figures.relations import relations
from liuzhou_site.load.reading import load_project

ROOT = Path(__file__).resolve().parents[1]
STORIES = (".", "examples/communique", "examples/labour", "examples/payrolls", "examples/keeling")


def of_story(folder: Path) -> None:
    """Print what is found in a story whose checks were taken away."""
    project = load_project(folder)
    bare = replace(project, checks=replace(project.checks, value=[]))
    book, _ = sound_book(bare)
    began = time.process_time()
    told = relations(bare, book)
    seconds = time.process_time() - began
    known = {one.claim for one in relations(project, sound_book(project)[0])}
    new = sum(one.claim in known for one in told)
    own = len(project.checks.value)
    print(f"{folder}: {len(told)} told in {seconds:.2f} s, {new} of them beside its {own} checks")


def of_source(source: Path) -> None:
    """Print what is found in the first draft of a source's ledger."""
    with tempfile.TemporaryDirectory() as room:
        folder = Path(room) / "story"
        start(folder, Wish("甲", "A", source.name, date(2031, 5, 6), str(source)))
        seen: Seen = look(folder, source)
    print(f"{source.name}: {len(seen.found)} told of {len(seen.book.printed)} figures")
    for one in seen.found:
        print(f"    {one.verdict.value:12} {one.stated}")


if __name__ == "__main__":
    for name in STORIES:
        of_story(ROOT / name)
    for path in sys.argv[1:]:
        of_source(Path(path))
