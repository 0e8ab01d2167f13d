"""The finished files: every numeral accounted for, by identity; every link leads somewhere."""

from __future__ import annotations

from liuzhou_site.audit.attribution import Attribution, attributions
from liuzhou_site.audit.links import broken_links
from liuzhou_site.audit.numbers import Audited, Declared, Gate, audit_numbers
from liuzhou_site.audit.surfaces import Surface, surfaces

__all__ = [
    "Attribution",
    "Audited",
    "Declared",
    "Gate",
    "Surface",
    "attributions",
    "audit_numbers",
    "broken_links",
    "surfaces",
]
