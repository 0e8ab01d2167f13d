"""A project as a notebook sees it: the ledger and its reconciliations as tables."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from liuzhou_site.pipeline import check

if TYPE_CHECKING:
    import pandas as pd

    from liuzhou_site.figures import FigureBook


@dataclass(frozen=True)
class OpenProject:
    """A checked project. Tables are copies: what a notebook does to them changes nothing here."""

    book: FigureBook

    @property
    def figures(self) -> pd.DataFrame:
        """The ledger, one row a figure, indexed by id.

        Columns: value, low, high (exact `Decimal` in base units, None where open), unit, kind,
        hedge, scope, status, category (categories), period as ISO 8601, as_printed, formula,
        citation, label_LANG (strings), paragraph (Int64).
        """
        return self.book.frame.copy()

    @property
    def findings(self) -> pd.DataFrame:
        """What reconciles and what does not, one row a check, indexed by id.

        Columns: claim, title_LANG (strings), holds (boolean), figures (tuples of ids).
        """
        return self.book.outcomes.copy()

    def compared(self, *names: str) -> pd.DataFrame:
        """Return the figures `names` side by side, with their rank and their share of the total.

        rank (Int64) is 1 for the greatest, missing where hedges or units forbid an order;
        share_low and share_high (`Decimal`) are None where the unit does not add up.

        Raises:
            KeyError: there is no such figure.
        """
        return self.book.compared(names)


def open_project(folder: str | Path) -> OpenProject:
    """Read and check the project in `folder`, which holds content/ and data/.

    Raises:
        BuildFailed: with every mistake that can be told without drawing.
    """
    return OpenProject(check(Path(folder)).book)
