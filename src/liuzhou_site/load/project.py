"""All that an editor wrote, as one frozen record."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from functools import cached_property
from typing import Any

from liuzhou_site.load.csv_files import Row
from liuzhou_site.load.languages import filled
from liuzhou_site.load.schema import content, data
from liuzhou_site.load.yaml_files import Sheet
from liuzhou_site.model import Lang, Region, Rules, Spot, Tongue, Unit
from liuzhou_site.numbers import scan


@dataclass(frozen=True)
class Lost:
    """What could not be read of a project: the files it stands in, and what it may be called.

    Whatever asks for one of these names gets no answer, and no second mistake.
    """

    files: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()

    def holds(self, name: str) -> bool:
        """Say whether `name` may be that of a lost record, or of a cell of a lost table or row."""
        parts = re.split("[.@]", name.replace("--", "/"))
        return not self.names.isdisjoint([name, *parts])


@dataclass(frozen=True)
class Project:
    """Everything in `content/` and `data/`, typed, each with its place; lost: but for this."""

    languages: tuple[Lang, ...]
    site: Sheet[content.Settings]
    names: Sheet[dict[str, content.Name]]
    glossary: Sheet[dict[str, content.Term]]
    charts: Sheet[dict[str, content.Chart]]
    source: Sheet[data.Source]
    derived: Sheet[dict[str, data.Derived]]
    checks: Sheet[list[data.Check]]
    comparisons: Sheet[data.Comparisons]
    tables: Sheet[dict[str, data.DataTable]]
    outlines: Sheet[dict[str, data.Outline]]
    places: Sheet[dict[str, data.Places]]
    images: Sheet[dict[str, content.Credit]]
    own_units: Sheet[dict[str, data.NamedUnit]]
    units: Mapping[str, Unit]
    figures: tuple[Row, ...]
    elsewhere: tuple[Row, ...]
    numerals: tuple[Row, ...]
    cells: Mapping[str, tuple[Row, ...]]
    regions: Mapping[str, tuple[Region, ...]]
    spots: Mapping[str, tuple[Spot, ...]]
    strings: Mapping[Lang, Mapping[str, str]]
    rules: Mapping[Lang, Rules]
    accepted: tuple[Row, ...] | None
    dropped: tuple[Row, ...] | None
    published: tuple[Row, ...] | None
    lost: Lost = Lost()

    def at(self, base: str) -> Project:
        """Return the same project as it is published at another address; "" for its own."""
        if not base:
            return self
        site = self.site.value.model_copy(update={"base": base})
        return replace(self, site=replace(self.site, value=site))

    def words(self, lang: Lang, key: str, **fields: object) -> str:
        """Return the interface's words for `key`, fields filled in.

        Raises BuildFailed: there are none, or they have other fields.
        """
        return filled(lang, key, self.strings[lang], fields)

    def closely(self, lang: Lang) -> bool:
        """Tell whether a language sets its words without spaces between them, as Chinese does."""
        return not self.strings[lang].get("gap", " ")

    def tongue(self, lang: Lang) -> Tongue:
        """Return what numbers are said in: the rules of a language that brings its own."""
        return self.rules.get(lang, lang)

    @property
    def tongues(self) -> tuple[Tongue, ...]:
        """All languages of the site, in order, with what their numbers are said in."""
        return tuple(self.tongue(lang) for lang in self.languages)

    @cached_property
    def declared(self) -> re.Pattern[str]:
        """The pattern of the names that hold digits and are no measure, longest first.

        So are the nouns of units in which there is a numeral: tonnes of CO₂, 吨二氧化碳.
        """
        written = (forms for name in self.names.value.values() for forms in name.forms.values())
        forms = {form for listed in written for form in listed if form}
        forms |= {noun for unit in self.units.values() for noun in _numbered(unit)}
        ordered = sorted(forms, key=lambda form: (-len(form), form))
        if not ordered:
            return re.compile(r"(?!)")
        # Where no name begins, one look is enough.
        first = "".join(sorted({re.escape(name[0]) for name in ordered}))
        return re.compile(f"(?=[{first}])(?:{'|'.join(map(_whole, ordered))})")

    @property
    def sheets(self) -> tuple[Sheet[Any], ...]:
        """The YAML files whose texts have every language."""
        held = (getattr(self, one.name) for one in fields(self))
        return tuple(one for one in held if isinstance(one, Sheet) and one is not self.own_units)


def _numbered(unit: Unit) -> Iterator[str]:
    """Yield the nouns of a unit that hold a numeral beside other words: tonnes of CO2."""
    for lang, noun in (("zh", unit.zh), ("en", unit.one), ("en", unit.other)):
        spans = scan(noun, lang)
        if spans and sum(end - start for start, end in spans) < len(noun):
            yield noun


def _whole(name: str) -> str:
    """Return the pattern of a name that is no part of a longer numeral: 5G, not that of 15G."""
    digits = r"\d零一二三四五六七八九十百千万亿"
    before = rf"(?<![{digits}])(?<!\d[.,])" if re.match(rf"[{digits}]", name) else ""
    after = rf"(?![{digits}]|[.,]\d)" if re.search(rf"[{digits}]$", name) else ""
    return f"{before}{re.escape(name)}{after}"


story_path: Callable[[Lang], str] = "content/{}.md".format
image_path: Callable[[str], str] = "content/images/{}".format
table_path: Callable[[str], str] = "data/tables/{}.csv".format
"""Where the story of a language, an image and the cells of a data table are written."""
