"""Names that hold digits and are no measure, as `content/names.yml` declares them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from liuzhou_site.load.project import Project


def declared(project: Project) -> re.Pattern[str]:
    """Return the pattern of all declared names, longest first."""
    forms = {f for n in project.names.value.values() for fs in n.forms.values() for f in fs if f}
    ordered = sorted(forms, key=lambda form: (-len(form), form))
    if not ordered:
        return re.compile(r"(?!)")
    # Where no name begins, one look is enough.
    first = "".join(sorted({re.escape(name[0]) for name in ordered}))
    return re.compile(f"(?=[{first}])(?:{'|'.join(map(_whole, ordered))})")


def _whole(name: str) -> str:
    """Return the pattern of a name that is no part of a longer numeral: 5G, not that of 15G."""
    digits = r"\d零一二三四五六七八九十百千万亿"
    before = rf"(?<![{digits}])(?<!\d[.,])" if re.match(rf"[{digits}]", name) else ""
    after = rf"(?![{digits}]|[.,]\d)" if re.search(rf"[{digits}]$", name) else ""
    return f"{before}{re.escape(name)}{after}"
