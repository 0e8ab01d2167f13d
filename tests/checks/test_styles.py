"""What a style sheet may do by itself: dress what stands in texts."""

from __future__ import annotations

from pathlib import Path

import pytest

from liuzhou_site.checks.styles import hiding, words_in_css

TEMPLATES = Path(__file__).parents[2] / "templates"


@pytest.mark.each(
    "css",
    [
        'a::after { content: "two" }',
        "a::after { content: '三' }",
        'a::after{content:"\\32 "}',
        'a::after { content: attr(x) " of all"; }',
        ":root { --n: 'many' } a::after { content: var(--n); }",
        'q { quotes: "not " "" }',
        "ol { list-style: decimal }",
        "ol { list-style-type: upper-roman; }",
        'ul { list-style: inside "no " }',
        "body { counter-reset: note 41; }",
        ".a { counter-increment: rows; }",
        ".a::before { content: counter(rows) }",
        "@counter-style firms { system: cyclic; symbols: a b; }",
        "p { direction: rtl }",
        "span { unicode-bidi: bidi-override; }",
        "h1 { background-image: url('data:image/svg+xml,%3Csvg/%3E') }",
        "h1 { background: url(data:image/png;base64,AAAA) }",
        "ul { list-style-image: url(words.svg) }",
        "h1 { border-image: URL(words.svg) 30 }",
    ],
)
def test_a_style_sheet_that_speaks_is_found(css):
    """Words, counts of its own, pictures, letters turned around: each with its line."""
    assert [line for line, _ in words_in_css("\n" + css)] == [2]


@pytest.mark.each(
    "css",
    [
        ".q { font-size: 0 }",
        ".q { font-size: 0.0px; }",
        ".q { OPACITY: 0 }",
        ".q { color: transparent }",
        ".q { text-indent: -9999px }",
        ".q { font-size: 1px }",
        ".q { font-size: .1px }",
        ".q { font-size: .1em }",
        ".q { font: 0/0 a }",
        ".q { font-size: calc(1rem - 1rem) }",
        ".q { opacity: .05 }",
        ".q { color: var(--paper) }",
        ".q { color: #fff }",
        ".q { color: color-mix(in srgb, red 0%, transparent) }",
        ":root { --ink: var(--paper) }",
        ".q { background: var(--ink) }",
        ".q { -webkit-text-fill-color: transparent }",
        ".q { transform: scale(0) }",
        ".q { transform: rotate(180deg) }",
        ".q { position: absolute; }",
        ".q { left: 200vw }",
        ".q { clip-path: circle(0) }",
        ".q { letter-spacing: -1em }",
        ".q { line-height: 0 }",
        ".q { filter: opacity(0%) }",
        ".q { translate: -200vw }",
        ".q { margin: 0 0 0 -80rem }",
        ".q { padding-left: 100vw }",
        ".q { max-height: 0 }",
        ".q { overflow: hidden }",
        ".q { width: 0px }",
        ".q { -webkit-text-security: disc }",
        ".q { display: none !important }",
        "@media print { .q { visibility: hidden } }",
        ".q { content-visibility: hidden }",
        ".q { order: -1 }",
        ".q { flex-direction: row-reverse }",
        ".q { text-decoration: line-through }",
        ".q { text-transform: uppercase }",
        ".q { display: none",
        "@import 'more.css';",
    ],
)
def test_what_might_hide_something_is_found(css):
    """A size, a colour, a place, an order: whatever is not known to be mere dress."""
    assert len(list(hiding(css))) == 1


@pytest.mark.each(
    "css",
    [
        'ul { list-style: "– " }',
        "ul { list-style: none inside }",
        'q { quotes: "“" "”" }',
        "a::after { content: ' (' attr(href) ')' }",
        ".a::before { counter-increment: note; content: counter(note) ' ' }",
        "@page { @bottom-center { content: counter(page); } }",
        "body { counter-reset: note mention; }",
        "/* content: 'two' */ a { color: inherit }",
        "a { text-decoration-color: transparent; opacity: .5 }",
        ".b { font-size: 0.8rem; text-indent: 1em }",
        ".b { font-size: 12px; line-height: 1.2; letter-spacing: .02em }",
        ".b { font-size: small; line-height: normal }",
        ".b { opacity: .6; color: var(--ink) !important }",
        ".b { margin: 0 -1rem 16px; padding: 1.5rem 2em }",
        ".b { background: var(--paper); font-size: 87.5% }",
        "a:hover span::before { content: '' }",
        "a[title='content: x; {'] { color: inherit }",
        "p { font-family: 'Song 5', serif; }",
        ".b { font: 600 clamp(1rem, 2vw, 3rem)/1.3 var(--sans) }",
        ".b { max-height: 0.5rem; min-width: 0; height: auto }",
        ".b { border-image: none; list-style-image: none }",
        ".b { width: 100%; max-width: 40ch; border: 0 solid }",
        ".b { display: inline-block; position: relative }",
        ":root { --ink: light-dark(#111, #eee); --lead: 1.6 }",
        "a:not([href^='url(']) { color: inherit }",
    ],
)
def test_a_style_sheet_that_only_dresses_passes(css):
    """Marks, quotes, notes, colours of the palette, room and type are all that it may add."""
    assert [*words_in_css(css), *hiding(css)] == []


def test_what_hides_is_told_with_what_it_holds_for():
    """Another selector, or another medium, hides something else."""
    css = "p { margin: 0; } @media print { nav, .q { color: inherit; display: none } }"
    assert list(hiding(css)) == ["@media print nav, .q { display: none }"]


@pytest.mark.each("path", sorted(TEMPLATES.glob("*.css")))
def test_our_own_style_sheets_say_nothing(path):
    """What stands on a page is a text of the story or of the interface."""
    assert list(words_in_css(path.read_text(encoding="utf-8"))) == []
