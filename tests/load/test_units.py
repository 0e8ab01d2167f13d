"""Units of a story: those that stand for themselves, and one a piece of another."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from liuzhou_site.load.reading import load_project, read_project

HARBOUR = Path(__file__).parents[1] / "figures" / "harbour"


@pytest.fixture
def with_units(project, tmp_path):
    """Return the folder of the harbour with a line added to its units."""

    def add(line):
        root = tmp_path / "harbour"
        shutil.copytree(HARBOUR, root)
        shutil.copytree(project / "templates" / "strings", root / "templates" / "strings")
        file = root / "data" / "units.yml"
        file.write_text(f"{file.read_text(encoding='utf-8')}{line}\n", encoding="utf-8")
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
