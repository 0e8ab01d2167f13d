"""What a build says that it is doing, to whoever waits for it."""

from __future__ import annotations

from collections.abc import Callable

Tell = Callable[..., None]
"""Is given an English pattern and its fields: one of the lines that telling has."""


def silent(_step: str, **_fields: object) -> None:
    """Tell nobody."""
