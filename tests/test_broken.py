"""Every mistake that can be told has a folder that makes it, with the words that tell it."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from liuzhou_site.messages import WARNINGS, problems, sentences

if TYPE_CHECKING:
    from collections.abc import Callable

TESTS = Path(__file__).parent
CATALOGUE = problems("en")
FOLDERS = sorted(path for path in (TESTS / "broken").iterdir() if path.is_dir())
DRAWN = (
    "bad-template",
    "broken-link",
    "drawing-cut",
    "foreign-drawing",
    "formula-cell",
    "no-glyph",
    "style-speaks",
    "template-speaks",
    "unbound-output",
    "unreadable-image",
)
"""Mistakes that show in the finished pages alone: the whole site is built to see them."""

ELSEWHERE = {
    "too-large": ("pipeline/test_hostile.py", "megabytes make no short edit"),
    "long-file": ("load/test_files.py", "thousands of lines make no short edit"),
    "long-text": ("pipeline/test_hostile.py", "thousands of characters make no short edit"),
    "bad-font": ("pipeline/test_hostile.py", "a font is no text"),
    "linked-file": ("pipeline/test_hostile.py", "an edit makes no link"),
    "not-published": ("publish/test_verify.py", "it speaks of a published folder"),
    "only-published": ("publish/test_verify.py", "it speaks of a published folder"),
    "other-bytes": ("publish/test_verify.py", "it speaks of a published folder"),
    "other-engine": ("publish/test_verify.py", "it speaks of a published folder"),
    "other-input": ("publish/test_verify.py", "it speaks of a published folder"),
    "other-number": ("publish/test_verify.py", "it speaks of a published folder"),
    "not-recorded": ("checks/test_corrections.py", "--strict alone tells it"),
    "cannot-start": ("app/test_new.py", "the disk is not ours, whatever the files say"),
    "not-empty": ("app/test_new.py", "it speaks of a folder that is no project yet"),
    "no-stories": ("app/test_index.py", "it speaks of a folder of many stories"),
    "story-name": ("app/test_index.py", "it speaks of a folder of many stories"),
    "not-a-workbook": ("load/test_workbook.py", "it speaks of a workbook"),
    "unknown-sheet": ("load/test_workbook.py", "it speaks of a workbook"),
    "workbook-too-large": ("load/test_workbook.py", "it speaks of a workbook"),
    "error-cell": ("load/test_workbook.py", "it speaks of a workbook"),
    "no-value": ("load/test_workbook.py", "it speaks of a workbook"),
    "not-a-table": ("load/test_workbook.py", "it speaks of where a workbook is written to"),
    "too-many-cells": ("figures/test_cells.py", "thousands of cells make no short edit"),
    "chart-loss": ("checks/test_charted.py", "no figure of that story is money"),
    "zero-whole": ("charts/test_signs.py", "no figure of that story is zero"),
    "too-many-points": ("charts/test_forms.py", "hundreds of points make no short edit"),
    "cannot-write": (
        "publish/test_writer.py",
        "the disk is full or not ours, whatever the files say",
    ),
    "foreign-target": (
        "publish/test_writer.py",
        "it speaks of the folder _site, not of the project",
    ),
    "outside": ("publish/test_writer.py", "ids cannot hold what leads out of the site"),
    "drifted": ("publish/test_audit.py", "only the engine writes tokens"),
    "pdf-source": ("load/test_source_text.py", "it speaks of the source's text"),
    "unreadable-source": ("load/test_source_text.py", "it speaks of the source's text"),
    "no-text": ("figures/test_transcript.py", "it speaks of the source's text"),
    "other-text": ("figures/test_transcript.py", "it speaks of the source's text"),
    "other-paragraph": ("figures/test_transcript.py", "it speaks of the source's text"),
    "paragraph-new": ("figures/test_transcript.py", "it speaks of the source's text"),
    "paragraph-gone": ("figures/test_transcript.py", "it speaks of the source's text"),
    "numeral-missing": ("figures/test_transcript.py", "it speaks of the source's text"),
    "numeral-superfluous": ("figures/test_transcript.py", "it speaks of the source's text"),
    "way-unrecorded": ("figures/test_changes.py", "it speaks of the source's text"),
    "not-printed-there": ("figures/test_transcript.py", "it speaks of the source's text"),
}
"""Mistakes that no file of a project can make: code → (the test that makes it, the reason)."""

EDIT = re.compile(
    r"== (?P<path>\S+)(?: as (?P<encoding>\S+))?\n(?:-- (?P<find>.*)\n\+\+(?: (?P<put>.*))?\n)?"
)


def spoil(root: Path, edits: str) -> None:
    r"""Do what an edit.txt says.

    “== FILE” begins an edit, “-- words” are replaced by “++ words” (\n, \t and \uXXXX as in
    Python); “-- *” is all of a file, or a new one. Without them the file is removed, or saved in
    the encoding of “== FILE as ENCODING”.
    """
    assert "".join(match[0] for match in EDIT.finditer(edits)) == edits, "an edit cannot be read"
    for edit in EDIT.finditer(edits):
        file = root / edit["path"]
        if edit["path"].startswith("templates/") and (root / "templates").is_symlink():
            templates = (root / "templates").resolve()
            (root / "templates").unlink()
            shutil.copytree(templates, root / "templates")
        if edit["find"] is None and edit["encoding"] is None:
            file.unlink()
            continue
        if edit["find"] == "*":
            file.parent.mkdir(exist_ok=True)
            file.touch()
        text = file.read_bytes().decode("utf-8")
        if edit["find"] is not None:
            find, put = (unescaped(edit[part] or "") for part in ("find", "put"))
            assert find == "*" or find in text, f"{edit['path']} has no “{find}”"
            text = text.replace(find, put) if find != "*" else put
        file.write_bytes(text.encode(edit["encoding"] or "utf-8"))


def unescaped(text: str) -> str:
    return re.sub(r"\\(n|t|u[0-9A-F]{4})", lambda match: escape(match[1]), text)


def escape(code: str) -> str:
    return {"n": "\n", "t": "\t"}.get(code) or chr(int(code[1:], 16))


def test_every_mistake_has_its_folder() -> None:
    """A code without a folder fails, and a folder without a code."""
    assert {path.name for path in FOLDERS} == CATALOGUE.keys() - ELSEWHERE.keys()
    assert ELSEWHERE.keys() <= CATALOGUE.keys()


@pytest.mark.each("code", ELSEWHERE)
def test_what_no_file_can_cause_is_tested_elsewhere(code: str) -> None:
    """The test that is named makes the mistake."""
    assert code in (TESTS / ELSEWHERE[code][0]).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "folder",
    [
        pytest.param(path, id=path.name, marks=pytest.mark.slow if path.name in DRAWN else ())
        for path in FOLDERS
    ],
)
def test_a_mistake_is_told(
    folder: Path, library: Path, told: Callable[..., str], write_expected: bool
) -> None:
    """The edit gives this message, all of it and nothing else, in both languages of editors."""
    assert {path.name for path in folder.iterdir()} <= {"edit.txt", "message.txt"}
    spoil(library, (folder / "edit.txt").read_text(encoding="utf-8"))
    message = told(library, drawn=folder.name not in WARNINGS, langs=("en", "zh"))
    if write_expected:
        (folder / "message.txt").write_text(message, encoding="utf-8")
    assert message == (folder / "message.txt").read_text(encoding="utf-8")
    assert first_words(folder.name) in message, "the code of the folder is not among them"
    assert not re.search(r"None|Traceback", message)
    assert "_site/" not in message, "it is fixed where it was written"


def first_words(code: str, lang: str = "en") -> str:
    """Return the longest part of a code's sentence that is the same in every message."""
    return (
        max(re.split(r"\{\w+(?::[^{}]*)?\}", problems(lang)[code][0]), key=len)
        .replace("{{", "{")
        .replace("}}", "}")
    )


@pytest.mark.each("code", CATALOGUE)
def test_a_sentence_is_a_sentence(code: str) -> None:
    """What is wrong and what to do are told in whole sentences, by what they found."""
    for words in CATALOGUE[code]:
        assert re.search(r"([.?]|\{(about|hint|nearest|numbers|same)(:[^}]*)?\})$", words)


PAGE = TESTS.parent / "docs" / "messages.md"
"""Every message, with a mistake that gives it."""

HEAD = """# Every message, and a mistake that gives it

Search this page for a few words of the message that you got. Messages are in English or Chinese, by
the language of the system or by `--lang en`, `--lang zh` before the command.

Each mistake was made in a copy of the story in `tests/sites/library`: a line with - became the line
with +. Shown is what is reported of it; all that was reported then is in `tests/broken/`. A test
makes every mistake again; `pytest -m "" --write-expected tests/test_broken.py` writes this page.
"""

CHAPTERS = {
    "files": "How files are saved and written",
    "ledger": "The ledger, formulas and checks",
    "story": "The story and its languages",
    "comparisons": "Comparisons",
    "corrections": "Corrections",
    "site": "Charts, pages and publishing",
    "accepted": "What has changed since the languages were read side by side",
    "edition": "What `verify` tells of a published folder",
}


def test_every_message_is_on_the_page(write_expected: bool) -> None:
    """The page is what the catalogue and the folders of tests/broken give."""
    if write_expected:
        PAGE.write_text(page(), encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == page()


def test_every_chapter_is_there() -> None:
    """No chapter of the sentences is without its title."""
    assert CHAPTERS.keys() == sentences("en")["problems"].keys()


def page() -> str:
    parts = [HEAD]
    for chapter, title in CHAPTERS.items():
        parts.append(f"\n## {title}\n")
        parts += [entry(code) for code in sentences("en")["problems"][chapter]]
    return "".join(parts)


def entry(code: str) -> str:
    return f"\n### {code}\n\n{reason(code) if code in ELSEWHERE else example(code)}"


def shown(sentence: str) -> str:
    """Return a sentence with “…” for what it is filled with."""
    plain = re.sub(r"(?<!\{)(\{\w+(:[^{}]*)?\})+(?!\})", "…", sentence)
    return plain.replace("{{", "{").replace("}}", "}")


def reason(code: str) -> str:
    test, why = ELSEWHERE[code]
    languages = (CATALOGUE[code], problems("zh")[code])
    told = "".join(f"{shown(said)}\n    → {shown(fix)}\n" for said, fix in languages)
    return f"```text\n{told}```\nNo edit gives it: {why}. `tests/{test}` makes it.\n"


def example(code: str) -> str:
    folder = TESTS / "broken" / code
    edits = "".join(map(edit_shown, EDIT.finditer((folder / "edit.txt").read_text("utf-8"))))
    fence = "````" if "```" in edits else "```"
    message = (folder / "message.txt").read_text(encoding="utf-8")
    told = "".join(told_of(code, lang, message) for lang in ("en", "zh"))
    return f"{fence}diff\n{edits}{fence}\n```text\n{told}```\n"


def told_of(code: str, lang: str, message: str) -> str:
    """Return what a message says of one code in one language, the first time that it does."""
    paragraphs = re.findall(r"^\S.*\n(?: .*\n)+", message, re.MULTILINE)
    return next(said for said in paragraphs if first_words(code, lang) in said)


def edit_shown(edit: re.Match[str]) -> str:
    path = edit["path"]
    if edit["encoding"]:
        return f"{path}, saved as {edit['encoding']}\n"
    if edit["find"] is None:
        return f"{path}, removed\n"
    was, now = (unescaped(edit[part] or "").split("\n") for part in ("find", "put"))
    if was == ["*"]:
        lines = [f"+ {visible(line)}" for line in now if line or len(now) == 1]
        return "\n".join([f"{path}, all of it", *lines, ""])
    while len(was) > 1 < len(now) and was[-1] == now[-1]:
        was, now = was[:-1], now[:-1]
    lines = [*(f"- {line}" for line in was), *(f"+ {visible(line)}" for line in now)]
    return "\n".join([path, *lines, ""])


def visible(line: str) -> str:
    """Return a line in which what nobody sees is written as its code point; long ones cut."""
    seen = re.sub(r"[\u200b-\u200f\ufeff\u2028]", lambda m: f"<U+{ord(m[0]):04X}>", line)
    return seen if len(seen) <= 160 else f"{seen[:80]} … {seen[-40:]}"
