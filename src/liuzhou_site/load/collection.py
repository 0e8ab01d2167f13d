"""A folder of stories: which there are, and what their common page is called."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from liuzhou_site.errors import BuildFailed, Place, problem
from liuzhou_site.load import schema
from liuzhou_site.load.formats import SITE
from liuzhou_site.load.validating import validated
from liuzhou_site.load.yaml_files import Sheet, read_yaml
from liuzhou_site.model import Lang

if TYPE_CHECKING:
    from pathlib import Path


SHELF = "index.yml"
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")


def stories_in(folder: Path) -> tuple[str, ...]:
    """Return the names of the folders that hold a story, sorted.

    Raises:
        BuildFailed: there is none, or one whose name would not do in an address.
    """
    names = sorted(site.parents[1].name for site in folder.glob(f"*/{SITE}"))
    if not names:
        raise BuildFailed([problem("no-stories", Place(folder.name), found=folder.name)])
    wrong = [name for name in names if not _NAME.fullmatch(name)]
    if wrong:
        raise BuildFailed(problem("story-name", Place(name), found=name) for name in wrong)
    return tuple(names)


def read_shelf(folder: Path, languages: tuple[Lang, ...]) -> Sheet[schema.Shelf]:
    """Read what the page of all stories says of itself, in all their languages.

    Raises:
        BuildFailed: with every mistake, each at its line.
    """
    return validated(read_yaml(folder, SHELF), schema.Shelf, languages)
