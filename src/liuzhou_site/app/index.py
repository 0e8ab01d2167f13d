"""Many stories, one page that leads to them: read, made and audited as one."""

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from liuzhou_site.app.new import LOOK
from liuzhou_site.assets.cache import Cache
from liuzhou_site.checks.checked import Checked, check
from liuzhou_site.errors import BuildFailed, Place, problem
from liuzhou_site.load.formats import SITE
from liuzhou_site.load.schema.content import Shelf
from liuzhou_site.load.texts import read_templates, read_text
from liuzhou_site.load.validating import validated
from liuzhou_site.load.yaml_files import read_yaml
from liuzhou_site.pages.shelf import PAGE, Stories, shelf_page
from liuzhou_site.publish.audit import Declared, Gate, audit_numbers

SHELF = "index.yml"
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")  # of a folder: it is part of an address


def shelf(folder: Path, base: str = "") -> bytes:
    """Return the page that leads to every story in the folders of `folder`.

    base: the address under which they all hang; "" where it is not known.
    Raises BuildFailed: with every mistake, of a story or of the page.
    """
    checked = _checked(folder)
    languages = tuple(dict.fromkeys(g for one in checked.values() for g in one.project.languages))
    stories = Stories(checked, validated(read_yaml(folder, SHELF), Shelf, languages).value)
    raw = shelf_page(stories, read_templates(LOOK.parent), base)
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


def _gate(stories: Stories, base: str, typed: Mapping[str, str]) -> Gate:
    """Return what numerals that are no mention are held against: what any story declares."""
    projects = [checked.project for checked in stories.checked.values()]
    names = re.compile("|".join(dict.fromkeys(p.declared.pattern for p in projects)))
    tongues = {lang: project.tongue(lang) for project in projects for lang in project.languages}
    return Gate(Declared(names, (base,) if base else ()), tuple(tongues.values()), typed)
