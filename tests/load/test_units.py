"""Units of a story: those that stand for themselves, and one a piece of another."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.conftest import put_into, written

from liuzhou_site.load.reading import load_project, read_project

HARBOUR = Path(__file__).parents[1] / "figures" / "harbour"


@pytest.fixture
def with_units(project, tmp_path):
    """Return the folder of the harbour with a line of its units added or exchanged."""

    def add(line):
        root = tmp_path / "harbour"
        shutil.rmtree(root, ignore_errors=True)
        put_into(root, written(HARBOUR))
        file = root / "data" / "units.yml"
        others = [
            other
            for other in file.read_text(encoding="utf-8").splitlines()
            if other.partition(":")[0] != line.partition(":")[0]
        ]
        file.write_text("\n".join([*others, line, ""]), encoding="utf-8")
        return root

    return add


def test_a_unit_may_be_one_a_piece_of_another(with_units):
    """Tonnes a ship are tonnes and ships."""
    line = "tonne_ship: {kind: measure, zh: 吨/艘, one: tonne a ship, of: tonne, per: ship}"
    units = load_project(with_units(line)).units
    assert units["tonne_ship"].over == (units["tonne"], units["ship"])
    assert units["tonne"].over is None


@pytest.mark.parametrize(
    ("pair", "found"),
    [
        ("of: tonne, per: shipp", "“it.per” should be another unit. Found: “shipp”. The nearest"),
        ("of: tone, per: ship", "“it.of” should be another unit. Found: “tone”. The nearest"),
        ("of: tonne", "“it.per” should be another unit. Found: “”."),
        ("of: tonne, per: it", "“it.per” should be another unit. Found: “it”."),
    ],
)
def test_the_units_of_a_unit_are_there(with_units, pair, found):
    """Both are named, and neither is one a piece of another itself."""
    loaded = read_project(with_units(f"it: {{kind: measure, {pair}}}"))
    assert loaded.project is None
    assert [str(problem.place) for problem in loaded.problems] == ["data/units.yml:10"]
    assert found in loaded.problems[0].message


def test_what_everybody_knows_needs_no_entry(with_units):
    """A currency has CLDR's names, a measure the engine's; an entry of the story's own prevails."""
    root = with_units("krona: {kind: money, zh: 克朗, one: krona, other: kronor}")
    file = root / "data" / "figures.csv"
    lines = file.read_text(encoding="utf-8").splitlines()
    ship = next(line for line in lines if line.startswith("ships,"))
    more = [
        ship.replace("ships,450,ship", f"ship_{unit.lower()},450,{unit}").replace("450艘", printed)
        for unit, printed in {"SEK": "450 SEK", "GBP": "450英镑", "litre": "450升"}.items()
    ]
    file.write_text("\n".join([*lines, *more]) + "\n", encoding="utf-8")
    units = load_project(root).units
    assert (units["SEK"].zh, units["SEK"].other) == ("瑞典克朗", "Swedish kronor")
    assert (units["GBP"].zh, units["GBP"].other, units["GBP"].sign) == ("英镑", "pounds", "")
    assert units["litre"].kind == "measure"
    assert "EUR" not in units
    site = root / "content" / "site.yml"
    site.write_text(site.read_text(encoding="utf-8") + "currencies: signs\n", encoding="utf-8")
    assert load_project(root).units["GBP"].sign == "£"
    assert not load_project(root).units["CNY"].sign


RENAMED = """
mine: {kind: count, zh: 家, one: mine, other: smelters} | mine.other
barge: {kind: count, zh: 艘, one: barge, other: tugs} | barge.other
chain: {kind: count, zh: 条, one: chain, other: links} | chain.other
kiln: {kind: count, zh: 座, one: kiln, other: ovens} | kiln.other
stall: {kind: count, zh: 个, one: stall, other: market halls} | stall.other
CNY: {kind: money, zh: 美元, one: dollar, other: dollars} | CNY.zh
CNY: {kind: money, zh: 元, one: dollar, other: dollars} | CNY.one
km2: {kind: measure, zh: 公顷, one: hectare, other: hectares} | km2.zh
km2: {kind: measure, zh: 平方公里, one: square kilometre, other: hectares} | km2.other
year: {kind: measure, zh: 年, one: month, other: months} | year.one
celsius: {kind: measure, zh: 华氏度, one: °F, other: °F} | celsius.zh
mile: {kind: measure, zh: 英里, one: kilometre, other: kilometres} | mile.one
kg: {kind: count, zh: 公斤, one: pound of, other: pounds of} | kg.one
person: {kind: count, zh: 人, one: tonne, other: tonnes} | person.one
hour: {kind: measure, zh: 天, one: hour, other: hours} | hour.zh
USD: {kind: money, zh: 欧元, one: dollar, other: dollars} | USD.zh
tonne: {kind: measure, zh: 吨, one: thing, other: things} | tonne.one
rmb: {kind: money, zh: 元, one: dollar, other: dollars} | rmb.one
stretch: {kind: measure, zh: 公里, one: mile, other: miles} | stretch.one
press: {kind: count, zh: 台, one: score of presses, other: score of presses} | press.one
press: {kind: count, zh: 百台, one: press, other: presses} | press.zh
press: {kind: count, zh: 台, one: press, other: dozen presses} | press.other
press: {kind: count, zh: 多台, one: press, other: presses} | press.zh
press: {kind: count, zh: 台, one: or so presses, other: or so presses} | press.one
firm: {kind: count, zh: 家, one: worker, other: workers} | firm.other
job: {kind: count, zh: 个行业, one: industry, other: industries} | job.zh
job: {kind: count, zh: 家, one: job, other: jobs} | job.zh
person: {kind: count, zh: 座, one: person, other: people} | person.zh
worker: {kind: count, zh: 台, one: worker, other: workers} | worker.zh
villager: {kind: count, zh: 名, one: school, other: schools} | villager.other
"""
KEPT = """
foot_rule: {kind: count, zh: 把, one: foot rule, other: feet rules}
man: {kind: count, zh: 人, one: man, other: men}
goose: {kind: count, zh: 只, one: goose, other: geese}
person: {kind: count, zh: 人, one: person, other: people}
city: {kind: count, zh: 座, one: city, other: cities}
child: {kind: count, zh: 人, one: child, other: children}
head: {kind: count, zh: 头, one: head of cattle, other: head of cattle}
CNY: {kind: money, zh: 元人民币, one: renminbi yuan, other: renminbi yuan}
USD: {kind: money, zh: 美金, one: US dollar, other: US dollars}
km2: {kind: measure, zh: 平方千米, one: square kilometer, other: square kilometers}
tonne: {kind: measure, zh: 公吨, one: ton, other: tons}
celsius: {kind: measure, zh: 摄氏度, one: °C, other: °C}
year: {kind: measure, zh: 年, one: year, other: years}
calendar_year: {kind: year, zh: 年, one: year, other: years}
ha: {kind: measure, zh: 公顷, one: hectare, other: hectares}
steam_tonne: {kind: measure, zh: 蒸吨, one: tonne of steam an hour, other: tonnes of steam an hour}
person: {kind: count, zh: 名, one: resident, other: residents}
reader: {kind: count, zh: 人, one: reader, other: readers}
firm: {kind: count, zh: 家, one: company, other: companies}
press: {kind: count, zh: 台, one: press, other: presses}
job: {kind: count, zh: 个岗位, one: job, other: jobs}
home: {kind: count, zh: 户, one: household, other: households}
co2: {kind: measure, zh: 吨二氧化碳, one: tonne of carbon dioxide, other: tonnes of carbon dioxide}
branch: {kind: count, zh: 处, one: branch, other: branches}
case: {kind: count, zh: 例, one: case, other: cases}
NOK: {kind: money, zh: 挪威克朗, one: Norwegian krone, other: Norwegian kroner}
share: {kind: share}
"""


def told_of(root):
    """Return what is told of the units of a story, each as the key that is at fault."""
    found = read_project(root).problems
    return {dict(one.fields)["id"] for one in found if one.code.startswith("unit-word")}


@pytest.mark.each("line", RENAMED.strip().splitlines())
def test_a_unit_is_not_renamed(with_units, line):
    """What the engine knows keeps its name; what a story adds is one thing in both languages."""
    unit, found = line.split(" | ")
    assert found in told_of(with_units(unit))


@pytest.mark.each("unit", KEPT.strip().splitlines())
def test_a_unit_may_be_added_and_inflected(with_units, unit):
    """Another word for the same passes."""
    assert told_of(with_units(unit)) == set()
