"""What has changed since an editor last said that the languages agree.

`data/accepted.csv` holds a fingerprint of every text in every language, and of every record. A
build compares them with what stands there now: whatever differs has not been accepted yet.
"""

from __future__ import annotations

import csv
import hashlib
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from liuzhou_site.errors import Place, problem
from liuzhou_site.figures import cell_id, row_name
from liuzhou_site.load import ACCEPTED, SITE
from liuzhou_site.story.inline import Markup, Phrase, Ref
from liuzhou_site.story.markdown import paired

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from liuzhou_site.errors import Problem
    from liuzhou_site.load import Project, Row, Sheet
    from liuzhou_site.model import Lang
    from liuzhou_site.story.inline import Inline, Piece
    from liuzhou_site.story.markdown import Story

_LENGTH = 8  # hexadecimal digits of a fingerprint


@dataclass(frozen=True)
class Passage:
    """A text in every language, or a record; `figures` are those that it is the record of.

    prints, places: by language. mentioned: the names that the text mentions.
    """

    what: str
    prints: Mapping[Lang, str]
    places: Mapping[Lang, Place]
    mentioned: frozenset[str] = frozenset()
    figures: frozenset[str] = frozenset()


def passages(project: Project, stories: Sequence[Story]) -> tuple[Passage, ...]:
    """Return every text and record of a project whose languages have one structure."""
    return (*_story_passages(stories), *_sheet_passages(project), *_row_passages(project))


def acceptance(project: Project, found: Iterable[Passage]) -> bytes:
    """Return the file in which all of `found` is accepted."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["what", *project.languages])
    for passage in found:
        writer.writerow([passage.what, *(passage.prints[lang] for lang in project.languages)])
    return out.getvalue().encode("utf-8")


def drifted(
    project: Project, inputs: Mapping[str, Collection[str]], found: Sequence[Passage]
) -> list[Problem]:
    """Return a warning for whatever differs from what was accepted.

    inputs: the figures that each figure is calculated from; what is calculated moves with them.
    """
    if project.accepted is None:
        return [problem("nothing-accepted", Place(ACCEPTED), found=ACCEPTED)]
    seen = _Seen(project.languages, project.accepted)
    fresh = {passage.what for passage in found if not seen.whole(passage)}
    moved = _moved({name for p in found if p.what in fresh for name in p.figures}, inputs)
    warnings: list[Problem] = []
    for passage in found:
        if passage.what in fresh:
            warnings += _told(passage, seen.changed(passage))
        elif names := sorted(passage.mentioned & moved):
            first, *others = passage.places.values()
            listed = ", ".join(f"“{name}”" for name in names)
            warnings.append(
                problem(
                    "figure-moved", first, found=listed, what=passage.what, other=_places(others)
                )
            )
    there = {passage.what for passage in found}
    gone = [row for row in project.accepted if row["what"] not in there]
    return [*warnings, *(problem("gone", row.place, what=row["what"]) for row in gone)]


def _moved(changed: set[str], inputs: Mapping[str, Collection[str]]) -> set[str]:
    """Return `changed` and all that is calculated from it."""
    moved = set(changed)
    while more := {name for name, used in inputs.items() if moved & set(used)} - moved:
        moved |= more
    return moved


class _Seen:
    """The fingerprints that were accepted; a passage may have moved within its file since."""

    def __init__(self, languages: tuple[Lang, ...], rows: Collection[Row]) -> None:
        self._rows = {(_file(row["what"]), *(row[lang] for lang in languages)) for row in rows}

    def whole(self, passage: Passage) -> bool:
        """Say whether the passage was accepted as it stands."""
        return self._row(passage) in self._rows

    def changed(self, passage: Passage) -> tuple[Lang, ...]:
        """Return the languages in which the passage is not what was accepted."""
        file, *prints = self._row(passage)
        kept = [
            {lang for lang, a, b in zip(passage.prints, prints, seen, strict=True) if a == b}
            for other, *seen in self._rows
            if other == file
        ]
        same = max(kept, key=len, default=set())
        return tuple(lang for lang in passage.prints if lang not in same)

    def _row(self, passage: Passage) -> tuple[str, ...]:
        return (_file(passage.what), *passage.prints.values())


def _file(what: str) -> str:
    return what.partition(" ")[0]


def _told(passage: Passage, changed: tuple[Lang, ...]) -> Iterator[Problem]:
    """Tell the languages that were not brought up to date, or all of them as one."""
    places = passage.places
    first, *others = places.values()
    behind = [lang for lang in places if lang not in changed]
    if behind:
        own = len(set(places.values())) > 1
        other = _places([places[lang] for lang in changed]) if own else f"its {changed[0]} text"
        for place in dict.fromkeys(places[lang] for lang in behind):
            yield problem("not-followed", place, what=passage.what, other=other)
    elif first in others:
        yield problem("record-changed", first, what=passage.what)
    else:
        yield problem("not-accepted", first, what=passage.what, other=_places(others))


def _places(places: Iterable[Place]) -> str:
    return ", ".join(str(place) for place in places)


def _print(*texts: str) -> str:
    return hashlib.sha256("\0".join(texts).encode("utf-8", "replace")).hexdigest()[:_LENGTH]


def _story_passages(stories: Sequence[Story]) -> Iterator[Passage]:
    """Pair the runs of text of all languages, in reading order."""
    for name, inlines in paired(stories):
        yield Passage(
            what=f"story {name}",
            prints={lang: _print(_source(inline)) for lang, inline in inlines.items()},
            places={lang: inline.place for lang, inline in inlines.items()},
            mentioned=frozenset(ref.name for inline in inlines.values() for ref in inline.refs),
        )


def _source(inline: Inline) -> str:
    """Return a text as it was typed, line breaks aside."""
    return " ".join("".join(_typed(piece) for piece in inline.pieces).split())


def _typed(piece: Piece) -> str:
    match piece:
        case Ref(name=name, form=form):
            return f"{{{name}:{form}}}"
        case Phrase(name=name, words=words):
            return f"{{{name}|{words}}}"
        case Markup(html=html):
            return html
        case str():
            return piece


_FORMAT = (SITE, "format")
"""How a story is written, which says nothing in any language."""


def _sheet_passages(project: Project) -> Iterator[Passage]:
    """One passage an entry: what it says in each language, with what is the same in all."""
    for sheet in project.sheets:
        entries: dict[str | int, dict[tuple[str | int, ...], str]] = {}
        for keys, text in sheet.leaves.items():
            if keys and (sheet.path, *keys) != _FORMAT:
                entries.setdefault(keys[0], {})[keys[1:]] = text
        for key, leaves in entries.items():
            yield _entry(project, sheet, key, leaves)


def _entry(
    project: Project,
    sheet: Sheet[object],
    key: str | int,
    leaves: Mapping[tuple[str | int, ...], str],
) -> Passage:
    def said(lang: Lang) -> Iterator[str]:
        for keys, text in leaves.items():
            languages = [k for k in keys if k in project.languages]
            if languages in ([], [lang]):
                yield f"{keys}={text}"

    name = leaves.get(("id",), str(key))
    place = sheet.place(key)
    return Passage(
        what=f"{sheet.path.rpartition('/')[2]} {name}",
        prints={lang: _print(*said(lang)) for lang in project.languages},
        places=dict.fromkeys(project.languages, place),
        figures=frozenset([name] if sheet is project.derived else []),
    )


def _row_passages(project: Project) -> Iterator[Passage]:
    """One passage a row of the ledger, and one for all numerals of a paragraph of the source."""
    for row in (*project.figures, *project.elsewhere):
        yield _rows(project, row["id"], [row], [row["id"]])
    yield from _cell_passages(project)
    order = _print(*(row["id"] for row in project.elsewhere))
    yield _alike(project, "elsewhere.csv order", order, Place("data/elsewhere.csv", 1))
    for unit in project.units.values():
        nouns = (noun for words in unit.words.values() for noun in words.values())
        spelt = _print(unit.kind, unit.zh, unit.one, unit.other, *nouns)
        yield _alike(project, f"units.yml {unit.id or 'none'}", spelt, Place("data/units.yml"))
    paragraphs: dict[str, list[Row]] = {}
    for row in project.numerals:
        paragraphs.setdefault(row["paragraph"], []).append(row)
    for number, rows in paragraphs.items():
        yield _rows(project, f"paragraph {number}", rows)


def _alike(project: Project, what: str, spelt: str, place: Place) -> Passage:
    """Return a record that is the same in every language."""
    languages = project.languages
    return Passage(what, dict.fromkeys(languages, spelt), dict.fromkeys(languages, place))


def _cell_passages(project: Project) -> Iterator[Passage]:
    """One passage a row of a data table."""
    for table, rows in project.cells.items():
        columns = project.tables.value[table].columns
        for row in rows:
            key = row_name(row)
            yield _rows(project, key, [row], [cell_id(table, column, key) for column in columns])


def _rows(project: Project, name: str, rows: Sequence[Row], figures: Iterable[str] = ()) -> Passage:
    def said(lang: Lang) -> Iterator[str]:
        for row in rows:
            for column in sorted(row.cells):
                _, _, end = column.rpartition("_")
                if end not in project.languages or end == lang:
                    yield f"{column}={row[column]}"

    place = rows[0].place
    return Passage(
        what=f"{place.path.rpartition('/')[2]} {name}",
        prints={lang: _print(*said(lang)) for lang in project.languages},
        places=dict.fromkeys(project.languages, place),
        figures=frozenset(figures),
    )
