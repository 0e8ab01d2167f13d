"""Every text in every language, and every record, each with a fingerprint of what it says.

`look.txt` has one of the engine's templates, and of its words in each language. A story that has
them otherwise, or that brings the words of a language, accepts them as it does texts.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files

from liuzhou_site.checks.styles import hiding
from liuzhou_site.errors import Place
from liuzhou_site.figures.cells import cell_id, row_name
from liuzhou_site.figures.changes import BASE
from liuzhou_site.load.columns import REVIEW
from liuzhou_site.load.csv_files import Row, csv_text
from liuzhou_site.load.formats import SITE
from liuzhou_site.load.languages import strings_path
from liuzhou_site.load.outlines import spots_path
from liuzhou_site.load.project import Project
from liuzhou_site.model import Lang
from liuzhou_site.story.inline import Story, paired

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


def passages(project: Project) -> tuple[Passage, ...]:
    """Return every record of a project."""
    return (*_sheet_passages(project), *_row_passages(project), *_citation_passages(project))


def acceptance(project: Project, found: Iterable[Passage]) -> bytes:
    """Return the file in which all of `found` is accepted."""
    languages = project.languages
    rows = ([one.what, *(one.prints[lang] for lang in languages)] for one in found)
    return csv_text([["what", *languages], *rows]).encode("utf-8")


def fingerprint(*texts: str) -> str:
    """Return a short fingerprint of texts, in which any change is seen."""
    return hashlib.sha256("\0".join(texts).encode("utf-8", "replace")).hexdigest()[:_LENGTH]


def story_passages(stories: Sequence[Story]) -> Iterator[Passage]:
    """Pair the runs of text of all languages, in reading order."""
    for name, inlines in paired(stories):
        yield Passage(
            what=f"story {name}",
            prints={
                lang: fingerprint(" ".join(inline.source.split()))
                for lang, inline in inlines.items()
            },
            places={lang: inline.place for lang, inline in inlines.items()},
            mentioned=frozenset(ref.name for inline in inlines.values() for ref in inline.refs),
        )


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
            name = leaves.get(("id",), str(key))
            said = [
                ("".join(str(k) for k in keys if k in project.languages), f"{keys}={text}")
                for keys, text in leaves.items()
            ]
            figures = [name] if sheet is project.derived else []
            yield _record(project, name, sheet.place(key), said, figures)


def _row_passages(project: Project) -> Iterator[Passage]:
    """One passage a row of the ledger, and one for all numerals of a paragraph of the source."""
    for row in (*project.figures, *project.elsewhere):
        yield _rows(project, row["id"], [row], [row["id"]])
    for table, rows in project.cells.items():
        columns = project.tables.value[table].columns
        for row in rows:
            key = row_name(row)
            yield _rows(project, key, [row], [cell_id(table, column, key) for column in columns])
    for name, spots in project.spots.items():
        said = [(lang, one.names[lang]) for one in spots for lang in project.languages]
        said += [("", f"{one.at} {one.kind}") for one in spots]
        yield _record(project, name, Place(spots_path(name), 1), said)
    order = [("", row["id"]) for row in project.elsewhere]
    yield _record(project, "order", Place("data/elsewhere.csv", 1), order)
    for unit in project.units.values():
        nouns = (noun for words in unit.words.values() for noun in words.values())
        spelt = [("", text) for text in (unit.kind, unit.zh, unit.one, unit.other, *nouns)]
        yield _record(project, unit.id or "none", Place("data/units.yml"), spelt)
    paragraphs: dict[str, list[Row]] = {}
    for row in project.numerals:
        paragraphs.setdefault(row["paragraph"], []).append(row)
    for number, listed in paragraphs.items():
        yield _rows(project, f"paragraph {number}", listed)


CITATION = "citation"
"""What the names of these passages begin with."""


def _citation_passages(project: Project) -> Iterator[Passage]:
    """One passage an address that is cited, which its record names among other things."""
    for sheet in (project.source, project.tables):
        for keys, text in sheet.leaves.items():
            if {"citation", "citations"} & {*keys}:
                name = ".".join(str(key) for key in keys if not str(key).startswith("citation"))
                yield _cited(project, name, sheet.place(*keys), text)
    for row in project.elsewhere:
        yield _cited(project, row["id"], row.place, row["citation"])


def _cited(project: Project, name: str, place: Place, address: str) -> Passage:
    every = project.languages
    prints = dict.fromkeys(every, fingerprint(address))
    return Passage(f"{CITATION} {name}", prints, dict.fromkeys(every, place))


def _rows(project: Project, name: str, rows: Sequence[Row], figures: Iterable[str] = ()) -> Passage:
    said = []
    for row in rows:
        cells = {name: cell for name, cell in row.cells.items() if name != REVIEW.name}
        for column in sorted(name for name, cell in cells.items() if cell or name not in BASE):
            end = column.rpartition("_")[2]
            lang = end if end in project.languages else ""
            said.append((lang, f"{column}={row[column]}"))
    return _record(project, name, rows[0].place, said, figures)


def _record(
    project: Project,
    name: str,
    place: Place,
    said: Sequence[tuple[Lang, str]],
    figures: Iterable[str] = (),
) -> Passage:
    """Return a record; said: what it says, with the language in which it does, or "" for all."""
    return Passage(
        what=f"{place.path.rpartition('/')[2]} {name}",
        prints={
            lang: fingerprint(*(text for own, text in said if own in {"", lang}))
            for lang in project.languages
        },
        places=dict.fromkeys(project.languages, place),
        figures=frozenset(figures),
    )


LOOK = "look"
"""What the names of these passages begin with."""


def own_look(templates: Mapping[str, str], project: Project) -> Iterator[Passage]:
    """Yield what is not as the engine has it: the words of a language, or the templates."""
    prints = look_prints(templates, project)
    recorded = (files(__package__) / "look.txt").read_text(encoding="utf-8").splitlines()
    for name, digest in prints.items():
        if f"{name} {digest}" not in recorded:
            path = strings_path(name) if name in project.languages else "templates"
            place = Place(f"{path}/{name}" if name.endswith(".css") else path)
            every = (
                dict.fromkeys(project.languages, digest),
                dict.fromkeys(project.languages, place),
            )
            yield Passage(f"{LOOK} {name}", *every)


def look_prints(templates: Mapping[str, str], project: Project) -> Mapping[str, str]:
    """Return a fingerprint of the templates, of each style sheet, of each language's words.

    Of a style sheet only what might hide something counts; what dresses a text may be changed.
    """
    sheets = {name: text for name, text in templates.items() if name.endswith(".css")}
    kept = {name: text for name, text in templates.items() if name not in sheets}
    hidden = {name: {"": told} for name in sheets if (told := "\n".join(hiding(sheets[name])))}
    parts = {"templates": kept, **hidden, **project.strings}
    return {
        name: fingerprint(*(text for pair in sorted(texts.items()) for text in pair))
        for name, texts in parts.items()
    }
