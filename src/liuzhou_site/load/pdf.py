"""The text of a PDF, which keeps lines and no paragraphs: these are found again."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pypdf import PdfReader
from pypdf.errors import PyPdfError

_END = re.compile(r"[.!?:;。！？：；…][”’\"')）」』]?$")
_HAN = re.compile("[\u3000-\u9fff\uff00-\uffef]")
_NUMBER = re.compile(r"[-–—\s]*(?:\d{1,4}|[ivx]{1,5})[-–—\s]*")
_FEW = 3  # pages on which a line comes back that is no part of the text
_FULL, _SHORT = 0.85, 0.6  # of the longest line
_RADICALS = dict(
    zip(
        "⺟⺠⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰⻳",
        "母民虎西见角贝车长门青韦页风飞食马骨鬼鱼鸟卤麦黄齐齿龙龟",
        strict=True,
    )
)
"""Parts of characters that a PDF may name where it shows the character of the same form."""
_FORMS = re.compile("[\u2e80-\u2fdf\uf900-\ufaff\ufb00-\ufb06]")
"""Those, and letters set as one (ﬁ)."""


def pdf_text(path: str) -> str | None:
    """Return the text of a PDF, a paragraph a line; None for one that cannot be read.

    One whose pages are pictures has none.
    """
    try:
        pages = [
            (_lines(page.extract_text()), _lines(page.extract_text(extraction_mode="layout")))
            for page in PdfReader(path).pages
        ]
    except (PyPdfError, OSError):
        return None
    margins = _margins([plain for plain, _ in pages])
    lines, breaks = list[str](), set[int]()
    for plain, laid_out in pages:
        gaps = _gaps([line for line in laid_out if line not in margins])
        for line in (line for line in plain if line and line not in margins):
            lines.append(line)
            if _squeezed(line) in gaps:
                breaks.add(len(lines) - 1)
    return "\n".join(_paragraphs(lines, breaks))


def _lines(text: str) -> list[str]:
    said = _FORMS.sub(
        lambda form: _RADICALS.get(form[0]) or unicodedata.normalize("NFKC", form[0]), text
    )
    return [" ".join(line.split()) for line in said.split("\n")]


def _squeezed(line: str) -> str:
    return "".join(line.split())


def _gaps(laid_out: Sequence[str]) -> set[str]:
    """Return the lines of a page below which there is a gap."""
    last = max((number for number, line in enumerate(laid_out) if line), default=0)
    pairs = pairwise(laid_out[: last + 1])  # at its foot no paragraph need end
    return {_squeezed(line) for line, below in pairs if line and not below}


def _margins(pages: Sequence[Sequence[str]]) -> set[str]:
    """Return the first and last lines of pages that number them, or come back page after page."""
    ends = list[str]()
    for page in pages:
        full = [line for line in page if line]
        ends += dict.fromkeys([*full[:1], *full[-1:]])
    often = Counter(re.sub(r"\d+", "", line) for line in ends)
    return {
        line
        for line in ends
        if _NUMBER.fullmatch(line) or often[re.sub(r"\d+", "", line)] >= max(_FEW, len(pages) / 2)
    }


def _paragraphs(lines: Sequence[str], breaks: set[int]) -> Iterator[str]:
    """Yield lines put together: a paragraph ends above a gap, and where a line is not full."""
    longest = max(map(_width, lines), default=0)
    said = ""
    for number, line in enumerate(lines):
        said = _joined(said, line)
        full = _width(line) / longest
        gap = number in breaks if breaks else full < _SHORT
        if (gap and full < _FULL) or (_END.search(line) and (gap or full < _FULL)):
            yield said
            said = ""
    if said:
        yield said


def _width(line: str) -> int:
    return len(line) + len(_HAN.findall(line))


def _joined(said: str, line: str) -> str:
    """Return two lines of a paragraph as one; a word divided between them is one word again."""
    if said.endswith("-") and line[:1].islower():
        return said[:-1] + line
    together = not said or (_HAN.match(said[-1]) and _HAN.match(line[:1]))
    return said + line if together else f"{said} {line}"
