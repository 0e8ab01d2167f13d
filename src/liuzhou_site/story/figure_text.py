"""What a mention says in a language: the one function that turns a record into words.

Everything written here is wrapped in a token (`tokens.wrap`), so that the audit can tell a bound
number from one that somebody typed.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from liuzhou_site import numbers
from liuzhou_site.figures import dates, distances, rounding
from liuzhou_site.figures.book import FigureBook
from liuzhou_site.figures.history import WAS
from liuzhou_site.figures.views import VIEWED, viewed
from liuzhou_site.load.project import Project
from liuzhou_site.model import Figure, Interval, Lang, Quantity
from liuzhou_site.numbers import tokens

NO_AMOUNT = (*numbers.PERIOD_FORMS, "since", "paragraph", "printed")
"""The forms that say something else of a figure than its amount."""
FORMS = (*numbers.FORMS, *NO_AMOUNT)
"""The forms an editor may write. None changes the value or drops the hedge."""

BARE, OPENS = "bare_", "opens_"
"""Before a form: a change without its direction, which its words say; what opens a sentence."""
LEVEL, FULL = "level", "full"
"""Before a value: how a scale says it on which a figure is drawn, in full with its unit."""
MAP = "#map"
"""In place of a figure: a length in kilometres (“50”), or how far a place of a map lies from its
first (“towns/1”: the second), or where it lies (“towns/1/longitude”, “towns/1/latitude”)."""
AXES = ("longitude", "latitude")
_ENDS = ("least", "most")

PLACE_FORMS = ("name", "printed")


@dataclass(frozen=True)
class Voice:
    """The book, heard in one language."""

    project: Project
    book: FigureBook
    lang: Lang

    def say(self, name: str, form: str = "prose") -> str:
        """Return what the figure `name` says in `form`, wrapped in its token."""
        return tokens.wrap(f"{name}:{form}:{self.lang}", self.plain(name, form))

    def plain(self, name: str, form: str) -> str:
        """Return what the figure `name` says in `form`, bare, for the audit; or KeyError."""
        if (name, form) not in self._told:
            self._told[name, form] = self._worded(name, form)
        return self._told[name, form]

    def term(self, name: str) -> str:
        """Return the form of a figure in a formula: with its unit's noun; a change has its sign."""
        return "signed" if self.book.figures[name].quantity.change else "noun"

    @cached_property
    def _told(self) -> dict[tuple[str, str], str]:
        """What was said: a page says most of it several times, and the audit once more."""
        return {}

    def _worded(self, name: str, form: str) -> str:
        if form.startswith(OPENS):
            said = self.plain(name, form.removeprefix(OPENS))
            return said[:1].upper() + said[1:]
        if name == MAP:
            return self._mapped(*form.split("/"))
        if form.startswith(WAS):
            return self._former(name, form)
        if form in {"since", *numbers.PERIOD_FORMS, *numbers.AXIS_FORMS}:
            return self._period(name, form)
        figure = self.book.figures[name]
        if VIEWED in form:
            kind, base, form = form.split(VIEWED)
            figure = viewed(kind, figure, self.book.figures[base])
        return self._said(figure, form)

    def _said(self, figure: Figure, form: str) -> str:
        """Return what a figure says of its amount, or of where it stands in the source."""
        if form in _FIELDS:
            return _FIELDS[form](figure)
        if form in _ENDS:
            return self._end(figure, form)
        if form in PARAGRAPHS:
            return self.project.words(self.lang, PARAGRAPHS[form], number=figure.paragraph)
        quantity = figure.quantity
        for start, of in ((LEVEL, "number"), (FULL, "label")):
            if form.startswith(start):
                form, quantity = of, _level(figure, Decimal(form.removeprefix(start)))
        if form.startswith(BARE):
            form, quantity = form.removeprefix(BARE), numbers.unsigned(quantity)
        if form not in FORMS:
            raise KeyError(form)
        return numbers.say(quantity, self.project.tongue(self.lang), form, self.project.units)

    def _mapped(self, name: str, at: str = "", what: str = "") -> str:
        """Return a length, or where a place of a map lies (see `MAP`)."""
        number, key = name, "map_length"
        if at:
            points = [spot.at for spot in self.project.spots[name] if spot.pointed]
            origin, spot = points[0], points[int(at)]
            number, key = distances.told(distances.kilometres(origin, spot)), "map_about"
            if what:
                return f"{spot[what == 'latitude']:g}"
        number = numbers.say_number(number, self.project.tongue(self.lang))
        return self.project.words(self.lang, key, number=number)

    def _period(self, name: str, form: str) -> str:
        """Return when a figure or a gap holds; `since`: when what a change is compared with did."""
        tongue = self.project.tongue(self.lang)
        if form == "since":
            return numbers.say_period(self.book.figures[name].since, tongue, "period")
        dated = self.book.gaps.get(name) or self.book.figures[name]
        if form in numbers.AXIS_FORMS:
            return numbers.say_on_axis(dated.period, tongue, form)
        return numbers.say_period(dated.period, tongue, form)

    def _former(self, name: str, form: str) -> str:
        """Return what an edition said of a figure, in its prose: `was1` what the first one did."""
        quantity = self.book.history[name][int(form.removeprefix(WAS)) - 1].quantity
        tongue = self.project.tongue(self.lang)
        return numbers.say(quantity, tongue, "prose", self.project.units) if quantity else ""

    def _end(self, figure: Figure, form: str) -> str:
        value = figure.quantity.value
        told = value if isinstance(value, Interval) else rounding.told(figure.interval)
        end = told.low if form == "least" else told.high
        if end is None:
            return ""
        return numbers.say(
            _level(figure, end), self.project.tongue(self.lang), "label", self.project.units
        )

    def compare(self, name: str, words: str) -> str:
        """Return the words of a bound comparison, wrapped in its token."""
        return tokens.wrap(f"~{name}:{self.lang}", words)

    def place(self, form: str = "name") -> str:
        """Return the place's name after the site's policy, or as printed; or KeyError."""
        place = self.project.source.value.place
        if place is None:
            raise KeyError(form)
        read_as, printed = place.read_as[self.lang], place.printed[self.lang]
        by_reading = self.project.site.value.place_policy == "both_then_reading"
        return read_as if by_reading and form != "printed" else printed


def _level(figure: Figure, value: Decimal) -> Quantity:
    digits = len(value.normalize().as_tuple().digits)
    return Quantity(value, figure.unit.id, kind=figure.quantity.kind, digits=digits)


def _plain(value: object) -> str:
    return f"{value:f}" if isinstance(value, Decimal) else ""


PARAGRAPHS: Mapping[str, str] = {
    "paragraph": "paragraph_of",
    "pilcrow": "paragraph_short",
    "first_paragraph": "paragraphs_first",
    "next_paragraph": "paragraphs_next",
    "last_paragraph": "paragraphs_last",
}
"""Form → the interface's words for where the source prints a figure, alone or in a list."""


def paragraph_forms(count: int) -> list[str]:
    """Return the form of each of so many paragraphs in a list: 第4、19、23段."""
    if count <= 1:
        return ["paragraph"] * count
    return ["first_paragraph", *["next_paragraph"] * (count - 2), "last_paragraph"]


_FIELDS: Mapping[str, Callable[[Figure], str]] = {
    "printed": lambda figure: figure.as_printed,
    "ordinal": lambda figure: str(figure.paragraph),
    "value": lambda figure: _plain(figure.quantity.value),
    "low": lambda figure: _plain(figure.interval.low),
    "high": lambda figure: _plain(figure.interval.high),
    "formula": lambda figure: figure.formula,
    "iso": lambda figure: figure.period.iso,
    "since_iso": lambda figure: figure.since.iso,
    "days": lambda figure: dates.iso_8601(figure.period),
    "begins": lambda figure: dates.begins(figure.period),
    "finishes": lambda figure: dates.finishes(figure.period),
}
"""What is taken from the record as it stands, the same in every language."""
