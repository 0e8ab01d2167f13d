"""Comparisons as claims: words that compare, what they claim, whether the figures bear it."""

from __future__ import annotations

from liuzhou_site.comparing.bound import Bound, bound
from liuzhou_site.comparing.claims import Claim

__all__ = ["Bound", "Claim", "bound"]
