"""What a build says that it is doing, to whoever waits for it."""

from __future__ import annotations

from collections.abc import Callable

Tell = Callable[..., None]
"""Is given the code of a line, and its fields."""


def silent(_step: str, **_fields: object) -> None:
    """Tell nobody."""
