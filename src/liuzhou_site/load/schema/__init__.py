"""What each file of `content/` and `data/` may hold. Pydantic checks; the records are frozen.

The keys of a record say themselves what they mean: schemas, `docs/reference.md` and what an
editor's program shows are all made from here.
"""

from __future__ import annotations

from liuzhou_site.load.schema.charts import Chart, Column, DataTable
from liuzhou_site.load.schema.claims import (
    OF_A_TEXT,
    Allow,
    Check,
    Comparisons,
    Derived,
    Reason,
    Source,
    SourcePlace,
)
from liuzhou_site.load.schema.kinds import ADDRESS, Id, LanguagesDiffer
from liuzhou_site.load.schema.language import NamedUnit, Numbers, OwnLanguage
from liuzhou_site.load.schema.settings import BASE, Language, Name, Settings, Shelf, Term

__all__ = [
    "ADDRESS",
    "BASE",
    "OF_A_TEXT",
    "Allow",
    "Chart",
    "Check",
    "Column",
    "Comparisons",
    "DataTable",
    "Derived",
    "Id",
    "Language",
    "LanguagesDiffer",
    "Name",
    "NamedUnit",
    "Numbers",
    "OwnLanguage",
    "Reason",
    "Settings",
    "Shelf",
    "Source",
    "SourcePlace",
    "Term",
]
