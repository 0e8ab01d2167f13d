"""Every mistake an editor can make: code → (what is wrong, what to do)."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

CATALOGUE: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "missing-file": ("The file {found} is missing.", "Create it; {expected}."),
    }
)
