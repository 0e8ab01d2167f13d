"""The format that a story's files are written in, by the key `format` of `content/site.yml`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from liuzhou_site.errors import Problem, problem

if TYPE_CHECKING:
    from liuzhou_site.load.yaml_files import Sheet

SITE = "content/site.yml"
FORMAT = (1, 0)
"""What this engine reads, as a semantic version: the first number grows when files must be changed
for it (`migrating.py` has a step from each), the second when they may say more than before."""
_UNSAID = (0, 0)
_WRITTEN = re.compile(r"[1-9][0-9]{0,3}\.[0-9]{1,4}")


def written(number: tuple[int, int]) -> str:
    """Return a format as `content/site.yml` says it."""
    return f"{number[0]}.{number[1]}"


def format_of(site: Sheet[Any]) -> tuple[int, int]:
    """Return the format of a story; this engine's own where it is not written as one."""
    if not isinstance(site.value, dict):
        return FORMAT
    if "format" not in site.value:
        return _UNSAID
    said = str(site.value["format"])
    if not _WRITTEN.fullmatch(said):
        return FORMAT  # the schema tells it
    first, _, second = said.partition(".")
    return int(first), int(second)


def format_problem(site: Sheet[Any]) -> Problem | None:
    """Return why a story cannot be read, whatever else may be wrong with it."""
    number = format_of(site)
    if number <= FORMAT and number[0] == FORMAT[0]:
        return None
    code = "format-newer" if number > FORMAT else "format-older"
    return problem(code, site.place("format"), found=written(number), known=written(FORMAT))
