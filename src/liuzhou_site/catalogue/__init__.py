"""Every mistake an editor can make: code → (what is wrong, what to do)."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from liuzhou_site.catalogue.comparing import COMPARING, UNBOUND
from liuzhou_site.catalogue.corrections import CORRECTIONS, UNRECORDED
from liuzhou_site.catalogue.drift import DRIFT
from liuzhou_site.catalogue.edition import EDITION
from liuzhou_site.catalogue.files import FILES, STRAY
from liuzhou_site.catalogue.ledger import LEDGER
from liuzhou_site.catalogue.site import SITE
from liuzhou_site.catalogue.story import STORY

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
