"""What has changed since an editor last said that the languages agree.

`data/accepted.csv` holds a fingerprint of every text in every language, and of every record. A
build compares them with what stands there now: whatever differs has not been accepted yet.
"""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from liuzhou_site.checks.passages import CITATION, LOOK, Passage
from liuzhou_site.checks.resolved import Resolved
from liuzhou_site.errors import Place, Problem, problem
from liuzhou_site.load.csv_files import Row
from liuzhou_site.load.inventory import ACCEPTED
from liuzhou_site.messages import DOUBTS, part
from liuzhou_site.model import Lang


def unaccepted(seen: Resolved) -> list[Problem]:
    """Return a warning for whatever is not as accepted, or is calculated from such a thing."""
    project, found, inputs = seen.project, seen.passages, seen.book.inputs
    if project.accepted is None:
        return [problem("nothing-accepted", Place(ACCEPTED), found=ACCEPTED)]
    before = _Accepted(project.languages, project.accepted)
    fresh = {passage.what for passage in found if not before.whole(passage)}
    moved = _moved({name for p in found if p.what in fresh for name in p.figures}, inputs)
    warnings: list[Problem] = []
    for passage in found:
        if _file(passage.what) == CITATION:
            if passage.what in fresh and before.knows(passage):
                warnings.append(problem("citation-changed", next(iter(passage.places.values()))))
        elif passage.what in fresh:
            warnings += _told(passage, before.changed(passage))
        elif names := sorted(passage.mentioned & moved):
            first, *others = passage.places.values()
            listed = ", ".join(f"“{name}”" for name in names)
            warnings.append(
                problem(
                    "figure-moved", first, found=listed, what=passage.what, other=_places(others)
                )
            )
    there = {passage.what for passage in found}
    rows = (row for row in project.accepted if _file(row["what"]) != CITATION)
    gone = [row for row in rows if row["what"] not in there]
    return [*warnings, *(problem("gone", row.place, what=row["what"]) for row in gone)]


def unsettled(seen: Resolved, problems: Iterable[Problem]) -> list[Problem]:
    """Return `problems` without the doubts about passages that were accepted as they stand."""
    found = list(problems)
    if ACCEPTED in seen.project.lost.files:  # what was accepted may settle any of them
        return [one for one in found if one.code not in DOUBTS]
    if seen.project.accepted is None or not any(one.code in DOUBTS for one in found):
        return found
    before = _Accepted(seen.project.languages, seen.project.accepted)
    begins = sorted(
        (place, before.whole(passage))
        for passage in seen.passages
        if _file(passage.what) not in {CITATION, LOOK}  # they say nothing of the text beside them
        for place in passage.places.values()
    )
    return [one for one in found if one.code not in DOUBTS or not _whole(one.place, begins)]


def _whole(place: Place, begins: Sequence[tuple[Place, bool]]) -> bool:
    """Say whether the last passage that begins at a place or before it was accepted."""
    at = bisect_right(begins, (place, True))
    return at > 0 and begins[at - 1][0].path == place.path and begins[at - 1][1]


def _moved(changed: set[str], inputs: Mapping[str, Collection[str]]) -> set[str]:
    moved = set(changed)
    while more := {name for name, used in inputs.items() if moved & set(used)} - moved:
        moved |= more
    return moved


class _Accepted:
    """The fingerprints that were accepted; a passage may have moved within its file since."""

    def __init__(self, languages: tuple[Lang, ...], rows: Collection[Row]) -> None:
        each = ((_file(row["what"]), *(row[lang] for lang in languages)) for row in rows)
        self._names = {row["what"] for row in rows}
        self._rows = dict.fromkeys(each)  # in their order, by which the first of equals is taken

    def knows(self, passage: Passage) -> bool:
        """Say whether something of that name was accepted, as it stands or otherwise."""
        return passage.what in self._names

    def whole(self, passage: Passage) -> bool:
        """Say whether the passage was accepted as it stands."""
        return self._row(passage) in self._rows

    def changed(self, passage: Passage) -> tuple[Lang, ...]:
        """Return the languages in which the passage is not what was accepted."""
        file, *prints = self._row(passage)
        kept = [
            [lang for lang, a, b in zip(passage.prints, prints, seen, strict=True) if a == b]
            for other, *seen in self._rows
            if other == file
        ]
        same = max(kept, key=len, default=[])
        return tuple(lang for lang in passage.prints if lang not in same)

    def _row(self, passage: Passage) -> tuple[str, ...]:
        return (_file(passage.what), *passage.prints.values())


def _file(what: str) -> str:
    return what.partition(" ")[0]


def _told(passage: Passage, changed: tuple[Lang, ...]) -> Iterator[Problem]:
    """Tell the languages that were not brought up to date, or all of them as one."""
    places = passage.places
    first, *others = places.values()
    if _file(passage.what) == LOOK:
        yield problem("look-changed", first)
        return
    behind = [lang for lang in places if lang not in changed]
    if behind:
        own = len(set(places.values())) > 1
        other = (
            _places([places[lang] for lang in changed])
            if own
            else part("its-text", lang=changed[0])
        )
        for place in dict.fromkeys(places[lang] for lang in behind):
            yield problem("not-followed", place, what=passage.what, other=other)
    elif first in others or not others:
        yield problem("record-changed", first, what=passage.what)
    else:
        yield problem("not-accepted", first, what=passage.what, other=_places(others))


def _places(places: Iterable[Place]) -> str:
    return ", ".join(str(place) for place in places)
