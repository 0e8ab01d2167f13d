"""By identity, never by value: a numeral typed by hand stops the build wherever it is typed."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from liuzhou_site.checks.mentions import numbers_typed
from liuzhou_site.errors import Place
from liuzhou_site.story.braces import parse_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from liuzhou_site.checks.resolved import Resolved

CHARTS, SITE = "content/charts.yml", "content/site.yml"


@pytest.mark.parametrize(
    ("form", "empty"), [("yearless", True), ("short", False), ("ending", False)]
)
def test_a_form_that_a_period_lacks_is_told(
    library: Path, told: Callable[..., str], form: str, *, empty: bool
) -> None:
    """A whole year has no words without its year."""
    text = (library / CHARTS).read_text(encoding="utf-8")
    assert "{novels:period}" in text
    changed = text.replace("{novels:period}", f"{{novels:{form}}}")
    (library / CHARTS).write_text(changed, encoding="utf-8")
    assert ("has nothing in the form" in told(library, drawn=False)) == empty


@pytest.mark.parametrize(
    "edit",
    [
        ("content/en.md", "Of {branches_before} branches", "Of 9 branches", 16),
        ("content/en.md", "Of {branches_before} branches", "Of nine branches", 16),
        ("content/en.md", "Of {branches_before} branches", "Of **ni**ne branches", 16),
        ("content/zh.md", "分馆{branches_before}", "分馆９处", 16),
        ("content/zh.md", "## 关停", "## 九处", 14),
        (CHARTS, "Of {branches_before} branches {", "Of 9 branches {", 11),
        (CHARTS, "全岛，{novels:period}", "全岛，2030年", 4),
        (SITE, "Reading {ledger_figures} figures", "Reading 9 figures", 6),
        pytest.param(
            (SITE, "licence: CC-BY-4.0", "licence: CC-BY-9.0", 11), marks=pytest.mark.slow
        ),
        ("data/figures.csv", "从前的分馆", "从前的九处", 8),
        ("data/checks.yml", "Lost and lent", "Lost of 1240", 6),
        pytest.param(
            ("templates/strings/en.yml", "skip: Skip", "skip: 9 Skip", 2), marks=pytest.mark.slow
        ),
        pytest.param(
            (
                "templates/story.html",
                "{% block main %}",
                '{% block main %}<i title="9 b">a</i>',
                None,
            ),
            marks=pytest.mark.slow,
        ),
    ],
)
def test_a_number_typed_by_hand_is_told(
    library: Path, told: Callable[[Path], str], edit: tuple[str, str, str, int | None]
) -> None:
    """That some figure has the same value helps nobody; the file and its line are named."""
    path, was, becomes, line = edit
    templates = (library / "templates").resolve()
    (library / "templates").unlink()
    shutil.copytree(templates, library / "templates")
    text = (library / path).read_text(encoding="utf-8")
    assert was in text
    (library / path).write_text(text.replace(was, becomes, 1), encoding="utf-8")
    message = told(library)
    assert "is a number that belongs to no figure" in message
    assert f"{path}:{line if line is not None else ''}" in message


@pytest.mark.parametrize(
    ("path", "was", "becomes"),
    [
        ("content/en.md", "{readers} readers", "nearly {readers} readers"),
        ("content/en.md", "{readers} readers", "{readers} or more readers"),
        ("content/zh.md", "读者有{readers}", "读者有约{readers}"),
        ("content/zh.md", "合计也不对", "合计{novels}以上"),
        (CHARTS, "Of {branches_before}", "Of about {branches_before}"),
    ],
)
def test_a_hedge_typed_by_hand_is_told(
    library: Path, told: Callable[[Path], str], path: str, was: str, becomes: str
) -> None:
    """How firm a number is stands in its record, in both languages alike."""
    text = (library / path).read_text(encoding="utf-8")
    assert was in text
    (library / path).write_text(text.replace(was, becomes, 1), encoding="utf-8")
    assert "is typed beside {" in told(library)


@pytest.mark.slow
def test_words_that_only_look_like_hedges_pass(library: Path, told: Callable[[Path], str]) -> None:
    """附近 is no 近."""
    file = library / "content" / "zh.md"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("分馆{", "附近{"), encoding="utf-8")
    assert "mistake" not in told(library, drawn=False)


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (("content/en.md", "{novels} novels and", "1.24 thousand novels and"), "1.24 thousand"),
        (("content/zh.md", "{readers}", "0.04万名"), "0.04万"),
    ],
)
def test_a_number_in_several_words_is_one_mistake(
    library: Path, told: Callable[[Path], str], edit: tuple[str, str, str], said: str
) -> None:
    """It is quoted whole, among whole words, and the figure of its value is named."""
    path, was, becomes = edit
    text = (library / path).read_text(encoding="utf-8")
    (library / path).write_text(text.replace(was, becomes, 1), encoding="utf-8")
    message = told(library)
    assert f"“{said}” is a number that belongs to no figure" in message
    assert message.count("is a number that belongs to no figure") == 1
    assert "has this value" in message


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("more than twice the {employed} of then", "more than twice"),
        ("是{employed}的两倍多", "两倍多"),
        ("twice a day", ""),
        ("two of the {employed}", ""),
    ],
)
def test_how_many_times_is_to_be_bound(
    story: Callable[[str], Resolved], text: str, said: str
) -> None:
    """Beside a mention it compares: the message shows how it is written then."""
    lang = "zh" if "的" in text else "en"
    inline, _ = parse_text(text, Place("content/en.md", 3))
    told = numbers_typed(story("labour"), lang, inline)
    (number,) = [one for one in told if one.code == "unbound-number"]
    assert (f"{{claim_id|{said}}}" in number.fix) == bool(said)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("下半年，失业的有{unemployed}", "下半年"),
        ("前两季度，失业的有{unemployed}", "前两季度"),
        ("In the first two quarters {unemployed} were out of work", "first two quarters"),
        ("分馆九处", ""),
    ],
)
def test_a_typed_period_is_told_whole_with_the_form_to_write(
    story: Callable[[str], Resolved], text: str, said: str
) -> None:
    """A number that dates nothing is not."""
    lang = "en" if text.isascii() else "zh"
    inline, _ = parse_text(text, Place("content/en.md", 3))
    told = numbers_typed(story("labour"), lang, inline)
    (number,) = [one for one in told if one.code == "unbound-number"]
    assert ("{id:yearless}" in number.fix) == bool(said)
    assert said in str(number)
