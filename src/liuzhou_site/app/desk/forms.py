"""The fields of one item: what stands in them, what may, what is wrong with what was typed."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from liuzhou_site.app.desk.ledger import Cells, Item, Ledger
from liuzhou_site.app.desk.words import column, role
from liuzhou_site.app.screen import Screen
from liuzhou_site.errors import Problem
from liuzhou_site.load.columns import FIGURES, NUMERALS, ROLES, CsvColumn, headed
from liuzhou_site.messages import Part, say

_SECTIONS: Mapping[str, str] = {"scope": "scopes", "whole": "wholes", "refers": ""}
"""Column → where what it names is declared: in `content/site.yml`; "" in `content/names.yml`."""


@dataclass(frozen=True)
class Declaration:
    """What to add, ready to be copied, and where; what to do then."""

    told: str
    lines: tuple[str, ...]


def declaration(ledger: Ledger, column: str, typed: str, lang: str) -> Declaration | None:
    """Return what declares the words that were typed into a field; None where a file has no say.

    What is Chinese in them is proposed as such, and the rest as English; the editor adds the other.
    """
    if column not in _SECTIONS or not typed:
        return None
    told = Screen(lang).say
    section, project = _SECTIONS[column], ledger.project
    sheet = project.site if section else project.names
    under = {keys: line for keys, line in sheet.lines.items() if keys[:1] == (section,)}
    name = re.sub(r"[^a-z0-9]+", "_", typed.lower()).strip("_")[:32].lstrip("0123456789_")
    name = name or f"{column}_{len({keys[:2] for keys in under} or sheet.lines)}"
    name = f"{name}_2" if name in {*ledger.rows, *project.derived.value} else name
    if (section, name) in under:
        return Declaration(told("desk-declared", id=name), ())
    han = re.search(r"[\u4e00-\u9fff]", typed) is not None
    said = {
        one: typed if han is (one == "zh") and typed != name else "" for one in project.languages
    }
    words = ", ".join(f"{one}: {words}" for one, words in said.items())
    if section:
        entry = f"  {name}: {{{words}}}"
    else:
        forms = ", ".join(f"{one}: [{words}]" for one, words in said.items())
        reasons = ", ".join(f"{one}: " for one in said)
        entry = f"{name}: {{forms: {{{forms}}}, why: {{{reasons}}}}}"
    lines = (entry,) if under or not section else (f"{section}:", entry)
    line = max((under or sheet.lines).values(), default=1)
    return Declaration(told("desk-declare", path=sheet.path, line=line, id=name), lines)


_HIDDEN = frozenset({"paragraph", "review"})
_LISTED = frozenset({"unit", "scope", "period", "since", "whole", "from", "to", "refers"})
_ASIDE = ("role", "refers", "reason")
_OF: Mapping[str, str] = {
    "bad-period": "period", "period-differs": "period", "period-unproved": "period",
    "bad-value": "value", "empty-value": "value", "shortened-number": "value",
    "failed-cell": "value", "worded-value": "value", "value-differs": "value",
    "hedge-differs": "hedge", "hedge-unlisted": "hedge", "unit-differs": "unit",
    "unreadable-print": "as_printed", "not-printed-there": "as_printed",
    "token-differs": "as_printed", "bad-id": "id", "duplicate-id": "id",
    "whole-without-share": "whole", "share-without-whole": "whole",
    "above-the-whole": "whole", "change-without-base": "since", "base-without-change": "since",
    "ends-unlike": "from", "change-differs": "from", "unknown-figure": "refers",
    "unknown-name": "refers", "name-differs": "refers",
}  # fmt: skip
"""The field that a mistake is told beside, where it does not name the column itself."""
_UNKNOWN = frozenset({"bad-cell", "unknown-name", "share-without-whole"})
_OF_SHARE = re.compile("^(?:.* as a )?share of | that .*|^.*占")
"""What a label says of a share beside its whole."""


@dataclass(frozen=True)
class Choices:
    """What may be typed into a field, offered while it is; each with what it means."""

    id: str
    values: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class FormField:
    """One field. choices: all that it may hold, where they are few; list: the id of `Choices`.

    first: whether it is shown at once, and not among all the others. declare: what would make it
    known.
    """

    name: str
    label: str
    value: str
    doubt: bool = False
    first: bool = False
    faults: tuple[str, ...] = ()
    declare: Declaration | None = None
    choices: tuple[tuple[str, str], ...] = ()
    list: str = ""
    lang: str = ""


@dataclass(frozen=True)
class Form:
    """The fields of the item that is open.

    opened: whether all of them are shown. aside: those of what it may be instead. seen: what tells
    whether its rows are still as they were shown. conflict: field, what stands on
    the disk, what was typed.
    """

    figure: bool
    fields: tuple[FormField, ...]
    seen: str
    printed: str
    aside: tuple[FormField, ...] = ()
    opened: bool = False
    conflict: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True)
class Sent:
    """What an editor sent, and what came of it."""

    done: str = ""
    typed: Cells = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    refused: Part | None = None
    conflict: bool = False

    def beside(self, name: str, lang: str, *, only_what: bool = False) -> tuple[str, ...]:
        """Return what is wrong with a field, and what to do, if that is not told otherwise."""
        own = (one for one in self.problems if _column(one) == name)
        return tuple(one.said(lang)[0] if only_what else " ".join(one.said(lang)) for one in own)

    def general(self, lang: str, form: Form | None) -> tuple[str, ...]:
        """Return what is wrong with none of the fields of a form."""
        names = {one.name for one in (*form.fields, *form.aside)} if form else set()
        told = [" ".join(o.said(lang)) for o in self.problems if _column(o) not in names]
        refused = [say(self.refused.code, lang, self.refused.fields)] if self.refused else []
        if self.conflict and not (form and form.conflict):  # what was open is another, or gone
            typed = ", ".join(filter(None, self.typed.values()))
            refused.append(f"{say('desk-conflict', lang)} {say('desk-yours', lang)}: {typed}")
        return (*refused, *dict.fromkeys(told))


def _column(one: Problem) -> str:
    return str(dict(one.fields).get("column", _OF.get(one.code, "")))


def form_of(ledger: Ledger, item: Item, lang: str, sent: Sent) -> Form:
    """Return the form of an item, what is doubtful first, with what was typed if it did not do."""
    row, mark = ledger.figure(item), ledger.marks[item.marks[0]].cells
    made = _Fields(ledger, lang, sent, ledger.doubts(item))
    of_numeral = [one for one in headed(NUMERALS, ledger.languages) if one.name.startswith(_ASIDE)]
    aside = {**mark, "role": "aside", "refers": ""} if row else mark
    return Form(
        figure=bool(row),
        fields=made.of(headed(FIGURES, ledger.languages) if row else of_numeral, row or mark),
        opened=sent.conflict,
        aside=made.of(of_numeral, aside),
        seen=ledger.seen(item),
        printed=row.get("as_printed", mark["token"]),
        conflict=tuple(made.conflict(row or mark)) if sent.conflict else (),
    )


@dataclass(frozen=True)
class _Fields:
    """What makes the fields of an item. doubts: the columns to look at."""

    ledger: Ledger
    lang: str
    sent: Sent
    doubts: Sequence[str]

    def of(self, columns: Iterable[CsvColumn], cells: Cells) -> tuple[FormField, ...]:
        """Return the fields of some columns."""
        made = [self._field(one, cells) for one in columns if one.name not in _HIDDEN]
        return tuple(sorted(made, key=lambda one: not one.doubt))

    def _field(self, about: CsvColumn, cells: Cells) -> FormField:
        name = about.name
        of = name.rpartition("_")[2]
        figure, declare = "as_printed" in cells, self._declare(name, cells)
        faults = self.sent.beside(name, self.lang, only_what=declare is not None)
        return FormField(
            name=name,
            label=column(name, self.lang, self.ledger.languages),
            value=self.sent.typed.get(name, cells.get(name, "")),
            doubt=name in self.doubts,
            first=name in self.doubts or not figure or bool(faults),
            faults=faults,
            declare=declare,
            choices=_choices(self.ledger, about, self.lang),
            list=_list_id(name),
            lang=of if of in self.ledger.languages else "",
        )

    def _declare(self, name: str, cells: Cells) -> Declaration | None:
        """Return what would declare what was typed, or a whole by its label, if it is unknown."""
        unknown = {_column(one) for one in self.sent.problems if one.code in _UNKNOWN}
        if name not in unknown:
            return None
        label = cells.get(f"label_{self.ledger.project.source.value.language}", "")
        whole = _OF_SHARE.sub("", label) if name == "whole" else ""
        return declaration(self.ledger, name, self.sent.typed.get(name) or whole, self.lang)

    def conflict(self, cells: Cells) -> Iterator[tuple[str, str, str]]:
        """Yield the fields in which what was typed is not what stands on the disk now."""
        for name, typed in self.sent.typed.items():
            if typed != cells.get(name, ""):
                yield column(name, self.lang, self.ledger.languages), cells.get(name, ""), typed


def _list_id(name: str) -> str:
    if name in _LISTED:
        return {"since": "period", "from": "figure", "to": "figure"}.get(name, name)
    return name if name.startswith(("label_", "reason_")) else ""


def _choices(ledger: Ledger, about: CsvColumn, lang: str) -> tuple[tuple[str, str], ...]:
    if about.name == "role":
        return tuple((one, role(one, lang)) for one in ROLES if one != "figure")
    if about.name == "category":
        return tuple((one, one) for one in ledger.project.site.value.categories)
    empty = () if about.required else ("",)
    return tuple((one, one) for one in (*empty, *about.choices)) if about.choices else ()


def lists_of(ledger: Ledger) -> tuple[Choices, ...]:
    """Return what fields are completed from: ids, units, scopes, periods, words used before."""
    project, site = ledger.project, ledger.project.site.value
    lang = project.source.value.language
    rows = [line.cells for line in ledger.figures.lines]
    labels = {row["id"]: row.get(f"label_{lang}", "") for row in rows}
    names = {name: ", ".join(one.forms.get(lang, ())) for name, one in project.names.value.items()}
    units = {one.id: f"{one.zh} {one.other}" for one in project.units.values() if one.id}
    wholes = {name: said.get(lang, "") for name, said in site.wholes.items()}
    periods = {row.get(name, ""): "" for row in rows for name in ("period", "since")}
    found = {
        "unit": units, "scope": {name: said.get(lang, "") for name, said in site.scopes.items()},
        "period": periods, "whole": wholes | labels, "figure": labels, "refers": labels | names,
    }  # fmt: skip
    for tongue in project.languages:
        found[f"label_{tongue}"] = {row[f"label_{tongue}"]: "" for row in rows}
        numerals = (mark.cells for mark in ledger.marks)
        found[f"reason_{tongue}"] = {row[f"reason_{tongue}"]: "" for row in numerals}
    return tuple(Choices(name, tuple(sorted(both for both in values.items() if both[0])))
                 for name, values in found.items())  # fmt: skip
