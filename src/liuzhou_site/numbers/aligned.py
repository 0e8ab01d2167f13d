"""Two sequences laid side by side: what both have, what has another in its place, what is alone."""

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from difflib import SequenceMatcher
from itertools import takewhile

_MOST = 100_000_000
"""Steps that an alignment may take at worst: seconds."""


def differing(
    left: Sequence[Hashable], right: Sequence[Hashable]
) -> list[tuple[int, int, int, int]]:
    """Return each range that differs: from, to in `left`, from, to in `right`; one may be empty.

    Between the first and the last difference they are aligned where that takes a bounded time; else
    all of it is one range.
    """
    start = _common(zip(left, right, strict=False))
    end = _common(zip(reversed(left[start:]), reversed(right[start:]), strict=False))
    ours, theirs = left[start : len(left) - end], right[start : len(right) - end]
    if _steps(ours, theirs) > _MOST:
        return [(start, start + len(ours), start, start + len(theirs))]
    found = SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes()
    return [
        (low + start, high + start, begin + start, stop + start)
        for kind, low, high, begin, stop in found
        if kind != "equal"
    ]


def _steps(left: Sequence[Hashable], right: Sequence[Hashable]) -> int:
    """Return the most steps of difflib: for each stretch it may look at every pair of equals."""
    ours, theirs = Counter(left), Counter(right)
    pairs = sum(count * theirs[one] for one, count in ours.items())
    return (len(left) + pairs) * min(len(left), len(right))


def _common(pairs: Iterable[tuple[object, object]]) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
