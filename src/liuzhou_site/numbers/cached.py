"""What pure functions read in a text, kept while it is of use: a build asks for much of it twice.

Memory is bounded: what is kept counts by its size, half of it is forgotten when there is too much,
and what was asked for since the last time stays.
"""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")

MOST = 8_000_000
"""About as many bytes are kept of each function at most."""
_LARGEST = MOST // 100
"""What is larger is not kept at all: a text as long as a book would push out all others."""
_ENTRY, _CHARACTER, _FOUND = 300, 4, 400  # bytes, about


def remembered(
    function: Callable[Concatenate[str, P], tuple[R, ...]],
) -> Callable[Concatenate[str, P], tuple[R, ...]]:
    """Let a pure function of a text, and of what can be hashed, remember what it gave."""
    young: dict[object, tuple[R, ...]] = {}
    old: dict[object, tuple[R, ...]] = {}
    room = MOST // 2

    @wraps(function)
    def asked(text: str, /, *args: P.args, **kwargs: P.kwargs) -> tuple[R, ...]:
        nonlocal young, old, room
        key = (text, *args, *kwargs.items())
        found = young.get(key)
        if found is not None:
            return found
        found = old[key] if key in old else function(text, *args, **kwargs)
        size = _ENTRY + _CHARACTER * len(text) + _FOUND * len(found)
        if size <= _LARGEST:
            if size > room:
                young, old, room = {}, young, MOST // 2
            young[key] = found
            room -= size
        return found

    return asked
