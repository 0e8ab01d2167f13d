"""What adds up is found in a ledger without being asked for; what means nothing is hardly told."""

from __future__ import annotations

import time
from dataclasses import replace
from decimal import Decimal as D
from pathlib import Path
from random import Random
from types import MappingProxyType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.conftest import STORIES, copied
from tests.figures.test_ranking import PLAIN

from liuzhou_site.figures import rounding
from liuzhou_site.figures.book import FigureBook, sound_book
from liuzhou_site.figures.formulas import inputs
from liuzhou_site.figures.relations import Verdict, relations
from liuzhou_site.load.reading import load_project
from liuzhou_site.model import Hedge, Interval, Kind, Period, Quantity, Status, Unit

UNITS = {
    "CNY": Unit("CNY", "money", "元", "yuan", "yuan"),
    "ship": Unit("ship", "count", "艘", "ship", "ships"),
    "tonne": Unit("tonne", "measure", "吨", "tonne", "tonnes"),
    "share": Unit("share", "share", "", "", ""),
    "times": Unit("times", "measure", "倍", "time", "times"),
    "ordinal": Unit("ordinal", "ordinal", "", "", ""),
}
UNITS["CNY_ship"] = Unit(
    "CNY_ship", "measure", "元/艘", "yuan a ship", "yuan a ship", (UNITS["CNY"], UNITS["ship"])
)
NOUNS = [a + b for a in "bar cod dor fen gul hal kel mas net par rud sal".split() for b in
         "al er ic on um ys ob ef".split()]  # fmt: skip
"""Words of no language, each with a stem of its own."""


def figure(name, value, unit="ship", label="", **given):
    """Return a figure as print has it: “12.5” is rounded to a tenth, “200” ships are counted."""
    label = label or name
    number, hedge = D(value), given.pop("hedge", Hedge.NONE)
    digits = len(number.as_tuple().digits)
    percent = unit == "share"
    quantity = Quantity(
        number.scaleb(-2) if percent else number, unit, hedge,
        Kind.PERCENT if percent else Kind.CARDINAL, digits, change=given.pop("change", 0),
    )  # fmt: skip
    rounded = rounding.is_rounded(quantity, UNITS[unit])
    return replace(
        PLAIN, id=name, quantity=quantity, unit=UNITS[unit], as_printed=value,
        interval=rounding.allowed(quantity, rounded=rounded), label={"zh": label, "en": label},
        **{"period": Period("2030"), "scope": "harbour", **given},
    )  # fmt: skip


@pytest.fixture(scope="session")
def found(harbour):
    """Return what gives the relations of some figures: claim → relation."""
    plain = replace(harbour, checks=replace(harbour.checks, value=[]))

    def search(*figures, texts=None, checks=(), dropped=(), source=None):
        named = MappingProxyType({one.id: one for one in figures})
        project = replace(plain, dropped=tuple({"claim": claim} for claim in dropped))
        standing = [replace_claim(harbour.checks.value[0], claim) for claim in checks]
        project = replace(project, checks=replace(harbour.checks, value=standing))
        if source:
            project = replace(project, source=replace(project.source, value=source))
        return {one.claim: one for one in relations(project, FigureBook(named, (), {}), texts)}

    return search


def replace_claim(check, claim):
    """Return a check with another claim."""
    return check.model_copy(update={"claim": claim})


SUM = (figure("old", "118", label="gull"), figure("new", "134", label="eel"), figure("all", "252"))


def test_a_sum_is_told_with_how_unlikely_it_is(found) -> None:
    """Of one triple, a sum of 252 is one of about as many."""
    relation = found(*SUM)["old + new == all"]
    assert (relation.verdict, round(1 / relation.chance)) == (Verdict.HOLDS, 252)


@pytest.mark.parametrize(
    "changed",
    [
        {"unit": UNITS["tonne"]},
        {"scope": "pier"},
        {"period": Period("2029")},
        {"interval": Interval(D(134), None, over=True)},
    ],
)
def test_what_does_not_go_together_is_not_added(found, changed) -> None:
    """Other units, places and times; and a number without an end fits everything."""
    one, other, both = SUM
    assert not found(one, replace(other, **changed), both)


def test_a_round_sum_is_no_match(found) -> None:
    """Of numbers in hundreds many add up."""
    assert not found(figure("a", "100"), figure("b", "200"), figure("c", "300"))


def test_what_is_calculated_is_not_found_again(found) -> None:
    """A difference gives its minuend back whatever the numbers."""
    rest = replace(figure("rest", "134"), paragraph=0, inputs=("all", "old"), formula="all - old")
    assert not found(SUM[0], SUM[2], rest)


def test_what_stands_in_the_checks_or_was_dropped_is_not_told_again(found) -> None:
    """Whichever way round it was written: it is known by its figures."""
    assert not found(*SUM, checks=["all - new == old"])
    assert not found(*SUM, dropped=["old + new == all"])
    assert found(*SUM, dropped=["old <= all"])


def test_a_sum_that_is_nearly_right_contradicts(found) -> None:
    """All amounts of a paragraph, its total last; not where it is far off."""
    parts = [figure("a", "512"), figure("b", "347"), figure("c", "96")]
    assert found(*parts, figure("all", "957"))["a + b + c == all"].verdict is Verdict.CONTRADICTS
    assert not found(*parts, figure("all", "1157"))


def test_rounded_parts_that_make_their_sum_to_the_last_digit_are_told(found) -> None:
    """Although what rounding leaves open is a tenth of it."""
    parts = [figure("a", "2.1e8", "CNY"), figure("b", "1.5e8", "CNY"), figure("c", "1.2e8", "CNY")]
    assert "a + b + c == all" in found(figure("all", "4.8e8", "CNY"), *parts)
    assert not found(figure("all", "4.5e8", "CNY"), *parts)


def test_a_share_of_what_is_not_said_is_contradicted_by_nothing(found) -> None:
    """Two amounts of one name need not be its part and its whole."""
    two = figure("a", "98", "CNY", "profit"), figure("b", "112", "CNY", "profit")
    rate = figure("rate", "7.6", "share", "profit margin", whole="all_fish")
    assert "a / b == rate" not in found(*two, rate)


def test_what_is_lost_in_the_rounding_of_a_sum_is_no_part_of_it(found) -> None:
    """An amount a head beside thousands of millions adds nothing that could be seen."""
    parts = [figure("a", "3124e8", "CNY"), figure("b", "10987e8", "CNY")]
    head, both = figure("head", "68920", "CNY"), figure("all", "14111e8", "CNY")
    assert list(found(*parts, head, both)) == ["a + b == all"]


def test_a_change_since_a_time_that_nobody_says_is_one_since_before(found) -> None:
    """As a first draft of a ledger has it."""
    now, then = figure("now", "5230", label="gull hull"), figure("then", "5410", label="gull hull")
    then = replace(then, period=Period("2029"))
    fall = figure("fall", "-180", label="gull hull", change=-1)
    assert "now - then == fall" in found(now, then, fall)
    rate = figure("rate", "-3.3", "share", "gull hull", change=-1)
    assert "(now - then) / then == rate" in found(now, then, rate)
    assert not found(now, replace(then, period=Period("2031")), fall)


def test_the_lesser_count_with_far_more_is_looked_at(found) -> None:
    """Of two sorts with like names, printed in turn; schools of two sorts differ anyway."""
    turn = [
        figure("key", "22", label="large docks"), figure("key_area", "87", "tonne", "large quays"),
        figure("other", "11", label="small docks"),
        figure("other_area", "425", "tonne", "small quays"),
    ]  # fmt: skip
    assert found(*turn)["other_area <= key_area"].verdict is Verdict.LOOK_AGAIN
    unlike = replace(turn[2], label={"zh": "yachts", "en": "yachts"})
    assert not found(*turn[:2], unlike, turn[3])


def test_a_change_lies_between_two_amounts_of_one_thing(found) -> None:
    """By its label: the gap of another thing is none."""
    peak = figure("peak", "473", "CNY", "mast sail", period=Period("2008-03"))
    now = figure("now", "462", "CNY", "mast sail")
    gap = figure("gap", "-11", "CNY", "mast sail", change=-1, since=Period("2008-03"))
    assert found(peak, now, gap)["now - peak == gap"].verdict is Verdict.HOLDS
    other = replace(gap, label={"zh": "eel", "en": "eel"})
    assert not found(peak, now, other)


@pytest.mark.each(
    ("text", "found_right", "found_wrong"),
    [
        ("The port has 126 cogs, 58 hulks and 30 carracks, 214 ships in all.", True, True),
        ("It had 9 in May. It has 126 cogs, 58 hulks, 30 carracks, together 214.", True, True),
        ("It has 126 cogs, 58 hulks and 30 carracks. They make a total of 214.", True, False),
        ("港内有126艘、58艘、30艘，合计214艘。", True, True),
        ("The port has 126 cogs, 58 hulks and 30 carracks and needs 214 ships.", False, False),
        ("港内有126艘、58艘、30艘，缺214艘。", False, False),
    ],
)
def test_what_a_source_calls_a_total_is_the_sum_of_what_stands_before(
    found, harbour, text, found_right, found_wrong
) -> None:
    """However likely by chance; and if it is not, though it is near, that is told."""
    noted = {"paragraph": 5, "period": Period("")}
    one, two, last = (figure(f"n{number}", number, **noted) for number in ("126", "58", "214"))
    others = [figure(f"x{n}", str(n), **noted) for n in range(301, 330)]
    language = "zh" if "港" in text else "en"
    source = harbour.source.value.model_copy(update={"language": language})

    def told(part):
        figures = (one, two, figure("part", part, **noted), last, *others)
        relations = found(*figures, texts={5: text.replace("30", part)}, source=source)
        return [one.verdict for claim, one in relations.items() if claim.endswith("+ part == n214")]

    assert told("30") == [Verdict.HOLDS] * found_right
    assert told("31") == [Verdict.CONTRADICTS] * found_wrong


def test_what_follows_from_two_shares_of_a_whole_is_not_told_besides(found) -> None:
    """Parts and their shares have one base, if each is the share of its part."""
    parts = [figure("cod", "71.8", "tonne"), figure("eel", "33.5", "tonne")]
    rates = [figure("cod_rate", "56.8", "share", "cod"), figure("eel_rate", "26.5", "share", "eel")]
    told = found(figure("fish", "126.4", "tonne"), *parts, *rates)
    assert {"cod / fish == cod_rate", "eel / fish == eel_rate"} <= told.keys()
    assert not [claim for claim in told if claim.count("/") > 1]


def test_shares_make_the_whole(found) -> None:
    """Nearly is looked at twice: a part may be missing."""
    shares = [
        figure(name, value, "share", whole="all_fish")
        for name, value in (("a", "6.8"), ("b", "36.5"), ("c", "56.7"))
    ]
    assert found(*shares)["a + b + c == 1"].verdict is Verdict.HOLDS
    last = figure("c", "55.9", "share", whole="all_fish")
    assert found(*shares[:2], last)["a + b + c == 1"].verdict is Verdict.LOOK_AGAIN
    other = replace(shares[2], whole="sea_birds")
    assert not found(*shares[:2], other)


def test_a_share_is_that_of_a_part_and_its_whole(found) -> None:
    """Which whole it is, its label says; or it is the part with the rest."""
    idle = figure("idle", "2.24e6", label="idle hull")
    busy = figure("busy", "30.39e6", label="gull mast")
    rate = figure("rate", "6.865", "share", "idle hull", whole="all_fish")
    claim = "idle / (idle + busy) == rate"
    assert found(idle, busy, rate)[claim].verdict is Verdict.HOLDS
    assert claim not in found(idle, busy, replace(rate, period=Period("2029")))


def test_a_half_is_no_rare_share(found) -> None:
    """A fraction is exact, and yet one of few."""
    two = figure("part", "31", label="herring nets"), figure("all", "62", label="gull hull")
    half = figure("half", "50", "share", "herring nets", whole="all")
    exact = replace(half, interval=Interval(D("0.5"), D("0.5")))
    relation = found(*two, exact).get("share(part, all) == half")
    assert relation is None or relation.chance > 0.1


def test_two_bases_of_one_whole_that_are_close_contradict(found) -> None:
    """Of two wholes with like names they are looked at twice; of two things they say nothing."""
    figures = [
        figure("a", "1918", "tonne", "barge quay"),
        figure("b", "66", "share", "barge quay", whole="all_fish"),
        figure("c", "1860", "tonne", "ferry rope"),
        figure("d", "67", "share", "ferry rope", whole="all_fish"),
    ]
    assert found(*figures)["a / b == c / d"].verdict is Verdict.CONTRADICTS
    assert not found(*figures[:3], replace(figures[3], whole="sea_birds"))


def test_a_rate_of_growth_fits_its_change_and_its_level(found) -> None:
    """One that does not is looked at twice: it may be real, or seasonally adjusted."""
    level = figure("level", "70650", "tonne", "herring nets")
    change = figure("change", "1109", "tonne", "herring nets", change=1, since=Period("2029"))
    rate = figure("rate", "1.6", "share", "herring nets", change=1, since=Period("2029"))
    claim = "change / (level - change) == rate"
    assert found(level, change, rate)[claim].verdict is Verdict.HOLDS
    wrong = figure("rate", "2.6", "share", "herring nets", change=1, since=Period("2029"))
    assert found(level, change, wrong)[claim].verdict is Verdict.LOOK_AGAIN


def test_a_number_said_twice_is_one_thing_or_looked_at(found) -> None:
    """By labels, places and times."""
    one, other = figure("one", "261", label="gull hull"), figure("other", "261", label="eel")
    assert found(one, other)["one == other"].verdict is Verdict.HOLDS
    away = found(one, replace(other, scope="pier"))
    assert away["one == other"].verdict is Verdict.LOOK_AGAIN
    again = figure("again", "263", label="gull hull")
    assert found(one, again)["one == again"].verdict is Verdict.LOOK_AGAIN
    assert not found(one, replace(again, period=Period("2029")))
    assert not found(one, again, figure("third", "265", label="gull hull"))


def test_a_part_is_no_larger_than_its_whole(found) -> None:
    """A count of a place within another; where labels differ a little it is looked at twice."""
    part = figure("part", "95", label="gull hull", scope="pier")
    whole = figure("whole", "90", label="gull hull")
    assert found(part, whole)["part <= whole"].verdict is Verdict.CONTRADICTS
    near = replace(whole, label={"zh": "gull boat", "en": "gull boat"})
    assert found(part, near)["part <= whole"].verdict is Verdict.LOOK_AGAIN
    assert not found(part, replace(whole, label={"zh": "eel", "en": "eel"}))


def test_a_rate_moves_as_its_count_does(found) -> None:
    """Idle ships became fewer, and the rate fell."""
    span = {"since": Period("2029"), "change": -1}
    count = figure("count", "-77", label="idle hull", **span)
    now = figure("now", "6.9", "share", "idle hull", whole="all_fish")
    then = figure("then", "7.1", "share", "idle hull", whole="all_fish", period=Period("2029"))
    assert found(count, now, then)["now < then"].verdict is Verdict.HOLDS
    swapped = replace(now, period=then.period), replace(then, period=now.period)
    assert found(count, *swapped)["then < now"].verdict is Verdict.CONTRADICTS


def test_dates_and_ranks_come_in_order(found) -> None:
    """A forecast is of a time after all else; a rank among fewer is no lower."""
    past = figure("past", "12")
    ahead = figure("ahead", "45", status=Status.FORECAST, period=Period("2029"))
    assert found(past, ahead)["before(past, ahead)"].verdict is Verdict.CONTRADICTS
    ranks = [figure(name, rank, "ordinal", "gull nets") for name, rank in (("a", "9"), ("b", "1"))]
    assert found(*ranks)["b <= a"].verdict is Verdict.HOLDS


def test_the_columns_of_a_row_make_their_total(found) -> None:
    """Of a table whose last column is the sum of the others; a slip contradicts."""
    values = {"north": "512", "south": "347", "west": "96", "all": "955"}
    row = [
        replace(figure(f"docks.{name}@2030", value), table="docks", paragraph=0)
        for name, value in values.items()
    ]
    claim = "docks.north@2030 + docks.south@2030 + docks.west@2030 == docks.all@2030"
    assert found(*row)[claim].verdict is Verdict.HOLDS
    slip = replace(figure("docks.all@2030", "965"), table="docks", paragraph=0)
    assert found(*row[:-1], slip)[claim].verdict is Verdict.CONTRADICTS


def test_so_much_a_piece_is_a_quotient(found) -> None:
    """Its unit says of which amounts."""
    money, ships = figure("money", "13200", "CNY"), figure("ships", "60")
    assert "money / ships == each" in found(money, ships, figure("each", "220", "CNY_ship"))
    assert not found(money, ships, figure("each", "250", "CNY_ship"))


def test_what_is_far_from_its_like_is_looked_at(found) -> None:
    """A slip of thousands in a series."""
    values = ("41", "44", "43", "46", "45000")
    series = [
        figure(f"y{n}", value, "tonne", "herring nets", period=Period(f"203{n}"))
        for n, value in enumerate(values)
    ]
    (claim,) = found(*series)
    assert "y4" in inputs(claim)
    assert not found(*series[:-1])


@pytest.mark.each(
    ("language", "text", "verdict"),
    [
        ("zh", "港里有海鸥、银鱼、白帆、渡船等4家。", Verdict.HOLDS),
        ("zh", "4家分别是海鸥、银鱼、白帆、渡船。", Verdict.HOLDS),
        ("zh", "港里有海鸥、银鱼、白帆4家。", Verdict.LOOK_AGAIN),
        ("zh", "港里有海鸥、银鱼、白帆等4家。", None),
        ("zh", "港里有4家。海鸥、银鱼、白帆、渡船都来。", None),
        ("en", "It has 4 yards: Gull, Old Eel, White Sail and Ferry.", Verdict.HOLDS),
        ("en", "Gull, Eel, Sail, and Ferry, the 4 yards, agreed.", Verdict.HOLDS),
        ("en", "It has 4 yards, such as Gull and Eel.", None),
    ],
)
def test_names_are_counted_beside_their_count(harbour, language, text, verdict) -> None:
    """Where the source's text is at hand, and the list stands right there."""
    source = harbour.source.value.model_copy(update={"language": language})
    project = replace(harbour, source=replace(harbour.source, value=source))
    printed = "4家" if language == "zh" else "4 yards"
    four = replace(figure("four", "4"), as_printed=printed)
    book = FigureBook(MappingProxyType({"four": four}), (), {})
    told = relations(project, book, {1: text})
    assert [one.verdict for one in told] == ([verdict] if verdict else [])


@settings(max_examples=60)
@given(st.integers(0, 10_000), st.integers(1000, 99_999), st.integers(1000, 99_999))
def test_a_planted_sum_is_found_among_others(found, seed, one, other) -> None:
    """Whatever stands around it; numbers that end in noughts say less."""
    a, b = one - one % 10 + 1, other - other % 10 + 1
    planted = [figure("a", str(a)), figure("b", str(b)), figure("total", str(a + b))]
    assert "a + b == total" in found(*ledger(seed, 30), *planted)


@settings(max_examples=60)
@given(st.integers(0, 10_000), st.integers(100, 999), st.integers(1000, 9999))
def test_a_planted_share_is_found_among_others(found, seed, part, whole) -> None:
    """A part of a figure of the ledger, printed to a hundredth of a percent."""
    share = figure("rate", f"{D(part) * 100 / whole:.2f}", "share", "herring nets", whole="whole")
    planted = [figure("part", str(part), label="herring nets"), figure("whole", str(whole)), share]
    assert "share(part, whole) == rate" in found(*ledger(seed, 30), *planted)


def ledger(seed, size):
    """Return figures that have nothing to do with each other: four to a paragraph."""
    rng = Random(seed)  # noqa: S311 (the same ledger each time)
    made = []
    for at in range(size):
        unit = rng.choice(["CNY", "ship", "tonne", "share"])
        value = str(rng.randrange(10, 10 ** rng.choice([2, 3, 4])))
        given = {"paragraph": 1 + at // 4, "period": Period(rng.choice(["2030", "2029"]))}
        if unit == "share":
            value = f"{rng.randrange(10, 999) / 10}"
            given["whole"] = rng.choice(["all_fish", "sea_birds"])
        label = " ".join(rng.sample(NOUNS, 3))
        scope = rng.choice(["harbour", "harbour", "pier"])
        made.append(replace(figure(f"f{at}", value, unit, label, **given), scope=scope))
    return made


@pytest.mark.slow
def test_of_random_ledgers_little_is_told(found) -> None:
    """Of sixty figures without any relation, one or two that look like one."""
    told = [len(found(*ledger(seed, 60))) for seed in range(40)]
    assert sum(told) / len(told) < 2


@pytest.mark.slow
def test_a_thousand_figures_take_seconds(found) -> None:
    """All pairs, and many of the triples, are looked at."""
    figures = ledger(7, 1000)
    start = time.process_time()
    found(*figures)
    assert time.process_time() - start < 10


TOLD = {
    "own": """
        green_national + green_provincial == green_mines
        jiahe_aluminium + jiahe_electric == jiahe_cupola
        chains_count == chains_again
        jiahe_cupola == cupola_city
        graphite_share == graphite_elsewhere
        yongxing_world_half <= silver_share
        general_area <= key_area
        jiahe_cupola <= cupola_city
        during(jiahe_cupola, cupola_city)
        green_rank_province <= green_rank_nation
        chains_output / chains_share == hightech_output / hightech_share
    """,
    "communique": """
        exports + imports == trade
        imports + surplus == exports
        primary + secondary + tertiary == gdp
        primary_share + secondary_share + tertiary_share == 1
        births - deaths == population_change
        share(secondary, gdp) == secondary_share
        grain_change / (grain - grain_change) == grain_growth
    """,
    "payrolls": """
        revision_jan + jobs_jan_first == jobs_jan
        revision_feb + jobs_feb_first == jobs_feb
        revision_jan + revision_feb == revision_both
        earnings_cents / (earnings - earnings_cents) == earnings_rate
    """,
    "labour": """
        unemployed / (unemployed + employed) == unemployment_rate
        unemployed_before / (unemployed_before + employed_before) == unemployment_rate_before
        unemployed_then / (unemployed_then + employed_then) == unemployment_rate_year
        employed / employment_rate == inactive / inactivity_rate
        unemployment_rate < unemployment_rate_before
        unemployment_rate < unemployment_rate_year
        employment_rate > employment_rate_before
        inactivity_rate < inactivity_rate_before
    """,
    "gallery": """
        plots_own + plots_leased == plots_now
        apple_trees + pear_trees + cherry_trees == trees_printed
    """,
    "keeling": """
        mays.co2@2019-05 == year.co2@2019-05
    """,
}
"""Story → what is found in its ledger when its checks are taken away, one a line."""


@pytest.mark.each("name", TOLD)
def test_the_stories_own_checks_are_found_unaided(project, tmp_path, name) -> None:
    """With next to nothing else: of what is told, at most a third is not listed here."""
    assert name in STORIES
    story = load_project(copied(project, name, tmp_path))
    story = replace(story, checks=replace(story.checks, value=[]))
    told = {one.claim for one in relations(story, sound_book(story)[0])}
    expected = {line.strip() for line in TOLD[name].strip().splitlines()}
    assert expected <= told
    assert len(told - expected) <= max(1, len(told) / 3)


def test_most_of_the_checks_that_an_editor_once_found_are_found(project, tmp_path) -> None:
    """Also those that the story has dropped as trivial; of the sixteen ten, without its text."""
    story = load_project(copied(project, "own", tmp_path))
    story = replace(story, checks=replace(story.checks, value=[]))
    book, _ = sound_book(story)
    claims = (Path(__file__).parent / "first_checks.txt").read_text("utf-8").splitlines()
    known = replace(story, dropped=tuple({"claim": claim} for claim in claims))
    assert len(claims) == 16
    assert len(relations(story, book)) - len(relations(known, book)) >= 10
