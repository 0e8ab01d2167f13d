"""Which numerals count and which do not: a language's rules as data, its file `uncounted.txt`.

A line is a rule: its name; what stands around the numeral, which is `<>`; and behind `#` a sentence
that it decides. `counts` says that the numeral counts, `doubtful` that only a person knows; by any
other name it counts nothing. The lines below `= words` are for these words, patterns with `_` for a
space. The first that fits decides, and what none fits counts. `!` before a pattern says that this
does not stand before the numeral. `name := pattern` names a part, written `{name}`; so are the
lists of `lists.txt`. Parts `sought-…` are what the gate looks for besides numbers.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from liuzhou_site.numbers.lists import alternatives, listed

COUNTS, DOUBTFUL = "counts", "doubtful"
_NAMED = re.compile(r"\{([a-z-]+)\}")


@dataclass(frozen=True, eq=False)
class Decision:
    """One rule: of which numerals, and what stands around them, which is `<>`.

    Patterns are compiled where a text asks for them: few texts ask for many.
    """

    name: str
    words: re.Pattern[str]
    shape: str
    example: str

    @cached_property
    def before(self) -> re.Pattern[str]:
        """What stands before the numeral."""
        return _ending(self.shape.partition("<>")[0])

    @cached_property
    def after(self) -> re.Pattern[str]:
        """What stands behind it."""
        return re.compile(self.shape.partition("<>")[2])

    def fits(self, before: str, after: str) -> bool:
        """Say whether the rule is about a numeral between these words."""
        return bool(self.after.match(after) and self.before.search(before))


@dataclass(frozen=True, eq=False)
class Decisions:
    """The rules of a language. also: parts of patterns that its reader has, too."""

    lang: str
    also: Mapping[str, str]

    def name(self, run: str, before: str, after: str) -> str:
        """Return the name of the rule by which a numeral counts nothing; "" where it counts."""
        decided = self.decide(run, before, after)
        return "" if decided is None or decided.name == COUNTS else decided.name

    def decide(self, run: str, before: str, after: str) -> Decision | None:
        """Return the rule that decides about a numeral, the first of those that fit."""
        if run not in self._known:
            if len(self._known) > _MOST:
                self._known.clear()
            self._known[run] = tuple(one for one in self.all if one.words.fullmatch(run))
        return next((one for one in self._known[run] if one.fits(before, after)), None)

    @cached_property
    def _known(self) -> dict[str, tuple[Decision, ...]]:
        return {}

    @cached_property
    def parts(self) -> Mapping[str, str]:
        """The parts of patterns that have a name, each in brackets."""
        named = {
            name: f"(?:{pattern})"
            for name, pattern in {**alternatives(f"{self.lang}/lists.txt"), **self.also}.items()
        }
        for line in self._lines:
            name, is_part, pattern = line.partition(" := ")
            if is_part:
                named[name] = f"(?:{_NAMED.sub(lambda one: named[one[1]], pattern)})"
        return named

    @property
    def sought(self) -> str:
        """What finds words that may count and are no numbers: the parts `sought-…`."""
        return "|".join(part for name, part in self.parts.items() if name.startswith("sought-"))

    @cached_property
    def all(self) -> tuple[Decision, ...]:
        """Every rule, in order."""
        return tuple(self._read())

    @property
    def _lines(self) -> list[str]:
        text = listed(f"{self.lang}/uncounted.txt")
        return [line for line in text.splitlines() if line and not line.startswith("#")]

    def _read(self) -> Iterator[Decision]:
        words = re.compile("")
        for line in self._lines:
            if line.startswith("= "):
                words = re.compile("|".join(line[2:].split()).replace("_", " "))
            elif " := " not in line:
                name, rest = line.split(maxsplit=1)
                pattern, _, example = rest.partition("  # ")
                shape = _NAMED.sub(lambda one: self.parts[one[1]], pattern.strip())
                yield Decision(name, words, shape, example.strip())


def _ending(before: str) -> re.Pattern[str]:
    """Return what finds that a text ends as a pattern says, or does not, behind `!`."""
    ends = rf"(?:{before.removeprefix('!')})\Z" if before else ""
    return re.compile(rf"\A(?!.*{ends})" if before[:1] == "!" else ends, re.DOTALL)


_MOST = 10_000
"""So many numerals are remembered with their rules."""
