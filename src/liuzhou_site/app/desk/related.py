"""The relations that `look` finds, for the desk: each told, taken as a check, or waved off."""

from dataclasses import dataclass, replace
from pathlib import Path

from liuzhou_site.app.desk.lines import Files, Refused
from liuzhou_site.app.looking import Seen, look
from liuzhou_site.app.screen import Screen
from liuzhou_site.figures.relations import Proposal, with_checks
from liuzhou_site.load.inventory import DROPPED, YAML_FILES
from liuzhou_site.load.texts import read_bytes

_CHECKS = YAML_FILES["checks"].path


@dataclass(frozen=True)
class Related:
    """A relation that was found: its claim, its first line, and what else tells it."""

    claim: str
    head: str
    lines: tuple[str, ...]


def related(root: Path, source: str, lang: str) -> tuple[Related, ...]:
    """Return the relations of a ledger, the least likely by chance first.

    Raises BuildFailed: a file cannot be read.
    """
    seen = look(root, Path(source))
    told = (replace(seen, found=(one,)).told(Screen(lang)) for one in seen.found)
    return tuple(Related(one.claim, head.partition("  ")[2], tuple(line.strip() for line in lines))
                 for one, (head, *lines) in zip(seen.found, told, strict=True))  # fmt: skip


def taken(root: Path, source: str, claim: str) -> Files:
    """Return `data/checks.yml` with a relation that was found.

    Raises Refused: it is not found any more.
    """
    seen, chosen = _chosen(root, source, claim)
    text = read_bytes(root, _CHECKS).decode()
    return {_CHECKS: with_checks(seen.project, seen.book, text, [chosen])}


def dropped(root: Path, source: str, claim: str) -> Files:
    """Return `data/dropped.csv` with a relation that means nothing.

    Raises Refused: it is not found any more.
    """
    seen, chosen = _chosen(root, source, claim)
    return {DROPPED: seen.dropped([chosen])}


def _chosen(root: Path, source: str, claim: str) -> tuple[Seen, Proposal]:
    seen = look(root, Path(source))
    chosen = next((one for one in seen.found if one.claim == claim), None)
    if chosen is None:
        raise Refused("desk-no-relation")
    return seen, chosen
