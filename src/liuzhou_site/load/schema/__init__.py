"""What each file of `content/` and `data/` may hold. Pydantic checks; the records are frozen.

The keys of a record say themselves what they mean: schemas, `docs/reference.md` and what an
editor's program shows are all made from here.
"""

from __future__ import annotations

from liuzhou_site.load.schema.charts import Chart, Column, DataTable
from liuzhou_site.load.schema.claims import (
    Allow,
    Check,
    Comparisons,
    DataSource,
    Derived,
    Reason,
    Source,
    SourcePlace,
)
from liuzhou_site.load.schema.kinds import ADDRESS, Id, LanguagesDiffer
from liuzhou_site.load.schema.language import Edition, Numbers, Unit
from liuzhou_site.load.schema.settings import BASE, Language, Name, Shelf, Site, Term

__all__ = [
    "ADDRESS",
    "BASE",
    "Allow",
    "Chart",
    "Check",
    "Column",
    "Comparisons",
    "DataSource",
    "DataTable",
    "Derived",
    "Edition",
    "Id",
    "Language",
    "LanguagesDiffer",
    "Name",
    "Numbers",
    "Reason",
    "Shelf",
    "Site",
    "Source",
    "SourcePlace",
    "Term",
    "Unit",
]
