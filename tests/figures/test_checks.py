"""Reconciliations: what holds, what is a known contradiction, and what has changed."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal as D

import pytest
from tests.resolving import resolve

from liuzhou_site.load.yaml_files import Sheet
from liuzhou_site.model import Interval


@pytest.fixture
def with_check(harbour, told):
    """Return what is told of the harbour with one of its checks changed, and its finding."""

    def change(index, **changes):
        if "claim" in changes:
            said = " ".join(f"{{{name}}}" for name in re.findall(r"[a-z_]+", changes["claim"]))
            changes.setdefault("finding", {"zh": said, "en": said})
        sheet = harbour.checks
        value = list(sheet.value)
        value[index] = value[index].model_copy(update=changes)
        return told(checks=Sheet(sheet.path, value, sheet.lines, sheet.leaves))

    return change


def test_each_check_has_its_outcome_and_its_figures(book):
    """A sum that adds up, a contradiction that is known, names that are as many as is said."""
    outcomes = {found.id: (found.holds, found.figures) for found in book.findings}
    assert outcomes == {
        "ship_sum": (True, ("fishing_boats", "freighters", "ships")),
        "fish_twice": (False, ("fish", "fish_elsewhere")),
        "quay_names": (True, ("quays",)),
    }


def test_a_finding_keeps_what_it_compared(book):
    """Both sides are intervals in base units: 1.26万吨 against about 1.1万吨."""
    fish = next(found for found in book.findings if found.id == "fish_twice")
    assert fish.sides == (Interval(D(12550), D(12650)), Interval(D(9900), D(12100)))


def test_a_sum_that_no_longer_adds_up_stops_the_build(with_check):
    """What is expected to hold and does not is a mistake, with the line of the claim."""
    told = with_check(0, claim="fishing_boats == ships")
    assert told == [("check-fails", "data/checks.yml:2")]


def test_a_contradiction_that_is_gone_stops_the_build(with_check):
    """A recorded contradiction that holds after all needs a new finding."""
    told = with_check(1, claim="fish_elsewhere <= fish")
    assert told == [("contradiction-gone", "data/checks.yml:7")]


def test_a_name_too_few_stops_the_build(with_check):
    """The names that a check lists are counted against the figure."""
    assert [code for code, _ in with_check(2, names=["东", "西"])] == ["check-fails"]


def test_a_claim_that_cannot_be_read_is_told(with_check):
    """Units that do not go together, and two checks of one name."""
    assert [code for code, _ in with_check(0, claim="ships == cranes")] == ["bad-formula"]
    assert [code for code, _ in with_check(2, id="ship_sum")] == ["duplicate-id"]


def test_a_broken_ledger_is_told_once(told_of):
    """Checks over figures that are wrong already are not told a second time."""
    assert [code for code, _ in told_of("figures", "ships", value="405")] == ["value-differs"]


@pytest.mark.each(
    ("claim", "code"),
    [
        ("during(quays, cranes)", []),
        ("during(cranes, quays)", ["check-fails"]),
        ("before(quays, ships)", []),
        ("before(quays, cranes)", ["check-fails"]),
        ("before(quays, lighthouse)", ["bad-formula"]),
        ("fish_share + 1 >= 1", []),
        ("fish_share <= birds", ["inputs-differ", "inputs-differ"]),
        ("craftsmen > cranes", ["bad-formula"]),
        ("ships == ships", ["bad-formula"]),
        ("during(quays, quays)", ["bad-formula"]),
    ],
)
def test_dates_and_shares_are_checked_too(with_check, claim, code):
    """Periods in order, shares of one whole; what is undated or of another whole is told."""
    assert [code for code, _ in with_check(0, claim=claim)] == code


def test_a_claim_about_dates_has_no_sides_to_draw(harbour):
    """Its periods are no amounts."""
    sheet = harbour.checks
    said = dict.fromkeys(("zh", "en"), "{quays}, {cranes}")
    changes = {"claim": "during(quays, cranes)", "finding": said}
    value = [sheet.value[0].model_copy(update=changes)]
    checks = Sheet(sheet.path, value, sheet.lines, sheet.leaves)
    (found,) = resolve(replace(harbour, checks=checks)).findings
    assert (found.sides, found.holds, found.surely) == (None, True, True)


def test_what_rounding_leaves_open_is_not_sure(book):
    """The ships add up exactly; that 1.26万吨 is at most about 1.1万吨 is refuted."""
    assert [(found.holds, found.surely) for found in book.findings][:2] == [
        (True, True),
        (False, False),
    ]


def test_a_finding_tells_of_what_its_claim_compares(with_check):
    """Each figure in each language; what is worked out by its own number, or by its figures."""
    silent = {"zh": "{fishing_boats}，{freighters}", "en": "{fishing_boats} and {ships}"}
    told = with_check(0, finding=silent)
    assert told == [("finding-silent", "data/checks.yml:5")] * 2
    parts = dict.fromkeys(("zh", "en"), "{fishing_boats}, {freighters}, {ships}")
    assert with_check(0, claim="boats == ships", finding=parts) == []
    less = dict.fromkeys(("zh", "en"), "{fishing_boats}, {ships}")
    assert {c for c, _ in with_check(0, claim="boats == ships", finding=less)} == {"finding-silent"}
