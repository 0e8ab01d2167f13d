"""A mention is read in its sentence as its record says, or the build tells the words around it."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

import pytest
from tests.conftest import known

from liuzhou_site.checks.checked import check
from liuzhou_site.checks.in_context import _same
from liuzhou_site.errors import BuildFailed
from liuzhou_site.numbers import DEFAULT_UNITS, read

if TYPE_CHECKING:
    from pathlib import Path

    from liuzhou_site.model import Figure

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("path", "was", "becomes"),
    [
        ("content/en.md", "lent {novels} novels", "lent -{novels} novels"),
        ("content/en.md", "lent {novels} novels", "lent minus {novels} novels"),
        ("content/en.md", "lent {novels} novels", "lent ${novels} novels"),
        ("content/en.md", "{branches_now} are open", "{branches_now} kilometres are open"),
        ("content/en.md", "{novels} novels and {atlases}", "{novels}:{atlases} novels and"),
        ("content/zh.md", "借出小说{novels}，", "借出小说第{novels}，"),
        ("content/zh.md", "借出小说{novels}，", "借出小说负{novels}，"),
        ("content/zh.md", "{branches_before}，还开着", "{branches_before:number}公里，还开着"),
        ("content/zh.md", "{branches_before}，还开着", "{branches_before:number}倍，还开着"),
        ("content/zh.md", "读者有{readers}", "读者有至少{readers}"),
    ],
)
def test_what_changes_a_mention_is_told(library: Path, path: str, was: str, becomes: str) -> None:
    """Signs, ranks, currencies, units, slashes, hedges beside a number make it another."""
    file = library / path
    text = file.read_text(encoding="utf-8")
    assert was in text
    file.write_text(text.replace(was, becomes, 1), encoding="utf-8")
    with pytest.raises(BuildFailed) as failed:
        check(library, memory=known(library))
    codes = {problem.code for problem in failed.value.problems}
    assert codes & {"misread", "hedge-typed"}


@pytest.mark.parametrize(
    ("path", "was", "becomes"),
    [
        ("content/en.md", "lent {novels} novels", "lent all of its {novels} novels"),
        (
            "content/en.md",
            "{novels} novels and {atlases} atlases",
            "{novels} novels; {atlases} atlases",
        ),
        ("content/zh.md", "借出小说{novels}，", "借出的小说，共{novels}，"),
    ],
)
def test_other_words_leave_it_alone(library: Path, path: str, was: str, becomes: str) -> None:
    """What merely stands beside a number changes nothing."""
    file = library / path
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace(was, becomes, 1), encoding="utf-8")
    check(library, memory=known(library))


@pytest.mark.parametrize(
    ("becomes", "twice"),
    [
        ("lent {novels:noun} volumes", "volumes volumes"),
        ("lent Volumes {novels:noun} Volumes", "volumes Volumes"),
        ("lent {novels:noun}, volumes all", ""),
        ("lent, and lent and lent lent, {novels:noun}", ""),
    ],
)
def test_a_word_that_a_mention_says_again_is_told(library: Path, becomes: str, twice: str) -> None:
    """“At the {period}” is “at the the end of 1996”; what an editor writes twice is left alone."""
    file = library / "content" / "en.md"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("lent {novels} novels", becomes, 1), encoding="utf-8")
    try:
        found = check(library, memory=known(library)).warnings
    except BuildFailed as failed:
        found = failed.problems
    said = [problem.message for problem in found if problem.code == "said-twice"]
    assert len(said) == bool(twice)
    assert all(twice in message for message in said)


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("每千人还有{branches_now:number}处", "{branches_now:number} per 1,000 are open"),
        (
            "还开着{branches_now}，低于{branches_before}",
            "{branches_now} are open, lower than {branches_before}",
        ),
    ],
)
def test_a_rate_and_a_comparison_leave_it_alone(library: Path, zh: str, en: str) -> None:
    """So many beside a rate, and a word that compares two figures: neither makes a limit."""
    for lang, was, becomes in (
        ("zh", "还开着{branches_now}", zh),
        ("en", "{branches_now} are open", en),
    ):
        file = library / f"content/{lang}.md"
        text = file.read_text(encoding="utf-8")
        assert was in text
        file.write_text(text.replace(was, becomes, 1), encoding="utf-8")
    check(library, memory=known(library))


@pytest.mark.parametrize(
    ("text", "lang", "same"),
    [
        ("8.4 fires per 1,000 homes", "en", True),
        ("8.4 fires per 10,000 homes", "en", False),
        ("每千户火灾8.4", "zh", True),
        ("每万户火灾8.4", "zh", False),
    ],
)
def test_a_rate_is_of_so_many_as_its_record_says(text: str, lang: str, same: bool) -> None:
    """Of 8.4 per 1,000, nobody makes 8.4 per 10,000 by other words beside the number."""
    (rate,) = read("8.4 per 1,000", "en")
    figure = cast("Figure", SimpleNamespace(quantity=rate, unit=DEFAULT_UNITS["share"]))
    (found,), (alone,) = read(text, lang), read("8.4", lang)
    assert _same(figure, found, alone, DEFAULT_UNITS) == same
