"""Runs one peer over texts: started by `benchmarks/numerals.py` in an environment of its own.

Reads {"tool", "lang", "texts"} as JSON; writes {"values": [[…] per text], "seconds"}. Whatever a
tool gives is brought to numbers: texts that it rewrites are searched for their digits.
"""

from __future__ import annotations

import json
import re
import sys
import time
import warnings
from collections.abc import Callable

Read = Callable[[str], "list[float]"]

DIGITS = re.compile(r"(?<![A-Za-z0-9.])-?\d+(?:,\d{3})*(?:\.\d+)?(?:/\d+)?%?")


def written(text: str) -> list[float]:
    """Return the numbers in a text that a tool has rewritten."""
    found = []
    for match in DIGITS.findall(text):
        number, _, under = match.replace(",", "").rstrip("%").partition("/")
        value = float(number) / float(under) if under and float(under) else float(number)
        found.append(value / 100 if match.endswith("%") else value)
    return found


def recognizers(lang: str) -> Read | None:
    """Percentages, ordinals, numbers, each place once."""
    from recognizers_number import (
        Culture,
        recognize_number,
        recognize_ordinal,
        recognize_percentage,
    )

    culture = Culture.Chinese if lang == "zh" else Culture.English

    def read(text: str) -> list[float]:
        taken: list[tuple[int, int]] = []
        found: list[float] = []
        for recognize in (recognize_percentage, recognize_ordinal, recognize_number):
            for result in recognize(text, culture):
                span = (result.start, result.end)
                if not any(a <= span[1] and span[0] <= b for a, b in taken):
                    taken.append(span)
                    found += written((result.resolution or {}).get("value") or "")
        return found

    return read


def cn2an(lang: str) -> Read | None:
    """Rewrite Han numerals as digits."""
    import cn2an as tool

    return (lambda text: written(tool.transform(text, "cn2an"))) if lang == "zh" else None


def text2num(lang: str) -> Read | None:
    """Rewrite English number words as digits."""
    from text_to_num import alpha2digit

    return (lambda text: written(alpha2digit(text, "en"))) if lang == "en" else None


def quantulum3(lang: str) -> Read | None:
    """English quantities."""
    from quantulum3 import parser

    return (lambda text: [q.value for q in parser.parse(text)]) if lang == "en" else None


TOOLS = {
    "recognizers-text-number": recognizers,
    "cn2an": cn2an,
    "text2num": text2num,
    "quantulum3": quantulum3,
}


def main() -> None:
    """Read all texts with one tool."""
    warnings.simplefilter("ignore")
    asked = json.load(sys.stdin)
    read = TOOLS[asked["tool"]](asked["lang"])
    if read is None:
        print("null")
        return
    values = []
    start = time.process_time()
    for text in asked["texts"]:
        try:
            values.append(read(text))
        except Exception:  # noqa: BLE001 (a tool that fails on a text has not read it)
            values.append(None)
    print(json.dumps({"values": values, "seconds": time.process_time() - start}))


if __name__ == "__main__":
    main()
