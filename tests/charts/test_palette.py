"""Words in drawings: broken into lines that fit, at places where a language allows it."""

from __future__ import annotations

import io
import shutil

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from liuzhou_site.app.console import kept
from liuzhou_site.charts.palette import COLOURS, on_paper, painted, width_of, wrap
from liuzhou_site.errors import BuildFailed
from liuzhou_site.numbers import tokens
from liuzhou_site.pipeline import build

CLOSING = "，。、；：）”"
words = st.text(alphabet="一二三船网港湾，。、ab c12", min_size=1, max_size=60)


@given(words, st.integers(40, 300))
def test_no_word_is_lost_and_no_line_too_long(text, width):
    """Lines hold all there was but the spaces at their ends; a longer one could not be broken."""
    lines = wrap(text, 13, width)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    for line in lines:
        unbroken = len(line) == 1 or " " not in line
        assert width_of(line.rstrip(f"{CLOSING} "), 13) <= width or unbroken


@given(words, st.integers(40, 300))
def test_no_line_begins_with_closing_punctuation(text, width):
    """Reader's rule B4 holds in drawings too."""
    assert all(line[:1] not in CLOSING for line in wrap(text, 13, width)[1:])


def test_a_mention_is_never_broken():
    """A number and its unit stay on one line, with the characters that identify them."""
    said = tokens.wrap("boats:label:en", "191.8 billion yuan")
    lines = wrap(f"worth {said} in all", 13, 60)
    assert sum(said in line for line in lines) == 1


@pytest.mark.parametrize(
    ("wide", "narrow"), [("港", "a"), ("M", "i"), ("12", "1"), ("%", "M"), ("‰", "港"), ("−", "1")]
)
def test_widths_follow_the_letters(wide, narrow):
    """Han is one em; Latin is narrower, an i narrower than an M, a sign wider than a digit."""
    assert width_of(wide, 13) > width_of(narrow, 13)


@pytest.fixture
def look(library, project):
    """Return the style sheet of a story that has its own look."""
    (library / "templates").unlink()
    shutil.copytree(project / "templates", library / "templates")
    return library / "templates" / "site.css"


def pixels(png: bytes) -> set[str]:
    """Return every colour of a picture, as a style sheet writes it."""
    picture = Image.open(io.BytesIO(png)).convert("RGB")
    counted = picture.getcolors(picture.width * picture.height) or ()
    return {f"#{bytes(colour).hex()}" for _, colour in counted}


def test_the_palette_stands_in_the_style_sheet(project):
    """It has a colour for each name, and a drawing takes it from there."""
    css = (project / "templates" / "site.css").read_text(encoding="utf-8")
    palette = on_paper(css)
    assert tuple(palette) == COLOURS
    assert painted("a var(--ink) b var(--none)", palette) == f"a {palette['ink']} b var(--none)"


OTHERS = {"paper": "#e0ffe0", "out": "#5500aa", "out2": "#a05a90"}
"""Colours, and what they are changed to."""


@pytest.mark.slow
def test_a_colour_is_changed_in_one_place(library, look):
    """Pages, drawings, pictures, cards and icons take the new one, and none keeps the old."""
    css = look.read_text(encoding="utf-8")
    olds = on_paper(css)
    before = build(library, kept(library)).files
    for name, other in OTHERS.items():
        css = css.replace(f"--{name}: light-dark({olds[name]}", f"--{name}: light-dark({other}")
    look.write_text(css, encoding="utf-8")
    after = build(library, kept(library)).files
    texts = {path for path in after if path.endswith((".html", ".svg", ".json", ".css"))}
    pictures = {path for path in after if path.endswith(".png")}
    drawn = [(pixels(before[path]), pixels(after[path])) for path in pictures]
    for name, other in OTHERS.items():
        old = olds[name]
        assert [path for path in texts if old.encode() in before[path]], name
        assert [path for path in texts if old.encode() in after[path]] == []
        assert any(old in was for was, _ in drawn), name
        assert all(other in now for was, now in drawn if old in was)
        assert not any(old in now for _, now in drawn)


def test_a_colour_that_is_missing_is_reported(library, look):
    """With the file, and with what it should say."""
    css = look.read_text(encoding="utf-8").replace("--land2: light-dark", "--land3: light-dark")
    look.write_text(css, encoding="utf-8")
    with pytest.raises(BuildFailed) as failed:
        build(library, kept(library))
    (told,) = failed.value.problems
    assert str(told.place) == "templates/site.css"
    assert "it should say --land2: light-dark(…)" in told.message
