"""The finished files: every numeral accounted for, by identity; every link leads somewhere."""

from __future__ import annotations

from liuzhou_site.audit.links import broken_links
from liuzhou_site.audit.numbers import Audited, audit_numbers

__all__ = ["Audited", "audit_numbers", "broken_links"]
