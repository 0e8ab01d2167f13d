"""Words quoted from a source, as the column `as_printed` has them; `…` leaves some of them out."""

import re

from liuzhou_site.model import Span

_OMITTED = re.compile(" ?…+ ?")
_MOST = 80  # characters that `…` may stand for: of one sentence, and a bound on the work


def quoted(words: str, text: str, start: int = 0) -> Span | None:
    """Return where a text prints words from `start` on: 减少…8.6% in 减少12.3%和8.6%."""
    pieces = map(re.escape, _OMITTED.split(words))
    found = re.compile(f"[^。！？]{{1,{_MOST}}}?".join(pieces)).search(text, start)
    return found.span() if found else None


def whole(words: str) -> str:
    """Return quoted words as they read without what `…` stands for."""
    return _OMITTED.sub(lambda mark: " " if " " in mark[0] else "", words)
