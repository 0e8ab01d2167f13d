"""A figure that readers know is never changed without a dated correction in every language."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.conftest import known
from typer.testing import CliRunner

from liuzhou_site.app.commands.shared import app
from liuzhou_site.app.console import kept
from liuzhou_site.errors import BuildFailed
from liuzhou_site.pipeline import build, check

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PUBLISHED = "data/published.csv"
OLD = 'en: "We had the atlases wrong; there were {atlases}."}}'
SAID = (
    '\n  - {date: 2031-02-06, text: {zh: "原写{atlases:was1}，应为{atlases}。",'
    ' en: "We wrote {atlases:was1}; there were {atlases}."}}'
)


FIXED = OLD.replace("{atlases}", "{atlases:was1}")
MOVED = ("correction-moved", "content/site.yml:29")


def run(command: str, root: Path, *words: str) -> tuple[int, str]:
    done = CliRunner().invoke(app, [command, "--project", str(root), *words])
    return done.exit_code, done.stdout + done.stderr


def edit(root: Path, path: str, was: str, becomes: str) -> None:
    file = root / path
    text = file.read_text(encoding="utf-8")
    assert text.count(was) == 1, was
    file.write_text(text.replace(was, becomes), encoding="utf-8")


def change(root: Path, was: str = "96", becomes: str = "69") -> None:
    """Let the ledger say another number of atlases."""
    edit(root, "data/figures.csv", f"atlases,{was},book,,", f"atlases,{becomes},book,,")
    edit(root, "data/figures.csv", f",{was}册,", f",{becomes}册,")
    edit(root, "data/numerals.csv", f"1,3,{was},digit", f"1,3,{becomes},digit")


def correct(root: Path, said: str = SAID) -> None:
    """Say in a correction what changed; the one that is there goes on saying what it said."""
    edit(root, "content/site.yml", OLD, FIXED + said)
    edit(
        root,
        "content/site.yml",
        '应为{atlases}。", en: "We had',
        '应为{atlases:was1}。", en: "We had',
    )


def codes(root: Path) -> list[tuple[str, str]]:
    try:
        problems = check(root, memory=known(root)).warnings
    except BuildFailed as failed:
        problems = failed.problems
    return [(p.code, str(p.place)) for p in problems if p.code not in DRIFT]


DRIFT = ("record-changed", "figure-moved", "gone", "not-accepted")


@pytest.fixture(scope="module")
def first_edition(
    begun: Callable[[str, Path], Path], tmp_path_factory: pytest.TempPathFactory
) -> bytes:
    """Return what is recorded of the story as its first edition is published."""
    root = begun("library", tmp_path_factory.mktemp("first") / "story")
    assert run("record", root) == (0, "Recorded: 11 new or changed figures.\n")
    return (root / PUBLISHED).read_bytes()


@pytest.fixture
def published(library: Path, first_edition: bytes) -> Path:
    """Return the story as it stands when its first edition was published."""
    (library / PUBLISHED).write_bytes(first_edition)
    return library


def test_a_first_edition_has_nothing_to_be_compared_with(library: Path) -> None:
    """Whatever a figure was before, no reader saw it."""
    change(library)
    assert codes(library) == []


def test_what_is_recorded_is_recorded_once(published: Path) -> None:
    """A second time there is nothing new, and the file is the same."""
    before = (published / PUBLISHED).read_bytes()
    assert run("record", published) == (0, "Recorded: nothing is new.\n")
    assert (published / PUBLISHED).read_bytes() == before
    assert b"ledger_figures" not in before, "what counts the ledger was never wrong"


def test_a_changed_figure_needs_its_correction(published: Path) -> None:
    """Told at its row; what is calculated from it needs none of its own."""
    change(published)
    assert codes(published) == [("not-corrected", "data/figures.csv:3")]
    edit(published, "content/site.yml", OLD, OLD + SAID)
    assert codes(published) == [MOVED]
    edit(published, "content/site.yml", OLD + SAID, OLD)
    correct(published)
    assert codes(published) == []


@pytest.mark.parametrize(
    ("column", "now", "published_as"),
    [
        ("period", "percent,2,2030,", "percent,2,2029,"),
        ("whole", "island,loans,35%", "island,readers,35%"),
        ("paragraph", ",35%,2,", ",35%,3,"),
        ("scope", "2030,island,loans", "2030,country,loans"),
        ("hedge", "0.35,share,,", "0.35,share,about,"),
    ],
)
def test_a_figure_is_more_than_its_number(
    published: Path, column: str, now: str, published_as: str
) -> None:
    """What it holds for, when, how firmly, and where it is printed are said to readers as well."""
    edit(published, PUBLISHED, now, published_as)
    with pytest.raises(BuildFailed) as failed:
        check(published)
    (told,) = failed.value.problems
    assert told.code == "not-corrected"
    assert f"its {column} was" in told.message


def test_a_label_or_a_doubt_is_no_correction(published: Path) -> None:
    """Words are looked after by `accept`; that a figure was found elsewhere is news."""
    edit(published, "data/figures.csv", ",小说,novels,", ",小说书,novels read,")
    edit(published, "data/figures.csv", "30多册,3,not_found", "30多册,3,as_printed")
    assert codes(published) == []


def test_a_formula_that_changes_is_a_change(published: Path) -> None:
    """Even where every figure in it stayed."""
    edit(published, PUBLISHED, "novels + atlases", "novels + lost")
    assert codes(published) == [("not-corrected", "data/derived.yml:1")]


@pytest.mark.parametrize(
    ("part", "becomes"),
    [
        ("date: 2031-02-06", "date: 2031-02-04"),
        ("{atlases:was1}，", "{atlases}，"),
        ("{atlases:was1};", "{novels};"),
        ("应为{atlases}。", "不对。"),
        ("there were {atlases}.", "it was wrong."),
    ],
)
def test_a_correction_is_dated_and_says_it_in_every_language(
    published: Path, part: str, becomes: str
) -> None:
    """One before the edition, or that does not say in a language what was and is, is none."""
    change(published)
    assert part in SAID
    correct(published, SAID.replace(part, becomes))
    assert ("not-corrected", "data/figures.csv:3") in codes(published)


def test_a_correction_stays(published: Path) -> None:
    """Two editions on, the first claim still needs it; so does each claim after."""
    change(published)
    correct(published)
    assert run("record", published) == (0, "Recorded: 2 new or changed figures.\n")
    assert codes(published) == []
    edit(published, "content/site.yml", SAID, "")
    with pytest.raises(BuildFailed) as failed:
        check(published)
    (told,) = failed.value.problems
    assert told.code == "not-corrected"
    assert "{atlases:was1} (what was published) and {atlases:was2} (what is right)" in told.fix


def test_a_correction_goes_on_saying_what_it_said(published: Path) -> None:
    """When a figure changes again, each earlier correction names the value that it meant."""
    change(published)
    correct(published)
    run("record", published)
    change(published, "69", "68")
    with pytest.raises(BuildFailed) as failed:
        check(published)
    moved, again = failed.value.problems
    assert (moved.code, str(moved.place)) == ("correction-moved", "content/site.yml:30")
    assert "“69册” then, “68册” now" in moved.message
    assert "{atlases:was2}" in moved.fix
    assert "{atlases:was2} (what was published) and {atlases} (what is right)" in again.fix
    assert "2031-02-06" in again.fix
    kept = SAID.replace("{atlases}", "{atlases:was2}")
    newest = SAID.replace("was1", "was2").replace("02-06", "02-07")
    edit(published, "content/site.yml", SAID, kept + newest)
    assert codes(published) == []
    run("record", published)
    assert codes(published) == []


def test_what_was_right_then_corrects_nothing(published: Path) -> None:
    """A correction that says a claim and not what followed is none of that claim."""
    change(published)
    correct(published, "")
    assert codes(published) == [("not-corrected", "data/figures.csv:3")]


def test_a_correction_may_say_what_did_not_change(published: Path) -> None:
    """The number is the same: where the source prints it is said by another form alone."""
    edit(published, PUBLISHED, ",96册,1,", ",96册,2,")
    edit(published, "content/site.yml", OLD, OLD + SAID)
    assert codes(published) == []
    edit(
        published,
        "content/site.yml",
        '应为{atlases}。", en: "We had',
        '{atlases:paragraph}。", en: "We had',
    )
    assert MOVED in codes(published)


def test_a_withdrawn_figure_needs_its_correction(published: Path) -> None:
    """It may be mentioned although it is gone, and may come back."""
    row = "2031-02-05,folios,7,book,,cardinal,1,2030,island,,7册,1,,\n"
    file = published / PUBLISHED
    file.write_text(file.read_text(encoding="utf-8") + row, encoding="utf-8")
    assert codes(published) == [("withdrawn", f"{PUBLISHED}:13")]
    edit(published, "content/site.yml", OLD, OLD + SAID.replace("atlases:was", "folios:was"))
    assert codes(published) == []
    run("record", published)
    assert file.read_text(encoding="utf-8").endswith("2031-02-06,folios,,,,,,,,,,,,\n")
    assert codes(published) == []


def test_an_id_that_had_to_change_keeps_its_history(published: Path) -> None:
    """The alias leads from the old rows to the figure."""
    edit(published, PUBLISHED, ",novels,1240", ",romances,1240")
    assert codes(published) == []
    edit(published, PUBLISHED, ",romances,1240", ",romances,1230")
    assert codes(published) == [("not-corrected", "data/figures.csv:2")]


def test_a_story_does_not_say_what_was(published: Path) -> None:
    """A former number stands in a correction alone."""
    edit(published, "content/en.md", "{readers} readers", "{readers:was1} readers")
    assert ("unknown-form", "content/en.md:11") in codes(published)


def test_a_correction_names_the_claim_that_it_corrects(published: Path) -> None:
    """`was` without a number is the form of nothing."""
    edit(published, "content/site.yml", OLD, OLD.replace("{atlases}", "{atlases:was}"))
    assert ("unknown-form", "content/site.yml:29") in codes(published)


@pytest.mark.slow
def test_a_correction_is_shown_on_the_page_and_in_the_feed(published: Path) -> None:
    """With its date, what was published, and what holds; the figure’s row leads to it."""
    change(published)
    correct(published)
    files = build(published, kept(published)).files
    for path in ("en/index.html", "en/figures/index.html"):
        page = files[path].decode()
        assert '<time datetime="2031-02-06">6 February 2031</time>' in page
        assert "We wrote 96; there were <a" in page
    assert '<a href="#corrections">6 February 2031</a>' in files["en/figures/index.html"].decode()
    feed = files["zh/feed.xml"].decode()
    assert "<summary>原写96册，应为69册。</summary>" in feed
    assert "#corrections-2031-02-06-1</id>" in feed


@pytest.mark.slow
def test_what_is_published_is_recorded(library: Path) -> None:
    """not-recorded: with --strict alone, so that nobody who writes is disturbed."""
    assert run("check", library) == (0, "No mistakes, no warnings.\n")
    code, said = run("check", library, "--strict")
    assert code == 1
    assert "data/published.csv: This edition is not recorded yet: 11 figures" in said
    run("record", library)
    assert run("check", library, "--strict") == (0, "No mistakes, no warnings.\n")


@pytest.mark.parametrize(("becomes", "told"), [("2001", ["not-corrected"]), ("", [])])
def test_a_change_keeps_what_it_was_compared_with(
    begun: Callable[[str, Path], Path], tmp_path: Path, becomes: str, told: list[str]
) -> None:
    """Another base is another figure; what an earlier edition did not keep is no change."""
    root = begun("labour", tmp_path / "labour")
    file = root / PUBLISHED
    lines = file.read_text(encoding="utf-8").splitlines()
    at = next(at for at, line in enumerate(lines) if at and not line.endswith(","))
    lines[at] = lines[at].rpartition(",")[0] + f",{becomes}"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    try:
        found = check(root, memory=known(root)).warnings
    except BuildFailed as failed:
        found = failed.problems
    assert [one.code for one in found] == told
