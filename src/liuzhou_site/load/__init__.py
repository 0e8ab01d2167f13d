"""Files → typed records, each with its place. All that is wrong is gathered, then raised once."""

from __future__ import annotations

from liuzhou_site.load.editions import strings_path
from liuzhou_site.load.files import read_bytes, read_text
from liuzhou_site.load.project import (
    ACCEPTED,
    CLAIM,
    PUBLISHED,
    Loaded,
    Project,
    load_project,
    read_project,
    story_path,
    table_path,
)
from liuzhou_site.load.sheets import Sheet
from liuzhou_site.load.tables import Row

__all__ = [
    "ACCEPTED",
    "CLAIM",
    "PUBLISHED",
    "Loaded",
    "Project",
    "Row",
    "Sheet",
    "load_project",
    "read_bytes",
    "read_project",
    "read_text",
    "story_path",
    "strings_path",
    "table_path",
]
