"""The style sheet: minified without losing meaning, admitted by its own hash."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

from liuzhou_site.assets.fonts import FontRule
from liuzhou_site.pages.css import inline, minify

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
