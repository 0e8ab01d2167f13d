"""Publishing: all or nothing, and only what is ours is replaced."""

from __future__ import annotations

import importlib.util
import json
from collections import Counter
from pathlib import Path

import pytest

from liuzhou_site.errors import BuildFailed
from liuzhou_site.publish import writer as module
from liuzhou_site.publish.fingerprints import STAMP
from liuzhou_site.publish.writer import publish, refresh


def edition(**more: bytes) -> dict[str, bytes]:
    """Return the files of an edition, those of `more` among them, and the stamp that lists them."""
    files = {".nojekyll": b"", "index.html": b"one", "zh/index.html": b"two"}
    files |= {f"{name}.html": raw for name, raw in more.items()}
    return {**files, STAMP: json.dumps({"outputs": dict.fromkeys(files, "")}).encode()}


EDITION = edition()


def contents(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file()
    }


def test_an_edition_is_written_whole(tmp_path: Path) -> None:
    """Every file is there, and nothing is left beside the site."""
    publish(EDITION, tmp_path / "_site")
    assert contents(tmp_path / "_site") == EDITION
    assert [path.name for path in tmp_path.iterdir()] == ["_site"]


def test_an_edition_replaces_the_earlier_one(tmp_path: Path) -> None:
    """Files that the new edition does not have are gone."""
    publish(edition(old=b"old"), tmp_path / "_site")
    publish(EDITION, tmp_path / "_site")
    assert contents(tmp_path / "_site") == EDITION


def test_a_folder_that_is_no_edition_is_left_alone(tmp_path: Path) -> None:
    """Somebody else's files are never deleted."""
    (tmp_path / "_site").mkdir()
    (tmp_path / "_site" / "thesis.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(BuildFailed) as failed:
        publish(EDITION, tmp_path / "_site")
    assert [found.code for found in failed.value.problems] == ["foreign-target"]
    assert (tmp_path / "_site" / "thesis.txt").exists()


def test_a_path_out_of_the_site_is_refused(tmp_path: Path) -> None:
    """Nothing is written outside the folder, and the earlier edition stands."""
    publish(EDITION, tmp_path / "_site")
    with pytest.raises(BuildFailed) as failed:
        publish(EDITION | {"../evil.html": b""}, tmp_path / "_site")
    assert [found.code for found in failed.value.problems] == ["outside"]
    assert contents(tmp_path / "_site") == EDITION
    assert [path.name for path in tmp_path.iterdir()] == ["_site"]


def test_a_failure_half_way_leaves_the_earlier_edition(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When writing fails, the earlier site is untouched and no remains are left."""
    publish(EDITION, tmp_path / "_site")

    def full(files: object, folder: Path) -> None:
        (folder / "half").write_bytes(b"half")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(module, "_write", full)
    with pytest.raises(BuildFailed) as failed:
        publish({"new.html": b""}, tmp_path / "_site")
    assert [found.code for found in failed.value.problems] == ["cannot-write"]
    assert "No space left" in failed.value.problems[0].message
    assert contents(tmp_path / "_site") == EDITION
    assert [path.name for path in tmp_path.iterdir()] == ["_site"]


def test_a_run_that_died_between_the_renames_is_put_right(tmp_path: Path) -> None:
    """The edition under its other name comes back before the next one replaces it."""
    publish(EDITION, tmp_path / "_site")
    (tmp_path / "_site").rename(tmp_path / ".old_site")
    (tmp_path / ".new_site").mkdir()
    publish(edition(more=b""), tmp_path / "_site")
    assert "more.html" in contents(tmp_path / "_site")
    assert [path.name for path in tmp_path.iterdir()] == ["_site"]


def test_what_no_build_made_is_named_and_kept(tmp_path: Path) -> None:
    """Each file, folder and link that the stamp does not list; not what file managers leave."""
    site = tmp_path / "_site"
    publish(EDITION, site)
    (site / ".DS_Store").write_bytes(b"")
    publish(EDITION, site)
    (site / "CNAME").write_bytes(b"mine")
    (site / ".git" / "objects").mkdir(parents=True)
    (site / "zh" / "link").symlink_to(tmp_path)
    (site / "index.html").unlink()
    (site / "index.html").mkdir()
    with pytest.raises(BuildFailed) as failed:
        publish(EDITION, site)
    places = [found.place.path for found in failed.value.problems]
    assert places == ["_site/.git", "_site/CNAME", "_site/index.html", "_site/zh/link"]
    assert (site / "CNAME").read_bytes() == b"mine"


@pytest.mark.each("stamp", [b"", b"[]", b"[" * 100_000, b'{"outputs": {}}', b"\xff"])
def test_a_stamp_that_cannot_be_read_lists_nothing(tmp_path: Path, stamp: bytes) -> None:
    """The folder is then nobody's edition, and is left alone."""
    (tmp_path / "_site").mkdir()
    (tmp_path / "_site" / STAMP).write_bytes(stamp)
    with pytest.raises(BuildFailed) as failed:
        publish(EDITION, tmp_path / "_site")
    assert [found.place.path for found in failed.value.problems] == ["_site"]


@pytest.mark.parametrize("is_folder", [True, False])
def test_a_link_in_the_place_of_the_site_is_refused(tmp_path: Path, is_folder: bool) -> None:
    """Where it leads nothing is replaced: the link may have come with somebody's proposal."""
    elsewhere = tmp_path / "elsewhere"
    publish(EDITION, elsewhere)
    (tmp_path / "_site").symlink_to(elsewhere if is_folder else elsewhere / "index.html")
    with pytest.raises(BuildFailed):
        publish(edition(more=b""), tmp_path / "_site")
    assert contents(elsewhere) == EDITION


def test_without_an_exchange_two_renames_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where a system or its disk cannot swap folders in one step, all else is the same."""
    monkeypatch.setattr(module, "_exchange", lambda one, other: False)
    publish(EDITION, tmp_path / "_site")
    publish(edition(more=b""), tmp_path / "_site")
    assert contents(tmp_path / "_site") == edition(more=b"")
    assert [path.name for path in tmp_path.iterdir()] == ["_site"]


@pytest.fixture(scope="module")
def harness():
    """Return the benchmark that makes publishing go wrong, to run it a little."""
    file = Path(__file__).parents[1] / "endurance" / "publishing.py"
    spec = importlib.util.spec_from_file_location("publishing", file)
    loaded = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(loaded)
    return loaded


@pytest.mark.slow
@pytest.mark.parametrize("renames", [False, True])
def test_a_kill_leaves_an_edition_whole(harness, tmp_path: Path, renames: bool) -> None:
    """At whatever moment; with two renames instead of an exchange after the next run at last."""
    found = harness.kills(tmp_path, 4, renames=renames)
    assert found["after the next run: whole"] == 4
    assert found["at once: mix"] == 0
    assert renames or found["at once: whole"] == 4


@pytest.mark.slow
@pytest.mark.parametrize(
    ("way", "expected"),
    [
        ("may_not_write", "refused: whole"),
        ("too_large", "refused: whole"),
        ("open_file", "reader has one edition: whole"),
        ("foreign", "refused: kept, whole"),
    ],
)
def test_a_hindrance_leaves_the_earlier_edition(harness, tmp_path: Path, way, expected) -> None:
    """Each is told, and nobody's files are lost."""
    tmp_path.parent.chmod(0o755)
    assert list(getattr(harness, way)(tmp_path)) == [expected]


@pytest.mark.parametrize(
    ("outcome", "code"), [("refused: whole", 0), ("refused: mix", 1), ("at once: none", 1)]
)
def test_what_suffers_is_not_passed_over(harness, monkeypatch, outcome, code) -> None:
    """Who measures it each week hears of it: an edition that is mixed, or gone."""
    for way in ("kills", "full_disk", "too_large", "may_not_write", "at_once", "foreign"):
        monkeypatch.setattr(harness, way, lambda *_, **__: Counter(["refused: whole"]))
    monkeypatch.setattr(harness, "open_file", lambda _: Counter([outcome]))
    assert harness.main(1) == code


@pytest.mark.slow
def test_two_builds_at_once_wait_for_one_another(harness, tmp_path: Path) -> None:
    """None fails, and the site is there at every moment."""
    found = harness.at_once(tmp_path, 20)
    assert found == {"still there: True": 20, "still running: 4": 1, "afterwards: whole": 1}


def test_what_is_fresh_is_not_written_again(tmp_path: Path) -> None:
    """Only what is not there, or differs; what is somebody else's stays."""
    folder = tmp_path / "schemas"
    refresh({"one.json": b"1", "tables/two.json": b"2"}, folder)
    (folder / "mine.txt").write_text("mine", encoding="utf-8")
    before = (folder / "one.json").stat().st_ino
    refresh({"one.json": b"1", "tables/two.json": b"3"}, folder)
    assert contents(folder) == {"one.json": b"1", "tables/two.json": b"3", "mine.txt": b"mine"}
    assert (folder / "one.json").stat().st_ino == before


def test_what_cannot_be_refreshed_is_told(tmp_path: Path) -> None:
    """cannot-write: where the folder would have to be, there is a file."""
    (tmp_path / "schemas").write_text("mine", encoding="utf-8")
    with pytest.raises(BuildFailed) as failed:
        refresh({"one.json": b"1"}, tmp_path / "schemas")
    assert [found.code for found in failed.value.problems] == ["cannot-write"]
    assert (tmp_path / "schemas").read_text(encoding="utf-8") == "mine"


def test_no_link_leads_a_schema_out_of_the_project(tmp_path: Path) -> None:
    """linked-file: a folder that is a link; a file that is one is replaced by a file."""
    root, other = tmp_path / "story", tmp_path / "other"
    root.mkdir()
    other.mkdir()
    (root / "schemas").symlink_to(other, target_is_directory=True)
    with pytest.raises(BuildFailed) as failed:
        refresh({"one.json": b"1"}, root / "schemas")
    assert [found.code for found in failed.value.problems] == ["linked-file"]
    assert list(other.iterdir()) == []
    (root / "schemas").unlink()
    (root / "schemas").mkdir()
    (other / "secret").write_bytes(b"secret")
    (root / "schemas" / "one.json").symlink_to(other / "secret")
    refresh({"one.json": b"1"}, root / "schemas")
    assert (other / "secret").read_bytes() == b"secret"
    assert contents(root / "schemas") == {"one.json": b"1"}
