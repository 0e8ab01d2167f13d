"""What holds before anything is drawn: load → resolve → check."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from liuzhou_site.checks.accepted import drifted, passages
from liuzhou_site.checks.comparisons import bound
from liuzhou_site.checks.corrections import reworded, uncorrected
from liuzhou_site.checks.in_context import misread
from liuzhou_site.checks.mentions import all_texts, bind, figure_ids
from liuzhou_site.checks.parity.structure import compare
from liuzhou_site.checks.parity.wording import disagreements
from liuzhou_site.errors import BuildFailed, stop_for_mistakes
from liuzhou_site.figures import resolve
from liuzhou_site.load import read_project, story_path, strays
from liuzhou_site.load.names import declared
from liuzhou_site.story.markdown import parse_story

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from liuzhou_site.checks.accepted import Passage
    from liuzhou_site.errors import Problem
    from liuzhou_site.figures import FigureBook
    from liuzhou_site.load import Project
    from liuzhou_site.model import Lang
    from liuzhou_site.story.claims import Bound
    from liuzhou_site.story.markdown import Story


@dataclass(frozen=True)
class Checked:
    """A project that has passed every check before anything is drawn."""

    project: Project
    book: FigureBook
    stories: tuple[Story, ...]
    comparisons: tuple[Bound, ...]
    passages: tuple[Passage, ...]
    warnings: tuple[Problem, ...]


def check(root: Path, base: str = "") -> Checked:
    """Load, resolve and check the project at `root`.

    base: the address that the site will have, where it is not that of `content/site.yml`.

    Raises:
        BuildFailed: with every mistake that can be told without drawing.
    """
    loaded = read_project(root)
    stories, problems = _stories(loaded.stories)
    project = loaded.project
    if project is None:
        raise BuildFailed([*loaded.problems, *problems])
    project = project.at(base)
    try:
        book = resolve(project)
    except BuildFailed as failed:
        problems += [*failed.problems, *bind(project, {}, stories)]
    else:
        problems += bind(project, book.figures, stories)
    problems += compare(figure_ids(project), stories, {found.place for found in problems})
    stop_for_mistakes(problems)
    problems += [*uncorrected(project, book), *reworded(project, book)]
    problems += disagreements(project, book, stories, declared(project))
    texts = tuple(all_texts(project, stories))
    problems += misread(project, book, texts)
    comparisons, more = bound(project, book.figures, texts, declared(project))
    problems += more
    stop_for_mistakes(problems)
    found = passages(project, stories)
    problems += [*drifted(project, book.inputs, found), *strays(root, project)]
    warnings = stop_for_mistakes(problems)
    return Checked(project, book, tuple(stories), comparisons, found, warnings)


def _stories(texts: Mapping[Lang, str]) -> tuple[list[Story], list[Problem]]:
    stories: list[Story] = []
    problems: list[Problem] = []
    for lang, text in texts.items():
        story, mistakes = parse_story(lang, story_path(lang), text)
        problems += mistakes
        if story:
            stories.append(story)
    return stories, problems
