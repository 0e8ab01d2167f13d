"""One wrong id in a formula or a claim: the build stops, or an editor is warned at the least."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from tests.resolving import resolve

from liuzhou_site.checks.accepted import unaccepted
from liuzhou_site.checks.checked import check
from liuzhou_site.checks.resolved import Resolved
from liuzhou_site.errors import BuildFailed
from liuzhou_site.load.yaml_files import Sheet

pytestmark = pytest.mark.slow

ID = re.compile(r"[a-z]\w*(?!\w*\()")


@pytest.fixture(scope="module")
def checked(project):
    """Return the project's own data, checked."""
    return check(project)


def swaps(text, figures):
    """Yield `text` with one id in the place of another of its unit."""
    for match in ID.finditer(text):
        if match[0] in figures:
            for name, figure in figures.items():
                if name != match[0] and figure.unit == figures[match[0]].unit:
                    yield text[: match.start()] + name + text[match.end() :]


def mutants(checked):
    """Yield the project with one id changed in data/derived.yml or data/checks.yml, and what."""
    project, figures = checked.project, checked.book.figures
    for sheet, key, entries in (
        (project.derived, "formula", project.derived.value.items()),
        (project.checks, "claim", enumerate(project.checks.value)),
    ):
        for name, entry in entries:
            for text in swaps(getattr(entry, key), figures):
                value = sheet.value.copy()
                value[name] = entry.model_copy(update={key: text})
                leaves = {**sheet.leaves, (name, key): text}
                field = "derived" if sheet is project.derived else "checks"
                changed = Sheet(sheet.path, value, sheet.lines, leaves)
                yield replace(project, **{field: changed}), text


def test_one_wrong_id_is_told(checked):
    """Nine of ten stop the build by arithmetic alone; of each that does not, drift warns."""
    survivors, unseen, number = [], [], 0
    for mutant, text in mutants(checked):
        number += 1
        try:
            resolve(mutant)
        except BuildFailed:
            continue
        survivors.append(text)
        seen = Resolved(Path(), mutant, checked.book, checked.stories)
        if not unaccepted(seen):
            unseen.append(text)
    assert number > 200
    assert len(survivors) < number / 10, survivors
    assert unseen == []
