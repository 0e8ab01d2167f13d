"""Bilingual feature pages in which every number is bound to a record and its source."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from liuzhou_site.app.notebook import OpenProject

__all__ = ["open_project"]
__version__ = "0.1.0"


def open_project(folder: str | Path) -> OpenProject:
    """Read and check the project in `folder`, for a notebook: its figures as a DataFrame.

    Raises BuildFailed: with every mistake that can be told without drawing.
    """
    from liuzhou_site.app import notebook

    return notebook.open_project(folder)
