"""The style sheet: minified without losing meaning, admitted by its own hash."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

import pytest

from liuzhou_site.assets.fonts import FontRule
from liuzhou_site.pages.css import inline, minify, speaking

TEMPLATES = Path(__file__).parents[2] / "templates"


def test_space_and_comments_go_and_meaning_stays() -> None:
    """Selectors, functions and media queries keep the spaces that they need."""
    css = (
        "/* why */ a :is(b, i) > u { margin: 0 calc(1px + 2px); }\n"
        "@media (min-width: 4em) { a { b: c; } }"
    )
    assert minify(css) == ("a :is(b,i)>u{margin:0 calc(1px + 2px)}@media (min-width: 4em){a{b:c}}")


def test_the_hash_admits_exactly_the_text() -> None:
    """The source expression is the SHA-256 of the element's text, font rules included."""
    text, admitted = inline(
        "a { color: red; }", [FontRule("Ledger Sans", "400", "../fonts/a.woff2")]
    )
    digest = base64.b64encode(hashlib.sha256(str(text).encode()).digest()).decode()
    assert admitted == f"sha256-{digest}"
    assert 'url(../fonts/a.woff2)format("woff2")' in text
    assert text.endswith("a{color:red}")


def test_the_page_style_is_light_and_asks_no_other_host() -> None:
    """The site's own sheet names no address, imports nothing, and would fit the page's budget."""
    text, _ = inline((TEMPLATES / "site.css").read_text(encoding="utf-8"))
    assert "url(" not in text
    assert "@import" not in text
    assert "</" not in text
    assert len(text) <= 12_500


@pytest.mark.parametrize(
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
        ".q { font-size: 0 }",
        ".q { font-size: 0.0px; }",
        ".q { OPACITY: 0 }",
        ".q { color: transparent }",
        ".q { text-indent: -9999px }",
        ".q { font-size: 1px }",
        ".q { font-size: .1em }",
        ".q { opacity: .05 }",
        ".q { color: var(--paper) }",
        ".q { -webkit-text-fill-color: transparent }",
        ".q { transform: scale(0) }",
        ".q { transform: rotate(180deg) }",
        ".q { position: absolute; left: -9999px }",
        ".q { clip-path: circle(0) }",
        ".q { letter-spacing: -1em }",
        ".q { line-height: 0 }",
        ".q { filter: opacity(0%) }",
        "h1 { background-image: url('data:image/svg+xml,%3Csvg/%3E') }",
        "h1 { background: url(data:image/png;base64,AAAA) }",
        "ul { list-style-image: url(words.svg) }",
        "h1 { border-image: URL(words.svg) 30 }",
        ".q { translate: -200vw }",
        ".q { position: absolute; left: -99em }",
        ".q { margin: 0 0 0 -80rem }",
        ".q { max-height: 0; overflow: hidden }",
        ".q { width: 0px; overflow: clip }",
        ".q { -webkit-text-security: disc }",
    ],
)
def test_a_style_sheet_that_speaks_or_hides_is_found(css):
    """Words, counts of its own, letters turned around or made invisible: each with its line."""
    assert [line for line, _ in speaking("\n" + css)] == [2]


@pytest.mark.parametrize(
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
        ".b { font-size: small; line-height: normal; opacity: inherit }",
        ".b { opacity: .6; transform: translate(-50%, -50%); color: var(--ink) }",
        ".b { margin: 0 -1rem; top: 50%; inset: auto 0 0; clip-path: inset(50%) }",
        ".b { background: var(--paper); font-size: 87.5%; left: -2px }",
        "a:hover span::before { content: '' }",
        "a[title='content: x'] { color: red }",
        "p { font-family: 'Song 5', serif; }",
        "@font-face { font-family: a; src: url(a.woff2) format('woff2') }",
        ".b { background: linear-gradient(var(--paper), var(--rule)) }",
        ".b { max-height: 0.5rem; min-width: 0; height: auto }",
        ".b { translate: -50% 0; left: -4px; margin-top: -1.5rem }",
        ".b { border-image: none; list-style-image: none }",
        ".b { width: 100%; max-width: 40ch; border: 0 solid }",
        ".b { inset: 0; margin: 0; padding: 0 }",
        ".b { translate: 0 .2em }",
        "a:not([href^='url(']) { color: inherit }",
        ".b { bottom: -1em; min-height: 0 }",
    ],
)
def test_a_style_sheet_that_only_dresses_passes(css):
    """Marks, quotes, notes and sheets on paper are all that it may add."""
    assert list(speaking(css)) == []


@pytest.mark.parametrize("path", sorted(TEMPLATES.glob("*.css")), ids=lambda path: path.name)
def test_our_own_style_sheets_say_nothing(path):
    """What stands on a page is a text of the story or of the interface."""
    assert list(speaking(path.read_text(encoding="utf-8"))) == []
