"""Where what stands in a finished file was written: a mistake is fixed there, never in the site."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path, PurePath

from liuzhou_site.errors import Place, Problem
from liuzhou_site.load.formats import SITE
from liuzhou_site.messages import Field
from liuzhou_site.publish.fingerprints import inputs

FINISHED = "_site/"
_KINDS = frozenset({".md", ".yml", ".csv", ".html", ".xml", ".txt", ".css", ".svg"})


def at_origin(root: Path, problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return `problems`, those in finished files with the place where their words were written."""
    found = tuple(problems)
    if not any(one.place.path.startswith(FINISHED) for one in found):
        return found
    texts = {
        path: raw.decode("utf-8", "replace")
        for path, raw in sorted(inputs(root).items())  # content, data, templates
        if PurePath(path).suffix in _KINDS
    }
    return tuple(
        replace(one, place=_origin(one, texts)) if one.place.path.startswith(FINISHED) else one
        for one in found
    )


def _origin(problem: Problem, texts: Mapping[str, str]) -> Place:
    """Return where the longest words of a problem stand, or else the settings of the site."""
    fields = dict(problem.fields)
    for words in _words(fields.get("context", "")), _words(fields.get("found", "")):
        for said in words:
            part = said if any(map(str.isalnum, said)) else f"}}{said}{{"  # between two mentions
            for path, text in texts.items():
                if part in text:
                    return Place(path, text.count("\n", 0, text.index(part)) + 1)
    return Place(SITE)


def _words(said: Field) -> list[str]:
    """Return what stands between mentions, the longest first, and each without its first words.

    A context may begin within a word, and a line of a drawing within a label.
    """
    parts = [part.strip() for part in re.split("[…\n]", said)] if isinstance(said, str) else []
    found = {part for part in parts if part}
    found |= {part.partition(" ")[2] for part in parts} - {""}
    return sorted(found, key=lambda part: (-len(part), part))
