"""Every numeral of the finished site, each with the one thing that vouches for it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape

from liuzhou_site.model import Tongue
from liuzhou_site.numbers import scan, tokens, uncounted
from liuzhou_site.publish.audit import BINARY, Declared, punched
from liuzhou_site.publish.text_runs import read


@dataclass(frozen=True, order=True)
class Attribution:
    """One numeral where a reader meets it.

    kind: "mention" (`identity` is figure:form), "comparison", "technical" (its kind), "name",
    "address", "path", or "uncounted" (the rule by which it counts nothing).
    """

    path: str
    line: int
    words: str
    kind: str
    identity: str


def attributions(
    files: Mapping[str, bytes], declared: Declared, tongues: tuple[Tongue, ...]
) -> Iterator[Attribution]:
    """Yield every numeral of a site whose tokens are still in it, file by file."""
    cache: dict[str, bool] = {}

    def numeral(words: str) -> bool:
        if words not in cache:
            cache[words] = any(scan(words, tongue) for tongue in tongues)
        return cache[words]

    for path, raw in sorted(files.items()):
        if numeral(path):
            yield Attribution(path, 0, path, "path", "")
        if path.rpartition(".")[2] in BINARY:
            continue
        for number, line in enumerate(raw.decode("utf-8").split("\n"), 1):
            for match in tokens.TOKEN.finditer(line):
                words = unescape(match[2])
                if numeral(words):
                    yield _of(path, number, words, tokens.identity(match[1]))
        yield from _untokened(path, raw.decode("utf-8"), declared, tongues)


def _of(path: str, line: int, words: str, identity: str) -> Attribution:
    if identity.startswith("!"):
        return Attribution(path, line, words, "technical", identity[1:])
    if identity.startswith("~"):
        return Attribution(path, line, words, "comparison", identity[1:].partition(":")[0])
    return Attribution(path, line, words, "mention", identity.rpartition(":")[0])


def _untokened(
    path: str, text: str, declared: Declared, tongues: tuple[Tongue, ...]
) -> Iterator[Attribution]:
    """Yield the declared names and addresses that hold a numeral, and words that count nothing."""
    for run in read(path, punched(text)).runs:
        for kind, words in declared.found(run.text):
            yield Attribution(path, run.line, words, kind, "")
        masked = declared.mask(run.text)
        for tongue in tongues:
            for start, end, rule in uncounted(masked, tongue):
                words = run.text[max(0, start - _AROUND) : end + _AROUND]
                yield Attribution(path, run.line, " ".join(words.split()), "uncounted", rule)


_AROUND = 6
"""Characters beside a word that counts nothing, by which it is found again."""
