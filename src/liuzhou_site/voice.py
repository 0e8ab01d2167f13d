"""What a mention says in a language: the one function that turns a record into words.

Everything written here is wrapped in a token (`token.wrap`), so that the audit can tell a bound
number from one that somebody typed.
"""

from __future__ import annotations

from dataclasses import dataclass

from liuzhou_site import token
from liuzhou_site.figures import FigureBook
from liuzhou_site.load import Project
from liuzhou_site.model import Figure, Lang
from liuzhou_site.numerals import say, say_period

FORMS = ("prose", "label", "number", "noun", "words", "period", "paragraph", "printed")
"""The forms of a figure's mention. None changes the value or drops the hedge."""

PLACE_FORMS = ("name", "printed", "both")


@dataclass(frozen=True)
class Voice:
    """The book, heard in one language."""

    project: Project
    book: FigureBook
    lang: Lang

    def say(self, name: str, form: str = "prose") -> str:
        """Return what the figure `name` says in `form`, wrapped in its token."""
        return token.wrap(f"{name}:{form}:{self.lang}", self.plain(name, form))

    def plain(self, name: str, form: str) -> str:
        """Return what the figure `name` says in `form`, bare: for the audit's comparison.

        Raises:
            KeyError: no such figure or form.
        """
        figure = self.book.figures[name]
        return self._plain(figure, form)

    def _plain(self, figure: Figure, form: str) -> str:
        if form == "period":
            return say_period(figure.period, self.lang)
        if form == "paragraph":
            words = self.project.strings[self.lang]["paragraph_of"]
            return words.format(number=figure.paragraph)
        if form == "pilcrow":
            return f"¶{figure.paragraph}"
        if form == "ordinal":
            return str(figure.paragraph)
        if form == "printed":
            return figure.as_printed
        if form == "value":
            value = figure.quantity.value
            return f"{value:f}" if not hasattr(value, "low") else ""
        if form == "low":
            return "" if figure.interval.low is None else f"{figure.interval.low:f}"
        if form == "high":
            return "" if figure.interval.high is None else f"{figure.interval.high:f}"
        if form == "formula":
            return figure.formula
        if form == "iso":
            return figure.period.iso
        if form not in FORMS:
            raise KeyError(form)
        return say(figure.quantity, self.lang, form, self.project.units)

    def place(self, form: str = "name") -> str:
        """Return the name of the place after the site's policy, or in both forms."""
        place = self.project.source.value.place
        reading_first = self.project.site.value.place_policy == "both_then_reading"
        read_as, printed = place.read_as[self.lang], place.printed[self.lang]
        if form == "printed":
            return printed
        return read_as if reading_first else printed
