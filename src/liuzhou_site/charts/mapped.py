"""What maps would misrepresent: a drawing → problems."""

from collections import Counter
from collections.abc import Iterator
from itertools import combinations

from liuzhou_site.charts.locator import homes
from liuzhou_site.charts.marks import Drawing
from liuzhou_site.charts.projection import holds
from liuzhou_site.errors import Problem, problem
from liuzhou_site.figures.distances import kilometres

_MOST = 12  # places whose names a phone has room for
_APART = 50  # times that the nearest two lie in the distance of the farthest two, at most


def mapped(drawing: Drawing) -> Iterator[Problem]:
    """Each figure lies in a region of its own."""
    known = {region.id for region in drawing.regions}
    if not known:
        yield drawing.problem("no-outline")
        return
    taken = Counter(drawing.places[mark.figure] for mark in drawing.marks)
    for mark in drawing.marks:
        region = drawing.places[mark.figure]
        if region not in known or taken[region] > 1:
            yield drawing.problem("no-region", figure=mark.figure, found=region)


def spotted(drawing: Drawing) -> Iterator[Problem]:
    """There are places, no two in one spot, all in the outline, and no figures among them."""
    spots, told = drawing.points, {"id": drawing.chart, "form": drawing.form}
    if drawing.groups:
        yield drawing.problem("figures-among-places")
    elif not drawing.regions:
        yield drawing.problem("no-outline")
    elif not spots:
        yield drawing.problem("no-places")
    elif len(spots) > _MOST:
        yield problem("too-many-marks", drawing.place, **told, found=len(spots), most=_MOST)
    else:
        yield from _apart(drawing)
        around = homes(drawing)
        for spot in spots:
            if not any(holds(region, spot.at) for region in around):
                yield problem("place-outside", spot.line, found=spot.named)


def _apart(drawing: Drawing) -> Iterator[Problem]:
    """Yield the places whose points would lie over one another."""
    pairs = [
        (kilometres(one.at, other.at), one, other) for one, other in combinations(drawing.points, 2)
    ]
    far = max((distance for distance, _, _ in pairs), default=0.0)
    for distance, one, other in pairs:
        if distance * _APART <= far:
            yield problem("places-in-one-spot", other.line, found=other.named, other=one.named)
