"""A text as its readers get it, with the figures that it mentions and what their records say."""

import re
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

from liuzhou_site.checks.parity.said import Said
from liuzhou_site.errors import Problem, problem
from liuzhou_site.load.project import Project
from liuzhou_site.model import Figure, Lang
from liuzhou_site.numbers import FORMS, PERIOD_FORMS, tokens
from liuzhou_site.numbers.senses import HOLE
from liuzhou_site.numbers.turns import bounds
from liuzhou_site.story.figure_text import BARE, OPENS
from liuzhou_site.story.inline import Inline
from liuzhou_site.story.typeset import Typesetter


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

    setter: Typesetter
    inline: Inline

    @property
    def lang(self) -> Lang:
        """Its language."""
        return self.setter.voice.lang

    @property
    def project(self) -> Project:
        """The story that it is of."""
        return self.setter.voice.project

    @cached_property
    def heard(self) -> tuple[Lang, str, str]:
        """What it says: its language, as it was typed, and as its readers get it."""
        return self.lang, self.inline.source, self.worded

    @cached_property
    def held(self) -> str:
        """A digest of what it says, and of the records of the figures that it mentions."""
        held = self.heard, [one.figure for one in self.mentions]
        return sha256(repr(held).encode()).hexdigest()

    @cached_property
    def worded(self) -> str:
        """The text with the tokens of what it mentions."""
        return self.setter.words(self.inline)

    @cached_property
    def said(self) -> Said:
        """The text with what is read in it."""
        return Said(tokens.strip(self.worded), self.lang, self.project.units)

    @cached_property
    def spots(self) -> tuple[tuple[str, str, int, int], ...]:
        """What it says of figures and, with `~`, of comparisons: name, form, start, end."""
        found: list[tuple[str, str, int, int]] = []
        shift = 0
        for match in tokens.TOKEN.finditer(self.worded):
            name, _, rest = tokens.identity(match[1]).partition(":")
            form, start = rest.partition(":")[0], match.start() - shift
            form = form.removeprefix(OPENS).removeprefix(BARE)
            found.append((name, form, start, start + len(match[2])))
            shift += len(match[0]) - len(match[2])
        return tuple(found)

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """Its mentions of figures, in order."""
        known = self.setter.voice.book.figures
        return tuple(Mention(known[one[0]], *one[1:]) for one in self.spots if one[0] in known)

    def otherwise(self, figure: Figure, found: str, record: str) -> Problem:
        """Return that words beside a mention say something else than the record of its figure."""
        fields = {"id": figure.id, "found": found, "record": record}
        return problem("said-otherwise", self.inline.place, **fields)

    def words(self, one: Mention) -> str:
        """Return what a mention says."""
        return self.said.text[one.start : one.end]

    def say(self, figure: Figure, form: str) -> str:
        """Return what a figure says in a form."""
        return self.setter.voice.plain(figure.id, form)

    def record(self, figure: Figure) -> str:
        """Return what the record of a figure says of it: label, note, unit, whole, table."""
        wholes, lang = self.project.site.value.wholes, self.lang
        told = [figure.label, figure.note, wholes.get(figure.whole, {})]
        if figure.table:
            told.append(self.project.tables.value[figure.table].title)
        return " ".join([figure.unit.name(lang), *(words.get(lang, "") for words in told)])

    def ends(self, one: Mention) -> int:
        """Return where a mention and its unit end."""
        blank = self.said.blank
        return len(blank) - len(blank[one.end :].lstrip(HOLE))

    def around(self, one: Mention, ends: re.Pattern[str]) -> tuple[int, int]:
        """Return where the clause or the sentence of a mention begins and ends."""
        return bounds(self.said.text, one.start, ends)
