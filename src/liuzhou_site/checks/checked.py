"""What holds before anything is drawn: load → resolve → check."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from liuzhou_site.checks.accepted import unaccepted, unsettled
from liuzhou_site.checks.charted import charted
from liuzhou_site.checks.comparisons import bound, compared
from liuzhou_site.checks.corrections import reworded, uncorrected
from liuzhou_site.checks.in_context import misread
from liuzhou_site.checks.mentions import forecasts, mentioned
from liuzhou_site.checks.names import named
from liuzhou_site.checks.parity.structure import differing_structure
from liuzhou_site.checks.parity.subjects import exchanged
from liuzhou_site.checks.parity.wording import disagreeing
from liuzhou_site.checks.passages import Passage
from liuzhou_site.checks.references import aliased, calculated, drawn, placed, unread
from liuzhou_site.checks.resolved import Resolved
from liuzhou_site.checks.said_of import said_otherwise
from liuzhou_site.errors import BuildFailed, Problem, stop_for_mistakes
from liuzhou_site.figures.book import FigureBook, sound_book
from liuzhou_site.load.project import Project, story_path
from liuzhou_site.load.reading import read_project
from liuzhou_site.model import Lang
from liuzhou_site.story.claims import Bound
from liuzhou_site.story.inline import Story
from liuzhou_site.story.markdown import parse_story

CHECKS: tuple[tuple[Callable[[Resolved], Iterable[Problem]], ...], ...] = (
    (mentioned, named, forecasts, placed, drawn, aliased, calculated),
    (differing_structure,),
    (uncorrected, reworded, disagreeing, misread, said_otherwise, compared, charted, exchanged),
    (unaccepted, unread),
)
"""All checks, in stages. The first two take what could be read; each later one runs on what those
before it found sound."""
_READABLE = 1
"""The last stage that takes what could be read, sound or not."""
ALONE = (disagreeing, misread)
"""What is checked of a text by itself: told of each sound one beside mistakes elsewhere."""


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
    seen, problems = resolved(root, base)
    for number, stage in enumerate(CHECKS):
        problems += unsettled(seen, (found for one in stage for found in one(seen)))
        if number <= _READABLE:
            seen = replace(seen, faulty=frozenset(found.place for found in problems))
        if number == _READABLE and not all(found.warns for found in problems):
            sound = seen.sound()
            problems += unsettled(sound, (found for one in ALONE for found in one(sound)))
        if number:
            stop_for_mistakes(problems)
    warnings = stop_for_mistakes(problems)
    return Checked(seen.project, seen.book, seen.stories, bound(seen), seen.passages, warnings)


def resolved(root: Path, base: str = "") -> tuple[Resolved, list[Problem]]:
    """Read the project and make its book; what is wrong with them is returned.

    Raises:
        BuildFailed: some file of it cannot be read.
    """
    loaded = read_project(root)
    stories, problems = _stories(loaded.stories)
    if loaded.project is None:
        raise BuildFailed([*loaded.problems, *problems])
    project = loaded.project.at(base)
    book, mistakes = sound_book(project)
    return Resolved(root, project, book, tuple(stories)), [*problems, *mistakes]


def _stories(texts: Mapping[Lang, str]) -> tuple[list[Story], list[Problem]]:
    stories: list[Story] = []
    problems: list[Problem] = []
    for lang, text in texts.items():
        story, mistakes = parse_story(lang, story_path(lang), text)
        problems += mistakes
        if story:
            stories.append(story)
    return stories, problems
