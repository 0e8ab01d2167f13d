"""All pages and files of a site as one mapping: path → bytes, tokens still in them."""

import io
import json
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial

from liuzhou_site.assets import fonts, icons
from liuzhou_site.assets.cache import Cache
from liuzhou_site.assets.compose import Art
from liuzhou_site.assets.data_package import as_read, data_files
from liuzhou_site.charts.marks import Drawing
from liuzhou_site.charts.palette import on_paper
from liuzhou_site.checks.checked import Checked
from liuzhou_site.errors import BuildFailed, Place, Problem, problem
from liuzhou_site.load.project import Project
from liuzhou_site.model import Lang
from liuzhou_site.pages.frame import BuildContext
from liuzhou_site.pages.kinds import pages
from liuzhou_site.pages.metadata import citation_files
from liuzhou_site.pages.render import Renderer
from liuzhou_site.story.edition import Edition
from liuzhou_site.story.paths import card_path, chart_file, image_file

EVERYTHING = "data/everything.zip"
_DAY = (1980, 1, 1, 0, 0, 0)  # the earliest that the format knows: the clock has no say
_MODE = 0o644 << 16


@dataclass(frozen=True)
class Site:
    """A finished site: relative path → bytes, what it was made from, how many mentions are in it.

    The warnings are what to look at all the same.
    """

    checked: Checked
    files: Mapping[str, bytes]
    mentions: int
    warnings: tuple[Problem, ...]

    @property
    def project(self) -> Project:
        """Everything that an editor wrote."""
        return self.checked.project

    @property
    def pages(self) -> tuple[str, ...]:
        """The paths of its pages."""
        return tuple(path for path in self.files if path.endswith(".html"))


def assemble(
    editions: tuple[Iterable[Edition], Iterable[Edition], str],
    art: Art,
    look: tuple[Mapping[str, str], Mapping[str, bytes]],
    cache: Cache,
) -> dict[str, bytes]:
    """Return every file of the site.

    editions: also with the outlines of their stories, and the digest of all that is made of these.
    look: the templates and the font files, by name; cache: what was made before.
    Raises BuildFailed: two pages would have one path.
    """
    templates, vendored = look
    by_language, outlines = ({one.lang: one for one in every} for every in editions[:2])
    seen, make = editions[2], partial(_data, outlines.values(), art)
    data = cache.again("data", (seen,), partial(cache.files, "data", seen, make))
    files = {**data, **_taken(art)}
    sizes = json.loads(files.pop(_SIZES))
    renderer = cache.again("renderer", (templates,), partial(Renderer, templates, cache))
    build = BuildContext(by_language, outlines, renderer, templates, art, sizes, seen)
    for path, raw in pages(build, cache):
        if path in files:
            raise BuildFailed([problem("duplicate-path", Place("content/charts.yml"), found=path)])
        files[path] = raw
    files |= {image_file(name, cut): raw for name, cuts in art.images.items()
              for cut, raw in cuts.files.items()}  # fmt: skip
    for edition in by_language.values():
        files[card_path(edition.lang)] = art.cards[edition.lang]
        tag = f'lang="{edition.tag}"'.encode()
        shown = {path: raw for path, raw in files.items() if path.endswith(".html") and tag in raw}
        files |= fonts.font_files(edition.lang, shown, vendored, cache)
    mark = icons.mark(templates)
    ground = on_paper(templates["site.css"])["paper"]
    files |= cache.files("icons", (mark, ground), partial(icons.files, mark, ground))
    files[".nojekyll"] = b""
    return files


_SIZES = "sizes"


def _taken(art: Art) -> dict[str, bytes]:
    """Return what readers take along of charts."""
    return {
        chart_file(lang, name, ending): raw
        for (name, lang), made in art.taken.items()
        for ending, raw in made.items()
    }


def _data(editions: Iterable[Edition], art: Art) -> Mapping[str, bytes]:
    """Return the files of `data/`, and as `_SIZES` how large each is that readers take along."""
    cited = {path: raw for one in editions for path, raw in citation_files(one).items()}
    files = data_files([one.voice for one in editions], _drawings(art), cited)
    readers = {path: raw if path.endswith(".png") else as_read(raw)
               for path, raw in (files | _taken(art)).items()}  # fmt: skip
    packed = {path: raw for path, raw in readers.items() if not path.endswith(".card.png")}
    files[EVERYTHING] = readers[EVERYTHING] = bundle(packed)
    sizes = {path: len(raw) for path, raw in readers.items()}
    return files | {_SIZES: json.dumps(sizes).encode()}


def _drawings(art: Art) -> Mapping[str, Mapping[Lang, Drawing]]:
    """Return chart → language → what it draws."""
    drawings: dict[str, dict[Lang, Drawing]] = {}
    for (name, lang), drawn in art.charts.items():
        drawings.setdefault(name, {})[lang] = drawn.drawing
    return drawings


def bundle(files: Mapping[str, bytes]) -> bytes:
    """Return a zip of `files` (path → bytes), in order and stored as they are.

    Deflate gives other bytes with other builds of zlib, and pictures gain nothing by it.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for path, raw in sorted(files.items()):
            entry = zipfile.ZipInfo(path, _DAY)
            entry.create_system, entry.external_attr = 3, _MODE  # 3: Unix, on every machine
            archive.writestr(entry, raw)
    return out.getvalue()
