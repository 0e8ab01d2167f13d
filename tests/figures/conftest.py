"""An invented harbour: a whole project, read once, changed in memory by the tests."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from tests.resolving import resolve

from liuzhou_site.errors import BuildFailed
from liuzhou_site.load.csv_files import Row
from liuzhou_site.load.reading import load_project

HARBOUR = Path(__file__).parent / "harbour"


@pytest.fixture(scope="session")
def harbour(project, tmp_path_factory):
    """Return the harbour's files as records; the interface's words are the project's own."""
    root = tmp_path_factory.mktemp("harbour") / "project"
    shutil.copytree(HARBOUR, root)
    shutil.copytree(project / "templates" / "strings", root / "templates" / "strings")
    return load_project(root)


@pytest.fixture(scope="session")
def book(harbour):
    """Return the harbour's book of figures."""
    return resolve(harbour)


@pytest.fixture
def told(harbour):
    """Return what is told of a changed harbour: (code, place) of every problem."""

    def tell(**changes):
        try:
            resolve(replace(harbour, **changes))
        except BuildFailed as failed:
            return [(problem.code, str(problem.place)) for problem in failed.problems]
        return []

    return tell


@pytest.fixture
def edited():
    """Return a table with some cells of one row changed."""

    def edit(rows, key, **cells):
        column, name = ("id", key) if isinstance(key, str) else (None, key)
        return tuple(
            Row({**row.cells, **cells}, row.place)
            if (row[column] if column else index) == name
            else row
            for index, row in enumerate(rows)
        )

    return edit


@pytest.fixture
def told_of(harbour, told, edited):
    """Return what is told of the harbour with some cells of one row of a table changed."""

    def tell(table, key, **cells):
        return told(**{table: edited(getattr(harbour, table), key, **cells)})

    return tell
