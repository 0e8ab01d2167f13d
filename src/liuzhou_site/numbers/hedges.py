"""How firmly a number is said: the words before and behind it, and where one ends or begins."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from liuzhou_site.model import Hedge
from liuzhou_site.numbers.lists import NOTHING

_TURNED = {
    **dict.fromkeys((Hedge.OVER, Hedge.MORE_THAN), Hedge.AT_MOST),
    Hedge.UNDER: Hedge.AT_LEAST,
}
_REACH = 40
"""No hedge stands farther from its number than this: a bound on the work a number costs."""


@dataclass(frozen=True, eq=False)
class Hedging:
    """The hedges of a language.

    lines: its list `hedges.txt`: before or behind the number, a hedge, its forms, `_` for a space.
    between: what may stand between a hedge and its number, up to the number: “the ”, 占全国.
    compares: those forms that set a mention beside another figure and are a comparison's to prove.
    head: what may stand between a number and a hedge behind it. letter, digit: beside which no form
    ends or begins, since it would be part of another word; "" where words are not set apart.
    other_words: form → the characters before which it is part of another word (节约).
    needs: form → what must follow it. unless: form → what must not stand before it (edged up to).
    denied: what turns a bound around before it: 不得超过 is at most, 不低于 at least.
    """

    lines: str
    between: re.Pattern[str]
    compares: re.Pattern[str]
    head: str = ""
    letter: str = ""
    digit: str = ""
    other_words: Mapping[str, str] = field(default_factory=dict)
    needs: Mapping[str, re.Pattern[str]] = field(default_factory=dict)
    unless: Mapping[str, re.Pattern[str]] = field(default_factory=dict)
    denied: re.Pattern[str] = NOTHING

    @cached_property
    def _before(self) -> Mapping[str, Hedge]:
        return _longest_first(self.lines, "before")

    @cached_property
    def _endings(self) -> tuple[str, ...]:
        return tuple(self._before)

    @cached_property
    def _behind(self) -> Mapping[str, Hedge]:
        return _longest_first(self.lines, "behind")

    @cached_property
    def _head(self) -> re.Pattern[str]:
        forms = "|".join(map(re.escape, self._behind))
        ends = f"(?![{self.letter}{self.digit}])" if self.letter else ""
        return re.compile(f"{self.head}(?P<form>{forms}){ends}", re.IGNORECASE)

    @cached_property
    def _letter(self) -> re.Pattern[str]:
        return re.compile(f"[{self.letter}]" if self.letter else "(?!)")

    def lead(self, text: str, start: int) -> tuple[Hedge, int]:
        """Return the hedge that ends at `start` and where it begins."""
        low = max(0, start - _REACH)
        between = self.between.search(text, low, start)
        for end in (start, between.start()) if between else (start,):
            if found := self._ending(text, low, end - (text[end - 1 : end] in {" ", "-"}), start):
                return found
        return Hedge.NONE, start

    def _ending(self, text: str, low: int, end: int, start: int) -> tuple[Hedge, int] | None:
        tail = text[low:end].casefold()
        if not tail.endswith(self._endings):
            return None
        for form, hedge in self._before.items():
            begin = end - len(form)
            if tail.endswith(form) and not self._letter.match(text, max(0, begin - 1), begin):
                needed = self.needs.get(form)
                if begin and text[begin - 1] in self.other_words.get(form, ""):
                    return None
                if (other := self.unless.get(form)) and other.search(text, low, begin):
                    return None
                if needed and not needed.match(text, start):
                    return None
                no = self.denied.search(text, low, begin) if hedge in _TURNED else None
                return (_TURNED[hedge], no.start()) if no else (hedge, begin)
        return None

    def trail(self, text: str, end: int) -> tuple[Hedge, int]:
        """Return the hedge that starts at `end` and where it ends."""
        match = self._head.match(text, end)
        needed = self.needs.get(match["form"]) if match else None
        if not match or (needed and not needed.match(text, match.end())):
            return Hedge.NONE, end
        return self._behind[match["form"].lower()], match.end()


def _longest_first(lines: str, where: str) -> Mapping[str, Hedge]:
    table = {
        form.replace("_", " "): Hedge(name)
        for side, name, *forms in map(str.split, lines.splitlines())
        for form in forms
        if side == where
    }
    ordered = sorted(table, key=lambda form: (-len(form), form))
    return {form: table[form] for form in ordered}
