"""The files of a project, one after the other: what is sound of each, and what is wrong."""

import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from pydantic import ValidationError

from liuzhou_site.errors import BuildFailed, Problem, problem
from liuzhou_site.load.columns import SPOTS, cells_of, names_of, spare_of
from liuzhou_site.load.csv_files import Header, Row, rows_of
from liuzhou_site.load.formats import SITE, format_problem
from liuzhou_site.load.inventory import ACCEPTED, CSV_FILES, PUBLISHED, YAML_FILES
from liuzhou_site.load.outlines import COORDINATES, read_outline, spot, spot_problems, spots_path
from liuzhou_site.load.project import story_path, table_path
from liuzhou_site.load.schema.content import Language, Settings
from liuzhou_site.load.schema.data import OF_A_TEXT, Source
from liuzhou_site.load.texts import WRITTEN, Sound, read_text
from liuzhou_site.load.units import locales_of
from liuzhou_site.load.validating import adapter, sound_part, validated
from liuzhou_site.load.yaml_files import Sheet, read_yaml, yaml_of
from liuzhou_site.model import Lang, Region, Spot
from liuzhou_site.numbers import period_printed

T = TypeVar("T")


class Gathering:
    """Reads one file after the other and gathers what is wrong instead of stopping.

    locales: language → its name in CLDR, of those whose nouns are declared by plural.
    text: whether the story is read from a text, and not from data tables alone.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.languages: tuple[Lang, ...] = ()
        self.locales: dict[Lang, str] = {}
        self.text = True
        self.problems: list[Problem] = []
        self.apart: list[Problem] = []  # in records that all others can do without
        self.lost: set[str] = set()
        self.unreadable: Problem | None = None  # the format of all files is another

    def site(self) -> Any:  # noqa: ANN401 (as below)
        """Read the settings; `languages` is known as soon as they are written rightly."""
        raw = self._gathered(lambda: read_yaml(self.root, SITE))
        if raw is None:
            return None
        if told := format_problem(raw):
            self.unreadable = told
            return None
        with suppress(ValidationError, TypeError, KeyError):
            found = adapter(list[Language]).validate_python(raw.value["languages"])
            self.languages = tuple(language.id for language in found)
            self.locales = locales_of(found)
        return self._gathered(lambda: validated(raw, Settings, self.languages))

    def source(self) -> Any:  # noqa: ANN401 (as below)
        """Read what the story is read from; half a text would be half accounted for."""
        raw = self._gathered(lambda: read_yaml(self.root, YAML_FILES["source"].path))
        if raw is None:
            return None
        keys = raw.value.keys() if isinstance(raw.value, dict) else set()
        tables = (self.root / YAML_FILES["tables"].path).exists()
        self.text = not tables or not keys.isdisjoint(OF_A_TEXT)
        lacking = [key for key in OF_A_TEXT if self.text and key not in keys]
        self.problems += [problem("missing-key", raw.place(key), found=key) for key in lacking]
        return self._gathered(lambda: validated(raw, Source, self.languages))

    def yaml(self, path: str, kind: Any) -> Any:  # noqa: ANN401 (the adapter alone knows the type)
        """Read and validate a YAML file; None when that cannot be done."""
        return self._gathered(lambda: validated(read_yaml(self.root, path), kind, self.languages))

    def entries(self, path: str, kind: Any) -> Any:  # noqa: ANN401 (as above)
        """Read a YAML file of entries, but for the broken ones; None when that cannot be done.

        Of one that is no YAML, each word may be the name of an entry.
        """
        text = self._gathered(lambda: read_text(self.root, path, WRITTEN))
        if text is None:
            return None
        try:
            raw = yaml_of(path, text)
        except BuildFailed as failed:
            self.apart += failed.problems
            self.lost |= {*re.findall(r"\w+", text)}
            raw = _nothing(path)
        found = self._gathered(lambda: sound_part(raw, kind, self.languages))
        return found and self._kept(found)

    def sheets(self) -> dict[str, Any]:
        """Read all other YAML files; an empty sheet where a story does without one."""
        return {
            name: replace(_nothing(file.path), value={})
            if file.optional and not (self.root / file.path).exists()
            else self.yaml(file.path, file.kind)
            if name == "units"  # no quantity is read rightly without one of them
            else self.entries(file.path, file.kind)
            for name, file in YAML_FILES.items()
            if name not in {"site", "source", "language"}
        }

    def tables(self) -> dict[str, tuple[Row, ...] | None]:
        """Read what is printed; a story from data tables alone may do without the files of it."""
        found: dict[str, tuple[Row, ...] | None] = {}
        for name, file in CSV_FILES.items():
            if (self.root / file.path).exists() or (self.text and not file.optional):
                columns = names_of(file.columns, self.languages)
                found[name] = self.csv(file.path, Header(columns, spare=spare_of(file.columns)))
            else:
                found[name] = None if file.path in {ACCEPTED, PUBLISHED} else ()
        return found

    def csv(self, path: str, wanted: Header, table: str = "") -> tuple[Row, ...]:
        """Read the sound rows of a CSV file.

        Of one whose columns are others, each word may be the name of a row, and the table is lost.
        """
        text = self._gathered(lambda: read_text(self.root, path))
        if text is None:
            return ()
        try:
            return self._kept(rows_of(path, text, wanted))
        except BuildFailed as failed:
            self.apart += failed.problems
            self.lost |= {*re.findall(r"\w+", text), *filter(None, [table])}
            return ()

    def cells(self, data: Sheet[Any] | None) -> dict[str, tuple[Row, ...]]:
        """Read the cells of every data table; its periods may be written as tables print them."""
        found: dict[str, tuple[Row, ...]] = {}
        for name, table in data.value.items() if data else ():
            columns = names_of(cells_of(table), self.languages)
            heads = {printed: column for column, printed in table.heads.items()}
            wanted = Header(columns, tuple(table.columns), heads=heads)
            rows = self.csv(table_path(name), wanted, name)
            found[name] = tuple(map(_dated, rows)) if table.rows == "period" else rows
        return found

    def regions(self, outlines: Sheet[Any] | None) -> dict[str, tuple[Region, ...]]:
        """Read the regions of every outline; none of one that is none."""
        return {
            name: self._gathered(partial(read_outline, self.root, name)) or ()
            for name in (outlines.value if outlines else ())
        }

    def spots(self, places: Sheet[Any] | None) -> dict[str, tuple[Spot, ...]]:
        """Read the places of every locator map, but for those that lie nowhere."""
        found: dict[str, tuple[Spot, ...]] = {}
        for name in places.value if places else ():
            rows = self.csv(spots_path(name), Header(names_of(SPOTS, self.languages), COORDINATES))
            wrong = [(row, [*spot_problems(row, self.languages)]) for row in rows]
            self.apart += [one for _, told in wrong for one in told]
            sound = [row for row, told in wrong if not told]
            found[name] = tuple(spot(row, self.languages) for row in sound)
        return found

    def story(self, lang: Lang) -> str:
        """Read a story; "" when that cannot be done."""
        return self._gathered(lambda: read_text(self.root, story_path(lang), WRITTEN)) or ""

    def _kept(self, found: Sound[T]) -> T:
        """Note what is wrong with some entries of a file; return the sound ones."""
        self.apart += found.problems
        self.lost |= found.lost
        return found.value

    def _gathered(self, read: Callable[[], T]) -> T | None:
        try:
            return read()
        except BuildFailed as failed:
            self.problems.extend(failed.problems)
            return None


def _nothing(path: str) -> Sheet[Any]:
    none = MappingProxyType[Any, Any]({})
    return Sheet(path, None, none, none)


def _dated(row: Row) -> Row:
    return replace(row, cells={**row.cells, "period": period_printed(row["period"])})
