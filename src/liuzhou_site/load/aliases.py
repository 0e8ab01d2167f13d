"""Ids that figures had once, as `content/site.yml` lists them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from liuzhou_site.errors import nearest, problem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from liuzhou_site.errors import Problem
    from liuzhou_site.load import Project


def alias_problems(project: Project, ids: Collection[str]) -> Iterator[Problem]:
    """Yield aliases that lead nowhere, or that are the id of some other figure today."""
    sheet = project.site
    for old, new in sheet.value.aliases.items():
        place = sheet.place("aliases", old)
        if old in ids:
            yield problem("bad-alias", place, found=old, why="is a figure of its own", nearest="")
        if new not in ids:
            why, near = f"leads to “{new}”, which is no figure", nearest(new, ids)
            yield problem("bad-alias", place, found=old, why=why, nearest=near)


def aliases_of(project: Project, name: str) -> tuple[str, ...]:
    """Return the ids that a figure had once."""
    return tuple(old for old, new in project.site.value.aliases.items() if new == name)
