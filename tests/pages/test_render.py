"""A page is kept by its templates and by all that it is given, and by nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass

import pytest
from markupsafe import Markup

from liuzhou_site.assets.cache import Cache
from liuzhou_site.errors import BuildFailed
from liuzhou_site.pages.render import Renderer
from liuzhou_site.pipeline import build


@dataclass(frozen=True)
class Told:
    """What a page is given."""

    text: str


PAGE = "<p>{{ c.text }}</p>"


def filled(folder, page, told):
    """Fill a page with a new renderer over a folder of what was filled before."""
    renderer = Renderer({"page.html": page}, Cache(folder))
    return renderer.kept("page.html", told).decode()


@pytest.mark.each(
    ("page", "told", "shown"),
    [
        (PAGE, Told("a"), "<p>a</p>"),
        (PAGE, Told("b"), "<p>b</p>"),
        (PAGE, Told("<br>"), "<p>&lt;br&gt;</p>"),
        (PAGE, Told(Markup("<br>")), "<p><br></p>"),
        ("<b>{{ c.text }}</b>", Told("a"), "<b>a</b>"),
    ],
)
def test_a_page_of_other_words_or_templates_is_filled_anew(tmp_path, page, told, shown):
    """One filled before with other words, or words that were no HTML, is not taken for it."""
    filled(tmp_path, PAGE, Told("a"))
    filled(tmp_path, PAGE, Told("<br>"))
    assert filled(tmp_path, page, told) == shown


def test_a_page_filled_before_is_not_filled_again(tmp_path, monkeypatch):
    """The template is not even compiled."""
    filled(tmp_path, PAGE, Told("a"))
    monkeypatch.setattr("liuzhou_site.pages.render.Sandbox.compile", None)
    assert filled(tmp_path, PAGE, Told("a")) == "<p>a</p>"


def test_a_template_that_is_wrong_stays_wrong(tmp_path):
    """Nothing is kept of it, so that it is reported each time."""
    for _ in range(2):
        with pytest.raises(BuildFailed):
            filled(tmp_path, "{{ c.other }}", Told("a"))


def whole(value: object) -> bool:
    """Say whether the `repr` of a value is all of it."""
    if is_dataclass(value):
        return all(each.repr and whole(getattr(value, each.name)) for each in fields(value))
    if isinstance(value, Mapping):
        return all(whole(pair) for pair in value.items())
    return (
        all(map(whole, value)) if isinstance(value, tuple) else isinstance(value, str | int | None)
    )


@pytest.mark.slow
def test_what_pages_are_given_is_known_by_its_repr(library, monkeypatch):
    """Records of words, truths and counts: no object that hides what it holds."""
    given = []

    def fill(renderer: Renderer, template: str, context: object) -> bytes:
        given.append(context)
        return b""

    monkeypatch.setattr(Renderer, "fill", fill)
    build(library)  # what another build made would fill nothing
    assert len(given) > 10
    assert all(map(whole, given))
