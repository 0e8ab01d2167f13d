"""The units that a draft proposed: their words, which an editor reviews before any figure."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import get_args

from liuzhou_site.app.desk.forms import Form, FormField, Sent
from liuzhou_site.app.desk.ledger import Cells, Ledger, said
from liuzhou_site.app.desk.lines import Files, new_mistakes
from liuzhou_site.app.desk.words import column
from liuzhou_site.app.drafting.labels import NAMELESS
from liuzhou_site.errors import BuildFailed, Place, problem
from liuzhou_site.load.editing import with_cells
from liuzhou_site.load.inventory import YAML_FILES
from liuzhou_site.load.schema.data import NamedUnit
from liuzhou_site.load.texts import stop_for_unreadable
from liuzhou_site.load.units import locales_of, unit_problems, units_of
from liuzhou_site.load.validating import validated
from liuzhou_site.load.yaml_files import yaml_of
from liuzhou_site.messages import say

OF = "unit:"
"""What the key of a unit begins with; no figure and no numeral has one."""
_FILE = YAML_FILES["units"]
_OWN = "words."
"""What the key of a noun in a further language begins with: words.de.other."""
_WORDS = {"zh": "zh", "one": "en", "other": "en"}
"""The keys of a unit that are words, and the language of each."""


def drafted_units(ledger: Ledger) -> Sequence[str]:
    """Return the ids of the units that nobody has looked at."""
    return [name for name, unit in ledger.project.own_units.value.items() if unit.review]


def unit_cells(ledger: Ledger, name: str) -> Cells:
    """Return what is declared of a unit."""
    unit = ledger.project.own_units.value[name]
    nouns = {
        f"{_OWN}{lang}.{category}": noun
        for lang, words in unit.words.items()
        for category, noun in words.items()
    }
    return {"zh": unit.zh, "one": unit.one, "other": unit.other, **nouns, "kind": unit.kind}


def _label(key: str, lang: str, languages: Mapping[str, str]) -> str:
    if not key.startswith(_OWN):
        return column(key, lang, {})
    _, of, category = key.split(".")
    what = say("desk-noun", lang, [("category", category)])
    return say("desk-in-language", lang, [("what", what), ("language", languages[of])])


def _nested(typed: Cells) -> dict[str, object]:
    """Return the keys of a unit, those of its words in further languages as one."""
    words: dict[str, dict[str, str]] = {}
    for key in typed:
        if key.startswith(_OWN):
            _, lang, category = key.split(".")
            words.setdefault(lang, {})[category] = typed[key]
    own = {key: cell for key, cell in typed.items() if not key.startswith(_OWN)}
    return own | ({"words": words} if words else {})


def unit_form(ledger: Ledger, name: str, lang: str, sent: Sent) -> Form:
    """Return the form of a unit."""
    doubts = ledger.project.own_units.value[name].review.split()
    kinds = get_args(NamedUnit.model_fields["kind"].annotation)
    fields = tuple(
        FormField(
            name=key, label=_label(key, lang, ledger.languages), value=sent.typed.get(key, cell),
            doubt=key.partition(".")[0] in doubts, first=True, faults=sent.beside(key, lang),
            choices=tuple((kind, kind) for kind in kinds) if key == "kind" else (),
            lang=key.split(".")[1] if key.startswith(_OWN) else _WORDS.get(key, ""),
        )
        for key, cell in unit_cells(ledger, name).items()
    )  # fmt: skip
    return Form(figure=False, fields=fields, seen=unit_seen(ledger, name), printed=name)


def unit_seen(ledger: Ledger, name: str) -> str:
    """Return what tells whether a unit is as it was when it was shown."""
    return ledger.short(unit_cells(ledger, name))


def unit_accepted(ledger: Ledger, name: str, typed: Cells) -> Files:
    """Return `data/units.yml` with the words of a unit as an editor left them.

    Raises BuildFailed: a figure is not read with them as it was; or a word is still open.
    """
    place = Place(_FILE.path)
    if open_ := [key for key, cell in typed.items() if cell == NAMELESS]:
        raise BuildFailed(problem("empty-cell", place, column=key, id=name) for key in open_)
    text = with_cells(said(ledger.root, _FILE.path), name, {**_nested(typed), "review": ""})
    stop_for_unreadable(_FILE.path, text)
    project = ledger.project
    sheet = validated(yaml_of(_FILE.path, text), _FILE.kind, project.languages)
    signs = project.site.value.currencies == "signs"
    locales = locales_of(project.site.value.languages)
    units = units_of(sheet, locales, project.units, signs=signs)
    problems = [*unit_problems(sheet, locales)]
    problems += new_mistakes(project, replace(project, own_units=sheet, units=units))
    if problems:
        raise BuildFailed(problems)
    return {_FILE.path: text}
