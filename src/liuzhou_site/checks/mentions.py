"""Every text that an editor wrote: mentions that exist, and no number that nobody vouches for."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from liuzhou_site.checks.resolved import Resolved
from liuzhou_site.errors import Problem, nearest, problem, unknown
from liuzhou_site.figures.history import WAS
from liuzhou_site.messages import Part, part
from liuzhou_site.model import Figure, Interval, Lang, Span, Status, Tongue, meet
from liuzhou_site.numbers import (
    LANGUAGES,
    PERIOD_FORMS,
    hedges_beside,
    read,
    say_period,
    scan,
    uncounted,
)
from liuzhou_site.numbers.deciding import DOUBTFUL
from liuzhou_site.numbers.turns import CLAUSE, bounds
from liuzhou_site.story.braces import parse_text
from liuzhou_site.story.figure_text import FORMS, NO_AMOUNT, PLACE_FORMS
from liuzhou_site.story.inline import HOLE, Inline, Ref, Story

TERM_FORMS = ("prose", "first", "name")


def mentioned(seen: Resolved) -> Iterator[Problem]:
    """Yield every unknown mention and every unbound number in what editors wrote."""
    tongues = seen.project.tongues
    for lang, inline in seen.texts:
        path, source = inline.place.path, inline.source  # a correction may say what was published
        found = partial(text_problems, seen, lang, inline)
        typed = partial(numbers_typed, seen, lang, inline)
        yield from seen.passed.once("mentioned", (lang, path, source), found)
        yield from seen.spoken.once("typed", (lang, source, tongues), typed)
    for texts in seen.short_texts:
        for text, place in texts.values():
            yield from parse_text(text, place)[1]


def text_problems(seen: Resolved, lang: Lang, inline: Inline) -> Iterator[Problem]:
    """Yield what a text mentions that there is not, and hedges typed beside a mention."""
    for ref in inline.refs:
        yield from _ref_problems(seen, ref)
    claims = {*seen.project.comparisons.value.claims, *(c.id for c in seen.project.checks.value)}
    for phrase in inline.phrases:
        hint = part("bound-to-figure", id=phrase.name) if phrase.name in seen.ids else ""
        yield from unknown("unknown-claim", phrase.place, phrase.name, claims, hint=hint)
    yield from _hedge_problems(seen, lang, inline)


def numbers_typed(seen: Resolved, lang: Lang, inline: Inline) -> Iterator[Problem]:
    """Yield the numbers of a text that nothing vouches for: no figure has a say in it."""
    words = inline.typed
    masked = seen.project.declared.sub(lambda match: HOLE * len(match[0]), words)
    spans = _spans(masked, seen.project.tongues)
    said = read(words, lang) if spans and lang in LANGUAGES else ()
    dates = [one.span for one in said if one.kind.is_date]
    for start, end in spans:
        found = words[start:end]
        yield problem(
            "unbound-number", inline.place.within(words, start),
            found=found, context=_around(words, start, end),
            same=_same_value(seen, found, lang),
            hint=_period(words, (start, end), dates) or _bind(words, start, lang),
        )  # fmt: skip
    for start, end, rule in uncounted(masked, seen.project.tongue(lang)):
        if rule == DOUBTFUL:
            place, context = inline.place.within(words, start), _around(words, start, end)
            yield problem("number-doubtful", place, found=words[start:end], context=context)


def _period(words: str, span: Span, dates: Iterable[Span]) -> Part | str:
    """Return how a period that is typed, 前三季度, is written in its place."""
    typed = any(meet(date, span) for date in dates)
    return part("period-as") if typed or "半年" in words[slice(*span)] else ""


def _bind(words: str, start: int, lang: Lang) -> Part | str:
    """Return how a number is bound that says how many times one mention beside it is another."""
    clause = words[slice(*bounds(words, start, CLAUSE))]
    if HOLE not in clause or lang not in LANGUAGES:
        return ""
    factors = [one for one in read(words, lang) if one.unit == "times" and one.span[1] > start]
    spans = [one.span for one in factors if one.span[0] <= start]
    return part("bound-as", said=words[slice(*spans[0])]) if spans else ""


def _hedge_problems(seen: Resolved, lang: Lang, inline: Inline) -> Iterator[Problem]:
    """Yield hedges typed beside a figure: the record says them, or they do not hold."""
    tongue, typed = seen.project.tongue(lang), inline.typed
    for at, piece in inline.holes:
        if isinstance(piece, Ref) and piece.form not in NO_AMOUNT and piece.name in seen.ids:
            bare = f"{typed[:at]}0{typed[at + len(HOLE) :]}"  # {cases:number}起 counts cases
            said = bare if piece.form == "number" else typed
            for found in hedges_beside(said, at, at + len(HOLE), tongue):
                yield problem("hedge-typed", piece.place, found=found, id=piece.name)


def directed(seen: Resolved) -> Iterator[Problem]:
    """Yield changes beside words that say the other direction, or the one that their sign says."""
    for lang, inline in seen.texts:
        setter = seen.setters[lang]
        for one in setter.changes(inline).values() if seen.sayable(inline) else ():
            signed = setter.voice.plain(one.ref.name, "signed")
            told = {"id": one.ref.name, "context": one.context, "signed": signed}
            if one.way == -one.figure.quantity.change:
                yield problem("way-contrary", one.ref.place, **told)
            elif one.way and one.ref.form == "signed":
                yield problem("way-twice", one.ref.place, **told)


def _spans(text: str, tongues: Iterable[Tongue]) -> list[tuple[int, int]]:
    """Return where numerals stand in any of the languages; 1.2 billion is one of them."""
    found: list[tuple[int, int]] = []
    for start, end in sorted({span for tongue in tongues for span in scan(text, tongue)}):
        if found and text[found[-1][1] : start] in _WITHIN:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


_WITHIN = ("", " ", "\u00a0", "-")
"""What stands between the words of one numeral."""


def _around(text: str, start: int, end: int) -> str:
    left, right = max(0, start - _BESIDE), min(len(text), end + _BESIDE)
    while left > 0 and _LATIN.fullmatch(text[left - 1 : left + 1]):
        left -= 1
    while right < len(text) and _LATIN.fullmatch(text[right - 1 : right + 1]):
        right += 1
    return text[left:right].replace(HOLE, "…").replace("\n", " ").strip()


_BESIDE = 14
_LATIN = re.compile(r"[A-Za-zÀ-ɏ’-]{2}")


def _same_value(seen: Resolved, found: str, lang: Lang) -> str:
    """Name a figure of the same value, if any: a hint, never a pass, and no count of the ledger."""
    if lang not in LANGUAGES or len(found) > _ONE_NUMERAL:
        return ""
    for quantity in read(found, lang, seen.project.units):
        for figure in seen.book.figures.values():
            if figure.category and figure.quantity.value == quantity.value:
                return figure.id
    return ""


_ONE_NUMERAL = 100
"""Characters; a longer run of numerals says no figure."""


def _ref_problems(seen: Resolved, ref: Ref) -> Iterator[Problem]:
    allowed: tuple[str, ...]
    former = seen.former.get(ref.name, frozenset())
    if ref.form in former and ref.place.path == seen.project.site.path:  # a correction may say it
        return
    if ref.name in seen.ids:
        allowed = FORMS
    elif ref.form.startswith(WAS) and former:
        allowed = tuple(sorted(former))
    elif ref.name in seen.project.glossary.value:
        allowed = TERM_FORMS
    elif ref.name == "place" and seen.project.source.value.place:
        allowed = ("prose", *PLACE_FORMS)
    else:
        near = nearest(ref.name, [*seen.ids, *seen.project.glossary.value, "place"])
        yield problem("unknown-figure", ref.place, found=ref.name, nearest=near)
        return
    if ref.form not in allowed:
        near = nearest(ref.form, allowed)
        yield problem(
            "unknown-form", ref.place, found=ref.name, form=ref.form,
            nearest=near, forms=", ".join(allowed),
        )  # fmt: skip
    elif ref.name in seen.book.figures:
        yield from _form_problems(seen.book.figures[ref.name], ref, seen.project.tongues)


def _form_problems(figure: Figure, ref: Ref, tongues: Iterable[Tongue]) -> Iterator[Problem]:
    empty = (
        (
            ref.form in PERIOD_FORMS
            and not all(say_period(figure.period, tongue, ref.form) for tongue in tongues)
        )
        or (ref.form == "paragraph" and not figure.paragraph)
        or (ref.form == "printed" and not figure.as_printed)
        or (ref.form == "since" and not figure.since.iso)
        or (ref.form == "signed" and not figure.quantity.change)
        or (ref.form == "words" and isinstance(figure.quantity.value, Interval))
    )
    if empty:
        yield problem("form-empty", ref.place, found=ref.name, form=ref.form)


def forecasts(seen: Resolved) -> Iterator[Problem]:
    """Yield the forecasts that are not said to be one in the same paragraph (reader.md C2)."""
    for story in seen.stories:
        yield from _forecast_problems(seen.book.figures, story, seen.project.tongue(story.lang))


def _forecast_problems(
    figures: Mapping[str, Figure], story: Story, tongue: Tongue
) -> Iterator[Problem]:
    for inline in story.inlines():
        words = "".join(piece for piece in inline.pieces if isinstance(piece, str)).lower()
        for ref in inline.refs:
            figure = figures.get(ref.name)
            expected = (LANGUAGES[tongue] if isinstance(tongue, str) else tongue).forecast
            if (
                figure
                and figure.status is Status.FORECAST
                and expected
                and not any(word.lower() in words for word in expected)
            ):
                told = tuple(f"“{word}”" for word in expected)
                yield problem("forecast-unsaid", ref.place, id=ref.name, expected=told)
