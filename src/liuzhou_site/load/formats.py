"""The format that a story's files are written in, and the steps from an older one to today's."""

import re
from collections.abc import Callable, Mapping
from difflib import unified_diff
from pathlib import Path
from typing import Any

from liuzhou_site.errors import BuildFailed, Problem, problem
from liuzhou_site.load.yaml_files import Sheet, read_yaml

SITE = "content/site.yml"
FORMAT = (1, 0)
"""What this engine reads, as a semantic version: the first number grows when files must be changed
for it (`STEPS` has a step from each), the second when they may say more than before."""
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


_KINDS = frozenset([".csv", ".md", ".yml"])


def migrated(root: Path) -> dict[str, tuple[str, str]]:
    """Return every file that must be changed: path → what it says, what it shall say.

    Raises BuildFailed: the settings cannot be read, or the story is newer than the engine.
    """
    site = read_yaml(root, SITE)
    number = format_of(site)
    if number > FORMAT:
        raise BuildFailed(filter(None, [format_problem(site)]))
    texts = {
        file.relative_to(root).as_posix(): file.read_bytes().decode("utf-8", "surrogateescape")
        for folder in ("content", "data")
        for file in sorted((root / folder).rglob("*"))
        if file.suffix in _KINDS and file.is_file()
    }
    new: Mapping[str, str] = texts
    for major in range(number[0], FORMAT[0]):
        new = STEPS[major](new)
    return {path: (texts[path], new[path]) for path in texts if texts[path] != new[path]}


def difference(path: str, before: str, after: str) -> list[str]:
    """Return the lines that change in a file, with some around them."""
    old, new = before.splitlines(), after.splitlines()
    return list(unified_diff(old, new, fromfile=path, tofile=path, lineterm="", n=2))


def _say_the_format(texts: Mapping[str, str]) -> Mapping[str, str]:
    """From format 0, which had no name: `format: 1.0` stands before the first key."""
    text = texts[SITE]
    end = "\r\n" if "\r\n" in text else "\n"
    said = f"format: {written((1, 0))}"
    braced = re.sub(r"\A((?:\s|#.*\n|---\n)*\{)", rf"\1{said}, ", text)
    plain = re.sub(r"\A((?:\ufeff|\s*#.*\n|---.*\n|\s*\n)*)( *)", rf"\1\2{said}{end}\2", text)
    return {**texts, SITE: braced if braced != text else plain}


STEPS: Mapping[int, Callable[[Mapping[str, str]], Mapping[str, str]]] = {0: _say_the_format}
"""First number of a format → what makes the next one of it."""
