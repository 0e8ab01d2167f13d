"""What is odd in the source, and how the data say so: nothing is mended, nothing is hidden."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal as D

import pytest
from tests.resolving import resolve

from liuzhou_site.errors import BuildFailed
from liuzhou_site.figures import intervals
from liuzhou_site.load.yaml_files import Sheet
from liuzhou_site.model import Hedge, Interval, Status

YI = D(10**8)


@pytest.fixture(scope="module")
def checked(sound):
    """Return the project's own data, checked."""
    return sound("own")


@pytest.fixture(scope="module")
def figures(checked):
    """Return the project's figures by id."""
    return checked.book.figures


@pytest.fixture(scope="module")
def outcomes(checked):
    """Return which reconciliations hold."""
    return {found.id: found.holds for found in checked.book.findings}


def test_the_two_shares_have_bases_that_do_not_meet(figures, outcomes):
    """66 % and 67 % imply 2,883 to 2,929亿 and 2,755 to 2,798亿; the parts exceed either."""
    whole = figures["industry_output_implied"]
    above = figures["above_scale_implied"]
    assert whole.quantity.value == Interval(2883 * YI, 2929 * YI)
    assert above.quantity.value == Interval(2755 * YI, 2798 * YI)
    assert not intervals.overlap(whole.interval, above.interval)
    assert figures["both_outputs"].interval.low > whole.interval.high
    assert outcomes["industry_bases"] is outcomes["output_overlap"] is False


def test_furnaces_of_county_and_city_are_two_records(figures, outcomes):
    """The counts coincide; place and time differ. That a sum gives the same is called chance."""
    county, city = figures["jiahe_cupola"], figures["cupola_city"]
    assert county.quantity.value == city.quantity.value == D(261)
    assert (county.scope, city.scope) == ("jiahe", "city")
    assert (county.period.iso, city.period.iso) == ("2018/2019", "2016/2020")
    assert outcomes["cupola_twins"] is False
    assert outcomes["furnace_chance"]


def test_what_conflicts_is_marked_and_explained(figures, outcomes):
    """Age, world share, minerals and silver are contradicted, each with a note."""
    for name in ("yongxing_history", "yongxing_world_half", "minerals_found", "silver_share"):
        assert figures[name].status is Status.CONTRADICTED
        assert all(figures[name].note.values())
    assert outcomes["silver_bases"] is False
    assert figures["yongxing_history"].citation.endswith("/cj/2019/09-17/8958528.shtml")


@pytest.mark.each(
    "name",
    [
        "graphite_share", "silver_share", "yongxing_peak", "yongxing_workers", "yongxing_now",
        "restoration_money", "key_projects", "key_area", "general_projects", "general_area",
    ],
)  # fmt: skip
def test_what_has_no_date_in_print_has_none_here(figures, name):
    """Undated claims stay undated; pages and tables then say so in words of their own."""
    assert figures[name].period.iso == ""


def test_lists_of_names_are_as_long_as_the_source_says(outcomes):
    """Eight firms and six clusters are named; the chains are counted twice, and alike."""
    assert outcomes["eight_names"]
    assert outcomes["cluster_names"]
    assert outcomes["chains_twice"]


def test_green_mines_add_up_and_their_ranks_are_not_ours(figures, outcomes):
    """52 is 18 and 34; the two ranks could not be verified."""
    assert outcomes["green_sum"]
    for name in ("green_rank_province", "green_rank_nation"):
        assert figures[name].status is Status.NOT_FOUND


def test_restored_land_does_not_follow_the_projects(figures, outcomes):
    """Both areas are “about”; the odd relation is a finding."""
    assert figures["key_area"].quantity.hedge is Hedge.ABOUT
    assert figures["general_area"].quantity.hedge is Hedge.ABOUT
    assert outcomes["land_order"] is False


def test_a_forecast_is_one(figures):
    """What was expected by the end of 2022 is no result."""
    forecast = figures["feihongda_output"]
    assert forecast.status is Status.FORECAST
    assert forecast.period.iso == "2022-12-31"


def test_every_slip_of_the_source_is_listed(checked):
    """As printed, each in its paragraph; loose captions are listed and not quoted."""
    slips = {(slip.printed, *slip.paragraphs) for slip in checked.project.source.value.errata}
    assert slips == {
        ("银物晶体", 26), ("人园", 22), ("人驻", 41), ("优势 and 优良", 39), ("让让让美了", 64),
        ("烹丁辐辏", 27), ("的深刻：", 28), ("矿业秩序实现", 29), ("有色金属化学", 5),
        ("白银", 25), ("科技有", 40), ("高新技术", 57), ("", 1, 2, 10, 13, 14, 33),
        ("万牛奔腾", 9), ("园区有", 23), ("好评准入关口", 64),
    }  # fmt: skip


def test_names_that_hold_digits_are_declared_with_a_reason(checked):
    """None of them is a measure."""
    names = checked.project.names.value.values()
    forms = {form for name in names for form in name.forms["zh"]}
    assert {"5G", "500强", "AB厂", "十四五", "十三五", "三高四新", "三线一单"} <= forms
    assert all(name.why["zh"] and name.why["en"] for name in names)


def test_the_place_is_read_with_reasons_and_reports(checked):
    """Printed and read form stand side by side; what others report has its address."""
    place = checked.project.source.value.place
    assert (place.printed["zh"], place.read_as["zh"]) == ("柳州", "郴州")
    cited = {reason.citation for reason in place.reasons if reason.citation}
    assert any("hn.rednet.cn" in address for address in cited)
    assert any("beihu.gov.cn" in address for address in cited)


def test_who_wrote_it_and_whom_it_quotes_is_said(checked):
    """The page says what the source is: promotional, with one official and no independent voice."""
    kind = checked.project.source.value.kind
    assert "promotional" in kind["en"]
    assert "no independent voice" in kind["en"]


KNOWN_CONFLICTS = ("output_overlap", "industry_bases", "cupola_twins", "silver_bases", "land_order")


def test_every_kind_of_check_is_made(checked, outcomes):
    """Sums, lists, facts said twice, shares of a whole, county and city."""
    claims = {check.id: check.claim for check in checked.project.checks.value}
    assert claims["green_sum"] == "green_national + green_provincial == green_mines"
    assert claims["eight_names"] == "count(names) == billion_firms"
    assert claims["graphite_twice"] == "graphite_share == graphite_elsewhere"
    assert tuple(name for name, holds in outcomes.items() if not holds) == KNOWN_CONFLICTS


def test_only_the_shares_of_silver_are_a_contradiction(checked):
    """What has another base, is not to be added or may be chance wants a second look."""
    verdicts = {found.id: (found.verdict, found.look) for found in checked.book.findings}
    assert {
        name: look for name, (verdict, look) in verdicts.items() if verdict == "look_again"
    } == {
        "output_overlap": "not_added",
        "industry_bases": "other_base",
        "cupola_twins": "unexplained",
        "land_order": "unexplained",
        "furnace_chance": "coincidence",
    }
    assert [name for name, (verdict, _) in verdicts.items() if verdict == "contradicts"] == [
        "silver_bases"
    ]


def test_every_finding_mentions_what_its_claim_compares(checked, figures):
    """In each language: the figures of the claim, or those that they were worked out from."""
    for found in checked.book.findings:
        for text in found.text.values():
            for name in found.figures:
                roots = {name, *figures[name].inputs}
                assert any(f"{{{root}" in text for root in roots), (found.id, name)


def test_shares_say_of_what_they_are_shares(figures):
    """66 and 67 % have different wholes; both shares of value added have one."""
    assert figures["chains_share"].whole == figures["industry_output_implied"].whole == "industry"
    assert figures["hightech_share"].whole == "above_scale_output"
    added = {figures[name].whole for name in ("electronics_added", "machinery_added")}
    assert added == {"above_scale_added"}


@pytest.mark.each(
    ("name", "formula", "code"),
    [
        (
            "industry_output_implied",
            "chains_output / hightech_share * chains_share",
            "inputs-differ",
        ),
        ("industry_output_implied", "chains_output * chains_share", "inputs-differ"),
        ("chains_rest_share", "1 - chains_share - hightech_share", "inputs-differ"),
        ("jiahe_old_furnaces", "sum(jiahe_cupola, cupola_city)", "bad-formula"),
        ("jiahe_old_furnaces", "sum(jiahe_cupola, jiahe_cupola)", "bad-formula"),
        ("jiahe_old_furnaces", "sum(jiahe_cupola, jiahe_lines)", "bad-formula"),
        ("jiahe_old_furnaces", "sum(jiahe_cupola, boilers)", "bad-formula"),
        ("projects_total", "sum(machinery_projects, key_projects)", "inputs-differ"),
        ("projects_money", "sum(machinery_money, electronics_projects)", "bad-formula"),
        ("projects_money", "sum(machinery_money, chains_output)", "inputs-differ"),
        ("graded_mines", "sum(green_national, green_rank_nation)", "bad-formula"),
    ],
)
def test_a_calculation_that_mixes_is_refused(checked, name, formula, code):
    """Other wholes, county with city, a thing twice, other units, other years, ranks."""
    sheet = checked.project.derived
    entry = sheet.value[name].model_copy(update={"formula": formula})
    derived = Sheet(sheet.path, {**sheet.value, name: entry}, sheet.lines, sheet.leaves)
    with pytest.raises(BuildFailed) as failed:
        resolve(replace(checked.project, derived=derived))
    assert code in {problem.code for problem in failed.value.problems}
