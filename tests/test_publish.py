"""Publishing: all or nothing, and only what is ours is replaced."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from liuzhou_site import publish as module
from liuzhou_site.errors import BuildFailed
from liuzhou_site.publish import publish

if TYPE_CHECKING:
    from pathlib import Path

EDITION = {".nojekyll": b"", "index.html": b"one", "zh/index.html": b"two"}


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
    publish(EDITION | {"old.html": b"old"}, tmp_path / "_site")
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
    (tmp_path / "_site").rename(tmp_path / "_site.old")
    publish(EDITION | {"more.html": b""}, tmp_path / "_site")
    assert "more.html" in contents(tmp_path / "_site")
    assert not (tmp_path / "_site.old").exists()
