"""Many stories, one page that leads to them: in every language, and with no number unbound."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from markupsafe import escape

from liuzhou_site.app.new import LOOK
from liuzhou_site.assets import icons
from liuzhou_site.assets.cache import Cache
from liuzhou_site.checks.checked import Checked, check
from liuzhou_site.errors import BuildFailed, Place, problem
from liuzhou_site.load import schema
from liuzhou_site.load.formats import SITE
from liuzhou_site.load.texts import read_text
from liuzhou_site.load.validating import validated
from liuzhou_site.load.yaml_files import read_yaml
from liuzhou_site.model import Lang
from liuzhou_site.numbers import tokens
from liuzhou_site.pages import context, css
from liuzhou_site.pages.context import NOTHING, Link
from liuzhou_site.pages.render import Renderer
from liuzhou_site.pipeline import read_templates
from liuzhou_site.publish.audit import Declared, Gate, audit_numbers
from liuzhou_site.story.edition import Edition, story_page
from liuzhou_site.story.figure_text import Voice

PAGE = "index.html"
SHELF = "index.yml"
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")  # of a folder: it is part of an address
_OF = "/"  # between a story and an id of its ledger


@dataclass(frozen=True)
class Stories:
    """What the page is made from: the stories by their folders, and what it says of itself."""

    checked: Mapping[str, Checked]
    says: schema.Shelf

    @property
    def tags(self) -> dict[Lang, tuple[str, str]]:
        """Every language of a story, in the order met: code → its tag and its name."""
        sites = [checked.project.site.value for checked in self.checked.values()]
        return {one.id: (one.tag, one.name) for site in sites for one in site.languages}

    def said(self, identity: str) -> str:
        """Return the words of a mention, for the audit."""
        story, _, mention = identity.partition(_OF)
        name, form, lang = mention.split(":")
        checked = self.checked[story]
        return Voice(checked.project, checked.book, lang).plain(name, form)

    def editions(self, lang: Lang) -> dict[str, Edition]:
        """Return the stories that there are in a language, by their folders."""
        return {
            name: Edition(checked.project, checked.book, story, PAGE, checked.comparisons)
            for name, checked in self.checked.items()
            for story in checked.stories
            if story.lang == lang
        }


def shelf(folder: Path, base: str = "") -> bytes:
    """Return the page that leads to every story in the folders of `folder`.

    base: the address under which they all hang; "" where it is not known.

    Raises:
        BuildFailed: with every mistake, of a story or of the page.
    """
    checked = _checked(folder)
    languages = tuple(dict.fromkeys(g for one in checked.values() for g in one.project.languages))
    stories = Stories(checked, validated(read_yaml(folder, SHELF), schema.Shelf, languages).value)
    templates = read_templates(LOOK.parent)
    boards = tuple(_board(stories, lang) for lang in languages)
    shown = context.ShelfContext(_page(stories, templates, base), boards)
    raw = Renderer(templates).fill("shelf.html", shown)
    typed = {SHELF: read_text(folder, SHELF)}
    audited = audit_numbers({PAGE: raw}, stories.said, _gate(stories, base, typed), Cache())
    if audited.problems:
        raise BuildFailed(audited.problems)
    return audited.files[PAGE]


def _checked(folder: Path) -> dict[str, Checked]:
    """Return every story by its name; what is wrong in one has the name before its path."""
    names = sorted(site.parents[1].name for site in folder.glob(f"*/{SITE}"))
    if not names:
        raise BuildFailed([problem("no-stories", Place(folder.name), found=folder.name)])
    bad = [name for name in names if not _NAME.fullmatch(name)]
    checked = {}
    wrong = [problem("story-name", Place(name), found=name) for name in bad]
    for name in names if not bad else ():
        try:
            checked[name] = check(folder / name)
        except BuildFailed as failed:
            for found in failed.problems:
                path, line = found.place.path, found.place.line
                wrong.append(replace(found, place=Place(f"{name}/{path}", line)))
    if wrong:
        raise BuildFailed(wrong)
    return checked


def _board(stories: Stories, lang: Lang) -> context.Board:
    """Return the stories of a language, each by its headline and its description."""
    shelved = []
    for name, edition in stories.editions(lang).items():
        headline = edition.setter.words(edition.story.headline)
        about = edition.setter.text(edition.project.site.value.description[lang])
        link = Link(_of(name, headline), f"{name}/{story_page(lang)}")
        shelved.append(context.Shelved(link, _of(name, about)))
    tag, _ = stories.tags[lang]
    return context.Board(lang, tag, stories.says.title[lang], tuple(shelved))


def _of(name: str, text: str) -> str:
    """Return a text whose mentions say of which story they are."""
    return tokens.TOKEN.sub(lambda m: tokens.wrap(f"{name}{_OF}{tokens.identity(m)}", m[2]), text)


def _page(stories: Stories, templates: Mapping[str, str], base: str) -> context.Page:
    """Return the frame: that of a story, with no picture, no feed, no file beside it."""
    lang, (tag, _) = next(iter(stories.tags.items()))
    says = stories.says
    project = next(iter(stories.editions(lang).values())).project
    written = "\n".join(templates[name] for name in ("site.css", "cover.css", "shelf.css"))
    style = css.inline(written)
    nav = [
        Link(name, f"#{code}", lang=other if code != lang else "")
        for code, (other, name) in stories.tags.items()
    ]
    return context.Page(
        lang=lang,
        tag=tag,
        t=project.strings[lang],
        site=says.title[lang],
        title=says.title[lang],
        description=says.description[lang],
        canonical=base,
        alternates=(),
        card="",
        card_words="",
        feed="",
        style=style.text,
        style_hash=style.hash,
        preload=(),
        icon=icons.inline(icons.mark(templates)),
        icons=(),
        json_ld=NOTHING,
        json_hash="",
        kind="website",
        kicker=says.publisher[lang],
        home=PAGE,
        nav=tuple(nav),
        footer=tuple(nav),
        licence=escape(says.publisher[lang]),
    )


def _gate(stories: Stories, base: str, typed: Mapping[str, str]) -> Gate:
    """Return what numerals that are no mention are held against: what any story declares."""
    projects = [checked.project for checked in stories.checked.values()]
    names = re.compile("|".join(dict.fromkeys(p.declared.pattern for p in projects)))
    tongues = {lang: project.tongue(lang) for project in projects for lang in project.languages}
    return Gate(Declared(names, (base,) if base else ()), tuple(tongues.values()), typed)
