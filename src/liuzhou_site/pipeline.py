"""A build: what was checked is composed, rendered and audited, and is a site."""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from liuzhou_site.assets.cache import Memo
from liuzhou_site.assets.compose import compose
from liuzhou_site.assets.typefaces import FACES, BrokenFontError
from liuzhou_site.checks.checked import check
from liuzhou_site.errors import BuildFailed, Place, problem, stop_for_mistakes
from liuzhou_site.load import read_bytes, read_text, strings_path
from liuzhou_site.load.names import declared
from liuzhou_site.messages.steps import silent
from liuzhou_site.publish.assemble import assemble
from liuzhou_site.publish.attribution import attributions
from liuzhou_site.publish.audit import Declared, Gate, audit_numbers
from liuzhou_site.publish.fingerprints import NAMED
from liuzhou_site.publish.links import broken_links
from liuzhou_site.story.edition import Edition, story_page
from liuzhou_site.story.figure_text import Voice

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from liuzhou_site.checks.checked import Checked
    from liuzhou_site.errors import Problem
    from liuzhou_site.load import Project
    from liuzhou_site.messages.steps import Tell
    from liuzhou_site.publish.attribution import Attribution


@dataclass(frozen=True)
class Counts:
    """What a build made, in numbers; printed at its end."""

    figures: int
    cells: int
    derived: int
    tokens: int
    tokens_expected: int
    numerals: int
    mentions: int
    charts: int
    pages: int
    heaviest: str
    heaviest_bytes: int
    heaviest_gzip: int


@dataclass(frozen=True)
class Site:
    """A finished site: relative path → bytes, what it was made from, what it counts.

    The warnings are what to look at all the same.
    """

    checked: Checked
    files: Mapping[str, bytes]
    counts: Counts
    warnings: tuple[Problem, ...]

    @property
    def project(self) -> Project:
        """Everything that an editor wrote."""
        return self.checked.project


def build(root: Path, memo: Memo | None = None, tell: Tell = silent, base: str = "") -> Site:
    """Make the site of the project at `root`: equal inputs, equal bytes, on any machine.

    memo: what earlier builds made; it changes how long this takes, and nothing else.
    tell: is told what the build is doing. base: as for `check`.

    Raises:
        BuildFailed: with every mistake found.
    """
    memo = memo or Memo()
    tell("Reading and checking …")
    checked = check(root, base)
    project = checked.project
    templates = read_templates(root)
    files = _made(checked, templates, read_fonts(root), (memo, tell))
    tell("Checking every number …")
    voices = {lang: Voice(project, checked.book, lang) for lang in project.languages}

    def expected(identity: str) -> str:
        name, form, lang = identity.split(":")
        return voices[lang].plain(name, form)

    typed = {f"templates/{name}": text for name, text in templates.items()}
    for path in map(strings_path, project.languages):
        typed[path] = read_text(root, path)
    audited = audit_numbers(files, expected, Gate(_declared(project), project.tongues, typed), memo)
    problems = [*audited.problems, *broken_links(audited.files, project.site.value.base, memo)]
    warnings = stop_for_mistakes([*checked.warnings, *problems])
    counts = _counts(checked, audited.files, audited.mentions)
    return Site(checked, audited.files, counts, warnings)


def attributed(root: Path) -> tuple[Checked, tuple[Attribution, ...]]:
    """Return every numeral of the finished site with what vouches for it.

    Raises:
        BuildFailed: the site cannot be built, so that some numeral has nothing.
    """
    build(root)
    checked = check(root)
    files = _made(checked, read_templates(root), read_fonts(root), (Memo(), silent))
    project = checked.project
    return checked, tuple(attributions(files, _declared(project), project.tongues))


def _made(
    checked: Checked,
    templates: Mapping[str, str],
    vendored: Mapping[str, bytes],
    aids: tuple[Memo, Tell],
) -> dict[str, bytes]:
    """Return the files of the site, tokens still in them; aids: as `build` has them."""
    memo, tell = aids
    editions = [
        Edition(checked.project, checked.book, story, story_page(story.lang), checked.comparisons)
        for story in checked.stories
    ]
    try:
        art = compose(editions, vendored, memo, tell)
        tell("Making the pages …")
        return assemble(editions, art, templates, vendored, memo)
    except BrokenFontError as broken:
        (name, *_) = (name for name, font in vendored.items() if font == broken.font)
        raise BuildFailed([problem("bad-font", Place(f"templates/fonts/{name}"))]) from None


def _declared(project: Project) -> Declared:
    """Return what may hold numerals by declaration: names, and the addresses that are cited."""
    site = project.site.value
    cited = [row["citation"] for row in project.elsewhere]
    cited += [table.citation for table in project.tables.value.values()]
    cited += project.source.value.citations.values()
    place = project.source.value.place
    cited += [reason.citation for reason in place.reasons] if place else []
    addresses = (site.base, site.licence_url, *filter(None, cited))
    return Declared(declared(project), addresses)


def read_templates(root: Path) -> Mapping[str, str]:
    """Return every template by name, the style sheet among them.

    Raises:
        BuildFailed: there is no folder `templates`.
    """
    folder = root / "templates"
    if not folder.is_dir():
        raise BuildFailed([problem("missing-file", Place("templates"), found="templates")])
    kinds = {".html", ".xml", ".txt", ".css", ".svg"}
    found = {
        name: read_text(root, f"templates/{name}")
        for file in sorted(folder.rglob("*"))
        if file.suffix in kinds and file.is_file()
        if NAMED.fullmatch(name := file.relative_to(folder).as_posix())
    }
    return MappingProxyType(found)


def read_fonts(root: Path) -> Mapping[str, bytes]:
    """Return the font files of the look by name.

    Raises:
        BuildFailed: one is missing, leads out of its folder, or is too large.
    """
    names = sorted(face.file for face in FACES.values())
    return MappingProxyType({name: read_bytes(root, f"templates/fonts/{name}") for name in names})


def _counts(checked: Checked, files: Mapping[str, bytes], mentions: int) -> Counts:
    pages = [path for path in files if path.endswith(".html")]
    heaviest = max(pages, key=lambda path: len(files[path]))
    book, project = checked.book, checked.project
    return Counts(
        figures=len(book.printed),
        cells=sum(bool(figure.table) for figure in book.figures.values()),
        derived=len(book.derived),
        tokens=sum(row["kind"] == "digit" for row in project.numerals),
        tokens_expected=project.source.value.digit_tokens,
        numerals=len(project.numerals),
        mentions=mentions,
        charts=len(project.charts.value),
        pages=len(pages),
        heaviest=heaviest,
        heaviest_bytes=len(files[heaviest]),
        heaviest_gzip=len(gzip.compress(files[heaviest], mtime=0)),
    )
