"""Links in step: where the words of one language lead, those of the others do as well."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from liuzhou_site.checks.parity.structure import told
from liuzhou_site.checks.resolved import Resolved
from liuzhou_site.errors import Problem, problem
from liuzhou_site.story.inline import Inline, paired


def linked_otherwise(seen: Resolved) -> Iterator[Problem]:
    """Yield texts that lead to other sections, or to fewer pages elsewhere, than in one language.

    A page elsewhere may have an address of its own in each language.
    """
    for _, texts in paired(seen.alike):
        for one, other in pairwise(texts.values()):
            ours, theirs = _led(one), _led(other)
            if ours != theirs:
                yield problem(
                    "languages-links", other.place, found=told(theirs - ours),
                    other=one.place, expected=told(ours - theirs),
                )  # fmt: skip


def _led(inline: Inline) -> Counter[str]:
    return Counter(link if link.startswith("#") else "https://…" for link in inline.links)
