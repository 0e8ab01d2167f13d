"""What all tests share: where the project lies, and its site, built once."""

from __future__ import annotations

import gc
import os
import pickle
import shutil
import subprocess
import sys
import time
from contextlib import contextmanager
from datetime import date
from functools import cache
from importlib.util import cache_from_source
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator

    from liuzhou_site.assets.cache import Cache
    from liuzhou_site.checks.checked import Checked
    from liuzhou_site.checks.passed import Memory
    from liuzhou_site.publish.assemble import Site

SHELF = """\
title: {zh: 我们的报道, en: Our stories}
description: {zh: 用数字讲的故事。, en: Stories told in numbers.}
publisher: {zh: 编辑部, en: The desk}
"""
"""What a folder of stories says of itself."""

# The same examples on every machine, however slow it is: a failure is a fault, never the weather.
settings.register_profile("everywhere", deadline=None, derandomize=True)
settings.register_profile("fast loop", settings.get_profile("everywhere"), max_examples=25)
os.environ["LC_ALL"] = "C.UTF-8"  # editors are told in English, whoever runs the tests
for said in ("CI", "GITHUB_ACTIONS", "GITHUB_SHA", "GITHUB_WORKSPACE"):
    os.environ.pop(said, None)  # and as at a desk, wherever they run
gc.set_threshold(1_000_000, 20, 100)  # over a tenth of the time; what a test leaves is soon gone
# Tests copy a thousand stories: in memory where there is room, a fifth cheaper than on a disk.
IN_MEMORY = Path("/dev/shm")  # noqa: S108 (pytest makes a folder there that is its user's alone)
if os.access(IN_MEMORY, os.W_OK) and shutil.disk_usage(IN_MEMORY).free > 4 << 30:
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(IN_MEMORY))
# What is compiled is kept, whatever the machine asks for: tests start the engine a hundred times.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


@pytest.fixture(scope="session")
def project() -> Path:
    """Return the project's own folder."""
    return Path(__file__).parents[1]


STORIES = {
    "own": ".",
    "library": "tests/sites/library/project",
    "ferry": "tests/sites/ferry/project",
    "keeling": "examples/keeling",
    "labour": "examples/labour",
    "payrolls": "examples/payrolls",
    "gallery": "examples/gallery",
    "communique": "examples/communique",
}
"""The stories whose sites tests look at, and where each lies."""


@cache
def written(folder: Path) -> dict[str, bytes]:
    """Return what an editor wrote of a story: its files by their paths."""
    files = (file for part in ("content", "data") for file in (folder / part).rglob("*"))
    return {str(file.relative_to(folder)): file.read_bytes() for file in files if file.is_file()}


def put_into(root: Path, files: dict[str, bytes]) -> Path:
    """Write the files of a story to a new folder, with the project's templates."""
    for folder in dict.fromkeys(map(os.path.dirname, files)):
        (root / folder).mkdir(parents=True, exist_ok=True)
    for path, raw in files.items():
        (root / path).write_bytes(raw)
    templates = Path(__file__).parents[1] / "templates"
    (root / "templates").symlink_to(templates, target_is_directory=True)
    return root


def copied(project: Path, name: str, root: Path) -> Path:
    """Copy what an editor wrote of a story to `root`, with the project's templates."""
    return put_into(root, written(project / STORIES[name]))


@cache
def _started(titles: tuple[tuple[str, str], ...], text: str) -> dict[str, bytes]:
    from liuzhou_site.app.new import Wish, start

    with TemporaryDirectory() as folder:
        source = Path(folder) / "source.txt"
        source.write_text(text, encoding="utf-8")
        wish = Wish(dict(titles), "一份报告", date(2033, 5, 6), str(source) if text else "")
        start(Path(folder) / "story", wish)
        return written(Path(folder) / "story")


def new_story(root: Path, zh: str, en: str, text: str = "") -> Path:
    """Write what `new` gives to `root`: it is asked once for the same titles and the same text."""
    return put_into(root, _started((("zh", zh), ("en", en)), text))


def drawn_once(root: Path, shared: Path) -> Path:
    """Let a story find in its cache what the tests before it made, as it does at a desk."""
    (shared / "cache").mkdir(exist_ok=True)
    (root / ".cache").symlink_to(shared / "cache", target_is_directory=True)
    return root


_KNOWN: dict[Path, Memory] = {}
"""A story's folder → what is known of it from when it was in order."""


def learnt(root: Path) -> tuple[Checked, Memory]:
    """Check a story that is in order; return it, and what is known of it from then on."""
    from liuzhou_site.app.console import kept
    from liuzhou_site.checks.checked import check

    memory = kept(root)
    checked = check(root, memory=memory)
    memory.turn()
    return checked, memory


def begun_as(memory: Memory, root: Path) -> Path:
    """Let `known` know of a copy what is known of the story that it is a copy of."""
    _KNOWN[root] = memory
    return root


def known(root: Path) -> Cache:
    """Return what a preview knows of a story that was edited since it was begun."""
    from liuzhou_site.app.console import kept

    memory = kept(root)
    if root in _KNOWN:
        memory._last = dict(_KNOWN[root]._last)
    return memory


@pytest.fixture(scope="session")
def desks(
    project: Path, shared: Path, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[str], tuple[Checked, Memory]]:
    """Return what gives one of `STORIES` as it was checked, and what is known of it: once each."""

    @cache
    def checked(name: str) -> tuple[Checked, Memory]:
        return learnt(drawn_once(copied(project, name, tmp_path_factory.mktemp(name)), shared))

    return checked


@pytest.fixture(scope="session")
def sound(desks: Callable[[str], tuple[Checked, Memory]]) -> Callable[[str], Checked]:
    """Return what gives one of `STORIES` as it was checked, for tests that change nothing in it."""
    return lambda name: desks(name)[0]


@pytest.fixture(scope="session")
def begun(
    project: Path, shared: Path, desks: Callable[[str], tuple[Checked, Memory]]
) -> Callable[[str, Path], Path]:
    """Return what copies a story that was checked once and found in order, as it is at a desk.

    Who asks `known` does not read again what did not change since; `test_passed.py` proves that as
    much is told.
    """

    def begin(name: str, root: Path) -> Path:
        return begun_as(desks(name)[1], drawn_once(copied(project, name, root), shared))

    return begin


@contextmanager
def alone(lock: Path) -> Iterator[None]:
    """Wait until no other process of this run is inside."""
    while True:
        try:
            lock.mkdir()
            break
        except FileExistsError:
            time.sleep(0.2)
    try:
        yield
    finally:
        lock.rmdir()


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the temporary folder that all workers of a run share."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture
def drawings(shared: Path) -> Cache:
    """Return what the tests before it made, for a story that lies in a folder of its own."""
    from liuzhou_site.assets.cache import Cache
    from liuzhou_site.publish.fingerprints import made_with

    return Cache(shared / "cache" / "made", made_with())


@pytest.fixture(scope="session")
def sites(project: Path, shared: Path) -> Callable[[str], Site]:
    """Return what gives the site of one of `STORIES`: built once a run, by whoever asks first."""
    from liuzhou_site.app.console import kept
    from liuzhou_site.checks.checked import check
    from liuzhou_site.pipeline import build
    from liuzhou_site.publish.assemble import Site

    @cache
    def site(name: str) -> Site:
        packed, root = shared / f"{name}.site", shared / f"story-{name}"
        with alone(shared / f"{name}.lock"):
            if not packed.exists():
                drawn_once(copied(project, name, root), shared)
                made = build(root, kept(root))
                packed.write_bytes(pickle.dumps((dict(made.files), made.mentions, made.warnings)))
                return made
        return Site(check(root), *pickle.loads(packed.read_bytes()))  # noqa: S301 (ours)

    return site


@pytest.fixture(scope="session")
def built(sites: Callable[[str], Site]) -> Site:
    """Return the project's own site."""
    return sites("own")


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int | None:
    """Use every core for all tests, but one for files that are named: they start sooner."""
    return None if config.args_source is config.ArgsSource.TESTPATHS else 0


def _names(mark: pytest.Mark) -> list[str]:
    """Return the parameters that a mark gives values."""
    names = mark.args[0]
    return [names] if isinstance(names, str) else list(names)


def _rows(item: pytest.Function) -> Iterator[dict[str, object]]:
    """Give the values of each row of the table that a test is marked with, or of their product."""
    marks = list(item.iter_markers("each"))
    for rows in product(*(mark.args[1] for mark in marks)):
        row: dict[str, object] = {}
        for names, values in zip(map(_names, marks), rows, strict=True):
            several = getattr(values, "values", values) if len(names) > 1 else (values,)
            row |= zip(names, several, strict=True)
        yield row


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Let a test marked `each` be one test, whose values come as it is called."""
    for mark in metafunc.definition.iter_markers("each"):
        names = _names(mark)
        metafunc.parametrize(names, [pytest.param(*names, id=pytest.HIDDEN_PARAM)])


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> bool | None:
    """Call a test marked `each` with every row of its table, and tell all that fail.

    Each row has a temporary folder of its own.
    """
    if pyfuncitem.get_closest_marker("each") is None:
        return None
    given = {name: pyfuncitem.funcargs[name] for name in pyfuncitem._fixtureinfo.argnames}
    failed, told, rows = [], "", list(_rows(pyfuncitem))
    for number, row in enumerate(rows):
        if "tmp_path" in given:
            row["tmp_path"] = given["tmp_path"] / f"row{number}"
            row["tmp_path"].mkdir()
        try:
            pyfuncitem.obj(**given | row)
        except (Exception, pytest.fail.Exception) as wrong:  # noqa: BLE001 (all are told)
            told += f"\n{number + 1}. {row!r}"[:300]
            failed.append(wrong)
    assert rows, "a table without a row proves nothing"
    if failed:
        raise BaseExceptionGroup(f"{len(failed)} of {len(rows)} rows:{told}", failed)
    return True


def pytest_configure(config: pytest.Config) -> None:
    """Let chance give a quarter of the examples in the fast loop, and all of them elsewhere."""
    fast = "not slow" in config.option.markexpr
    settings.load_profile("fast loop" if fast else "everywhere")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the one way to change what the tests compare with."""
    parser.addoption(
        "--write-expected",
        action="store_true",
        help="write what is produced as what is expected: sites, messages, snapshots, documents",
    )


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None]:
    """Import the engine with its patterns as an earlier run compiled them, as commands do."""
    from liuzhou_site.assets.compiled import compiled_kept

    with compiled_kept(Path(cache_from_source(__file__, optimization="compiled"))):
        found = yield
    gc.freeze()  # what was imported stays
    return found


@pytest.hookimpl(tryfirst=True)  # before pytest looks at the marks
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave what looks at the finished site, or draws all forms, out of the fast loop.

    Files with such tests come first: several workers are then done at about the same time.
    """
    for item in items:
        if {"sites", "drawn"} & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.slow)
    long = {
        item.path for item in items if {"browser", "slow"} & {m.name for m in item.iter_markers()}
    }
    items.sort(key=lambda item: item.path not in long)


def pytest_unconfigure() -> None:
    """Look once more for what nobody closed, and not eight times as the process ends."""
    gc.collect()
    gc.freeze()


@pytest.fixture
def write_expected(request: pytest.FixtureRequest) -> bool:
    """Say whether expected files are to be written instead of compared."""
    return bool(request.config.getoption("--write-expected"))


@pytest.fixture
def ferry(begun: Callable[[str, Path], Path], tmp_path: Path) -> Path:
    """Return a copy of the story in three languages that a test may spoil."""
    return begun("ferry", tmp_path / "ferry")


@pytest.fixture
def library(begun: Callable[[str, Path], Path], tmp_path: Path) -> Path:
    """Return a copy of the second story that a test may spoil."""
    return begun("library", tmp_path / "library")


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """Return a folder with two stories, and what the page that leads to them says of itself."""
    folder = tmp_path / "stories"
    folder.mkdir()
    (folder / "index.yml").write_text(SHELF, encoding="utf-8")
    for name in ("bridges", "wells"):
        new_story(folder / name, f"镇上的{name}", f"The {name}")
    return folder


@pytest.fixture
def scripts(project: Path, tmp_path: Path) -> Callable[..., str]:
    """Return what runs a script of `.ci/` as a workflow does.

    `python build.py` is this engine in this environment: the script itself could set up another.
    """
    named = tmp_path / "bin"
    named.mkdir()
    (named / "python").write_text(
        f'#!/bin/sh\n[ "$1" = build.py ] && shift && exec "{sys.executable}" -m liuzhou_site "$@"\n'
        f'exec "{sys.executable}" "$@"\n',
        encoding="utf-8",
    )
    (named / "python").chmod(0o755)
    path = f"{named}{os.pathsep}{os.environ['PATH']}"

    def run(name: str, *words: object) -> str:
        command = [str(project / ".ci" / name), *map(str, words)]
        here = os.environ | {"PATH": path, "PYTHONPATH": str(project / "src")}
        done = subprocess.run(
            command, check=True, stdout=subprocess.PIPE, encoding="utf-8", env=here
        )
        return done.stdout

    return run


@pytest.fixture
def told() -> Callable[[Path], str]:
    """Return what an editor reads who builds a project, or nothing when all is in order.

    drawn: whether the site is made as well, which takes its time; langs: those that it is told in.
    """
    from liuzhou_site.app.screen import Screen, told
    from liuzhou_site.checks.checked import check
    from liuzhou_site.errors import BuildFailed
    from liuzhou_site.pipeline import build

    def run(root: Path, *, drawn: bool = True, langs: tuple[str, ...] = ("en",)) -> str:
        try:
            memory = known(root)
            problems = (build(root, memory) if drawn else check(root, memory=memory)).warnings
        except BuildFailed as failed:
            problems = failed.problems
        return "\n".join(f"{told(problems, Screen(lang))}\n" for lang in langs if problems)

    return run
