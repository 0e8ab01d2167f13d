"""What was found in order before: in the same records, the same text is not looked at again."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from hashlib import sha256

from liuzhou_site.errors import Problem


@dataclass(frozen=True)
class Passed:
    """Digests of what a check found in order, all of one state of the records.

    before: by earlier runs. now: by this one, and what of the others it asked for.
    """

    before: Collection[str] = frozenset()
    now: set[str] = field(default_factory=set)

    def once(
        self, what: str, made_from: object, find: Callable[[], Iterable[Problem]]
    ) -> list[Problem]:
        """Return what `find` finds; nothing, unasked, if it found nothing before.

        what: the name of the check. made_from: all that it looks at besides the records, as a value
        whose `repr` is all of it.
        """
        key = sha256(f"{what} {made_from!r}".encode()).hexdigest()[:_DIGITS]
        found = [] if key in self.before or key in self.now else list(find())
        if not found:
            self.now.add(key)
        return found


_DIGITS = 32  # of a digest in hexadecimal
Known = Callable[[object], Passed]
"""Gives what passed in a state of the records; takes a value whose `repr` is all of them."""
