"""Problems as text: alike ones once, in order, no more than a screen, in the editor's language."""

from __future__ import annotations

import io

import pytest

from liuzhou_site.app.screen import Screen, progress, screen_of, spoken_in, told
from liuzhou_site.errors import BuildFailed, Place, problem

WRONG = [
    problem("unknown-figure", Place(path, line), found="novel", nearest="")
    for path in ("content/en.md", "content/zh.md")
    for line in (7, 9, 12, 30, 31, 40)
]
MANY = [problem("bad-value", Place("data/figures.csv", n), found=f"x{n}") for n in range(2, 42)]
WARNING = problem("gone", Place("data/accepted.csv", 2), what="story old")


def sorted_(problems):
    return BuildFailed(problems).problems


def test_one_wrong_name_used_twelve_times_is_one_message() -> None:
    """All its places are told with it."""
    assert told(sorted_(WRONG), Screen()).splitlines() == [
        "content/en.md:7: There is no figure, term or place named “novel”.",
        "    also at content/en.md:9, 12, 30, 31, 40; content/zh.md:7, 9, 12, 30, 31, 40",
        "    → Correct the name, or add the figure to data/figures.csv.",
        "",
        "1 mistake. Nothing was written.",
    ]


def test_mistakes_come_first_and_warnings_apart() -> None:
    """By file and line within each; the counts are of both."""
    lines = told(sorted_([WARNING, *MANY[:2]]), Screen()).splitlines()
    assert [line for line in lines if not line.startswith("    ")] == [
        "data/figures.csv:2: “x2” is not a number.",
        "data/figures.csv:3: “x3” is not a number.",
        "",
        "Warnings",
        "data/accepted.csv:2: story old was accepted, but is gone.",
        "",
        "2 mistakes, 1 warning. Nothing was written.",
    ]


@pytest.mark.each("height", [10, 24, 60])
@pytest.mark.each("width", [40, 80, 200])
@pytest.mark.each("lang", ["en", "zh"])
def test_no_more_is_told_than_a_screen_holds(height: int, width: int, lang: str) -> None:
    """The rest is counted; three are told on the smallest screen."""
    lines = told(MANY, Screen(lang, height, width)).splitlines()
    shown = sum("data/figures.csv:" in line for line in lines)
    assert shown == 3 or sum(1 + len(line) // width for line in lines) <= height
    assert any(str(40 - shown) in line and ("more" in line or "还有" in line) for line in lines)
    assert lines[-1].startswith("40")


def test_what_is_no_terminal_is_told_everything() -> None:
    """A file, a pipe and CI have room for all of it, and no use for colours."""
    screen = screen_of(io.StringIO(), "", {})
    assert (screen.height, screen.coloured) == (0, False)
    assert told(MANY, screen).count("is not a number") == 40
    assert "\x1b" not in told(MANY, screen)


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("environment", "coloured"),
    [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False), ({"NO_COLOR": ""}, True)],
)
def test_colours_are_for_a_terminal_that_shows_them(environment, coloured) -> None:
    """NO_COLOR is obeyed, as no-color.org words it: when it is set and not empty."""
    screen = screen_of(Terminal(), "", environment)
    assert screen.height > 0
    assert ("\x1b[1m" in told(MANY, screen)) is coloured


@pytest.mark.each(
    ("environment", "lang"),
    [
        ({}, "en"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LANG": "en_GB.UTF-8", "LC_MESSAGES": "zh_TW"}, "zh"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
    ],
)
def test_the_language_is_that_of_the_locale(environment, lang: str) -> None:
    """In the order that POSIX reads the variables; what was asked for comes before."""
    assert spoken_in(environment) == lang
    assert screen_of(io.StringIO(), "zh", environment).lang == "zh"


def test_it_is_told_in_chinese_whole() -> None:
    """Sentence, places, next step and count."""
    assert told(sorted_([WARNING, *WRONG]), Screen("zh")).splitlines() == [
        "content/en.md:7: 没有名为“novel”的记录、术语或地点。",
        "    另见 content/en.md:9, 12, 30, 31, 40; content/zh.md:7, 9, 12, 30, 31, 40",
        "    → 改正名字，或把记录加进 data/figures.csv。",
        "",
        "提醒",
        "data/accepted.csv:2: story old 认可过，现在没有了。",
        "    → 看看是否该删，然后运行 `python build.py accept`。",
        "",
        "1处错误，1处提醒。没有写出任何文件。",
    ]


def test_what_takes_long_is_told_on_one_line_that_goes_away() -> None:
    """In the editor's language; where there is no terminal, nothing is written."""
    for stream, lang, said in (
        (Terminal(), "en", "Drawing chart 3 of 8 …"),
        (Terminal(), "zh", "正在画图表 3/8……"),
        (io.StringIO(), "en", ""),
    ):
        with progress(stream, screen_of(stream, lang, {})) as tell:
            tell("drawing", number=3, count=8)
        assert said in stream.getvalue()
        assert bool(stream.getvalue()) is bool(said)
        assert stream.getvalue().endswith("\r\x1b[2K" if said else "")


def test_a_story_that_is_all_new_buries_no_warning() -> None:
    """Up to ten new texts are told one by one; more are counted, below all that is doubtful."""
    fresh = [
        problem("record-changed", Place("data/figures.csv", n), what=f"f{n}") for n in range(11)
    ]
    doubt = problem("stray-file", Place("data/notes.txt"))
    few, many = (told(sorted_([doubt, *listed]), Screen()) for listed in (fresh[:10], fresh))
    assert few.count("is new or has changed") == 10
    lines = many.splitlines()
    assert [line for line in lines if not line.startswith("    ")] == [
        "Warnings",
        "data/notes.txt: This file is never read.",
        "11 texts and records are new, changed or gone since they were last accepted.",
        "",
        "12 warnings.",
    ]
    assert "11处文字和记录" in told(sorted_(fresh), Screen("zh"))
