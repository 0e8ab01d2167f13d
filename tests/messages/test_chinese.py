"""Whatever an editor is told in English has its Chinese: sentences, phrases, lines."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from string import Formatter

import pytest
import yaml

from liuzhou_site.app.screen import in_chinese
from liuzhou_site.errors import Place, nearest, problem
from liuzhou_site.messages import CATALOGUE, chinese

PACKAGE = Path(__file__).parents[2] / "src" / "liuzhou_site"
WRITTEN = yaml.safe_load((PACKAGE / "messages" / "zh.yml").read_text(encoding="utf-8"))
HAN = re.compile(r"[\u4e00-\u9fff]")


def fields(sentence: str) -> set[str]:
    return {name for _, name, *_ in Formatter().parse(sentence) if name}


@pytest.mark.parametrize("code", CATALOGUE)
def test_every_mistake_is_told_in_chinese(code: str) -> None:
    """Each sentence has one in Chinese that tells the same fields, in other words."""
    for english, said in zip(CATALOGUE[code], WRITTEN["codes"][code], strict=True):
        assert said != english
        assert fields(said) <= fields(" ".join(CATALOGUE[code]))
        left_out = fields(english) - fields(said)
        assert not left_out, f"the Chinese does not tell {left_out}"


def test_no_sentence_is_told_of_a_mistake_that_there_is_not() -> None:
    """A code that was removed is removed in both languages."""
    assert WRITTEN["codes"].keys() == CATALOGUE.keys()


# The places in the code where a phrase of a message is written.
NAMED = {"msg", "why", "hint", "_ENDLESS", "_BRACES", "_TAG_HINT"}
TABLES = {"_REASONS", "_WHAT", "_KINDS", "_UNREADABLE", "_SEPARATORS"}
LISTED = {"_unfit", "_astray", "faults", "_unknown", "_mark_faults", "_paint_faults"}
LISTED |= {"_encoding_faults", "_scale_faults"}
PROGRAM = {"pages/render.py", "app/new.py"}  # what a library or the system says
PROGRAM |= {
    "figures/intervals.py",
    "charts/canvas.py",
    "numbers/periods.py",
}  # faults of the engine


def phrases() -> list[tuple[str, str]]:
    """Return (file, phrase) of all that is written there, each field filled with a word."""
    found = []
    for path in sorted(PACKAGE.rglob("*.py")):
        name = path.relative_to(PACKAGE).as_posix()
        if name in PROGRAM:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            found += [(name, text) for part in parts(node) for text in texts(part)]
    return [(name, text) for name, text in dict.fromkeys(found) if re.search("[a-z]{2} |s$", text)]


def parts(node: ast.AST) -> list[ast.expr]:
    match node:
        case ast.Assign(targets=[ast.Name(id=target)], value=value):
            if target in NAMED:
                return [value]
            return literals(value) if target in TABLES else []
        case ast.AnnAssign(target=ast.Name(id=target), value=ast.expr() as value):
            return literals(value) if target in TABLES else []
        case ast.FunctionDef(name=name) if name in LISTED:
            yielded = (n.value for n in ast.walk(node) if isinstance(n, ast.Yield))
            return [value for value in yielded if value]
    return []


def literals(value: ast.expr) -> list[ast.expr]:
    """Return what a table says: the values of a mapping, the last word of each row."""
    for node in ast.walk(value):
        if isinstance(node, ast.Dict):
            return list(node.values)
        if isinstance(node, ast.Tuple) and all(isinstance(row, ast.Tuple) for row in node.elts):
            return [row.elts[-1] for row in node.elts if isinstance(row, ast.Tuple)]
    return []


def texts(node: ast.expr) -> list[str]:
    match node:
        case ast.Constant(value=str() as text):
            return [re.sub(r"\{\d?\}", "it", text)]
        case ast.JoinedStr(values=values):
            return ["".join(sample(value) for value in values)]
        case ast.IfExp(body=body, orelse=orelse):
            return [*texts(body), *texts(orelse)]
        case ast.Call(func=ast.Attribute(value=ast.JoinedStr() as inner)):
            return texts(inner)
    return []


def sample(value: ast.expr) -> str:
    if isinstance(value, ast.Constant):
        return str(value.value)
    said = ast.unparse(value)
    if "nearest(" in said or said in {"{near}", "{_near(key, known)}"}:
        return ""
    return {"{verb}": "added", "{where}": "a layer"}.get(said, "it")


@pytest.mark.parametrize(("file", "english"), phrases())
def test_every_phrase_of_a_message_has_its_chinese(file: str, english: str) -> None:
    """Why a formula cannot be worked out, what a value should be: wherever it is written."""
    said = chinese.phrase(english)
    left = re.sub(
        r"“[^”]*”|CLDR|Vega-Lite|YAML|text_KEY|share\(|ratio|share|count\(|ledger", "", said
    )
    left = re.sub(
        r"\b(it|said|texts|colour|scale|spec|encoding|mark|de|AT|pt|BR|write)\b", "", left
    )
    assert not re.search("[A-Za-z]{3,}", left), f"{file}: {said}"


def test_there_are_phrases() -> None:
    """The search above finds what it is meant to find."""
    assert len(phrases()) > 70


def test_a_phrase_may_hold_another() -> None:
    """Parts are told in Chinese inside a whole; what an editor wrote stays as it is."""
    english = "“a” is a count of firms and “b” a share of “loans”, which cannot be added"
    assert chinese.phrase(english) == "“a” 是firms的数目，“b” 是“loans”的比例，不能相加"
    assert chinese.phrase("there is no figure “x”. The nearest name is “y”") == (
        "没有记录“x”。最接近的名字是“y”"
    )
    assert chinese.phrase("a is 3; b is above 4") == "a 是 3；b 是 4 以上（不含）"
    assert chinese.phrase("The Ferries and Furies") == "The Ferries and Furies"


def test_the_words_of_an_editor_are_never_taken_for_a_phrase() -> None:
    """“nothing” typed where a number should be is quoted, not translated."""
    found = problem("bad-value", Place("data/figures.csv", 2), found="no number")
    assert "“no number”" in in_chinese(found).message
    near = nearest("novel", ["novels"])
    found = problem("unknown-figure", Place("content/en.md", 7), found="none", nearest=near)
    assert in_chinese(found).message == (
        "没有名为“none”的记录、术语或地点。最接近的名字是“novels”。"
    )


def test_every_line_of_the_terminal_keeps_its_fields() -> None:
    """A line that would lose a number is no translation."""
    for english, said in WRITTEN["lines"].items():
        assert said != english
        assert fields(english) == fields(said)


def test_every_line_that_a_command_says_has_its_chinese() -> None:
    """What a command says through the editor's language is there in both."""
    lines: set[str] = set()
    for file in (
        PACKAGE / "app" / "console.py",
        PACKAGE / "app" / "listing.py",
        *sorted((PACKAGE / "app" / "commands").glob("*.py")),
    ):
        calls = ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        said = [n for n in calls if isinstance(n, ast.Call) and ast.unparse(n.func).endswith("say")]
        lines |= {str(c.args[0].value) for c in said if isinstance(c.args[0], ast.Constant)}
    assert lines
    assert lines <= WRITTEN["lines"].keys()
