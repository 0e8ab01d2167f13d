"""A build: what was checked is composed, rendered and audited, and is a site."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from hashlib import sha256
from pathlib import Path, PurePath
from types import MappingProxyType

from liuzhou_site.assets.cache import Cache
from liuzhou_site.assets.compose import NO_ART, Art, compose
from liuzhou_site.assets.images import cuts_of
from liuzhou_site.assets.typefaces import FACES, BrokenFontError
from liuzhou_site.charts.palette import on_paper
from liuzhou_site.charts.refusals import refused
from liuzhou_site.checks.checked import Checked, check
from liuzhou_site.checks.styles import words_in_css
from liuzhou_site.errors import BuildFailed, Place, Problem, problem, stop_for_mistakes
from liuzhou_site.load.languages import strings_path
from liuzhou_site.load.project import Project, image_path
from liuzhou_site.load.texts import read_bytes, read_templates, read_text
from liuzhou_site.messages import Tell, part, silent
from liuzhou_site.model import Lang
from liuzhou_site.pages.spoken import words_in_template
from liuzhou_site.publish.assemble import Site, assemble
from liuzhou_site.publish.attribution import Attribution, attributions
from liuzhou_site.publish.audit import Declared, Gate, audit_numbers
from liuzhou_site.publish.fingerprints import digests
from liuzhou_site.publish.links import broken_links
from liuzhou_site.publish.origin import at_origin
from liuzhou_site.publish.text_runs import Links
from liuzhou_site.story.edition import Edition
from liuzhou_site.story.figure_text import Voice
from liuzhou_site.story.inline import outline
from liuzhou_site.story.paths import story_page


@dataclass(frozen=True)
class Build:
    """What a build has so far; each stage gives it back with more.

    cache: what earlier builds made. tell: is told what the build is doing.
    tokened: the files with the tokens of their mentions still in them; files: without.
    pages: where the links of each page lead.
    """

    checked: Checked
    templates: Mapping[str, str]
    fonts: Mapping[str, bytes]
    images: Mapping[str, bytes]
    typed: Mapping[str, str]
    cache: Cache
    tell: Tell
    art: Art = NO_ART
    tokened: Mapping[str, bytes] = field(default_factory=lambda: MappingProxyType({}))
    files: Mapping[str, bytes] = field(default_factory=lambda: MappingProxyType({}))
    pages: Mapping[str, Links] = field(default_factory=lambda: MappingProxyType({}))
    mentions: int = 0
    problems: tuple[Problem, ...] = ()

    @cached_property
    def editions(self) -> tuple[Edition, ...]:
        """The site in each language."""
        made = self.checked
        return tuple(
            Edition(made.voices[story.lang], story, story_page(story.lang), made.comparisons)
            for story in made.stories
        )

    @cached_property
    def outlined(self) -> tuple[Edition, ...]:
        """The same without the words of the stories, each story the very same while it is equal."""
        outlines = (self.cache.one(f"outline {e.lang}", outline(e.story)) for e in self.editions)
        return tuple(replace(e, story=s) for e, s in zip(self.editions, outlines, strict=True))

    @cached_property
    def seen(self) -> str:
        """A digest of all that is drawn and shown but the words of the stories."""
        look = self.templates, self.fonts, self.images
        drawn_with = self.cache.again("look digest", look, partial(_digest_of, *look))
        stories = tuple(edition.story for edition in self.outlined)
        told = self.checked.records, drawn_with, self.checked.comparisons, stories
        return self.cache.again("seen", told, lambda: sha256(repr(told).encode()).hexdigest())


def _digest_of(templates: Mapping[str, str], *files: Mapping[str, bytes]) -> str:
    look = sorted(templates.items()), [digests(each) for each in files]
    return sha256(repr(look).encode()).hexdigest()


def _drawn(made: Build) -> Build:
    """Draw charts, pictures and cards."""
    cache = made.cache

    def draw() -> Art:
        images = cuts_of(made.images, cache)
        drawn_with = _palette(made.templates), cache
        return compose(made.outlined, made.fonts, images, drawn_with, made.tell)

    try:
        return replace(made, art=cache.again("art", (made.seen,), draw))
    except BrokenFontError as broken:
        raise _bad_font(made, broken) from None


def _assembled(made: Build) -> Build:
    """Make the pages and all other files."""
    made.tell("making-pages")
    try:
        editions, look = (made.editions, made.outlined, made.seen), (made.templates, made.fonts)
        files = assemble(editions, made.art, look, made.cache)
    except BrokenFontError as broken:
        raise _bad_font(made, broken) from None
    return replace(made, tokened=files)


def _audited(made: Build) -> Build:
    """Compare every number with its record, and take the tokens out."""
    made.tell("auditing")
    checked, cache = made.checked, made.cache
    project, voices = checked.project, tuple(checked.voices.values())
    expected = cache.again("expected", voices, partial(_expected, checked.voices))
    gate = cache.again(
        "gate", (project, made.typed), lambda: Gate(_declared(project), project.tongues, made.typed)
    )
    audited = audit_numbers(made.tokened, expected, gate, cache, checked.passed)
    problems = (*made.problems, *audited.problems)
    return replace(
        made, files=audited.files, mentions=audited.mentions, pages=audited.pages, problems=problems
    )


def _expected(voices: Mapping[Lang, Voice]) -> Callable[[str], str]:
    """Return what gives the words of a mention by its identity."""

    def expected(identity: str) -> str:
        name, form, lang = identity.split(":")
        return voices[lang].plain(name, form)

    return expected


def _linked(made: Build) -> Build:
    """Follow every link."""
    broken = broken_links(made.files, made.pages, made.checked.project.site.value.base)
    return replace(made, problems=(*made.problems, *broken))


STAGES = (_drawn, _assembled, _audited, _linked)
"""What makes a site of a project that was checked, in this order."""


def build(root: Path, cache: Cache | None = None, tell: Tell = silent, base: str = "") -> Site:
    """Make the site of the project at `root`: equal inputs, equal bytes, on any machine.

    cache: what earlier builds made; it changes how long this takes, and nothing else.
    tell: is told what the build is doing. base: as for `check`.
    Raises BuildFailed: with every mistake found.
    """
    made = _built(root, cache or Cache(), tell, base)
    return Site(made.checked, made.files, made.mentions, made.problems)


def attributed(root: Path, cache: Cache | None = None) -> tuple[Checked, tuple[Attribution, ...]]:
    """Return every numeral of the finished site with what vouches for it; cache: as for `build`.

    Raises BuildFailed: the site cannot be built, so that some numeral has nothing.
    """
    made = _built(root, cache or Cache(), silent, "")
    project = made.checked.project
    return made.checked, tuple(attributions(made.tokened, _declared(project), project.tongues))


def _built(root: Path, cache: Cache, tell: Tell, base: str) -> Build:
    """Go through all stages; of the problems that are left, all are warnings."""
    tell("reading")
    checked = check(root, base, (refused,), cache)
    templates = checked.templates or read_templates(root)
    typed = {f"templates/{name}": text for name, text in templates.items()}
    for path in map(strings_path, checked.project.languages):
        typed[path] = read_text(root, path)
    typed = cache.one("typed", typed)
    spoken = cache.again("spoken", (templates,), lambda: tuple(_own_words(templates)))
    problems = (*checked.warnings, *spoken)
    fonts = cache.one("fonts", read_fonts(root))
    images = cache.one("images", read_images(root, checked.project))
    made = Build(checked, templates, fonts, images, typed, cache, tell, problems=problems)
    try:
        for stage in STAGES:
            made = stage(made)
        return replace(made, problems=stop_for_mistakes(made.problems))
    except BuildFailed as failed:
        raise BuildFailed(at_origin(root, failed.problems)) from None


def _own_words(templates: Mapping[str, str]) -> Iterator[Problem]:
    """Yield what style sheets and templates say, count or hide by themselves."""
    for name, text in templates.items():
        match PurePath(name).suffix:
            case ".css":
                code, spoken = "style-speaks", words_in_css(text)
            case ".html" | ".xml":
                code, spoken = "template-speaks", words_in_template(text)
            case _:
                continue
        for line, found in spoken:
            yield problem(code, Place(f"templates/{name}", line), found=found)


def _palette(templates: Mapping[str, str]) -> Mapping[str, str]:
    try:
        return on_paper(templates["site.css"])
    except KeyError as missing:
        (name,) = missing.args
        place = Place("templates/site.css")
        if name == "site.css":
            raise BuildFailed([problem("missing-file", place, found=place.path)]) from None
        why = part("no-colour", wanted=f"--{name}: light-dark(…)")
        raise BuildFailed([problem("bad-template", place, found="site.css", why=why)]) from None


def _bad_font(made: Build, broken: BrokenFontError) -> BuildFailed:
    (name, *_) = (name for name, font in made.fonts.items() if font == broken.font)
    return BuildFailed([problem("bad-font", Place(f"templates/fonts/{name}"))])


def _declared(project: Project) -> Declared:
    """Return what may hold numerals by declaration: names, and the addresses that are cited."""
    site = project.site.value
    cited = [row["citation"] for row in project.elsewhere]
    cited += [table.citation for table in project.tables.value.values()]
    cited += project.source.value.citations.values()
    place = project.source.value.place
    cited += [reason.citation for reason in place.reasons] if place else []
    addresses = (site.base, site.licence_url, *filter(None, cited))
    return Declared(project.declared, addresses)


_LARGEST_IMAGE = 20_000_000  # bytes, as a camera writes it


def read_images(root: Path, project: Project) -> Mapping[str, bytes]:
    """Return the images of a story by the names of their files.

    Raises BuildFailed: one leads out of its folder, or is too large.
    """
    names = sorted(project.images.value)
    return MappingProxyType(
        {name: read_bytes(root, image_path(name), _LARGEST_IMAGE) for name in names}
    )


def read_fonts(root: Path) -> Mapping[str, bytes]:
    """Return the font files of the look by name.

    Raises BuildFailed: one is missing, leads out of its folder, or is too large.
    """
    names = sorted(face.file for face in FACES.values())
    return MappingProxyType({name: read_bytes(root, f"templates/fonts/{name}") for name in names})
