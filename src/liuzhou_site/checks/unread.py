"""Files that lie in the folders of a story and that no build reads: copies, exports, backups."""

from __future__ import annotations

import re
from collections.abc import Iterator

from liuzhou_site.checks.resolved import Resolved
from liuzhou_site.errors import Place, Problem, problem
from liuzhou_site.load.inventory import CSV_FILES, YAML_FILES
from liuzhou_site.load.languages import strings_path
from liuzhou_site.load.project import story_path, table_path

_OPEN = re.compile(r"[.~#].*|.*~")


def unread(seen: Resolved) -> Iterator[Problem]:
    """Yield every file of `content/` and `data/` that is no part of the story.

    What programs keep beside a file that is open (~$figures.csv, .en.md.swp, en.md~) is left alone.
    """
    root, project = seen.root, seen.project
    known = {file.path for file in YAML_FILES.values()}
    known |= {file.path for file in CSV_FILES.values()}
    known |= set(map(table_path, project.tables.value))
    known |= {path(lang) for path in (story_path, strings_path) for lang in project.languages}
    for folder in ("content", "data"):
        for file in sorted((root / folder).rglob("*")):
            path = file.relative_to(root).as_posix()
            if file.is_file() and path not in known and not _OPEN.fullmatch(file.name):
                yield problem("stray-file", Place(_seen(path)))


def _seen(path: str) -> str:
    """Return a path with the code points of what nobody sees: a terminal would obey some of it."""
    return "".join(char if char.isprintable() else f"<U+{ord(char):04X}>" for char in path)
