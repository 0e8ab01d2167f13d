"""Requests to the desk → pages and edits, for this machine's own browser alone."""

from collections.abc import Mapping
from dataclasses import replace
from importlib.resources import files as resources
from types import MappingProxyType
from urllib.parse import parse_qs, quote, urlsplit

from liuzhou_site.app.desk.edits import accepted, figure_made, set_aside
from liuzhou_site.app.desk.forms import Sent
from liuzhou_site.app.desk.ledger import Item, Ledger
from liuzhou_site.app.desk.lines import Files, Lines, Refused, changed_files
from liuzhou_site.app.desk.page import TEMPLATE, broken, page_of, renderer
from liuzhou_site.app.desk.parts import doubled, free_id, join, split
from liuzhou_site.app.desk.related import dropped, related, taken
from liuzhou_site.app.desk.units import OF, drafted_units, unit_accepted, unit_seen
from liuzhou_site.app.desk.writing import Desk
from liuzhou_site.app.drafting.files import draft
from liuzhou_site.app.preview.answers import HEADERS, Answer
from liuzhou_site.errors import BuildFailed

OWN = "_desk/"
"""Under this, the desk answers; no story has a folder of this name."""
LARGEST = 100_000
"""Bytes of a form; more is none of ours."""
_RELATIONS = f"{OWN}relations"
_CELL = "cell-"
_KINDS = {"css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8"}
_OF_PAGE: Mapping[str, str] = MappingProxyType({
    "Content-Type": "text/html; charset=utf-8",
    "Referrer-Policy": "same-origin",  # else a browser says of its own page that it is nobody's
    "Content-Security-Policy": HEADERS["Content-Security-Policy"]
    .replace(" 'unsafe-inline'", "").replace("form-action 'none'", "form-action 'self'"),
})  # fmt: skip


_PLAIN = {"join": join, "double": doubled}
"""What needs no more than the item."""


class ChangedOnDisk(Exception):
    """The rows of an item are not what was shown when an editor began with them."""


def shown(desk: Desk, target: str) -> Answer:
    """Return what is sent for an address of the desk."""
    asked = urlsplit(target)
    path = asked.path.lstrip("/")
    name = path.removeprefix(OWN)
    if name in {"desk.css", "desk.js"}:
        body = (resources(__package__) / name).read_bytes()
        return Answer(200, body, {"Content-Type": _KINDS[name.rpartition(".")[2]]})
    if path not in {OWN, _RELATIONS}:
        return Answer(404, b"", {"Content-Type": "text/plain"})
    query = {name: values[0] for name, values in parse_qs(asked.query).items()}
    sent = Sent(done=query.get("did", ""))
    return _page(desk, query.get("at", ""), sent, 200, relations=path == _RELATIONS)


def edited(desk: Desk, body: bytes) -> Answer:
    """Do what a form asks for, and lead on; or return its page with what is wrong."""
    form = {name: values[0].strip() for name, values in
            parse_qs(body.decode("utf-8", "replace"), keep_blank_values=True).items()}  # fmt: skip
    do, at = form.get("do", ""), form.get("at", "")
    typed = {
        name.removeprefix(_CELL): said for name, said in form.items() if name.startswith(_CELL)
    }
    relations = do in {"take", "drop"}
    place = 0
    try:
        keys = [one.key for one in desk.ledger().items]
        place = keys.index(at) if at in keys else 0
        if do == "undo":
            desk.undo()
        else:
            desk.do(lambda ledger: _files(desk, ledger, do, form, typed))
    except ChangedOnDisk:
        return _page(desk, at, Sent(typed=typed, conflict=True), 409, relations=relations)
    except BuildFailed as failed:
        return _page(desk, at, Sent("", typed, failed.problems), 422, relations=relations)
    except Refused as no:
        return _page(desk, at, Sent("", typed, refused=no.why), 422, relations=relations)
    goal = _RELATIONS if relations else OWN
    now = typed.get("id", at)
    if do in {"accept", "aside"}:
        now = _next_doubtful(desk.ledger(), now, place)
    return Answer(303, b"", {"Location": f"/{goal}?at={quote(now)}&did={quote(do)}"})


def _next_doubtful(ledger: Ledger, key: str, place: int) -> str:
    """Return the key of the next item to review behind that at a place; where none is, its own."""
    items = ledger.items
    here = next((number for number, one in enumerate(items) if one.key == key), place)
    if key.startswith(OF):
        here = 0
    units = [OF + name for name in drafted_units(ledger)]
    later = [one.key for one in (*items[here:], *items[:here]) if ledger.doubts(one)]
    order = [*units, *later] if key.startswith(OF) else [*later, *units]
    return next(iter(order), items[min(here, len(items) - 1)].key if items else "")


def _files(
    desk: Desk, ledger: Ledger, do: str, form: Mapping[str, str], typed: Mapping[str, str]
) -> Files:
    """Return the files that an edit changes.

    Raises BuildFailed, Refused: it cannot be done.
    Raises ChangedOnDisk: somebody else has changed what it is about.
    """
    if do == "draft":
        return {path: after for path, (_, after) in draft(desk.root, desk.source).changes.items()}
    if do == "take":
        return taken(desk.root, desk.source, form.get("claim", ""))
    if do == "drop":
        return dropped(desk.root, desk.source, form.get("claim", ""))
    at = form.get("at", "")
    if at.startswith(OF) and (name := at.removeprefix(OF)) in drafted_units(ledger):
        if form.get("seen", "") not in {"", unit_seen(ledger, name)}:
            raise ChangedOnDisk
        return unit_accepted(ledger, name, typed)
    item = ledger.item(at)
    if item is None or (form.get("seen") and form["seen"] != ledger.seen(item)):
        raise ChangedOnDisk
    return changed_files(ledger, _lines(ledger, item, do, form, typed))


def _lines(
    ledger: Ledger, item: Item, do: str, form: Mapping[str, str], typed: Mapping[str, str]
) -> Lines:
    if do in {"accept", "save"}:
        return accepted(ledger, item, typed, done=do == "accept")
    if do == "aside":
        return set_aside(ledger, item, typed)
    if do == "figure":
        number = ledger.marks[item.marks[0]].cells["paragraph"]
        return figure_made(ledger, item, free_id(ledger, number))
    if do == "split":
        return split(ledger, item, form.get("pieces", ""))
    if do in _PLAIN:
        return _PLAIN[do](ledger, item)
    raise Refused("desk-nothing-done")


def _page(desk: Desk, at: str, sent: Sent, status: int, *, relations: bool) -> Answer:
    try:
        page = page_of(desk.ledger(), desk.lang, at, sent, undoable=bool(desk.done))
        if relations:
            page = replace(page, relations=related(desk.root, desk.source, desk.lang))
    except BuildFailed as failed:
        page = broken(failed.problems, desk.lang)
    return Answer(status, renderer().fill(TEMPLATE, page), _OF_PAGE)
