"""Files → typed records, each with its place. All that is wrong is gathered, then raised once."""

from __future__ import annotations

from liuzhou_site.load.collection import SHELF, read_shelf, stories_in
from liuzhou_site.load.columns import (
    CELL_COLUMN,
    CLAIM,
    ROLES,
    TABLE_HEADS,
    CsvColumn,
    cells_of,
    headed,
)
from liuzhou_site.load.csv_files import Row, check_header
from liuzhou_site.load.formats import FORMAT, SITE, format_of, format_problem, written
from liuzhou_site.load.inventory import ACCEPTED, CSV_FILES, DIALECT, PUBLISHED, YAML_FILES
from liuzhou_site.load.languages import strings_path
from liuzhou_site.load.project import (
    Loaded,
    Project,
    load_project,
    read_project,
    story_path,
    table_path,
)
from liuzhou_site.load.schema import BASE, Shelf
from liuzhou_site.load.texts import read_bytes, read_text
from liuzhou_site.load.yaml_files import Sheet, read_yaml

__all__ = [
    "ACCEPTED",
    "BASE",
    "CELL_COLUMN",
    "CLAIM",
    "CSV_FILES",
    "DIALECT",
    "FORMAT",
    "PUBLISHED",
    "ROLES",
    "SHELF",
    "SITE",
    "TABLE_HEADS",
    "YAML_FILES",
    "CsvColumn",
    "Loaded",
    "Project",
    "Row",
    "Sheet",
    "Shelf",
    "cells_of",
    "check_header",
    "format_of",
    "format_problem",
    "headed",
    "load_project",
    "read_bytes",
    "read_project",
    "read_shelf",
    "read_text",
    "read_yaml",
    "stories_in",
    "story_path",
    "strings_path",
    "table_path",
    "written",
]
