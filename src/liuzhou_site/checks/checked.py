"""What holds before anything is drawn: load → resolve → check."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256
from pathlib import Path

from liuzhou_site.checks.accepted import unaccepted, unsettled
from liuzhou_site.checks.charted import called_alike, charted
from liuzhou_site.checks.comparisons import bound, compared, ratios
from liuzhou_site.checks.corrections import misdated, reworded, uncorrected
from liuzhou_site.checks.headed import headed
from liuzhou_site.checks.in_context import misread
from liuzhou_site.checks.mentions import directed, forecasts, mentioned
from liuzhou_site.checks.names import listed_once, named, shared, shortened
from liuzhou_site.checks.parity.structure import differing_structure, linked_otherwise
from liuzhou_site.checks.parity.wording import disagreeing, exchanged
from liuzhou_site.checks.passages import Passage
from liuzhou_site.checks.passed import Memory, Passed
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
from liuzhou_site.checks.resolved import Resolved, vocabulary
from liuzhou_site.checks.said_of import mislabelled, said_otherwise
from liuzhou_site.checks.unbound import exempted
from liuzhou_site.errors import BuildFailed, Problem, stop_for_mistakes
from liuzhou_site.figures.book import FigureBook, sound_book
from liuzhou_site.load.inventory import LEDGER, YAML_FILES
from liuzhou_site.load.project import Lost, Project, story_path
from liuzhou_site.load.reading import Loaded, read_project, read_stories, written
from liuzhou_site.model import Lang
from liuzhou_site.story.claims import Bound
from liuzhou_site.story.figure_text import Voice
from liuzhou_site.story.inline import Story
from liuzhou_site.story.markdown import parse_story

Check = Callable[[Resolved], Iterable[Problem]]
CHECKS: tuple[tuple[Check, ...], ...] = (
    (
        mentioned,
        named,
        listed_once,
        shared,
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
        shortened,
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
OF_RECORDS = frozenset([named, listed_once, shared, shortened, mislabelled, charted, headed])
"""Those that look at no story: what they found in order among the same records is so still."""
WHOLE: tuple[Check, ...] = (unaccepted,)
"""What compares all that an editor wrote with what was there before: once nothing is wrong."""
_ANSWERED = {
    "unbound-number": YAML_FILES["names"].path,
    "number-doubtful": YAML_FILES["names"].path,
    "comparison-unbound": YAML_FILES["comparisons"].path,
    "stray-file": YAML_FILES["tables"].path,
    "bad-published": LEDGER,
    "empty-group": "data/tables/",
}
"""Code → the file, or the folder of those, that might have answered it."""
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
    records: str  # a digest of all but the stories
    passed: Passed  # among these records
    voices: Mapping[Lang, Voice]
    templates: Mapping[str, str] | None
    comparisons: tuple[Bound, ...]
    passages: tuple[Passage, ...]
    warnings: tuple[Problem, ...]


def check(
    root: Path, base: str = "", also: Sequence[Check] = (), memory: Memory | None = None
) -> Checked:
    """Load, resolve and check the project at `root`.

    base: the address that the site will have, where it is not that of `content/site.yml`.
    also: what later stages refuse, of all that is sound. memory: what is known from before.
    Raises BuildFailed: with every mistake that can be told without drawing.
    """
    memory = memory or Memory()
    seen, problems = resolved(root, base, memory)
    about = memory.again("about", (seen.project, seen.book), partial(_about, seen))
    passed, spoken, valued = map(memory.passed, about)
    seen = replace(seen, passed=passed, spoken=spoken, valued=valued)
    for stage in (*CHECKS, also):
        faulty = frozenset(found.place for found in problems if not found.warns)
        if faulty != seen.faulty:  # else what was worked out is known still
            seen = replace(seen, faulty=faulty)
        problems += [found for one in stage for found in _found(one, seen)]
    problems = unsettled(seen, (one for one in problems if not _lost(one, seen.project.lost)))
    stop_for_mistakes(problems)
    problems += [found for one in WHOLE for found in one(seen)]
    warnings = stop_for_mistakes(problems)
    voices = {lang: setter.voice for lang, setter in seen.setters.items()}
    said = memory.one("comparisons", bound(seen))
    told = voices, seen.templates, said, seen.passages, warnings
    return Checked(seen.project, seen.book, seen.stories, about[0], passed, *told)


def _found(one: Check, seen: Resolved) -> Iterable[Problem]:
    if one not in OF_RECORDS:
        return one(seen)
    name, of = one.__name__, (seen.project, seen.book)
    found = partial(seen.memory.again, f"found {name}", of, lambda: tuple(one(seen)))
    return seen.passed.once(name, "", found)


def _about(seen: Resolved) -> tuple[str, ...]:
    """Return three digests: of all that a text is held against; of what its words, its values are.

    That is everything but the stories and what was accepted; words are not held against figures
    that their text does not mention; values are read by units and declared names alone.
    """
    project, figures = seen.project, seen.book.figures
    records = replace(project, units={}, accepted=None), dict(project.units)
    labels = {name: figure.label for name, figure in figures.items()}
    words = dict(project.units), labels, [sheet.value for sheet in vocabulary(project)]
    told = records, words, (words[0], project.declared.pattern)
    return tuple(sha256(repr(of).encode()).hexdigest() for of in told)


def _lost(found: Problem, lost: Lost) -> bool:
    """Say whether a problem is only that there is no answer from a record that is broken."""
    if found.code in _ANSWERED:
        return any(path.startswith(_ANSWERED[found.code]) for path in lost.files)
    name = dict(found.fields).get("found")
    return found.code in _ASKING and isinstance(name, str) and lost.holds(name)


def resolved(
    root: Path, base: str = "", memory: Memory | None = None
) -> tuple[Resolved, list[Problem]]:
    """Read the project, if its files can be read, and make its book; what is wrong is returned.

    memory: what is known from before.
    """
    memory = memory or Memory()
    loaded = _loaded(root, base, memory)
    texts, unread = read_stories(root, loaded.languages)
    problems = [*loaded.problems, *unread]
    stories: list[Story] = []
    for lang, text in texts.items():
        parsed = partial(parse_story, lang, story_path(lang), text)
        story, mistakes = memory.again(f"story {lang}", (text,), parsed)
        problems += mistakes
        stories += [story] if story else []
    if loaded.project is None or unread:
        raise BuildFailed(problems)
    project = loaded.project
    book, wrong = memory.again("book", (project,), partial(sound_book, project))
    seen = Resolved(root, project, book, tuple(stories), memory=memory)
    return seen, [*problems, *wrong]


def _loaded(root: Path, base: str, memory: Memory) -> Loaded:
    """Read all but the stories; what was read while something was saved is known to nobody."""

    def read() -> tuple[Loaded, object]:
        loaded = read_project(root)
        project = loaded.project and loaded.project.at(base)
        return replace(loaded, project=project), written(root)

    files = written(root)
    loaded, since = memory.again("records", (base, files), read)
    return loaded if since == files else read()[0]
