"""The languages say the same: in structure and mentions, and by the value of what is said."""

from __future__ import annotations

from liuzhou_site.parity.structure import compare
from liuzhou_site.parity.values import Difference, differences
from liuzhou_site.parity.wording import disagreements

__all__ = ["Difference", "compare", "differences", "disagreements"]
