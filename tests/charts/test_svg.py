"""The slimmer: nothing that shows is lost, nothing that does not show is kept."""

from __future__ import annotations

import re

import pytest
import vl_convert

from liuzhou_site.charts.path_data import UnknownSvgError
from liuzhou_site.charts.svg import PAGE, render, slim
from liuzhou_site.numbers import tokens

HEAD = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
    'width="100" height="50">'
)


def slimmed(body: str) -> str:
    return slim(f"{HEAD}{body}</svg>", "title")


def test_a_drawing_is_one_picture_named_by_its_heading():
    """Roles and labels of Vega are gone; the root has the page's own."""
    body = '<g role="graphics-object" aria-label="x"><path d="M0,0h5v5h-5Z" fill="red"/></g>'
    assert slimmed(body) == (
        '<svg role="img" aria-labelledby="title" viewBox="0 0 100 50">'
        '<path fill="red" d="M0 0h5v5h-5z"/></svg>'
    )


def test_groups_are_flattened_and_paths_of_one_style_joined():
    """Where a shape stands is in its path; one element a style."""
    body = (
        '<g transform="translate(10,5)"><path d="M0,0L4,0" stroke="red"/></g>'
        '<line transform="translate(1,2)" x2="3" y2="0" stroke="red"/>'
    )
    drawn = slimmed(body)
    assert re.findall(r' d="([^"]*)"', drawn) == ["M10 5h4m-13-3h3"]
    assert drawn.count("<path") == 1


def test_relative_paths_do_not_drift():
    """Each point is rounded where it lies: errors do not add up along a path."""
    points = "".join(f"L{n * 0.333:.3f},{n % 2}" for n in range(1, 200))
    (path,) = re.findall(r' d="([^"]*)"', slimmed(f'<path d="M0,0{points}" stroke="red"/>'))
    steps = re.findall(r"l(-?[\d.]+)", path)
    assert abs(sum(float(step) for step in steps) - 199 * 0.333) < 0.06


def test_mentions_in_labels_stay_whole():
    """The characters that carry a mention's identity come through unharmed."""
    said = tokens.wrap("boats:label:en", "12 boats & nets")
    body = f'<text fill="red" font-size="13px">{said.replace("&", "&amp;")}</text>'
    assert said.replace("&", "&amp;") in slimmed(body)


def test_texts_that_stand_by_their_numbers_come_back():
    """Also those that are numbers themselves, and in the order in which they are drawn."""
    body = "".join(f'<text fill="red">{number}</text>' for number in (2, 0, 1))
    drawn = slim(f"{HEAD}{body}</svg>", "title", ["1", "汉字 & more", "0"])
    assert re.findall(r">([^<>]+)</text>", drawn) == ["0", "1", "汉字 &amp; more"]


def test_a_drawing_with_links_is_for_pointers_only():
    """Links lead where they did, take no stop of the keyboard, and are not heard."""
    drawn = slimmed(f'<a xlink:href="{PAGE}#boats"><path d="M0,0h5" fill="red"/></a>')
    assert '<a tabindex="-1" href="#boats">' in drawn
    assert drawn.startswith('<svg aria-hidden="true" ')


def test_what_does_not_show_is_dropped():
    """Backgrounds without colour, empty paths, strokes that are none."""
    body = '<path class="background" d="M0,0h5"/><path d="" fill="red"/>'
    assert "<path" not in slimmed(body)


@pytest.mark.parametrize(
    "body",
    [
        '<circle r="3" fill="red"/>',
        '<g clip-path="url(#a)"/>',
        '<path d="M0,0C1,1 2,2 3,3" fill="red"/>',
        '<g transform="rotate(9)"/>',
    ],
)
def test_what_is_not_known_is_refused(body):
    """Nothing is dropped in silence."""
    with pytest.raises(UnknownSvgError):
        slimmed(body)


def test_what_is_equal_is_drawn_once(monkeypatch):
    """Two languages often draw the same chart but for its texts, which wait outside."""
    drawn = []
    monkeypatch.setattr(vl_convert, "vega_to_svg", lambda chart: drawn.append(chart) or "<svg/>")
    for width in (101, 101, 102):
        assert render({"width": width, "seen": "only here"}) == "<svg/>"
    assert len(drawn) == 2
