"""What pure functions gave, kept from one build to the next by all that it was made from.

An answer is found again only under the digest of every input, so it cannot be out of date. What a
build did not ask for is forgotten when the next one begins: memory stays as large as a story.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


class Memo:
    """Answers by what they were made from; a new one remembers nothing."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._kept: dict[str, object] = {}
        self._asked: dict[str, object] = {}

    @property
    def empty(self) -> bool:
        """Tell whether nothing was made yet."""
        return not self._kept and not self._asked

    def recall(self, what: str, made_from: object, make: Callable[[], T]) -> T:
        """Return what `make` gives, or gave before to the same inputs.

        made_from: all that the answer depends on: bytes, or a value whose `repr` is all of it.
        """
        raw = made_from if isinstance(made_from, bytes) else repr(made_from).encode()
        kind = type(made_from).__name__
        key = f"{what} {kind} {hashlib.sha256(raw).hexdigest()}"
        if key not in self._asked:
            self._asked[key] = self._kept[key] if key in self._kept else make()
        return cast("T", self._asked[key])

    def turn(self) -> None:
        """Forget what nobody asked for since the last turn."""
        self._kept, self._asked = self._asked, {}
