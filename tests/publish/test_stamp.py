"""The stamp of an edition names all that it was made from and all that it is."""

from __future__ import annotations

import json
import re
import tomllib
from hashlib import sha256

import pytest

from liuzhou_site.publish.fingerprints import LIBRARIES, STAMP, inputs
from liuzhou_site.publish.stamp import stamped


@pytest.mark.slow
def test_the_stamp_lists_inputs_and_outputs(built, project):
    """Each with what its bytes hash to; the date is that of the data."""
    files = stamped(project, built)
    record = json.loads(files[STAMP])
    assert record["outputs"] == {path: sha256(raw).hexdigest() for path, raw in built.files.items()}
    assert record["inputs"] == {
        path: sha256(raw).hexdigest() for path, raw in inputs(project).items()
    }
    assert {"content/zh.md", "data/figures.csv", "templates/site.css"} <= record["inputs"].keys()
    assert record["date"] == built.project.site.value.published.isoformat()
    assert record["source"] == built.project.source.value.fingerprint


@pytest.mark.slow
def test_the_commit_stands_in_the_stamp_where_it_is_told(built, project):
    """Nothing else changes with it."""
    without = json.loads(stamped(project, built)[STAMP])
    commit = "0123456789abcdef" * 2 + "01234567"
    assert json.loads(stamped(project, built, commit)[STAMP]) == without | {"commit": commit}


def test_the_stamp_names_every_library(project):
    """Those that the project declares, in the versions that the lock has."""
    declared = tomllib.loads((project / "pyproject.toml").read_text(encoding="utf-8"))
    names = [re.split("[=>]", line)[0] for line in declared["project"]["dependencies"]]
    assert list(LIBRARIES) == names


def test_what_a_system_leaves_is_no_input(library):
    """A hidden file, one of another kind, one that no story can name: they change nothing."""
    before = inputs(library)
    (library / "data" / "._figures.csv").write_bytes(b"")
    (library / "data" / "figures.csv~").write_bytes(b"")
    (library / "data" / "~$figures.csv").write_bytes(b"")
    (library / "data" / "figures - copy (1).csv").write_bytes(b"")
    assert inputs(library) == before
