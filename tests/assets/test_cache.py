"""What is remembered changes how long a build takes, and not one byte of it."""

from __future__ import annotations

import time

import pytest

from liuzhou_site.assets.cache import Cache
from liuzhou_site.pipeline import build


def test_the_same_inputs_are_asked_once():
    """And others again, also where another function has the same."""
    cache, made = Cache(), []
    for what, made_from in (("a", 1), ("a", 1), ("a", 2), ("b", 1), ("a", b"1")):
        cache.recall(what, made_from, lambda: made.append(1))
    assert len(made) == 4


def test_what_nobody_asks_for_is_forgotten():
    """After a turn, an answer that was not used is made anew: memory does not grow."""
    cache = Cache()
    assert cache.recall("a", 1, lambda: "first") == "first"
    cache.turn()
    assert cache.recall("a", 1, lambda: "second") == "first"
    cache.turn()
    cache.turn()
    assert cache.recall("a", 1, lambda: "third") == "third"


def edit(root, *edits):
    """Change files of a project: (path, what stands there, what is to stand there)."""
    for path, find, put in edits:
        text = (root / path).read_text(encoding="utf-8")
        assert find in text
        (root / path).write_text(text.replace(find, put), encoding="utf-8")


@pytest.mark.slow
def test_a_build_that_remembers_gives_the_same_bytes(library):
    """After a change of text, of a number that only a title mentions, of a chart; in less time."""
    edit(
        library,
        ("content/site.yml", "en: Who is reading on the island", 'en: "{novels} are read"'),
        ("content/site.yml", "zh: 岛上谁在读书", 'zh: "{novels}有人读"'),
    )
    cache = Cache()
    started = time.process_time()
    build(library, cache)
    first = time.process_time() - started
    edit(
        library,
        ("content/en.md", "has slips", "has many slips"),
        ("data/figures.csv", "1240", "1340"),
        ("data/numerals.csv", "1240", "1340"),
        ("content/charts.yml", "form: bars", "form: table"),
    )
    cache.turn()
    assert dict(build(library, cache).files) == dict(build(library).files)
    cache.turn()
    started = time.process_time()
    build(library, cache)
    assert time.process_time() - started < first
