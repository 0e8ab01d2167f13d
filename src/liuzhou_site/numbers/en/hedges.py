"""The hedges of English."""

from __future__ import annotations

import re

from liuzhou_site.numbers.hedges import Hedging

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
    before="""
over over above exceeding in_excess_of topping past north_of well_over
more_than more_than greater_than larger_than bigger_than higher_than longer_than older_than
more_than better_than upwards_of upward_of > not_just a_good
at_least at_least no_less_than no_fewer_than not_less_than not_fewer_than a_minimum_of
at_least minimum_of as_few_as as_little_as ≥ >= greater_than_or_equal_to more_than_or_equal_to
at_most at_most up_to as_many_as as_much_as no_more_than not_more_than not_over a_maximum_of
at_most maximum_of not_exceed not_exceeding no_greater_than ≤ <= less_than_or_equal_to
under under below south_of less_than fewer_than smaller_than lower_than shorter_than younger_than
under just_under just_below <
nearly nearly close_to near approaching just_shy_of shy_of not_quite nearly_all nearly_all_of
about about around roughly approximately approx. approx some circa c. ca. an_estimated ~ ≈
about in_the_region_of something_like in_the_order_of on_the_order_of of_the_order_of
about in_the_neighbourhood_of in_the_neighborhood_of in_the_vicinity_of
nearly verging_on bordering_on a_whisker_off
almost almost virtually almost_all almost_all_of
""",
    behind="""
at_least or_more or_above or_over or_higher or_greater or_older or_longer and_above and_over
at_least and_up or_better -plus + at_least
at_most or_less or_fewer or_below or_under or_lower or_younger at_most and_below and_under
more_than odd
about or_so or_thereabouts approximately give_or_take -ish ish
""",
    between=re.compile(r"\ban? $", re.IGNORECASE),
    compares=re.compile("(?:lower|higher|larger|smaller|bigger|greater) than ?", re.IGNORECASE),
    head="(?:[ -](?!-))?",
    letter="A-Za-z",
    digit="0-9",
    needs={"at least": _NO_VERB},
    unless={"up to": re.compile(rf"\b(?:{'|'.join(_MOVING)}) $", re.IGNORECASE)},
)
