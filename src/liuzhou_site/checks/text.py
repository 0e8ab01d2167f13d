"""A text as its readers get it, with the figures that it mentions and what their records say."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from liuzhou_site.checks.in_context import placed
from liuzhou_site.checks.parity.said import Said
from liuzhou_site.checks.resolved import Resolved
from liuzhou_site.model import Figure, Lang
from liuzhou_site.numbers import FORMS, PERIOD_FORMS, tokens
from liuzhou_site.numbers.turns import bounds
from liuzhou_site.story.inline import Inline


@dataclass(frozen=True)
class Otherwise:
    """Words beside a mention, and what the record of its figure has instead."""

    figure: str
    found: str
    record: str


@dataclass(frozen=True)
class Mention:
    """A mention of a figure in a form, from here to there in its text."""

    figure: Figure
    form: str
    start: int
    end: int

    @property
    def counts(self) -> bool:
        """Say whether it says the amount."""
        return self.form in FORMS

    @property
    def dates(self) -> bool:
        """Say whether it says the period."""
        return self.form in PERIOD_FORMS


@dataclass(frozen=True)
class Text:
    """A text as its readers get it, with the figures that it mentions."""

    seen: Resolved
    lang: Lang
    inline: Inline

    @cached_property
    def _worded(self) -> str:
        return self.seen.setters[self.lang].words(self.inline)

    @cached_property
    def said(self) -> Said:
        """The text with what is read in it."""
        return Said(tokens.strip(self._worded), self.lang, self.seen.project.units)

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """Its mentions of figures, in order."""
        figures = self.seen.book.figures
        return tuple(
            Mention(figures[name], form, start, end)
            for name, form, start, end in placed(self._worded)
            if name in figures
        )

    def words(self, one: Mention) -> str:
        """Return what a mention says."""
        return self.said.text[one.start : one.end]

    def say(self, figure: Figure, form: str) -> str:
        """Return what a figure says in a form."""
        return self.seen.setters[self.lang].voice.plain(figure.id, form)

    def record(self, figure: Figure) -> str:
        """Return what the record of a figure says of it: label, note, unit, whole, table."""
        project, lang = self.seen.project, self.lang
        told = [figure.label, figure.note, project.site.value.wholes.get(figure.whole, {})]
        if figure.table:
            told.append(project.tables.value[figure.table].title)
        return " ".join([figure.unit.name(lang), *(words.get(lang, "") for words in told)])

    def around(self, one: Mention, ends: re.Pattern[str]) -> tuple[int, int]:
        """Return where the clause or the sentence of a mention begins and ends."""
        return bounds(self.said.text, one.start, ends)
