"""Templates set words, and write none: what they say, turn around or hide is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from liuzhou_site.pages.spoken import words_in_template

TEMPLATES = sorted((Path(__file__).parents[2] / "templates").glob("*.*ml"))


@pytest.mark.each(
    "template",
    [
        "<p>Nothing was lost.</p>",
        "<p>{{ c.said }} not</p>",
        "<p>没有</p>",
        "<p>97</p>",
        '<p title="not so">{{ c.said }}</p>',
        "<img alt='nine boats' src=\"{{ c.href }}\">",
        '<nav aria-label="Lies">{{ c.said }}</nav>',
        '<p>{{ "not" }} {{ c.said }}</p>',
        '<p>{{ c.said or "nothing" }}</p>',
        '{% set t = "No boat was lost" %}<p>{{ t }}</p>',
        '<p>{{ ("not") }} {{ c.said }}</p>',
        '{{ parts.quote("never so") }}',
        "<bdo>{{ c.said }}</bdo>",
        "<ol><li>{{ c.said }}</li></ol>",
        '<p dir="rtl">{{ c.said }}</p>',
        "<p>&#8238;{{ c.said }}</p>",
        "<p>&rlm;{{ c.said }}</p>",
        '<p style="font-size:0">{{ c.said }}</p>',
        "<p hidden>{{ c.said }}</p>",
        "<template>{{ c.said }}</template>",
        "<s>{{ c.said }}</s>",
        "<!-- {{ c.said }} -->",
        '<p aria-hidden="true">{{ c.said }}</p>',
    ],
)
def test_a_template_says_and_hides_nothing(template: str):
    """Words, attributes that are read out, words in quotation marks, tags that hide or turn."""
    assert [line for line, _ in words_in_template("\n" + template)] == [2]


@pytest.mark.each(
    "template",
    [
        "<p>{{ c.said }}</p>",
        '<p class="doubt">{{ c.said }}{{ t.gap }}—</p>',
        '<nav aria-label="{{ t.nav }}">{{ c.said }}</nav>',
        '{% extends "base.html" %}{% block name %}story{% endblock %}',
        '{% if b.kind == "paragraph" %}<p>{{ b.text }}</p>{% endif %}',
        '{{ parts.figure(c.chart, "h1") }}',
        '{{ sign("hatch" if i.outcome == "contradiction" else "firm") }}',
        "<li class=\"{{ n.classes }}{{ ' k' if n.quiet }}\">{{ n.said }}",
        '<span id="_seen" hidden></span>',
        '<svg class="defs" aria-hidden="true"><use href="#{{ c.id }}"/></svg>',
        "{# What is said here, nobody reads: 97 #}<p>{{ c.said }}</p>",
        "<p>{{ c.a }}&nbsp;·&nbsp;{{ c.b }}</p>",
        '<meta name="viewport" content="width=device-width">',
        '<!doctype html>\n<html lang="{{ p.tag }}">',
        '{% macro figure(a, level="h3") %}<{{ level }}>{{ a.title }}</{{ level }}>{% endmacro %}',
    ],
)
def test_a_template_sets_words(template: str):
    """Keys, classes, signs and comments of the template say nothing."""
    assert list(words_in_template(template)) == []


@pytest.mark.each("path", TEMPLATES)
def test_the_templates_of_the_engine_say_nothing(path: Path):
    """They know no language."""
    assert list(words_in_template(path.read_text(encoding="utf-8"))) == []
