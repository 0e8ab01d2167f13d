"""What every check looks at: a story that was read, with its figures worked out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property, lru_cache, partial
from pathlib import Path
from typing import Any, Generic, TypeVar

from liuzhou_site.checks.parity.naming import Names, names_of
from liuzhou_site.checks.passages import Passage, fingerprint, own_look, passages, story_passages
from liuzhou_site.checks.passed import Memory, Passed
from liuzhou_site.checks.text import Text
from liuzhou_site.errors import BuildFailed, Place, Problem
from liuzhou_site.figures.book import FigureBook
from liuzhou_site.figures.cells import cell_ids
from liuzhou_site.figures.derived import own_counts
from liuzhou_site.figures.history import mentionable
from liuzhou_site.figures.labels import changing, words_in
from liuzhou_site.load.project import Project
from liuzhou_site.load.texts import lying, read_templates
from liuzhou_site.load.yaml_files import Sheet
from liuzhou_site.model import Lang, Words
from liuzhou_site.numbers import LANGUAGES
from liuzhou_site.story.braces import BRACED, parse_text
from liuzhou_site.story.claims import Claim, worked_out
from liuzhou_site.story.figure_text import Voice
from liuzhou_site.story.inline import Inline, Story, paired
from liuzhou_site.story.typeset import Typesetter

T = TypeVar("T")
_TEXTS = 1 << 13
"""So many texts are kept as their readers get them; a long story has a thousand."""


class _OfRecords(Generic[T]):
    """A property that is worked out of `project` and `book` alone, once while these are the same.

    Stories, and what was found wrong in them, may have no part in it.
    """

    def __init__(self, make: Callable[[Resolved], T]) -> None:
        self.make, self.__doc__ = make, make.__doc__

    def __get__(self, seen: Resolved, owner: object = None) -> T:
        name, of = self.make.__name__, (seen.project, seen.book)
        found = seen.memory.again(f"records {name}", of, partial(self.make, seen))
        seen.__dict__[name] = found  # where it is looked for first from now on
        return found


@dataclass(frozen=True)
class Resolved:
    """A story in all languages, as far as it could be read.

    book: of what is sound in the ledger. faulty: where a mistake was reported already; what
    differs there between the languages is not reported again. passed: what was in order before,
    among the same records; spoken: in texts that say the same of the same figures, among the same
    names, labels and units, whatever other figures are; valued: by units and declared names
    alone. memory: of what was worked out before.
    """

    root: Path
    project: Project
    book: FigureBook
    stories: tuple[Story, ...]
    faulty: frozenset[Place] = frozenset()
    passed: Passed = field(default_factory=Passed)
    spoken: Passed = field(default_factory=Passed)
    valued: Passed = field(default_factory=Passed)
    memory: Memory = field(default_factory=Memory, repr=False, compare=False)

    @_OfRecords
    def ids(self) -> frozenset[str]:
        """Every id that may be mentioned: of the ledger, what is calculated, its own counts."""
        project = self.project
        rows = (row["id"] for row in (*project.figures, *project.elsewhere))
        calculated = (*project.derived.value, *own_counts(project))
        return frozenset([*rows, *cell_ids(project), *calculated])

    @_OfRecords
    def former(self) -> Mapping[str, frozenset[str]]:
        """The forms in which a correction may say what was published, by figure."""
        return mentionable(self.project)

    @cached_property
    def texts(self) -> tuple[tuple[Lang, Inline], ...]:
        """Every text that an editor wrote, with its language: the stories' first."""
        told = ((story.lang, inline) for story in self.stories for inline in story.inlines())
        short = (
            (lang, parse_text(text, place)[0])
            for texts in self.short_texts
            for lang, (text, place) in texts.items()
        )
        return (*told, *short)

    @cached_property
    def sound(self) -> tuple[Text, ...]:
        """The texts that mention something, in languages that are read, without a mistake."""
        return tuple(
            self.text(lang, inline)
            for lang, inline in self.texts
            if inline.refs and lang in LANGUAGES and self.sayable(inline)
        )

    @_OfRecords
    def text(self) -> Callable[[Lang, Inline], Text]:
        """Return a text as its readers get it; the same one each time."""
        setters = self.setters
        return lru_cache(_TEXTS)(lambda lang, inline: Text(setters[lang], inline))

    @cached_property
    def alike(self) -> tuple[Story, ...]:
        """The stories, if there is one in each language and all have one structure; or none."""
        shapes = {tuple(name for name, _ in story.named()) for story in self.stories}
        whole = len(shapes) == 1 and len(self.stories) == len(self.project.languages)
        return self.stories if whole else ()

    def sayable(self, inline: Inline) -> bool:
        """Say whether nothing was found wrong in a text, and all that it mentions can be said."""
        if self.faulty:
            first, lines = inline.place, inline.typed.count("\n")
            places = {Place(first.path, first.line + line) for line in range(lines + 1)}
            if not places.isdisjoint(self.faulty):
                return False
        return all(ref.name in self._sayable for ref in inline.refs)

    @_OfRecords
    def _sayable(self) -> frozenset[str]:
        return frozenset([*self.book.figures, *self.project.glossary.value, "place"])

    @_OfRecords
    def setters(self) -> Mapping[Lang, Typesetter]:
        """What says mentions in each language."""
        voices = {lang: Voice(self.project, self.book, lang) for lang in self.project.languages}
        return {lang: Typesetter(voice, "") for lang, voice in voices.items()}

    @_OfRecords
    def claims(self) -> tuple[Mapping[str, Claim], tuple[Problem, ...]]:
        """What texts may claim, by id, and the claims that are wrong."""
        return worked_out(self.project, self.book.figures, self.book.broken)

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Every text and record, in languages of one structure, and what the look has otherwise."""
        look, project = self.templates, self.project
        if look is None:  # a build tells why
            return (*story_passages(self.alike), *self._records)
        own = self.memory.again(
            "look", (look, project), lambda: tuple[Passage, ...](own_look(look, project))
        )
        return (*story_passages(self.alike), *self._records, *own)

    @_OfRecords
    def _records(self) -> tuple[Passage, ...]:
        return passages(self.project)

    @cached_property
    def templates(self) -> Mapping[str, str] | None:
        """The templates of the story, if they can be read."""
        files = lying(self.root, ("templates",))
        with suppress(BuildFailed):
            return self.memory.again("templates", files, partial(read_templates, self.root))
        return None

    @_OfRecords
    def counted(self) -> Mapping[Lang, set[str]]:
        """The words for what the figures count, in each language."""
        labels = self.names.labels.values()
        return {
            lang: words_in(" ".join(label.get(lang, "") for label in labels))
            for lang in self.project.languages
        }

    @_OfRecords
    def ways(self) -> Mapping[Lang, frozenset[tuple[frozenset[str], int]]]:
        """The changes on record, in each language: the words for what changed, and which way."""
        changes = [one for one in self.book.figures.values() if one.quantity.change]
        return {
            lang: frozenset(
                (frozenset(about), one.quantity.change)
                for one in changes
                if (about := changing(one.label.get(lang, "")))
            )
            for lang in self.project.languages
        }

    @_OfRecords
    def ways_print(self) -> str:
        """A fingerprint of these."""
        said = ((lang, sorted((sorted(about), way) for about, way in ways))
                for lang, ways in self.ways.items())  # fmt: skip
        return fingerprint(*map(repr, said))

    @_OfRecords
    def known_names(self) -> str:
        """All that is written of names and places where a story declares them, and labels."""
        labels = (word for figure in self.book.figures.values() for word in figure.label.values())
        return "\n".join(
            [*labels, *(t for one in vocabulary(self.project) for t in one.leaves.values())]
        )

    @_OfRecords
    def names(self) -> Names:
        """The declared names, the terms, and what each figure counts."""
        project, figures = self.project, self.book.figures
        return names_of(
            {name: entry.forms for name, entry in project.names.value.items()},
            {
                name: {lang: (first, term.name[lang]) for lang, first in term.first.items()}
                for name, term in project.glossary.value.items()
            },
            {name: _plain(figure.label) for name, figure in figures.items()},
        )

    @cached_property
    def paired(self) -> tuple[Mapping[Lang, Inline], ...]:
        """Every text that is in all languages: of the stories, the YAML files, the ledger."""
        short = (one for one in self.short_texts if len(one) == len(self.project.languages))
        return (
            *(inlines for _, inlines in paired(self.alike)),
            *({lang: parse_text(*text)[0] for lang, text in one.items()} for one in short),
        )

    @_OfRecords
    def short_texts(self) -> tuple[Mapping[Lang, tuple[str, Place]], ...]:
        """Every text of the YAML files and of the ledger, by language, with its place."""
        return tuple(self._short_texts())

    def _short_texts(self) -> Iterator[Mapping[Lang, tuple[str, Place]]]:
        project, languages = self.project, self.project.languages
        # The reasons of names speak of the numerals that they declare.
        for sheet in (sheet for sheet in project.sheets if sheet is not project.names):
            grouped: dict[tuple[str | int, ...], dict[Lang, tuple[str, Place]]] = {}
            for keys, text in sheet.leaves.items():
                if keys and keys[-1] in languages:
                    said = grouped.setdefault(keys[:-1], {})
                    said[str(keys[-1])] = (text, sheet.place(*keys))
            yield from grouped.values()
        for key in ("licence", "licence_title"):
            yield {languages[0]: (project.site.leaves[(key,)], project.site.place(key))}
        cells = tuple(row for rows in project.cells.values() for row in rows)
        for rows, column in (
            ((*project.figures, *project.elsewhere, *cells), "label"),
            ((*project.figures, *project.elsewhere), "note"),
            (project.numerals, "reason"),
        ):
            for row in rows:
                words = {lang: row.cells.get(f"{column}_{lang}", "") for lang in languages}
                if any(words.values()):
                    yield {lang: (text, row.place) for lang, text in words.items()}


def vocabulary(project: Project) -> tuple[Sheet[Any], ...]:
    """Return where a story declares its names, besides the labels of its figures."""
    return (
        project.site,
        project.names,
        project.glossary,
        project.tables,
        project.source,
        project.places,
    )


def _plain(label: Words) -> Words:
    return {lang: BRACED.sub("", words) for lang, words in label.items()}
