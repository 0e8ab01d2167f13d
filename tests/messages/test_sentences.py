"""Every sentence is data, in two languages: the same codes, the same fields, none without a use."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path
from string import Formatter

import pytest
from tests.test_architecture import trees

from liuzhou_site.app.desk.words import _KEYS
from liuzhou_site.errors import Place, nearest, problem
from liuzhou_site.load.columns import FIGURES, NUMERALS
from liuzhou_site.load.schema.data import NamedUnit
from liuzhou_site.messages import WARNINGS, lines, part, problems, say, sentences

PACKAGE = Path(__file__).parents[2] / "src" / "liuzhou_site"
LANGUAGES = ("en", "zh")


def sections(lang: str) -> dict[str, dict[str, object]]:
    """Return section → code → words."""
    chapters = {f"problems: {name}": one for name, one in sentences(lang)["problems"].items()}
    return {**lines(lang), "parts": sentences(lang)["parts"], **chapters}


def texts(said: object) -> list[str]:
    """Return a sentence, the two of a problem, or those for one and for many."""
    if isinstance(said, dict):
        assert said.keys() == {"one", "other"}
        return list(said.values())
    return list(said) if isinstance(said, list) else [str(said)]


def fields(said: object) -> list[set[str]]:
    """Return the fields of each text; those of one and of many together."""
    found = [{name for _, name, *_ in Formatter().parse(text) if name} for text in texts(said)]
    return [set().union(*found)] if isinstance(said, dict) else found


def test_both_languages_have_the_same_codes() -> None:
    """In the same sections, each code once."""
    english, chinese = ({name: set(one) for name, one in sections(lang).items()}
                        for lang in LANGUAGES)  # fmt: skip
    assert english == chinese
    codes = [code for one in english.values() for code in one]
    assert len(codes) == len(set(codes))


@pytest.mark.each("section", sections("en"))
def test_both_languages_have_the_same_fields(section: str) -> None:
    """A sentence that would lose a number, or leave out what is wrong, is no translation."""
    chinese = sections("zh")[section]
    for code, english in sections("en")[section].items():
        counted = {"count"} if isinstance(english, dict) else set()
        pairs = zip(fields(english), fields(chinese[code]), strict=True)
        for mine, other in pairs:
            assert mine | counted == other | counted, code
        assert english != chinese[code] or code in {"account", "equals"}


def test_warnings_are_problems() -> None:
    """A code that is misspelt there would be a mistake without a word."""
    assert problems("en").keys() >= WARNINGS


@cache
def nodes(kind: type[ast.AST]) -> list[tuple[Path, ast.AST]]:
    """Return every node of a kind in the engine, below its statements, too, each with its file."""
    return [(path, one) for path, tree in trees().items() for one in ast.walk(tree)
            if isinstance(one, kind)]  # fmt: skip


def calls(name: str) -> list[ast.Call]:
    """Return the calls of a function, or of a method of that name."""
    return [call for _, call in nodes(ast.Call) if called(call) == name]


def called(call: ast.Call) -> str:
    return str(getattr(call.func, "attr", getattr(call.func, "id", "")))


def named(function: str, argument: int = 0) -> list[tuple[ast.Call, str]]:
    """Return the calls that name a code, with it."""
    found = []
    for call in calls(function):
        first = call.args[argument] if len(call.args) > argument else None
        for node in (first.body, first.orelse) if isinstance(first, ast.IfExp) else (first,):
            found += [(call, str(node.value))] if isinstance(node, ast.Constant) else []
    return found


@pytest.mark.parametrize(
    ("function", "section"),
    [("problem", "problems"), ("unknown", "problems"), ("part", "parts"), ("both", "parts")],
)
def test_what_is_said_has_its_sentence_and_its_fields(function: str, section: str) -> None:
    """Every code in the engine is there; what it is given is used, what it uses is given."""
    known = problems("en") if section == "problems" else sentences("en")["parts"]
    ends = set(lines("en")["ends"])
    found = named(function)
    assert len(found) > 3
    for call, code in found:
        asked = set().union(
            *fields(list(texts(known[code]) if section == "parts" else known[code]))
        )
        given = {keyword.arg for keyword in call.keywords}
        given |= {"found", "nearest"} if function == "unknown" else set()
        given |= {"id"} if ast.unparse(call.func) == "drawing.problem" else set()
        if None not in given and function != "both" and not isinstance(call.args[0], ast.IfExp):
            assert given <= asked, code
            assert asked - ends - {"count"} <= given, code


def test_every_sentence_is_said() -> None:
    """Each code stands in the engine as a literal, or as one that a literal is put together to."""
    written = {node.value for _, node in nodes(ast.Constant) if isinstance(node.value, str)}
    desk = (PACKAGE / "app" / "desk" / "desk.html").read_text(encoding="utf-8")
    columns = {column.name for column in (*FIGURES, *NUMERALS)} | NamedUnit.model_fields.keys()
    told = {*re.findall(r'c\.w\["(\w+)"\]', desk), *_KEYS.values(), *columns}
    written |= {f"desk-{name}".replace("_", "-") for name in told}
    starts = (
        "ask-",
        "desk-did-",
        "desk-is-",
        "head-",
        "held-",
        "other-",
        "the-",
        "languages-",
        "verdict-",
        "view-",
    )
    codes = [code for name, one in sections("en").items() if name != "ends" for code in one]
    silent = [code for code in codes if code not in written and not code.startswith(starts)]
    assert silent == [], "nobody says these"


def test_nothing_that_is_told_is_written_in_the_code() -> None:
    """No problem and no part is filled with a sentence of one language."""
    for call in [*calls("problem"), *calls("part")]:
        for keyword in call.keywords:
            for node in ast.walk(keyword.value):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    assert not re.search("[a-z]{2,} [a-z]{2,}", node.value), ast.unparse(call)


def test_parts_are_said_within_their_sentence() -> None:
    """In either language whole; what an editor wrote stays as it is."""
    a, b = part("count", unit="firms"), part("share-of", whole="loans")
    both = part("both", one="“a”", what=a, other="“b”", **{"else": b})
    cannot = part("cannot-add", both=both)
    assert str(cannot) == (
        "“a” is a count of firms and “b” a share of “loans”, which cannot be added"
    )
    assert (
        say(cannot.code, "zh", cannot.fields)
        == "“a” 是firms的数目，“b” 是占“loans”的比例，不能相加"
    )


def test_the_nearest_name_is_said_where_there_is_one() -> None:
    """At the end of a sentence, and of a part; the stop of the sentence around it is one."""
    near = part("no-figure", name="novel", nearest=nearest("novel", ["novels"]))
    none = part("no-figure", name="novel", nearest="")
    for why, end in ((near, " The nearest name is “novels”."), (none, "")):
        found = problem("bad-formula", Place("data/derived.yml", 3), id="x", found="y", why=why)
        assert found.message.endswith(f"there is no figure “novel”.{end}")
    found = problem("unknown-figure", Place("content/en.md", 7), found="none", nearest="novels")
    assert found.said("zh")[0] == "没有名为“none”的记录、术语或地点。最接近的是“novels”。"


def test_lists_are_joined_as_a_language_joins_them() -> None:
    """By what the sentence says, the last item otherwise where it says so."""
    for words, english, chinese in (
        (("a",), "a.", "a。"),
        (("a", "b"), "a or b.", "a 或 b。"),
        (("a", "b", "c"), "a, b or c.", "a、b 或 c。"),
    ):
        why = part("not-allowed-word")
        found = problem("bad-key", Place("data/units.yml"), found="k", why=why, words=words)
        assert found.said("en")[0].endswith(f" Allowed: {english}")
        assert found.said("zh")[0].endswith(f"可以是：{chinese}")


def test_the_words_of_an_editor_are_never_taken_for_a_part() -> None:
    """“no number” typed where a number should be is quoted, not translated; nor is {found}."""
    for typed in ("no number", "{found}", "{0.__class__}"):
        found = problem("bad-value", Place("data/figures.csv", 2), found=typed)
        assert f"“{typed}”" in found.said("zh")[0]


def test_a_field_or_a_code_that_is_not_there_raises() -> None:
    """Nothing is told with a hole in it."""
    with pytest.raises(KeyError):
        problem("bad-value", Place("data/figures.csv", 2)).said("en")
    with pytest.raises(KeyError):
        problem("no-such-code", Place("data/figures.csv", 2)).said("en")
    with pytest.raises(KeyError):
        say("no-such-code", "en")


def test_a_long_text_is_cut() -> None:
    """What is quoted is never a page."""
    found = problem("bad-value", Place("data/figures.csv", 2), found="x" * 5000)
    assert len(found.message) < 500


@pytest.mark.parametrize(("function", "argument"), [("say", 0), ("tell", 0), ("NotThere", 0)])
def test_every_line_that_a_command_says_is_there(function: str, argument: int) -> None:
    """By its code; numbers say other things by the same word."""
    asked = {
        code
        for path, node in nodes(ast.Call)
        if path.parent.name in {"app", "commands", "preview"}
        or path.name in {"pipeline.py", "compose.py"}
        if called(node) == function
        for part_ in node.args[argument : argument + 1]
        for one in ([part_.body, part_.orelse] if isinstance(part_, ast.IfExp) else [part_])
        if isinstance(one, ast.Constant)
        for code in [one.value]
    }
    assert asked
    assert asked <= lines("en")["lines"].keys()
