"""All mistakes of a story are told in one run, each once, and none as what follows from another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

import pytest
from tests.conftest import known
from tests.test_broken import EDIT, FOLDERS, spoil

from liuzhou_site.charts.refusals import refused
from liuzhou_site.checks.checked import check
from liuzhou_site.errors import BuildFailed, Problem

STAGES = """\
== data/figures.csv
-- ,readers,,
++ ,readers,,,x
== data/comparisons.yml
-- children_share > 1/3}
++ children_share > 1/3, becaus: it is}
== data/figures.csv
-- atlases,96
++ atlases,69
== data/derived.yml
-- category: lent
++ category: lend
== content/en.md
-- It cannot find {lost}
++ It cannot find {lots}
== content/zh.md
-- 的图书馆说
++ 的3座图书馆说
== content/en.md
-- , {branches_now} are open
++ , some are open
== content/zh.md
-- 分馆{branches_before}
++ 分馆第{branches_before}
== content/charts.yml
-- form: before_after
++ form: number
"""
"""A mistake in each stage; most figures are mentioned, drawn and calculated with elsewhere, too."""
TOLD = {
    ("bad-row", "data/figures.csv:5"),
    ("unknown-key", "data/comparisons.yml:2"),
    ("value-differs", "data/figures.csv:3"),
    ("bad-key", "data/derived.yml:4"),
    ("unknown-figure", "content/en.md:22"),
    ("unbound-number", "content/zh.md:3"),
    ("mention-differs", "content/en.md:16"),
    ("misread", "content/zh.md:16"),
    ("not-one-number", "content/charts.yml:9"),
}


def found_in(root: Path) -> tuple[Problem, ...]:
    """Return the mistakes that a run tells of the story at `root`."""
    try:
        check(root, also=(refused,), memory=known(root))
    except BuildFailed as failed:
        return tuple(found for found in failed.problems if not found.warns)
    return ()


def test_each_stage_tells_its_mistakes_in_the_first_run(library: Path) -> None:
    """A row, an entry, a value, a calculation, mentions, numbers, both languages, a chart."""
    spoil(library, STAGES)
    told = [(found.code, str(found.place)) for found in found_in(library)]
    assert sorted(told) == sorted(TOLD)


def touched(folder: Path) -> frozenset[str]:
    """Return the files that the mistake of a folder of tests/broken stands in."""
    text = (folder / "edit.txt").read_text(encoding="utf-8")
    return frozenset(edit["path"] for edit in EDIT.finditer(text))


def in_threes(folders: Sequence[Path]) -> list[list[Path]]:
    """Return folders by threes whose mistakes stand in different files: the next that do."""
    groups: list[list[Path]] = []
    for folder in folders:
        free = (
            group
            for group in groups
            if len(group) < 3 and not any(touched(folder) & touched(one) for one in group)
        )
        if group := next(free, None):
            group.append(folder)
        else:
            groups.append([folder])
    return [group for group in groups if len(group) > 1]


THREES = [*in_threes(FOLDERS), *in_threes(FOLDERS[::-1])]
"""Each mistake beside others, and again beside others than those."""


def test_each_mistake_stands_beside_others() -> None:
    """None is left out."""
    assert {folder for group in THREES for folder in group} == set(FOLDERS)


SAME = {"hedged-point": "range-drawn"}
"""What is the same mistake, told by another form in its own words."""
Told = Callable[..., frozenset[tuple[str, str]]]
Begun = Callable[[str, Path], Path]


@pytest.fixture(scope="module")
def told_of(begun: Begun, tmp_path_factory: pytest.TempPathFactory) -> Told:
    """Return what gives the mistakes that some folders make together; asked again, it knows."""

    @cache
    def asked(*folders: Path) -> frozenset[tuple[str, str]]:
        root = begun("library", tmp_path_factory.mktemp("story"))
        for one in folders:
            spoil(root, (one / "edit.txt").read_text(encoding="utf-8"))
        told = ((SAME.get(found.code, found.code), found.place.path) for found in found_in(root))
        return frozenset(told)

    return asked


@pytest.mark.slow
@pytest.mark.parametrize("group", THREES, ids=lambda group: " ".join(one.name for one in group))
def test_no_mistake_follows_from_another(group: list[Path], told_of: Told) -> None:
    """Three mistakes in a story tell nothing that none of them tells alone."""
    assert told_of(*group) <= frozenset().union(*map(told_of, group))


def test_what_is_only_doubted_hides_no_mistake(library: Path) -> None:
    """A chart whose title gives a warning is refused all the same, and so is a text beside one."""
    spoil(library, DOUBTED)
    codes = {found.code for found in found_in(library)}
    assert codes == {"not-one-number", "misread", "languages-value"}


DOUBTED = """\
== content/charts.yml
-- form: before_after
++ form: number
== content/charts.yml
-- are left"}
++ are left, fewer than ever"}
== content/zh.md
-- 分馆{branches_before}
++ 多得多的是，分馆第{branches_before}
"""


@pytest.mark.parametrize("name", ["figures", "numerals", "accepted", "published"])
def test_a_file_that_cannot_be_read_hides_no_mistake(
    name: str, begun: Begun, tmp_path: Path
) -> None:
    """A misspelt column loses a whole table; the others and the texts are looked at."""
    root = begun("labour", tmp_path / "labour")
    table = root / "data" / f"{name}.csv"
    lines = table.read_text("utf-8").split("\n", 1)
    columns = lines[0].split(",")
    table.write_text("\n".join([",".join([columns[0], "colour", *columns[2:]]), lines[1]]), "utf-8")
    spoil(root, "== content/en.md\n-- {chart rates}\n++ {chart ratios}\n")
    told = sorted({found.code for found in found_in(root)})
    assert told == ["missing-column", "unknown-chart", "unknown-column"]


@pytest.mark.parametrize("name", ["mays", "octobers", "warmth"])
def test_a_wrong_head_is_told_once(name: str, begun: Begun, tmp_path: Path) -> None:
    """No chart, text or calculation that asks for a cell of the table is told of."""
    root = begun("keeling", tmp_path / "keeling")
    table = root / "data" / "tables" / f"{name}.csv"
    head, rest = table.read_text("utf-8").split("\n", 1)
    table.write_text(f"{head}x\n{rest}", "utf-8")
    assert sorted(found.code for found in found_in(root)) == ["missing-column", "unknown-column"]


def test_a_lost_row_is_told_once(begun: Begun, tmp_path: Path) -> None:
    """“A year earlier” of one row may stand on the period of another that cannot be read."""
    root = begun("labour", tmp_path / "labour")
    spoil(root, "== data/figures.csv\n-- unemployment_rate,0.069\n++ unemployment_rate,0,069\n")
    (found,) = found_in(root)
    assert "0,069" in str(dict(found.fields)["hint"].fields)


def test_a_change_beside_what_is_unknown_is_told_once(begun: Begun, tmp_path: Path) -> None:
    """The direction of a change is read in texts that can be said; this source has no place."""
    root = begun("labour", tmp_path / "labour")
    spoil(root, UNKNOWN)
    assert [found.code for found in found_in(root)] == ["unknown-figure"]


UNKNOWN = """\
== content/en.md
-- {unemployed_year} fewer than a year earlier
++ {unemployed_year} fewer than {lots:since}
"""


@pytest.mark.parametrize(
    ("en", "zh"),
    [
        ("{fewer|less than} {novels}", "{fewer|少于}{novels}"),
        ("{fewer|fewer than} the {novels}", "{fewer|少于}{novels}"),
        ("{fewer|below} {novels}", "{fewer|低于}{novels}"),
    ],
)
def test_a_bound_comparison_beside_its_number_is_one_thing(library: Path, en: str, zh: str) -> None:
    """It is held against its claim, and makes no hedge of the number behind it."""
    spoil(library, BESIDE.format(en=en, zh=zh))
    assert found_in(library) == ()


BESIDE = """\
== data/comparisons.yml
-- claims:
++ claims:\\n  fewer: {{claim: atlases < novels}}
== content/en.md
-- The report prints {{place:printed}}
++ It lent {{atlases}}, {en}. The report prints {{place:printed}}
== content/zh.md
-- 年报印作{{place:printed}}
++ 地图册{{atlases}}，{zh}。年报印作{{place:printed}}
"""
