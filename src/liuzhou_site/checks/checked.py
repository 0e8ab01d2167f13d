"""What holds before anything is drawn: load → resolve → check."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from liuzhou_site.checks.accepted import unaccepted, unsettled
from liuzhou_site.checks.charted import called_alike, charted
from liuzhou_site.checks.comparisons import bound, compared, ratios
from liuzhou_site.checks.corrections import misdated, reworded, uncorrected
from liuzhou_site.checks.headed import headed
from liuzhou_site.checks.in_context import misread
from liuzhou_site.checks.mentions import directed, forecasts, mentioned
from liuzhou_site.checks.names import listed_once, named
from liuzhou_site.checks.parity.structure import differing_structure, linked_otherwise
from liuzhou_site.checks.parity.wording import disagreeing, exchanged
from liuzhou_site.checks.passages import Passage
from liuzhou_site.checks.passed import Known, Passed
from liuzhou_site.checks.references import (
    aliased,
    calculated,
    drawn,
    pictured,
    placed,
    unread,
    unreviewed,
    unwitnessed,
)
from liuzhou_site.checks.resolved import Resolved
from liuzhou_site.checks.said_of import mislabelled, said_otherwise
from liuzhou_site.checks.unbound import exempted
from liuzhou_site.errors import BuildFailed, Problem, stop_for_mistakes
from liuzhou_site.figures.book import FigureBook, sound_book
from liuzhou_site.load.inventory import LEDGER, YAML_FILES
from liuzhou_site.load.project import Lost, Project, story_path
from liuzhou_site.load.reading import read_project
from liuzhou_site.model import Lang
from liuzhou_site.story.claims import Bound
from liuzhou_site.story.inline import Story
from liuzhou_site.story.markdown import parse_story

Check = Callable[[Resolved], Iterable[Problem]]
CHECKS: tuple[tuple[Check, ...], ...] = (
    (
        mentioned,
        named,
        listed_once,
        forecasts,
        placed,
        pictured,
        drawn,
        aliased,
        calculated,
        unread,
    ),
    (differing_structure, directed, uncorrected, reworded, misdated, unwitnessed),
    (
        disagreeing,
        misread,
        said_otherwise,
        mislabelled,
        compared,
        ratios,
        charted,
        headed,
        called_alike,
        exchanged,
        linked_otherwise,
        exempted,
        unreviewed,
    ),
)  # fmt: skip
"""All checks, in stages: each takes what could be read, but for that in which one before it found
a mistake."""
OF_RECORDS = frozenset([named, listed_once, mislabelled, charted, headed])
"""Those that look at no story: what they found in order among the same records is so still."""
WHOLE: tuple[Check, ...] = (unaccepted,)
"""What compares all that an editor wrote with what was there before: once nothing is wrong."""
_ANSWERED = {
    "unbound-number": YAML_FILES["names"].path,
    "number-doubtful": YAML_FILES["names"].path,
    "comparison-unbound": YAML_FILES["comparisons"].path,
    "stray-file": YAML_FILES["tables"].path,
    "bad-published": LEDGER,
}
"""Code → the file that might have answered it."""
_ASKING = frozenset(
    f"unknown-{kind}"
    for kind in ("chart", "claim", "figure", "in-chart", "name", "scope", "series")
)
"""The codes of a name that is that of nothing."""


@dataclass(frozen=True)
class Checked:
    """A project that has passed every check before anything is drawn."""

    project: Project
    book: FigureBook
    stories: tuple[Story, ...]
    comparisons: tuple[Bound, ...]
    passages: tuple[Passage, ...]
    warnings: tuple[Problem, ...]


def check(
    root: Path, base: str = "", also: Sequence[Check] = (), known: Known = lambda _: Passed()
) -> Checked:
    """Load, resolve and check the project at `root`.

    base: the address that the site will have, where it is not that of `content/site.yml`.
    also: what later stages refuse, of all that is sound. known: what earlier runs found in order.

    Raises:
        BuildFailed: with every mistake that can be told without drawing.
    """
    seen, problems = resolved(root, base)
    passed, spoken = map(known, (_records(seen.project), _vocabulary(seen)))
    seen = replace(seen, passed=passed, spoken=spoken)
    for stage in (*CHECKS, also):
        faulty = frozenset(found.place for found in problems if not found.warns)
        if faulty != seen.faulty:  # else what was worked out is known still
            seen = replace(seen, faulty=faulty)
        problems += [found for one in stage for found in _found(one, seen)]
    problems = unsettled(seen, (one for one in problems if not _lost(one, seen.project.lost)))
    stop_for_mistakes(problems)
    problems += [found for one in WHOLE for found in one(seen)]
    warnings = stop_for_mistakes(problems)
    return Checked(seen.project, seen.book, seen.stories, bound(seen), seen.passages, warnings)


def _found(one: Check, seen: Resolved) -> Iterable[Problem]:
    if one in OF_RECORDS:
        return seen.passed.once(one.__name__, "", lambda: one(seen))
    return one(seen)


def _records(project: Project) -> object:
    """Return all that a text is held against: everything but the stories, and what was accepted."""
    records = replace(project, units={}, stories={}, accepted=None)
    return records, dict(project.units)


def _vocabulary(seen: Resolved) -> object:
    """Return what words are held against besides the figures that their text mentions."""
    project, figures = seen.project, seen.book.figures
    labels = {name: figure.label for name, figure in figures.items()}
    sheets = project.site, project.names, project.glossary, project.tables
    return dict(project.units), labels, [sheet.value for sheet in sheets]


def _lost(found: Problem, lost: Lost) -> bool:
    """Say whether a problem is only that there is no answer from a record that is broken."""
    if found.code in _ANSWERED:
        return _ANSWERED[found.code] in lost.files
    name = dict(found.fields).get("found")
    return found.code in _ASKING and isinstance(name, str) and lost.holds(name)


def resolved(root: Path, base: str = "") -> tuple[Resolved, list[Problem]]:
    """Read the project, if its files can be read, and make its book; what is wrong is returned."""
    loaded = read_project(root)
    stories, problems = _stories(loaded.stories)
    if loaded.project is None:
        raise BuildFailed([*loaded.problems, *problems])
    project = loaded.project.at(base)
    book, mistakes = sound_book(project)
    told = [*loaded.problems, *problems, *mistakes]
    return Resolved(root, project, book, tuple(stories)), told


def _stories(texts: Mapping[Lang, str]) -> tuple[list[Story], list[Problem]]:
    stories: list[Story] = []
    problems: list[Problem] = []
    for lang, text in texts.items():
        story, mistakes = parse_story(lang, story_path(lang), text)
        problems += mistakes
        if story:
            stories.append(story)
    return stories, problems
