"""What one would write in an afternoon: pandas, Altair, vl-convert, Jinja2, and nothing checked.

`python naive.py PROJECT OUT` sets the same two texts with eight charts in each language, drawn
into the page as SVG. Numbers stand as they are typed; nothing is bound, compared or described.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

import altair as alt
import jinja2
import pandas as pd
import vl_convert
from markdown_it import MarkdownIt

CHARTS, ROWS = 8, 7
PAGE = jinja2.Template(
    '<!doctype html><html lang="{{ lang }}"><meta charset="utf-8"><title>{{ title }}</title>'
    "<main>{{ text }}{% for chart in charts %}<figure>{{ chart }}</figure>{% endfor %}</main>"
)


def main(project: Path, out: Path) -> None:
    """Write out/LANG.html for both languages."""
    figures = pd.read_csv(project / "data" / "figures.csv", dtype=str)
    figures["amount"] = pd.to_numeric(figures["value"].str.split("-").str[0], errors="coerce")
    values = dict(zip(figures["id"], figures["value"], strict=True))
    out.mkdir(parents=True, exist_ok=True)
    for lang in ("zh", "en"):
        source = (project / "content" / f"{lang}.md").read_text(encoding="utf-8")
        typed = re.sub(r"\{(\w+)[^}]*\}", lambda m: values.get(m[1], m[1]), source)
        charts = []
        for number in range(CHARTS):
            rows = figures.iloc[number * 5 : number * 5 + ROWS]
            chart = (
                alt.Chart(rows)
                .mark_bar()
                .encode(x=alt.X("amount:Q"), y=alt.Y(f"label_{lang}:N", sort=None))
                .properties(width=640, title=f"{lang} {number}")
            )
            charts.append(vl_convert.vegalite_to_svg(chart.to_dict()))
        page = PAGE.render(lang=lang, title=lang, text=MarkdownIt().render(typed), charts=charts)
        (out / f"{lang}.html").write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
