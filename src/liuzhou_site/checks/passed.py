"""What is known from before: a text found in order, and whatever the last build made."""

from collections.abc import Callable, Collection, Hashable, Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import sha256
from typing import TypeVar, cast

T = TypeVar("T")


@dataclass(frozen=True)
class Passed:
    """Digests of what a check found in order, all of one state of the records.

    before: by earlier runs. now: by this one, and what of the others it asked for.
    """

    before: Collection[str] = frozenset()
    now: set[str] = field(default_factory=set)

    def once(self, what: str, made_from: Hashable, find: Callable[[], Iterable[T]]) -> list[T]:
        """Return what `find` finds; nothing, unasked, if it found nothing before.

        what: the name of the check. made_from: all that it looks at besides the records, as a value
        whose `repr` is all of it, and that equals no other with another `repr`.
        """
        key = _digest(what, made_from)
        found = [] if key in self.before or key in self.now else list(find())
        if not found:
            self.now.add(key)
        return found


_DIGITS = 32  # of a digest in hexadecimal


@lru_cache(maxsize=1 << 14)  # of most texts a preview asks at every save
def _digest(what: str, made_from: Hashable) -> str:
    return sha256(f"{what} {made_from!r}".encode()).hexdigest()[:_DIGITS]


class Memory:
    """What a process made last of everything, by name: a preview makes most of it again and again.

    One answer is kept of each name, and none that a whole build did not ask for.
    """

    def __init__(self) -> None:
        self._last: dict[str, tuple[object, object]] = {}
        self._now: dict[str, tuple[object, object]] = {}

    def again(self, what: str, made_from: tuple[object, ...], make: Callable[[], T]) -> T:
        """Return what `make` gives, or gave last to the very same inputs.

        made_from: all that the answer depends on: texts, bytes and tuples of them are compared by
        what they hold, all else by being the same object. What `make` raises is not kept.
        """
        before = self._now.get(what) or self._last.get(what)
        if before is None or not _same(before[0], made_from):
            before = made_from, make()
        self._now[what] = before
        return cast("T", before[1])

    def one(self, what: str, value: T) -> T:
        """Return the value of that name that was there last, where it equals this one."""
        before = self._now.get(what) or self._last.get(what)
        if before is None or before[0] != value:
            before = value, value
        self._now[what] = before
        return cast("T", before[1])

    def turn(self) -> None:
        """Forget what nobody asked for since the last turn."""
        self._last, self._now = self._now, {}

    def passed(self, records: object) -> Passed:
        """Return what was in order in such records before: nothing that this process knows."""
        del records
        return Passed()


def _same(one: object, other: object) -> bool:
    if one is other:
        return True
    if isinstance(one, tuple) and isinstance(other, tuple):
        return len(one) == len(other) and all(map(_same, one, other))
    return type(one) is type(other) and isinstance(one, str | bytes) and one == other
