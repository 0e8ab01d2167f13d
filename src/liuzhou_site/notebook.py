"""A project as a notebook sees it: the ledger and its reconciliations as tables, its charts."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import altair as alt

from liuzhou_site import token
from liuzhou_site.checking import check
from liuzhou_site.compose import WIDE, drawings_of
from liuzhou_site.forms import draw
from liuzhou_site.pages.edition import Edition, story_page
from liuzhou_site.theme import LIGHT

if TYPE_CHECKING:
    import pandas as pd

    from liuzhou_site.checking import Checked
    from liuzhou_site.model import Lang


@dataclass(frozen=True)
class OpenProject:
    """A checked project. Tables are copies: what a notebook does to them changes nothing here."""

    checked: Checked

    @property
    def figures(self) -> pd.DataFrame:
        """The ledger, one row a figure, indexed by id.

        Columns: value, low, high (exact `Decimal` in base units, None where open), unit, kind,
        hedge, scope, status, category (categories), period as ISO 8601, as_printed, formula,
        citation, label_LANG (strings), paragraph (Int64).
        """
        return self.checked.book.frame.copy()

    @property
    def findings(self) -> pd.DataFrame:
        """What reconciles and what does not, one row a check, indexed by id.

        Columns: claim, title_LANG (strings), holds (boolean), figures (tuples of ids).
        """
        return self.checked.book.outcomes.copy()

    def compared(self, *names: str) -> pd.DataFrame:
        """Return the figures `names` side by side, with their rank and their share of the total.

        rank (Int64) is 1 for the greatest, missing where hedges or units forbid an order;
        share_low and share_high (`Decimal`) are None where the unit does not add up.

        Raises:
            KeyError: there is no such figure.
        """
        return self.checked.book.compared(names)

    def chart(self, name: str, lang: Lang) -> alt.LayerChart:
        """Return the chart `name` in one language, 680 pixels wide, in the colours of paper.

        Raises:
            KeyError: there is no such chart or language, or the chart is a table.
            BuildFailed: a form refuses what it would misrepresent.
        """
        stories = {story.lang: story for story in self.checked.stories}
        project, book = self.checked.project, self.checked.book
        edition = Edition(project, book, stories[lang], story_page(lang))
        drawing = drawings_of([edition])[name, lang]
        text = json.dumps(draw(drawing, WIDE).to_dict(validate=False), ensure_ascii=False)
        painted = re.sub(r"var\(--(\w+)\)", lambda match: LIGHT[match[1]], token.strip(text))
        return alt.LayerChart.from_dict(json.loads(painted))


def open_project(folder: str | Path) -> OpenProject:
    """Read and check the project in `folder`, which holds content/ and data/.

    Raises:
        BuildFailed: with every mistake that can be told without drawing.
    """
    return OpenProject(check(Path(folder)))
