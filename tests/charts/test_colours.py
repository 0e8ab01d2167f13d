"""The colours of the marks, as people see them who see fewer: by simulation, and in grey."""

from __future__ import annotations

import itertools
import re

import numpy as np
import pytest

# Machado, Oliveira and Fernandes, A Physiologically-based Model for Simulation of Color Vision
# Deficiency, IEEE Transactions on Visualization and Computer Graphics 15 (6), 2009: the matrices
# of full severity, for linear RGB.
SIGHTS = {
    "protanopia": [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
    "deuteranopia": [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ],
    "tritanopia": [
        [1.255528, -0.076749, -0.178779],
        [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
    ],
    "grey": [[0.2126, 0.7152, 0.0722]] * 3,
}
APART = 10
"""CIE 1976 distance of two colours that nobody takes for one: some four steps just seen."""

NO_MARKS = {"paper", "rule", "mute"}
XYZ = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750],
     [0.0193339, 0.1191920, 0.9503041]]
)  # fmt: skip
VARIABLE = re.compile(r"--(\w+): light-dark\((#\w{6}), (#\w{6})\)")
DRAWING = re.compile(r'<svg role="img".*?</svg>', re.DOTALL)
MARK = re.compile(r'<(?:path|rect|circle)[^>]*?(?:fill|stroke)="var\(--(\w+)\)"')
COMMAND = re.compile(r"([A-Za-z])([^A-Za-z]*)")
DASHES = re.compile(r'dasharray="([\d.]+),([\d.]+)"')
NUMBER = re.compile(r"-?\d*\.?\d+")


def linear(colour):
    """Return #rrggbb as linear light."""
    steps = np.array([int(colour[at : at + 2], 16) for at in (1, 3, 5)]) / 255
    return np.where(steps <= 0.04045, steps / 12.92, ((steps + 0.055) / 1.055) ** 2.4)


def lab(light):
    """Return linear light as CIE L*a*b*, for the white of a screen."""
    x, y, z = (
        part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116
        for part in (XYZ @ light) / XYZ.sum(axis=1)
    )
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


def distance(one, other, sight):
    """Return how far apart two colours are for this sight."""
    seen = [lab(np.clip(np.array(SIGHTS[sight]) @ linear(c), 0, 1)) for c in (one, other)]
    return float(np.linalg.norm(seen[0] - seen[1]))


@pytest.fixture(scope="module")
def palette(project):
    """Return the colours of the style sheet: name → on light ground, on dark."""
    text = (project / "templates" / "site.css").read_text(encoding="utf-8")
    return {name: (light, dark) for name, light, dark in VARIABLE.findall(text)}


def alike(pair, palette):
    """Return the sights for which two colours of the palette may be taken for one."""
    pairs = zip(*(palette[name] for name in pair), strict=True)
    return {s for pair in pairs for s in SIGHTS if distance(*pair, s) < APART}


def test_red_and_green_are_one_for_some_and_not_for_others():
    """The simulation finds what it is for: a green and a red of one lightness, as known."""
    red, green = "#b05a2c", "#7b7a2a"
    assert distance(red, green, "deuteranopia") < APART < distance(red, green, "tritanopia")
    assert all(distance("#000000", "#ffffff", sight) > 99 for sight in SIGHTS)


def test_the_shades_of_a_colour_are_told_apart_by_everybody(palette):
    """What is drawn in two shades of one colour, a part of a whole, differs in lightness."""
    shades = [(name, f"{name}2") for name in palette if f"{name}2" in palette]
    assert len(shades) > 2
    assert [pair for pair in shades if alike(pair, palette)] == []


def test_the_kinds_of_the_strip_are_told_apart_by_everybody(palette):
    """What a bar speaks of is its colour alone: the four differ for every sight, in grey too."""
    kinds = itertools.combinations(("ink", "in", "land", "out"), 2)
    assert [pair for pair in kinds if alike(pair, palette)] == []


@pytest.fixture(scope="module")
def drawings(built):
    """Return the drawings of all charts, with the paths that they are in."""
    return [
        (path, drawing)
        for path, content in built.files.items()
        if "/charts/" in path and path.endswith(".html")
        for drawing in DRAWING.findall(content.decode("utf-8"))
    ]


def test_series_are_told_apart_by_everybody(drawings, palette):
    """In a chart two colours differ for every sight, in grey too."""
    found = set()
    for _, drawing in drawings:
        marks = sorted(set(MARK.findall(drawing)) - NO_MARKS)
        found |= {pair for pair in itertools.combinations(marks, 2) if alike(pair, palette)}
    assert found == set()


def corners(path):
    """Yield the corners of every part of a path of straight lines, as lists of x and y."""
    x = y = 0.0
    part = [[x], [y]]
    for command, words in COMMAND.findall(path):
        numbers = [float(word) for word in NUMBER.findall(words)]
        steps = zip(*[iter(numbers)] * (1 if command in "HhVv" else 2), strict=True)
        for at, step in enumerate(steps):
            back = (0, 0) if command.isupper() else (x, y)
            if command in "Mm" and at == 0:
                yield part
                x, y = step[0] + back[0], step[1] + back[1]
                part = [[], []]
            elif command in "Hh":
                x = step[0] + back[0]
            elif command in "Vv":
                y = step[0] + back[1]
            else:
                x, y = step[0] + back[0], step[1] + back[1]
            part[0].append(x)
            part[1].append(y)
        if command in "Zz":
            x, y = part[0][0], part[1][0]
    yield part


def unpainted(mark, length):
    """Return what a dashed line leaves empty at its end."""
    dash = DASHES.search(mark)
    if not dash:
        return 0
    painted, gap = float(dash[1]), float(dash[2])
    return max(0, (length % (painted + gap) or painted + gap) - painted)


def boxes(drawing):
    """Return the box of every mark, left, top, right, bottom; a thick line is a row of marks.

    Thin lines are outlines and hatching, which belong to a mark; what is pale is the
    ground of a map.
    """
    found = []
    for mark in re.findall(r"<path[^>]*>", drawing):
        colour, path = MARK.search(mark), re.search(r' d="([^"]*)"', mark)
        thick = re.search(r'stroke-width="([\d.]+)"', mark)
        half = float(thick[1]) / 2 if thick else 0.0
        ground = "fill-opacity" in mark or not colour or colour[1] in NO_MARKS
        if not ground and ("stroke" not in mark or half >= 1.5):
            for xs, ys in corners(path[1]):
                if len(xs) > 1:
                    end = max(xs) - unpainted(mark, max(xs) - min(xs))
                    found.append((min(xs), min(ys) - half, end, max(ys) + half))
    return found


def touching(drawing):
    """Return the pairs of marks with less than a pixel between them, and dashes as close."""
    close = [dash for dash in DASHES.findall(drawing) if float(dash[1]) < 1]
    for one, other in itertools.combinations(boxes(drawing), 2):
        across = max(one[0], other[0]) - min(one[2], other[2])
        down = max(one[1], other[1]) - min(one[3], other[3])
        if max(across, down) < 1:
            close.append((one, other))
    return close


def test_a_pixel_is_left_between_marks(drawings):
    """No two marks of a drawing touch, so that they can be counted without any colour."""
    assert sum(len(boxes(drawing)) for _, drawing in drawings) > 100
    assert [(path, pair) for path, drawing in drawings for pair in touching(drawing)] == []


def test_marks_that_touch_are_found():
    """Two bars with half a pixel between them are told, two with a whole one not."""
    bars = '<path fill="var(--out)" d="M0 0h7v72h-7zm{} 0h7v72h-7z"/>'
    assert boxes(bars.format(8)) == [(0, 0, 7, 72), (8, 0, 15, 72)]
    assert touching(bars.format(8)) == []
    assert len(touching(bars.format(7.5))) == 1
