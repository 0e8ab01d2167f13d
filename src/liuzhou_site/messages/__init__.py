"""Every mistake an editor can make: code → (what is wrong, what to do)."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from liuzhou_site.messages.accepted import DRIFT
from liuzhou_site.messages.comparing import COMPARING, UNBOUND
from liuzhou_site.messages.corrections import CORRECTIONS, UNRECORDED
from liuzhou_site.messages.edition import EDITION
from liuzhou_site.messages.files import FILES, STRAY
from liuzhou_site.messages.ledger import LEDGER
from liuzhou_site.messages.pages import SITE
from liuzhou_site.messages.story import STORY

if TYPE_CHECKING:
    from collections.abc import Mapping

CATALOGUE: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        **FILES,
        **LEDGER,
        **STORY,
        **SITE,
        **COMPARING,
        **UNBOUND,
        **DRIFT,
        **CORRECTIONS,
        **UNRECORDED,
        **EDITION,
        **STRAY,
    }
)

WARNINGS = frozenset({**UNBOUND, **DRIFT, **UNRECORDED, **STRAY})
"""The codes that let a build go on; `--strict` counts them as mistakes."""
