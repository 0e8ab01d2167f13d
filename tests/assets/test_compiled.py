"""What Python compiled in one run is there in the next, and nothing else changes."""

from __future__ import annotations

import os
import re
import subprocess
import sys

import pytest

from liuzhou_site.assets import compiled
from liuzhou_site.assets.cache import Cache
from liuzhou_site.assets.compiled import compiled_kept
from liuzhou_site.errors import BuildFailed
from liuzhou_site.pages.render import Renderer, Sandbox

TEXTS = (
    r"(?P<year>\d{4})(?:年|\b)", r"(?i)straße|[一-鿿]+", r"(?<!not )(a|b)\1{2,}?", r"[^\W\d]+(?=é)",
)  # fmt: skip
READ = "in 2019, STRASSE or Straße: 一二三 2020年, not abb aaa café"

SETS = """
import re, sys
from pathlib import Path
from liuzhou_site.assets.compiled import compiled_kept
with compiled_kept(Path(sys.argv[1]), "3"):
    print(re.compile("[" + "".join({*"abcdefgh"}) + "]").pattern)
"""
"""Compiles a pattern made of a set, and tells it."""


@pytest.fixture(autouse=True)
def forgotten(monkeypatch):
    """Let every pattern be compiled, and kept."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    re.purge()
    yield
    re.purge()


def found(file, version="3"):
    """Compile each text in a run of its own; return what it finds, and how many were parsed."""
    re.purge()
    parsed, parse = [], re._parser.parse
    with pytest.MonkeyPatch.context() as patch, compiled_kept(file, version):
        patch.setattr(re._parser, "parse", lambda *a: parsed.append(a) or parse(*a))
        each = [re.compile(text, flags) for text in TEXTS for flags in (0, re.IGNORECASE)]
        facts = [
            (one.flags, dict(one.groupindex), [(m.span(), m.groups()) for m in one.finditer(READ)])
            for one in each
        ]
    return facts, len(parsed)


def test_a_pattern_is_compiled_in_one_run_and_found_in_the_next(tmp_path):
    """It has the same flags and groups, and finds the same, as where nothing is kept."""
    plain = [re.compile(text, flags) for text in TEXTS for flags in (0, re.IGNORECASE)]
    first, made = found(tmp_path / "kept")
    second, again = found(tmp_path / "kept")
    assert first == second
    assert [facts[0] for facts in second] == [one.flags for one in plain]
    assert made > again == 1  # what says in its text that case is nothing is compiled once more


def test_what_a_library_makes_of_a_set_is_not_kept_in_each_order(tmp_path):
    """Two processes differ in the order; the second leaves the file as it is."""
    file, made = tmp_path / "kept", []
    for seed in "12":
        words = [sys.executable, "-c", SETS, str(file)]
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        done = subprocess.run(words, check=True, env=environment, stdout=subprocess.PIPE)
        made.append((done.stdout, file.read_bytes(), file.stat().st_mtime_ns))
    assert made[0][0] != made[1][0]
    assert made[0][1:] == made[1][1:]


def test_a_template_is_compiled_once_for_each_engine_and_text(tmp_path, monkeypatch):
    """Another engine may compile another way; without a name for it nothing is kept."""
    made, plain = [], Sandbox._counted
    monkeypatch.setattr(Sandbox, "_counted", lambda *a: made.append(a[1]) or plain(*a))
    for text, engine in (("{{ c }}", "1"), ("{{ c }}!", "1"), ("{{ c }}", "2"), ("{{ c }}", "")):
        for _ in range(2):
            with compiled_kept(tmp_path / "kept", "3"):
                filled = Renderer({"a.txt": text}, Cache(made_with=engine)).fill("a.txt", "x")
            assert filled == text.replace("{{ c }}", "x").encode()
    assert made == ["{{ c }}", "{{ c }}!", "{{ c }}", "{{ c }}", "{{ c }}"]


def test_a_template_that_is_refused_is_refused_again(tmp_path):
    """Only what keeps to the language is kept."""
    for _ in range(2):
        with compiled_kept(tmp_path / "kept", "3"), pytest.raises(BuildFailed):
            Renderer({"a.txt": "{% set x = 1 %}{% do x %}"}, Cache(made_with="1")).fill("a.txt", "")


@pytest.mark.parametrize("spoil", [lambda raw: raw[:-9], lambda raw: raw[:99] + b"x" + raw[100:]])
def test_what_was_cut_or_changed_counts_for_nothing(tmp_path, spoil):
    """All is compiled again, and kept anew."""
    file = tmp_path / "kept"
    first, made = found(file)
    file.write_bytes(spoil(sound := file.read_bytes()))
    assert found(file) == (first, made)
    assert file.read_bytes() == sound


def test_another_version_of_python_compiles_for_itself(tmp_path):
    """Its code may be another."""
    first, made = found(tmp_path / "kept")
    assert found(tmp_path / "kept", "4") == (first, made)


def test_nothing_is_kept_where_no_bytecode_is(tmp_path, monkeypatch):
    """Whoever wants no files beside the modules gets none."""
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    found(tmp_path / "kept")
    assert [*tmp_path.iterdir()] == []


def test_what_is_kept_is_bounded(tmp_path, monkeypatch):
    """Of too much, what this run asked for stays; where that is too much, too, nothing changes."""
    file = tmp_path / "kept"
    found(file)
    monkeypatch.setattr(compiled, "MOST", file.stat().st_size)
    re.purge()
    with compiled_kept(file, "3"):
        re.compile("another one")
    small = file.read_bytes()
    monkeypatch.setattr(compiled, "MOST", 1)
    found(file)
    assert file.read_bytes() == small


def test_python_is_as_it_was_afterwards(tmp_path):
    """Also where a command ends with an exception."""
    before = re._compiler.compile, re._compiler._sre.compile
    with pytest.raises(SystemExit), compiled_kept(tmp_path / "kept"):
        sys.exit(1)
    assert (re._compiler.compile, re._compiler._sre.compile) == before


def test_a_python_that_compiles_elsewhere_compiles_as_ever(tmp_path, monkeypatch):
    """Nothing is kept, and a pattern finds what it does."""
    monkeypatch.setattr(compiled, "_COMPILER", {})
    facts, made = found(tmp_path / "kept")
    assert made == len(facts)
    assert not (tmp_path / "kept").exists()
