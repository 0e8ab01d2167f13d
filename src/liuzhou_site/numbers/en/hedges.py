"""The hedges of English."""

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

_LASTING = (
    "by from with for of in after within at took takes take lasted lasts lasting was is were been"
    " be spent waited well just and or than aged people children adults men women those patients to"
).split()
"""Behind these, *over three years* is more than three."""
_BEHIND = "|".join([r"(?<=^over )(?![^,.]+,)", *(rf"(?<=\b{word} over )" for word in _LASTING)])
_TIME = "(?:years?|months?|weeks?|days?|hours?|decades?|century|centuries|quarters?|seasons?)"
_GONE = "(?:ago|old|earlier|later|before|after|late|early|have|has|had|passed)"
_NO_SPAN = re.compile(rf"(?!(?:an? |[\w.,-]+[ -]){_TIME}\b(?! {_GONE}\b))|{_BEHIND}", re.IGNORECASE)
"""What follows *over* where it is a hedge: what is paid over three years is paid in three."""

HEDGES = Hedging(
    lines=listed("en/hedges.txt"),
    between=re.compile(r"\ban? $", re.IGNORECASE),
    compares=re.compile("(?:lower|higher|larger|smaller|bigger|greater) than ?", re.IGNORECASE),
    head="(?:[ -](?!-))?",
    letter="A-Za-z",
    digit="0-9",
    needs={"at least": _NO_VERB, "over": _NO_SPAN},
    unless={"up to": re.compile(rf"\b(?:{'|'.join(_MOVING)}) $", re.IGNORECASE)},
)
