"""Files → typed records, each with its place. All that is wrong is gathered, then raised once."""

from __future__ import annotations

from liuzhou_site.load.project import Project, load_project, story_path
from liuzhou_site.load.sheets import Row, Sheet, read_text

__all__ = ["Project", "Row", "Sheet", "load_project", "read_text", "story_path"]
