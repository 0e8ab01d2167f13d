"""What two languages mean beside a number that both say: denied, turned round, the opposite."""

from collections.abc import Iterator, Mapping, Sequence

from liuzhou_site.checks.parity.said import Difference, Said
from liuzhou_site.model import Interval, Quantity
from liuzhou_site.numbers import LANGUAGES, way
from liuzhou_site.numbers.senses import opposites
from liuzhou_site.numbers.turns import CLAUSE, LIST, SENTENCE, bounds

_Sides = Sequence[tuple[Said, Quantity]]
_BOTH = ((0, 1), (1, 0))
_MORE = (" more ", " extra ", " additional ", " new ")
"""What says behind a number that it is added: 可多收40人, places for 40 more."""


def turned(
    here: Said, there: Said, pairs: Sequence[tuple[Quantity, Quantity]]
) -> Iterator[Difference]:
    """Tell what one language denies, what both say oppositely, or a direction that differs."""
    for one, other in pairs:
        sides = [(here, one), (there, other)]
        found = _denied(sides) or _opposite(sides) or _direction(sides)
        if found:
            yield found


def _denied(sides: _Sides) -> Difference | None:
    """Tell words beside a number that deny it, where the other clause does not.

    If its sentence denies as much elsewhere, this is a doubt alone.
    """
    clause, whole = (
        [said.around(quantity, ends)["not"] for said, quantity in sides]
        for ends in (LIST, SENTENCE)
    )
    for a, b in _BOTH:
        said, quantity = sides[a]
        firm = [match for match in said.denials(quantity) if not match["apart"]]
        apart = len(firm) % 2 > clause[b] % 2
        if apart or (clause[a] % 2 and not whole[b]):
            sure = whole[a] > whole[b] or not whole[b]  # else the other may deny it elsewhere
            if not sure and all(_silent(*side) for side in sides):
                return None
            return Difference("not" if sure else "beside", *_clauses(sides))
    return None


def _silent(said: Said, quantity: Quantity) -> bool:
    sentence = said.blank[slice(*bounds(said.blank, quantity.span[0], SENTENCE))]
    return LANGUAGES[said.lang].turns.silence.search(sentence) is not None


def _opposite(sides: _Sides) -> Difference | None:
    """Tell words of opposite sense beside a number, such as a loss and a profit."""
    return Difference("opposite", *_clauses(sides)) if False in _alike(sides).values() else None


def _alike(sides: _Sides) -> Mapping[str, bool]:
    """Return of each scale on which both have words whether they take the same side."""
    here, there = (opposites(said.blank, said.lang, *one.span) for said, one in sides)
    return {scale: here[scale].side == there[scale].side for scale in here if scale in there}


def _direction(sides: _Sides) -> Difference | None:
    """Tell a direction that one language has beside a number and the other nowhere.

    Numbers that are read as going the same way agree, whatever other words their clauses hold.
    """
    ways = [way(quantity) for _, quantity in sides]
    if any(ways):  # what is new is not fewer
        ways = [goes or LANGUAGES[said.lang].turns.adds(said.blank, one.span[0])
                for goes, (said, one) in zip(ways, sides, strict=True)]  # fmt: skip
    if all(ways):
        return Difference("direction", *_clauses(sides)) if ways[0] != ways[1] else None
    if isinstance(sides[0][1].value, Interval):  # “from 3 to 5” has its direction inside
        return None
    clause = [said.around(quantity, CLAUSE) for said, quantity in sides]
    whole = [said.around(quantity, SENTENCE) for said, quantity in sides]
    led = [
        bool(ways[n]) or LANGUAGES[said.lang].turns.leads(said.blank, quantity.span[0])
        for n, (said, quantity) in enumerate(sides)
    ]
    if _contrary(*clause):
        return Difference("direction", *_clauses(sides))
    for a, b in _BOTH:
        told = whole[b]["up"] or whole[b]["down"] or _alike(sides).get("contest")  # 失去, lost
        other, one = sides[b]
        told = told or (ways[a] > 0 and other.text[one.span[1] :].startswith(_MORE))
        if led[a] and not told:
            said, quantity = sides[a]
            base = said.blank[: quantity.span[0]].endswith(" from ")  # two levels say the way, too
            return Difference("beside" if base else "direction", *_clauses(sides))
    return None


def _clauses(sides: _Sides) -> Iterator[str]:
    return (said.clause(quantity) for said, quantity in sides)


def _contrary(own: Mapping[str, int], other: Mapping[str, int]) -> bool:
    ways = [{way for way in ("up", "down") if side[way]} for side in (own, other)]
    return all(len(way) == 1 for way in ways) and ways[0] != ways[1]
