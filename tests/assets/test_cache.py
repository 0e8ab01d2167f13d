"""What is remembered changes how long a build takes, and not one byte of it."""

from __future__ import annotations

import os
import subprocess
import sys
import time

import pytest

from liuzhou_site.assets.cache import Cache
from liuzhou_site.pipeline import build


def answer(raw):
    """Return a function that makes one file."""
    return lambda: {"x": raw}


def test_the_same_inputs_are_asked_once():
    """And others again, also where another function has the same."""
    cache, made = Cache(), []
    for what, made_from in (("a", 1), ("a", 1), ("a", 2), ("b", 1), ("a", b"1")):
        cache.files(what, made_from, lambda: made.append(1) or {"x": b""})
    assert len(made) == 4


def test_what_nobody_asks_for_is_forgotten():
    """After a turn, an answer that was not used is made anew: memory does not grow."""
    cache = Cache()
    assert cache.files("a", 1, answer(b"first")) == {"x": b"first"}
    cache.turn()
    assert cache.files("a", 1, answer(b"second")) == {"x": b"first"}
    cache.turn()
    cache.turn()
    assert cache.files("a", 1, answer(b"third")) == {"x": b"third"}


@pytest.fixture
def shelf(tmp_path):
    """Return a folder that holds one entry, and the file of the entry."""
    kept(tmp_path, b"first")
    return tmp_path, next(path for path in tmp_path.rglob("*") if path.is_file())


def kept(folder, raw, made_with="engine"):
    """Ask a new cache over `folder` for what is made from 1; it is `raw` if nothing was kept."""
    return Cache(folder, made_with).files("a", 1, lambda: {"x": raw, "y": b"\n"})["x"]


def test_what_was_made_is_found_by_another_run(shelf):
    """The entry of one process is the answer of the next."""
    folder, _ = shelf
    assert kept(folder, b"second") == b"first"


def test_what_another_engine_made_is_not_found(shelf):
    """Neither are the files of another version of a library."""
    folder, _ = shelf
    assert kept(folder, b"second", made_with="other") == b"second"


@pytest.mark.parametrize(
    "spoil",
    [
        lambda raw: raw[:-1],
        lambda raw: b"",
        lambda raw: raw + b"!",
        lambda raw: raw.replace(b"first", b"worst"),
        lambda raw: bytes(32) + raw[32:],
    ],
    ids=["cut", "empty", "longer", "changed", "unsigned"],
)
def test_a_spoilt_entry_is_made_again(shelf, spoil):
    """It is never trusted, and the next run finds it whole."""
    folder, entry = shelf
    entry.write_bytes(spoil(entry.read_bytes()))
    assert kept(folder, b"second") == b"second"
    assert kept(folder, b"third") == b"second"


def test_an_entry_under_another_name_is_made_again(shelf):
    """Whoever moves an entry moves no answer."""
    folder, entry = shelf
    kept(folder, b"other", made_with="other")
    (other,) = (path for path in folder.rglob("*") if path.is_file() and path != entry)
    other.write_bytes(entry.read_bytes())
    assert kept(folder, b"new", made_with="other") == b"new"


def test_a_failure_is_not_kept(tmp_path):
    """What raised is asked again, and nothing half lies in the folder."""

    def fails():
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        Cache(tmp_path).files("a", 1, fails)
    assert list(tmp_path.rglob("*")) == []


def test_a_folder_that_cannot_be_written_costs_time_alone(tmp_path):
    """A file lies where the folder should be."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert kept(tmp_path / "file", b"first") == b"first"


def test_the_folder_is_bounded(tmp_path, monkeypatch):
    """What was asked for longest ago goes, and what was asked for last stays."""
    monkeypatch.setattr("liuzhou_site.assets.cache.MOST", 2500)
    cache = Cache(tmp_path)
    for number in range(4):
        cache.files("a", number, lambda: {"x": bytes(1000)})
        newest = max(tmp_path.glob("*/*"), key=lambda path: path.stat().st_mtime_ns)
        os.utime(newest, (number, number))
    cache.turn()
    left = sorted(path.stat().st_mtime for path in tmp_path.glob("*/*"))
    assert left == [2, 3]


WRITER = """
import sys
from pathlib import Path
from liuzhou_site.assets.cache import Cache
for number in range(300):
    raw = bytes([number % 5]) * 9000
    made = Cache(Path(sys.argv[1])).files("a", number % 5, lambda: {"x": raw})
    assert made["x"] == raw
    for path in Path(sys.argv[1]).glob("*/*"):
        if number % 7 == 0:
            path.unlink(missing_ok=True)
"""


@pytest.mark.slow
def test_several_may_write_and_delete_at_once(tmp_path):
    """Each finds whole entries or makes its own; none fails, and what stays is whole."""
    command = [sys.executable, "-c", WRITER, str(tmp_path)]
    running = [subprocess.Popen(command) for _ in range(3)]
    assert [one.wait() for one in running] == [0, 0, 0]
    for number in range(5):
        made = Cache(tmp_path).files("a", number, lambda: {"x": b"new"})
        assert made["x"] in {b"new", bytes([number]) * 9000}


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


DRAWING = ("numpy", "PIL.Image", "vl_convert", "fontTools.ttLib", "pandas", "altair.vegalite")


@pytest.mark.slow
def test_a_build_that_draws_nothing_loads_nothing_that_draws(library, tmp_path):
    """With all in the cache the site is the same, byte for byte, and no library drew it."""
    program = (
        "import sys; from pathlib import Path; from liuzhou_site.assets.cache import Cache; "
        "from liuzhou_site.pipeline import build; from hashlib import sha256; "
        "files = build(Path(sys.argv[1]), Cache(Path(sys.argv[2]))).files; "
        f"print(sorted(set({DRAWING!r}) & sys.modules.keys())); "
        "print(sha256(repr(sorted(files.items())).encode()).hexdigest())"
    )
    command = [sys.executable, "-c", program, str(library), str(tmp_path / "made")]
    first, second = (
        subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout.split(
            "\n"
        )
        for _ in range(2)
    )
    assert "vl_convert" in first[0]
    assert second[0] == "[]"
    assert first[1] == second[1]


def test_small_answers_are_kept_together(tmp_path):
    """What one build adds is there for the next beside what was there; nothing is made twice."""
    for asked, made in (("ab", ["a", "b"]), ("bc", ["c"]), ("abc", [])):
        cache, new = Cache(tmp_path), []
        for one in asked + asked:
            known = cache.pieces("letters", "a font")
            assert known.get(one, lambda: new.append(one) or one.encode()) == one.encode()  # noqa: B023
        assert new == made
        cache.turn()
    assert cache.pieces("letters", "another font").before == {}
