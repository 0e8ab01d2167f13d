"""What is named is there, section or second witness; and nothing lies unread."""

import re
from collections.abc import Iterator

from liuzhou_site.checks.resolved import Resolved
from liuzhou_site.errors import Place, Problem, nearest, problem, unknown
from liuzhou_site.figures.cells import in_series
from liuzhou_site.load.columns import REVIEW
from liuzhou_site.load.csv_files import Row
from liuzhou_site.load.inventory import CSV_FILES, YAML_FILES
from liuzhou_site.load.languages import strings_path
from liuzhou_site.load.outlines import outline_path, spots_path
from liuzhou_site.load.project import Project, image_path, story_path, table_path
from liuzhou_site.messages import part
from liuzhou_site.model import Status
from liuzhou_site.story.inline import Story
from liuzhou_site.story.paths import anchor

_LISTS = ("findings", "errata", "unverified", "corrections", "place")
_OF_A_TEXT = frozenset(["errata", "unverified"])  # without one they would be empty for ever


def placed(seen: Resolved) -> Iterator[Problem]:
    """Yield links, charts and lists that there are not, and charts that stand nowhere."""
    for story in seen.stories:
        yield from _placed_problems(seen.project, story)


def _placed_problems(project: Project, story: Story) -> Iterator[Problem]:
    placed = {block.name for block in story.blocks if block.kind == "chart"}
    lists = _lists(project)
    yield from _link_problems(story)
    for block in story.blocks:
        if block.kind == "chart":
            yield from unknown("unknown-chart", block.place, block.name, project.charts.value)
        if block.kind == "image":
            yield from unknown("unknown-image", block.place, block.name, project.images.value)
        if block.kind == "list":
            allowed = ", ".join(lists)
            yield from unknown("unknown-list", block.place, block.name, lists, expected=allowed)
    if story.lang == project.languages[0]:
        for name in project.charts.value:
            if name not in placed:
                yield problem("chart-unused", project.charts.place(name), found=name)


def pictured(seen: Resolved) -> Iterator[Problem]:
    """Yield images whose file is missing or that stand nowhere, and figures that there are not."""
    sheet = seen.project.images
    blocks = (block for story in seen.stories for block in story.blocks)
    shown = {block.name for block in blocks if block.kind == "image"}
    for name, image in sheet.value.items():
        if not (seen.root / image_path(name)).is_file():
            yield problem("missing-file", sheet.place(name), found=image_path(name))
        if name not in shown:
            yield problem("image-unused", sheet.place(name), found=name)
        for number, figure in enumerate(image.figures):
            place = sheet.place(name, "figures", number)
            yield from unknown("unknown-figure", place, figure, seen.ids)


def _lists(project: Project) -> tuple[str, ...]:
    source = project.source.value
    missing = set() if source.paragraphs else _OF_A_TEXT
    missing |= set() if source.place else {"place"}
    return tuple(name for name in _LISTS if name not in missing)


def _link_problems(story: Story) -> Iterator[Problem]:
    ids = {section.id for section in story.sections}
    ids |= {block.name for block in story.blocks if block.kind == "subheading"}
    ids |= {anchor(block.name) for block in story.blocks if block.kind == "chart"}
    for inline in story.inlines():
        line = inline.place.line
        for piece in inline.pieces:
            line += piece == "\n"
            match = re.fullmatch(r'<a href="#(.*)">', getattr(piece, "html", ""))
            if match:
                yield from unknown("unknown-section", Place(inline.place.path, line), match[1], ids)


_DEVICES = frozenset({"con", "prn", "aux", "nul"}) | {
    f"{port}{number}" for port in ("com", "lpt") for number in range(10)
}
"""What no file and no folder may be called on Windows, whatever its ending."""


def _device_problems(project: Project) -> Iterator[Problem]:
    """Yield ids that become names of files, and are none everywhere."""
    for name in _DEVICES & project.charts.value.keys():
        yield problem("bad-id", project.charts.place(name), found=name)
    for name in _DEVICES & project.tables.value.keys():
        yield problem("bad-id", project.tables.place(name), found=name)


def drawn(seen: Resolved) -> Iterator[Problem]:
    """Yield what a chart names and does not exist, and words for what it does not draw."""
    project, ids, sheet = seen.project, seen.ids, seen.project.charts
    checks = [check.id for check in project.checks.value]
    if "figures" in sheet.value:
        yield problem("duplicate-path", sheet.place("figures"), found="data/figures.csv")
    yield from _device_problems(project)
    for name, chart in sheet.value.items():
        shown: set[str] = set()
        for number, group in enumerate(chart.groups):
            for kind, listed, known in (
                ("figures", group.figures, sorted(ids)),
                ("checks", group.checks, checks),
            ):
                for index, found in enumerate(listed):
                    place = sheet.place(name, "groups", number, kind, index)
                    one = part(kind.removesuffix("s"))
                    yield from unknown("unknown-in-chart", place, found, known, id=name, kind=one)
            shown |= {*group.figures, *group.checks}
            yield from _series_problems(project, name, number)
            shown |= {found for found in ids if group.series and in_series(found, group.series)}
        for key in ("nouns", "hints"):
            for found in getattr(chart, key):
                place = sheet.place(name, key, found)
                yield from unknown("not-in-chart", place, found, shown, id=name)


def _series_problems(project: Project, name: str, number: int) -> Iterator[Problem]:
    found = project.charts.value[name].groups[number].series
    known = [f"{t}.{column}" for t, e in project.tables.value.items() for column in e.columns]
    place = project.charts.place(name, "groups", number, "series")
    yield from unknown("unknown-series", place, found, known, id=name) if found else ()


def aliased(seen: Resolved) -> Iterator[Problem]:
    """Yield aliases that lead nowhere, or that are the id of some other figure today."""
    sheet, ids = seen.project.site, seen.ids
    for old, new in sheet.value.aliases.items():
        place = sheet.place("aliases", old)
        if old in ids:
            yield problem("bad-alias", place, found=old, why=part("own-figure"))
        if new not in ids and not seen.project.lost.holds(new):
            why, near = part("leads-nowhere", name=new), nearest(new, ids)
            yield problem("bad-alias", place, found=old, why=why, nearest=near)


def calculated(seen: Resolved) -> Iterator[Problem]:
    """Yield categories and scopes of calculations that content/site.yml does not have."""
    site, sheet = seen.project.site.value, seen.project.derived
    for name, entry in sheet.value.items():
        for key, found, known in (
            ("category", entry.category, site.categories),
            ("scope", entry.scope, site.scopes),
        ):
            if found not in known:
                yield problem(
                    "bad-key", sheet.place(name, key), found=f"{name}.{key}",
                    why=part("not-allowed-word"),
                    given=f"“{found}”", words=", ".join(known),
                )  # fmt: skip


_OPEN = re.compile(r"[.~#].*|.*~")


def unreviewed(seen: Resolved) -> Iterator[Problem]:
    """Yield the drafted rows and units that nobody has looked at, file by file."""
    for rows, named in ((seen.project.figures, "id"), (seen.project.numerals, "token")):
        waiting = [row for row in rows if row.cells.get(REVIEW.name)]
        if waiting:
            listed = ", ".join(row[named] for row in waiting)
            count = len(waiting)
            yield problem("not-reviewed", waiting[0].place, count=count, found=listed)
    sheet = seen.project.own_units
    if drafted := [name for name, unit in sheet.value.items() if unit.review]:
        place, listed = sheet.place(drafted[0], "review"), ", ".join(drafted)
        yield problem("not-reviewed", place, count=len(drafted), found=listed)


def unread(seen: Resolved) -> Iterator[Problem]:
    """Yield every file of `content/` and `data/` that is no part of the story.

    What programs keep beside a file that is open (~$figures.csv, .en.md.swp, en.md~) is left alone.
    """
    root, project = seen.root, seen.project
    known = {file.path for file in YAML_FILES.values()}
    known |= {file.path for file in CSV_FILES.values()}
    known |= {*map(outline_path, project.outlines.value), *map(spots_path, project.places.value)}
    known |= {*map(table_path, project.tables.value), *map(image_path, project.images.value)}
    known |= {path(lang) for path in (story_path, strings_path) for lang in project.languages}
    for folder in ("content", "data"):
        for file in sorted((root / folder).rglob("*")):
            path = file.relative_to(root).as_posix()
            if file.is_file() and path not in known and not _OPEN.fullmatch(file.name):
                yield problem("stray-file", Place(_seen(path)))


def _seen(path: str) -> str:
    """Return a path with the code points of what nobody sees: a terminal would obey some of it."""
    return "".join(char if char.isprintable() else f"<U+{ord(char):04X}>" for char in path)


def unwitnessed(seen: Resolved) -> Iterator[Problem]:
    """Yield figures that are called corroborated, or contradicted, and nothing says by whom.

    It is cited in `data/source.yml`, or `data/elsewhere.csv` has it, of the same place: a check
    that holds compares the two, or the note of the figure mentions it. What contradicts it is a
    check that does not hold, or is in its note.
    """
    cited = seen.project.source.value.citations
    denied = {name for one in seen.book.findings if not one.holds for name in one.figures}
    for row in seen.project.figures:
        id_ = row["id"]
        noted = any(row.cells.get(f"note_{lang}") for lang in seen.project.languages)
        if (
            row["status"] == Status.CORROBORATED and id_ not in cited and not _witnessed(seen, row)
        ) or (row["status"] == Status.CONTRADICTED and id_ not in denied and not noted):
            yield problem("no-witness", row.place, id=id_, status=row["status"])


def _witnessed(seen: Resolved, row: Row) -> bool:
    others = {other["id"] for other in seen.project.elsewhere if other["scope"] == row["scope"]}
    compared = (finding.figures for finding in seen.book.findings if finding.holds)
    beside = {name for names in compared if row["id"] in names for name in names}
    notes = (row.cells.get(f"note_{lang}", "") for lang in seen.project.languages)
    return not others.isdisjoint({*beside, *re.findall(r"\w+", " ".join(notes))})
