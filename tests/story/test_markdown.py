"""Markdown with mentions: what is read, and what is pointed out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liuzhou_site.errors import Place, Problem
from liuzhou_site.story.braces import brace_piece, parse_text
from liuzhou_site.story.inline import Inline, Ref, SignRole
from liuzhou_site.story.markdown import parse_story

if TYPE_CHECKING:
    from liuzhou_site.story.inline import Story

TEXT = """# Cats

A standfirst with {cats}
in two lines.

## Indoors {#indoors}

There are **{cats:words}** and [more](#outdoors).

{chart naps}

- one of {dogs}
- another

### Later {#later}

{list findings}

## Outdoors {#outdoors}

Nothing.
"""


def parsed(text: str) -> Story:
    story, problems = parse_story("en", "content/en.md", text)
    assert not problems
    assert story is not None
    return story


def codes(text: str) -> list[tuple[str, int]]:
    _, problems = parse_story("en", "content/en.md", text)
    return [(found.code, found.place.line) for found in problems]


def test_a_story_is_headline_standfirst_and_sections() -> None:
    """Every part is found, in order, with its id and kind."""
    story = parsed(TEXT)
    assert story.headline.pieces == ("Cats",)
    assert len(story.standfirst) == 1
    assert [section.id for section in story.sections] == ["indoors", "outdoors"]
    kinds = [(block.kind, block.name) for block in story.sections[0].blocks]
    assert kinds == [
        ("paragraph", ""),
        ("chart", "naps"),
        ("bullets", ""),
        ("subheading", "later"),
        ("list", "findings"),
    ]


def test_a_mention_knows_its_line() -> None:
    """A mention in the second line of a paragraph is placed there."""
    text = "# A\n\nfirst\nsecond {cats}\n\n## B {#b}\n\nx {dogs:words}\n"
    story = parsed(text)
    assert story.standfirst[0].refs == (Ref("cats", "prose", Place("content/en.md", 4)),)
    refs = story.sections[0].blocks[0].texts[0].refs
    assert refs == (Ref("dogs", "words", Place("content/en.md", 8)),)


@pytest.mark.each(
    ("line", "code"),
    [
        ("An open {cats brace", "open-brace"),
        ("A lone } brace", "open-brace"),
        ("A full-width ｛cats｝", "fullwidth-brace"),
        ("A {Cats} in capitals", "bad-mention"),
        ("A { cats } with spaces", "bad-mention"),
        ("A {cats：period} in Chinese input mode", "fullwidth-brace"),
        ("A chart {chart cats} in a line", "not-alone"),
        ("A [link to {cats}](#c)", "mention-in-link"),
        ("3. numbered from the middle", "foreign-markdown"),
        ("> ### A heading {#d}", "foreign-markdown"),
        ("- {chart cats}", "not-alone"),
        ("{aside Alone}", "not-alone"),
        ("> ｛aside 附栏｝", "fullwidth-brace"),
        ("| no | table |", "foreign-markdown"),
        ("| a |\n|---|\n| b |", "table-unnamed"),
        ("A hidden &#8203;character", "unseen-character"),
        ("A ![picture](a.png) in a line", "not-alone"),
        ("![](a.png)", "image-unsaid"),
        ("#### too deep", "foreign-markdown"),
        ("##no space", "foreign-markdown"),
        ("~~struck~~ out", "foreign-markdown"),
        ("＊＊全角＊＊", "foreign-markdown"),
        ("［文字］（https://example.org/）", "foreign-markdown"),
        ("[文字]（https://example.org/）", "foreign-markdown"),
        ("**open", "stray-mark"),
        ("two * three", "stray-mark"),
        ("===", "foreign-markdown"),
        ("A [link](javascript:alert(1))", "bad-link"),
        ("A [link](//example.org/)", "bad-link"),
        ("### No id", "heading-without-id"),
        ("<b>HTML</b>", "html"),
    ],
)
def test_a_mistake_is_told_with_its_line(line: str, code: str) -> None:
    """Braces left open, full-width braces, mentions miswritten and HTML are pointed out."""
    assert (code, 7) in codes(f"# A\n\nb\n\n## C {{#c}}\n\n{line}\n")


@pytest.mark.each(
    ("written", "near"),
    [
        ("{Cats}", "{cats}"),
        ("{ cats }", "{cats}"),
        ("{Cats:Label}", "{cats:label}"),
        ("{Harvest.Apples@2024-q1}", "{harvest.apples@2024-Q1}"),
        ("{harvest.apples@fy2019-04:Period}", "{harvest.apples@FY2019-04:period}"),
        ("{plots.trees@2024-Spring}", "{plots.trees@2024-spring}"),
        ("{plots.trees@Hill}", "{plots.trees@hill}"),
        ("{how many?}", ""),
    ],
)
def test_a_mention_in_other_letters_is_told_with_the_right_ones(written: str, near: str) -> None:
    """Names have lower case, and so have periods, but for quarters, halves and financial years."""
    found = brace_piece(written, Place("content/en.md", 1))
    assert isinstance(found, Problem)
    assert (found.code, dict(found.fields)["nearest"]) == ("bad-mention", near)


def test_a_story_without_headline_standfirst_or_ids_is_told_so() -> None:
    """The three things that every story has are missed by name."""
    assert codes("no headline\n") == [("no-headline", 1)]
    assert codes("# A\n\n## B {#b}\n\nx\n") == [("no-standfirst", 3)]
    assert codes("# A\n\nx\n\n## B\n\nx\n") == [("heading-without-id", 5)]
    assert codes("# A\n\nx\n\n## B {#b}\n\n## C {#b}\n") == [("duplicate-id", 7)]


def test_a_list_without_words_is_none() -> None:
    """An empty item, quotation or line of code breaks nothing."""
    for empty in ("- ", ">", "```\n```", "> - ", "1. "):
        assert codes(f"# A\n\nb\n\n## C {{#c}}\n\n{empty}\n") == []


def test_one_chart_or_image_may_open_the_story() -> None:
    """It stands before the first section; a second one is told, not left out silently."""
    story, problems = parse_story("en", "en.md", "# A\n\nb\n\n{chart c}\n\n- d\n\n## C {#c}\n")
    assert story is not None
    assert not problems
    assert [block.name for block in story.lead] == ["c"]
    assert [block.name for block in story.parts[0].blocks] == ["c"]
    assert codes("# A\n\nb\n\n![It](c.png)\n\n## C {#c}\n") == []
    assert codes("# A\n\nb\n\n{chart c}\n\n{chart d}\n\n## C {#c}\n") == [("before-sections", 7)]
    assert codes("# A\n\nb\n\n{list errata}\n\n## C {#c}\n") == [("before-sections", 5)]


def test_a_short_text_keeps_every_character_outside_its_mentions() -> None:
    """Nothing but braces is read in a title or a note; Markdown stays, and is reported."""
    inline, problems = parse_text("**{cats}** of {all_cats:number}.", Place("x.yml", 3))
    assert [found.code for found in problems] == ["marked-text"]
    assert [p if isinstance(p, str) else "·" for p in inline.pieces] == [
        "**",
        "·",
        "** of ",
        "·",
        ".",
    ]


@pytest.mark.slow
@given(st.text(max_size=200))
def test_any_markdown_is_read_or_told(text: str) -> None:
    """No text makes the reader raise."""
    parse_story("en", "content/en.md", text)


@given(st.text(alphabet="ab{}｛｝:_ \n", max_size=40))
def test_any_short_text_is_read_or_told(text: str) -> None:
    """Every piece of the text is accounted for: kept, a mention, or a mistake."""
    inline, problems = parse_text(text, Place("x.yml", 1))
    assert isinstance(inline, Inline)
    kept = "".join(piece for piece in inline.pieces if isinstance(piece, str))
    assert "{" not in kept and "}" not in kept
    braced = [found for found in problems if found.code != "marked-text"]
    assert len(inline.refs) + len(braced) <= text.count("{") + text.count("}") + sum(
        text.count(brace) for brace in "｛｝"
    )


@pytest.mark.each(
    "text",
    ["**bold**", "*one*", "a[^note]", "~~gone~~", "`code`", "[a](b)", "[链接]（b）",
     "［链接］（b）", "# title", "##小标题", "＊＊粗＊＊", "![](x.png)", "so __be__ it"],
)  # fmt: skip
def test_a_short_text_has_no_markdown(text):
    """Titles, labels and notes of the YAML files and the ledger are plain, and say so."""
    assert [found.code for found in parse_text(text, Place("x.yml", 1))[1]] == ["marked-text"]


@pytest.mark.each(
    "text",
    ["3 * 4 * 5", "C# and F#", "#3 of the list", "the [sic] word", "a_b_c", "5*", "“*” is a star",
     "[1918]亿元", "no. #12", "a ~ b", "*", "（注）", "［注］"],
)  # fmt: skip
def test_what_only_looks_like_markdown_passes(text):
    """Signs that mark nothing are as they are."""
    assert parse_text(text, Place("x.yml", 1))[1] == ()


def running(text: str) -> list[tuple[str, str]]:
    """Return the kind of each block of a section, and its HTML with a · for each text."""
    (section,) = parsed(f"# A\n\nb\n\n## C {{#c}}\n\n{text}\n").sections
    return [(block.kind, "·".join(block.shape)) for block in section.blocks]


def texts(text: str) -> list[tuple[int, str]]:
    """Return the line and the words of each text of a section that begins in line 7."""
    (section,) = parsed(f"# A\n\nb\n\n## C {{#c}}\n\n{text}\n").sections
    return [(t.place.line, t.typed) for block in section.blocks for t in block.texts]


SCROLLS = (
    '<div class="scroll" tabindex="0" role="group" aria-label="\ufffc"><table><caption>·</caption>'
)


@pytest.mark.each(
    ("text", "kind", "shape"),
    [
        ("a", "paragraph", "<p>·</p>"),
        ("- a\n- b", "bullets", "<ul><li>·</li><li>·</li></ul>"),
        ("- a\n\n- b", "bullets", "<ul><li>·</li><li>·</li></ul>"),
        ("- a\n\n  b", "bullets", "<ul><li>·<p>·</p></li></ul>"),
        ("- a\n  1. b", "bullets", "<ul><li>·<ol><li>·</li></ol></li></ul>"),
        ("1. a\n2. b", "numbered", "<ol><li>·</li><li>·</li></ol>"),
        ("a\n: b\n: c", "definitions", "<dl><dt>·</dt><dd>·</dd><dd>·</dd></dl>"),
        ("a\n\n: b\n\n  c", "definitions", "<dl><dt>·</dt><dd>·<p>·</p></dd></dl>"),
        ("> a\n>\n> b", "quotation", "<blockquote><p>·</p><p>·</p></blockquote>"),
        ("> a\n> — b", "quotation", '<blockquote><p>·</p></blockquote><p class="who">·</p>'),
        ("> a\n>\n> ——b", "quotation", '<blockquote><p>·</p></blockquote><p class="who">·</p>'),
        ("> {aside}\n> a", "aside", '<aside role="note"><p>·</p></aside>'),
        ("> {aside Why}\n>\n> a", "aside", '<aside role="note"><h3>·</h3><p>·</p></aside>'),
        (
            "> {aside 为什么}\n> - a",
            "aside",
            '<aside role="note"><h3>·</h3><ul><li>·</li></ul></aside>',
        ),
        ("---", "break", "<hr/>"),
        ("```\na\n\n  b\n```", "code", '<pre tabindex="0"><code>·&#10;&#10;·&#10;</code></pre>'),
        (
            "| a | b |\n|:-:|--:|\n| c |  |\n\n: d",
            "table",
            (
                f'{SCROLLS}<thead><tr><th class="c" scope="col">·</th>'
                '<th class="r" scope="col">·</th></tr></thead>'
                '<tbody><tr><th class="c" scope="row">·</th><td class="r"></td></tr></tbody>'
                "</table></div>"
            ),
        ),
    ],
)
def test_running_text_has_the_html_of_its_kind(text: str, kind: str, shape: str) -> None:
    """What stands around the texts of a block is known, and nothing else stands there."""
    assert running(text) == [(kind, shape)]


def test_each_text_of_a_block_is_read_in_its_line() -> None:
    """Words of cells, captions, items, titles and lines of code are texts like any."""
    assert texts("> a\n> b\n> — c") == [(7, "a\nb"), (9, "— c")]
    assert texts("> {aside Why}\n> a") == [(7, "Why"), (8, "a")]
    assert texts("| a |\n|--|\n| b |\n\n：c") == [(11, "c"), (7, "a"), (9, "b")]
    assert texts("```\n<b>\n\n  {x}\n```") == [(8, "<b>"), (10, "  {x}")]
    assert texts("- a\n  - b") == [(7, "a"), (8, "b")]


def test_an_image_is_its_words_and_its_caption() -> None:
    """Both are texts like all others, with their mentions; the file is its name."""
    (section,) = parsed('# A\n\nb\n\n## C {#c}\n\n![Of {cats}](a.png "By {dogs}")\n').sections
    (block,) = section.blocks
    assert (block.kind, block.name) == ("image", "a.png")
    assert [ref.name for text in block.texts for ref in text.refs] == ["cats", "dogs"]


def test_words_of_a_paragraph_that_are_quoted_again_are_a_pull_quote() -> None:
    """It is known by its words, and by the figures that it mentions."""
    told = "We have {cats} and  more."
    kinds = [kind for kind, _ in running(f"{told}\n\n> have\n> {{cats}}\n\n> have {{dogs}}")]
    assert kinds == ["paragraph", "pull-quote", "quotation"]


def test_a_soft_hyphen_parts_no_word() -> None:
    """A number word is read whole; code is no mention; an entity is its character."""
    (text,) = (
        parsed("# A\n\nb\n\n## C {#c}\n\nfi&shy;ve&nbsp;of `{x}`\n").sections[0].blocks[0].texts
    )
    assert text.typed == "five\u00a0of {x}"
    assert not text.refs


NOTED = "One.[^x] Two[^y] and again.[^x]\n\n[^y]: The other {dogs}.\n[^x]: The **one**.\n"


def test_footnotes_stand_at_the_end_in_the_order_of_their_signs() -> None:
    """They are numbered as the text leads to them, however they are typed; each leads back once."""
    story = parsed(f"# A\n\nb\n\n## C {{#c}}\n\n{NOTED}\n## D {{#d}}\n\nText.\n")
    (text,) = story.sections[0].blocks
    signs = [(note.label, note.number, note.role) for note in text.texts[0].notes]
    assert signs == [("x", 1, SignRole.FIRST), ("y", 2, SignRole.FIRST), ("x", 1, SignRole.AGAIN)]
    notes = story.sections[1].blocks[-1]
    assert notes.kind == "footnotes"
    assert [note.source for note in notes.texts] == [
        "The <strong>one</strong>.[^x]", "The other {dogs:prose}.[^y]",
    ]  # fmt: skip
    assert [text.notes[-1].role for text in notes.texts] == [SignRole.BACK, SignRole.BACK]


@pytest.mark.each(
    ("text", "code", "line"),
    [
        ("a[^x]", "note-missing", 7),
        ("a[^x]\n\n[^x]：b", "note-missing", 7),
        ("a[^X]\n\n[^X]: b", "note-label", 7),
        ("a[^甲]\n\n[^甲]: b", "note-label", 7),
        ("a\n\n[^x]: b", "note-unused", 9),
        ("a[^x]\n\n[^x]: b\n\n[^x]: c", "duplicate-id", 11),
        ("a[^x]\n\n[^x]: b\n\n    c", "note-long", 9),
        ("a[^x]\n\n[^x]: - b", "note-long", 9),
        ("a[^x]\n\n[^x]:", "note-long", 9),
        ("a[^x]\n\n[^x]: b[^x]", "note-misplaced", 9),
        ("- a[^x]\n\n  [^x]: b", "note-misplaced", 9),
        ("### a[^x] {#a}\n\n[^x]: b", "note-misplaced", 7),
        ('![a](a.png "b")\n\n![a[^x]](b.png)\n\n[^x]: b', "note-misplaced", 9),
        ("a ^[b]", "foreign-markdown", 7),
        (": a", "colon-alone", 7),
        ("a\n：b", "colon-alone", 8),
        ("a\nb\n: c", "colon-alone", 9),
        ("[a[^x]](#c)\n\n[^x]: b", "bad-link", 7),
        ("[a](b c)", "bad-link", 7),
        ('[a](#c "d")', "foreign-markdown", 7),
        ("一_二_三", "stray-mark", 7),
        ("a < b <b>c</b>", "html", 7),
        ("<https://example.org/>", "html", 7),
    ],
)
def test_what_is_half_written_is_told(text: str, code: str, line: int) -> None:
    """A note, a definition or a link that lacks a part is named where it stands."""
    found = codes(f"# A\n\nb\n\n## C {{#c}}\n\n{text}\n")
    assert (code, line) in found


@pytest.mark.each(
    "text", ["`a[^x]`", "a\\[^x]", "a: b", "9:30", "`a[b](c)`", "a ]b( c", "a_b_c", "a < b"]
)
def test_what_only_looks_half_written_passes(text: str) -> None:
    """Code, an escaped sign and colons within a line are words."""
    parsed(f"# A\n\nb\n\n## C {{#c}}\n\n{text}\n")


def test_no_sign_of_a_note_stands_over_the_text() -> None:
    """The headline and the standfirst go where no note can follow."""
    text = "# A[^x]\n\nb[^x]\n\n## C[^x] {#c}\n\nd\n\n[^x]: e\n"
    assert [line for code, line in codes(text) if code == "note-misplaced"] == [1, 3, 5]


def test_an_image_above_the_sections_leads_the_story() -> None:
    """One may, in any place there; a second one belongs into a section."""
    text = '# A\n\nb\n\n![c](c.jpg "d")\n\n## E {#e}\n\nf\n'
    story = parsed(text)
    (lead,) = story.lead
    assert (lead.name, [one.typed for one in lead.texts]) == ("c.jpg", ["c", "d"])
    assert [name for name, _ in story.named()][1:4] == ["standfirst 1", "lead 1", "lead 2"]
    twice = text.replace("## E", "![c](c.jpg)\n\n## E")
    assert codes(twice) == [("before-sections", 7)]
