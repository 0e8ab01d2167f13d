"""What adds up: relations found in the ledgers of stories without their checks, and in drafts.

    .venv/bin/python benchmarks/relations.py [SOURCE …]

Of a story: how many of its own checks are found unaided, with its text if that is among the
sources. Of a source: what is told of the ledger that `new` drafts from it, which nobody has looked
at. Whether what is told means something is for a reader of the source to judge.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from liuzhou_site.app.looking import Seen, look
from liuzhou_site.app.new import Wish, start
from liuzhou_site.figures.book import sound_book
from liuzhou_site.figures.relations import relations
from liuzhou_site.figures.transcript import fingerprint, paragraphs
from liuzhou_site.load.reading import load_project
from liuzhou_site.load.source_text import read_source
from liuzhou_site.numbers import LANGUAGES

ROOT = Path(__file__).resolve().parents[1]
FIRST = tuple((ROOT / "tests/figures/first_checks.txt").read_text("utf-8").splitlines())
"""The checks that an editor once found in this story's article, also those dropped as trivial."""
STORIES = (".", "examples/communique", "examples/labour", "examples/payrolls", "examples/keeling")


def of_story(folder: Path, sources: Mapping[str, str]) -> None:
    """Print what is found in a story whose checks were taken away.

    sources: fingerprint → text.
    """
    project = load_project(folder)
    language = project.source.value.language
    text = sources.get(project.source.value.fingerprint, "")
    texts = {one.number: one.text for one in paragraphs(text, "", language)}

    bare = replace(project, checks=replace(project.checks, value=[]))
    book, _ = sound_book(bare)

    def told(known: Iterable[str]) -> set[str]:
        without = replace(bare, dropped=tuple({"claim": claim} for claim in known))
        return {one.claim for one in relations(without, book, texts)}

    began = time.process_time()
    every = told(())
    seconds = time.process_time() - began
    own = [check.claim for check in project.checks.value]
    print(f"{folder}: {len(every)} told in {seconds:.2f} s, {len(every - told(own))} of its"
          f" {len(own)} checks among them")  # fmt: skip
    if folder == ROOT:
        print(f"    and {len(every - told(FIRST))} of the {len(FIRST)} that it had at first")


def of_source(source: Path) -> None:
    """Print what is found in the first draft of a source's ledger."""
    with tempfile.TemporaryDirectory() as room:
        folder = Path(room) / "story"
        start(folder, Wish({"zh": "甲", "en": "A"}, source.name, date(2041, 5, 6), str(source)))
        seen: Seen = look(folder, source)
    print(f"{source.name}: {len(seen.found)} told of {len(seen.book.printed)} figures")
    for one in seen.found:
        print(f"    {one.verdict.value:12} {one.stated}")


if __name__ == "__main__":
    given = [Path(path) for path in sys.argv[1:]]
    read = {path: read_source(str(path)) for path in given}
    prints = {
        fingerprint(paragraphs(text, "", lang)): text
        for text in read.values()
        for lang in LANGUAGES
    }
    for name in STORIES:
        of_story(ROOT / name, prints)
    for path in given:
        of_source(path)
