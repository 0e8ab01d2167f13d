"""Files → typed records, each with its place. All that is wrong is gathered, then raised once."""

from __future__ import annotations

from liuzhou_site.load.columns import CELL_COLUMN, ROLES, TABLE_HEADS, Column, cells_of, headed
from liuzhou_site.load.editions import strings_path
from liuzhou_site.load.files import read_text
from liuzhou_site.load.project import (
    Loaded,
    Project,
    load_project,
    read_project,
    story_path,
    table_path,
)
from liuzhou_site.load.rooms import ACCEPTED, CSV_FILES, DIALECT, YAML_FILES
from liuzhou_site.load.sheets import Sheet, read_yaml
from liuzhou_site.load.strays import strays
from liuzhou_site.load.tables import Row, check_header

__all__ = [
    "ACCEPTED",
    "CELL_COLUMN",
    "CSV_FILES",
    "DIALECT",
    "ROLES",
    "TABLE_HEADS",
    "YAML_FILES",
    "Column",
    "Loaded",
    "Project",
    "Row",
    "Sheet",
    "cells_of",
    "check_header",
    "headed",
    "load_project",
    "read_project",
    "read_text",
    "read_yaml",
    "story_path",
    "strays",
    "strings_path",
    "table_path",
]
