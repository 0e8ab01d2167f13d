"""What a page shows of an output, all of it or parts."""

from __future__ import annotations

import re


def shown_of(said: str, shown: str) -> str:
    """Return an output as a page shows it; whole, where what is shown is not a part of it.

    A line with nothing but “…” stands for any lines; all others must be there in their order.
    """
    parts = re.split(r"^ *…\n", shown, flags=re.MULTILINE)
    pattern = r"(?:.*\n)+".join(re.escape(as_everywhere(part)) for part in parts)
    return shown if re.fullmatch(pattern, as_everywhere(said)) else said


def as_everywhere(said: str) -> str:
    """Return what was printed without how long it took and which port was free."""
    return re.sub(r"\d+\.\d(?= s\b| ?秒)|(?<=:8)\d\d\d(?=/)", "…", said)
