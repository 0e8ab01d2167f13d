"""The package as a newsroom gets it: the same bytes wherever it is made, whole when installed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import venv
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest
from tests.conftest import SHELF, drawn_once

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.slow

STORY = ("--title", "zh=桥镇的桥", "--title", "en=Bridges of a town", "--source", "桥镇报告")
CONDITIONS = (
    ("here", "UTC", 0o022, 1_600_000_000),
    ("another folder 别处", "Pacific/Kiritimati", 0o077, 1_700_000_000),
)
"""Where a package is made: folder, time zone, umask, and how old the files are."""


def run(command: list[object], folder: Path, **environment: str) -> subprocess.CompletedProcess:
    """Run a command as somebody who has set nothing, nor this checkout on Python's path."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LC_ALL")}
    return subprocess.run(
        [str(word) for word in command],
        cwd=folder,
        env=kept | environment,
        capture_output=True,
        check=False,
        encoding="utf-8",
    )


def made(source: Path, target: Path, **environment: str) -> tuple[Path, Path]:
    """Return the wheel and the sdist that are made of a folder."""
    done = run([sys.executable, "-m", "hatchling", "build", "-d", target], source, **environment)
    assert done.returncode == 0, done.stderr
    (wheel,), (sdist,) = target.glob("*.whl"), target.glob("*.tar.gz")
    return wheel, sdist


@pytest.fixture(scope="module")
def packages(project, tmp_path_factory) -> list[tuple[Path, Path]]:
    """Return wheel and sdist as they are made under each condition."""
    listed = run(["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], project)
    found = []
    for name, zone, mask, when in CONDITIONS:
        folder = tmp_path_factory.mktemp("made") / name
        before = os.umask(mask)
        for path in filter(None, listed.stdout.split("\0")):
            copy = folder / path
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(project / path, copy, follow_symlinks=False)
            if copy.is_symlink():
                continue
            copy.chmod((project / path).stat().st_mode & 0o111 | 0o666 & ~mask)
            os.utime(copy, (when, when))
        found.append(made(folder, folder.parent / "dist", TZ=zone))
        os.umask(before)
    return found


@pytest.fixture(scope="module")
def installed(packages, tmp_path_factory) -> Path:
    """Return the command of an environment that has the wheel, and the libraries from here."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, symlinks=True)
    python, command = (folder / "bin" / name for name in ("python", "liuzhou-site"))
    pip = [sys.executable, "-m", "pip", "--python", python, "install", "--no-index", "--no-deps"]
    done = run([*pip, packages[0][0]], folder)
    assert done.returncode == 0, done.stderr
    own = run([python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"], folder)
    libraries = sysconfig.get_path("purelib")
    (Path(own.stdout.strip()) / "libraries.pth").write_text(libraries, encoding="utf-8")
    asked = run([python, "-c", "import liuzhou_site; print(liuzhou_site.__file__)"], folder)
    assert Path(asked.stdout.strip()).is_relative_to(folder)
    return command


def read(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder by its path in it."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_a_package_is_the_same_wherever_it_is_made(packages):
    """Folder, time zone, umask and the age of files are not in wheel or sdist."""
    (wheel, sdist), (other_wheel, other_sdist) = packages
    assert wheel.read_bytes() == other_wheel.read_bytes()
    assert sdist.read_bytes() == other_sdist.read_bytes()


def test_the_sdist_gives_the_wheel(packages, tmp_path):
    """Who builds from the source gets what is published, to the byte."""
    wheel, sdist = packages[0]
    with tarfile.open(sdist) as archive:
        archive.extractall(tmp_path, filter="data")
    (source,) = tmp_path.iterdir()
    assert made(source, tmp_path / "dist")[0].read_bytes() == wheel.read_bytes()


def entries(wheel: Path) -> Iterator[tuple[str, bytes]]:
    """Yield each file of a wheel."""
    with ZipFile(wheel) as archive:
        for name in archive.namelist():
            yield name, archive.read(name)


def test_the_wheel_holds_all_that_a_story_needs(packages, project):
    """The engine's own files, the look with its fonts and words, and every licence; no tests."""
    found = dict(entries(packages[0][0]))
    packed = {path: raw for path, raw in found.items() if path.startswith("liuzhou_site/")}
    engine, look = read(project / "src" / "liuzhou_site"), read(project / "templates")
    engine = {path: raw for path, raw in engine.items() if "__pycache__" not in path}
    assert packed == {f"liuzhou_site/{path}": raw for path, raw in engine.items()} | {
        f"liuzhou_site/templates/{path}": raw for path, raw in look.items()
    }
    licences = {name for name in found if "/licenses/" in name}
    fonts = {path.name for path in (project / "templates" / "fonts").glob("OFL-*.txt")}
    assert {name.rpartition("/")[2] for name in licences} == {"LICENSE", *fonts}


def test_the_command_does_what_the_script_does(installed, project, shared, tmp_path):
    """New, build, check, verify, index: the same story and the same site as from the checkout.

    The one installed makes all of it; the other may find what the tests before it made.
    """
    for command, folder in (
        ([installed], tmp_path / "installed"),
        ([sys.executable, "-m", "liuzhou_site"], tmp_path / "checkout"),
    ):
        folder.mkdir()
        path = {} if command[0] == installed else {"PYTHONPATH": str(project / "src")}
        story = folder / "my-story"
        for words, where in (
            (["new", "my-story", *STORY], folder),
            (["record"], story),
            (["build", "--strict"], story),
        ):
            done = run([*command, *words], where, **path)
            assert done.returncode == 0, done.stderr
            if path and words[0] == "new":
                drawn_once(story, shared)
        (folder / "index.yml").write_text(SHELF, encoding="utf-8")
        done = run([*command, "index", ".", "--to", "index.html"], folder, **path)
        assert done.returncode == 0, done.stderr
    for words in (["check"], ["verify", "_site"]):
        done = run([installed, *words], tmp_path / "installed" / "my-story")
        assert done.returncode == 0, done.stderr
    kept = "my-story/.cache/"
    ours, theirs = (
        {path: raw for path, raw in files.items() if not path.startswith(kept)}
        for files in (read(tmp_path / "installed"), read(tmp_path / "checkout"))
    )
    assert "my-story/_site/edition.json" in ours
    assert sorted(ours) == sorted(theirs)
    assert [path for path in ours if ours[path] != theirs[path]] == []


def test_the_command_calls_itself_by_its_name(installed, tmp_path):
    """In the help, after a new story, and in what a message tells to type."""
    assert run([installed, "--help"], tmp_path).stdout.startswith("Usage: liuzhou-site ")
    said = run([installed, "new", "my-story", *STORY], tmp_path).stdout
    assert "Look at it: liuzhou-site serve --project my-story" in said
    (tmp_path / "my-story" / "data" / "accepted.csv").unlink()
    told = run([installed, "check"], tmp_path / "my-story").stderr
    assert "run `liuzhou-site accept`" in told
    assert "build.py" not in told


def test_the_tests_are_not_in_the_package(installed, tmp_path):
    """`test` says where they are, and does not try."""
    done = run([installed, "test"], tmp_path)
    assert done.returncode == 1
    assert done.stderr == "The tests stand beside the generator's source; run them there.\n"
