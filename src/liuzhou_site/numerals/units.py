"""The units that every story has; each story adds its own in `data/units.yml`."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from liuzhou_site.model import Unit

if TYPE_CHECKING:
    from collections.abc import Mapping

DEFAULT_UNITS: Mapping[str, Unit] = MappingProxyType(
    {
        "": Unit("", "count", "", "", ""),
        "CNY": Unit("CNY", "money", "元", "yuan", "yuan"),
        "km2": Unit("km2", "measure", "平方公里", "square kilometre", "square kilometres"),
        "tonne": Unit("tonne", "measure", "吨", "tonne", "tonnes"),
        "year": Unit("year", "measure", "年", "year", "years"),
        "person": Unit("person", "count", "人", "person", "people"),
        "share": Unit("share", "share", "", "", ""),
        "ordinal": Unit("ordinal", "ordinal", "", "", ""),
    }
)
