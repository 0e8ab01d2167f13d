"""The hedges of English."""

from __future__ import annotations

import re

from liuzhou_site.numbers.hedges import Hedging
from liuzhou_site.numbers.lists import listed

_MOVING = (
    "rose risen climb climbed moved moving drifted back edge edges edged edging inch inched"
    " inching tick ticked ticking creep crept creeping nudge nudged went gone way right"
).split()
"""Behind these, *up to* says where something went: *edged up to 4%* is 4%."""

_NO_VERB = re.compile(
    r"(?! (?:[a-z]+ed|was|were|is|are|has|have|had|do|does|did|will|would|can|could|may|might|must"
    r"|should|fell|rose|grew|went|came|made|took|lost|won|kept|knew|got|felt|held|ran|said)\b)"
)
"""What follows *at least* where it belongs to the number before it: the 5 at least tried."""

HEDGES = Hedging(
    lines=listed("en/hedges.txt"),
    between=re.compile(r"\ban? $", re.IGNORECASE),
    compares=re.compile("(?:lower|higher|larger|smaller|bigger|greater) than ?", re.IGNORECASE),
    head="(?:[ -](?!-))?",
    letter="A-Za-z",
    digit="0-9",
    needs={"at least": _NO_VERB},
    unless={"up to": re.compile(rf"\b(?:{'|'.join(_MOVING)}) $", re.IGNORECASE)},
)
