"""Sections, paragraphs with their notes, and the lists of the record."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from markupsafe import Markup, escape

from liuzhou_site.errors import Place
from liuzhou_site.figures import intervals
from liuzhou_site.figures.checks import Finding
from liuzhou_site.load.schema import Allow, Reason
from liuzhou_site.model import Figure, Hedge, Interval, Status
from liuzhou_site.numbers import FORMS, say_date
from liuzhou_site.numbers.technical import technical
from liuzhou_site.pages import context
from liuzhou_site.pages.context import NOTHING
from liuzhou_site.story.edition import Edition, host, term_anchor, text_id
from liuzhou_site.story.markdown import Section, Story
from liuzhou_site.story.typeset import DOUBTFUL


def section_blocks(
    edition: Edition,
    section: Section,
    charts: Mapping[str, context.Chart],
    first: Mapping[Place, tuple[str, ...]],
) -> Iterator[context.Block]:
    """Yield the contexts of a section's blocks; `first` as `first_mentions` gives it."""
    noted = {n for listed in first.values() for n in listed if _noted(edition, n)}
    setter = edition.setter
    for number, block in enumerate(section.blocks, 1):
        names = tuple(name for text in block.texts for name in first.get(text.place, ()))
        if block.kind == "paragraph":
            html = setter.opening(block.texts[0], noted, names)
            yield context.Paragraph(text_id(section.id, number), html, notes(edition, names))
        elif block.kind == "bullets":
            items = tuple(
                setter.opening(text, noted, first.get(text.place, ())) for text in block.texts
            )
            yield context.Bullets(text_id(section.id, number), items, notes(edition, names))
        elif block.kind == "subheading":
            yield context.Subheading(block.name, edition.setter.html(block.texts[0]))
        elif block.kind == "chart":
            yield charts[block.name]
        elif listed := _LISTS[block.name](edition):
            yield listed


def first_mentions(story: Story) -> Mapping[Place, tuple[str, ...]]:
    """Return for each text of the sections the figures and terms that no earlier one mentions."""
    told_by = {*FORMS, "first"}
    told: set[str] = set()
    first: dict[Place, tuple[str, ...]] = {}
    texts = (text for part in story.sections for block in part.blocks for text in block.texts)
    for text in texts:
        names = dict.fromkeys(r.name for r in text.refs if r.name not in told and r.form in told_by)
        first[text.place] = tuple(names)
        told |= names.keys()
    return first


def notes(edition: Edition, names: tuple[str, ...]) -> tuple[context.Note, ...]:
    """Return a note for each of the figures and terms."""
    figures = edition.book.figures
    return tuple(
        _note(edition, figures[name]) if name in figures else _explanation(edition, name)
        for name in names
        if _noted(edition, name)
    )


def _worth_telling(edition: Edition, figure: Figure) -> bool:
    return bool(
        figure.note.get(edition.lang)
        or figure.quantity.hedge is not Hedge.NONE
        or figure.status in (*DOUBTFUL, Status.FORECAST)
    )


def _noted(edition: Edition, name: str) -> bool:
    """Say whether a name has a note; what the project counts of itself needs none."""
    term = edition.project.glossary.value.get(name)
    figure = edition.book.figures.get(name)
    return bool((term and term.gloss) or (figure and (figure.as_printed or figure.inputs)))


def _explanation(edition: Edition, name: str) -> context.Note:
    setter = edition.setter
    return context.Note(
        id=f"n-{name}",
        said=setter.first(name),
        printed=NOTHING,
        quiet=True,
        label=NOTHING,
        source=escape(edition.string("terms")),
        text=setter.rich(edition.project.glossary.value[name].gloss[edition.lang]),
        classes="gl",
        href=f"{setter.ledger}#{term_anchor(name)}",
    )


def _note(edition: Edition, figure: Figure) -> context.Note:
    setter = edition.setter
    said = edition.voice.say(figure.id, "label")
    printed = edition.voice.say(figure.id, "printed") if figure.as_printed else ""
    form = "number" if figure.table else "label"  # the unit of a cell stands over its column
    if edition.voice.plain(figure.id, form).replace("−", "-") == figure.as_printed:
        printed = ""
    told = state(edition, figure)
    telling = figure.paragraph and figure.status is not Status.AS_PRINTED
    return context.Note(
        id=f"n-{figure.id}",
        printed=escape(printed),
        quiet=not _worth_telling(edition, figure),
        said=escape(said),
        label=setter.foreign(setter.text(figure.label[edition.lang])),
        source=escape(where(edition, figure) + (f" · {told}" if telling else "")),
        text=setter.rich(figure.note.get(edition.lang, "")),
        classes=setter.looks(figure),
        href=f"{setter.ledger}#{figure.id}",
    )


def where(edition: Edition, figure: Figure) -> str:
    """Return whence a figure is, its scope and period in a line; the status where it is ours."""
    parts = [_origin(edition, figure)]
    if figure.scope:
        scope = edition.project.site.value.scopes[figure.scope][edition.lang]
        parts.append(edition.setter.text(scope))
    if figure.period.iso:
        parts.append(edition.voice.say(figure.id, "period"))
    elif figure.paragraph:
        parts.append(edition.string("undated"))
    return " · ".join(parts)


def _origin(edition: Edition, figure: Figure) -> str:
    """Return the paragraph of a figure, or who published its table; else what it is."""
    if figure.paragraph:
        return edition.voice.say(figure.id, "pilcrow")
    if figure.table:
        return edition.setter.text(edition.project.tables.value[figure.table].source[edition.lang])
    return state(edition, figure)


def state(edition: Edition, figure: Figure) -> str:
    """Return the status of a figure in words."""
    return edition.string(f"status_{figure.status.value}")


def whole(edition: Edition, figure: Figure) -> Markup:
    """Return in words of what a share is one: the named whole, or the figure, as a link."""
    setter, named = edition.setter, edition.project.site.value.wholes.get(figure.whole)
    if named:
        return setter.foreign(setter.text(named[edition.lang]))
    label = edition.book.figures[figure.whole].label[edition.lang]
    said = setter.mention(figure.whole, "label")
    return setter.foreign(setter.text(label)) + edition.string("colon") + said


def formula(edition: Edition, figure: Figure) -> Markup:
    """Return how a figure of ours was worked out, each of its numbers a link to its row.

    The formula with its result, the interval in words, and why what differs is put together.
    """
    said = edition.voice.say(figure.id, "noun" if figure.inputs else "label")
    worked = Markup("{} = {}").format(edition.spelled(figure.formula, "noun"), said)
    entry = edition.project.derived.value.get(figure.id)
    reasons = _reasons(edition, entry.allow) if entry else []
    return _below(worked, [_certainty(edition, figure), *reasons] if figure.inputs else reasons)


def _certainty(edition: Edition, figure: Figure) -> Markup:
    """Return in words what the inputs of a figure leave open of it."""
    key = intervals.certainty(figure.interval)
    if key == "between" and not isinstance(figure.quantity.value, Interval):
        key = "around"
    ends = {end: edition.voice.say(figure.id, end) for end in ("least", "most")}
    return edition.markup(f"calc_{key}", **ends)


def _reasons(edition: Edition, allow: Allow) -> list[Markup]:
    """Return why figures of different periods, scopes or wholes stand in one formula."""
    return [
        edition.markup(f"allow_{kind}", why=edition.setter.rich(why[edition.lang]))
        for kind, why in allow
        if why
    ]


def _below(first: Markup, others: list[Markup]) -> Markup:
    """Return a line with others in small print below it."""
    small = Markup("<br>").join(others)
    return Markup("{}<br><small>{}</small>").format(first, small) if others else first


def finding(edition: Edition, found: Finding) -> context.Finding:
    """Return a reconciliation with its outcome; on the ledger's own page worked out as well."""
    outcome = "holds" if found.holds else "contradiction"
    setter = edition.setter
    text = setter.rich(found.text[edition.lang])
    if not setter.ledger:
        check = next(c for c in edition.project.checks.value if c.id == found.id)
        key = "claim_holds" if found.surely else "claim_possible" if found.holds else "claim_fails"
        worked = edition.markup(key, claim=edition.spelled(found.claim, "noun"))
        text = _below(text, [worked, *_reasons(edition, check.allow)])
    return context.Finding(
        claim=setter.rich(found.title[edition.lang]),
        outcome="holds" if found.holds else "contradiction",
        said=edition.string(outcome),
        text=text,
        links=(),
        id=f"check-{found.id.replace('_', '-')}",
    )


def findings(edition: Edition) -> context.Findings:
    """Return `{list findings}`: contradictions first."""
    ordered = sorted(edition.book.findings, key=lambda found: found.holds)
    return context.Findings(tuple(finding(edition, found) for found in ordered))


def errata(edition: Edition) -> context.Errata:
    """Return `{list errata}`."""
    source = edition.project.source.value
    setter = edition.setter
    items = tuple(
        context.Erratum(
            where=escape(edition.joined([_paragraph(edition, n) for n in slip.paragraphs])),
            printed=escape(slip.printed),
            read_as=escape(slip.read_as.get(edition.lang, "")),
            why=setter.rich(slip.why[edition.lang]),
            id=f"slip-{slip.id.replace('_', '-')}",
        )
        for slip in source.errata
    )
    return context.Errata(items, setter.tag(source.language))


def _paragraph(edition: Edition, number: int) -> str:
    words = edition.string("paragraph_of", number=number)
    return technical("paragraph", words)


def doubts(edition: Edition) -> context.Doubts:
    """Return `{list unverified}`: every figure that is contradicted or was not found."""
    setter = edition.setter
    items = tuple(
        context.Doubt(
            said=escape(edition.voice.say(figure.id, "label")),
            label=setter.foreign(setter.text(figure.label[edition.lang])),
            state=state(edition, figure),
            classes=setter.looks(figure),
            href=f"{setter.ledger}#{figure.id}",
        )
        for figure in edition.book.printed
        if figure.status in DOUBTFUL
    )
    return context.Doubts(items)


def corrections(edition: Edition) -> context.Corrections:
    """Return `{list corrections}`, the newest first."""
    entries = sorted(edition.project.site.value.corrections, key=lambda c: c.date, reverse=True)
    return context.Corrections(
        tuple(
            context.Correction(
                date=escape(technical("date", say_date(entry.date, edition.tongue))),
                iso=technical("date", entry.date.isoformat()),
                text=edition.setter.rich(entry.text[edition.lang]),
            )
            for entry in entries
        )
    )


def place_record(edition: Edition) -> context.PlaceRecord | None:
    """Return `{list place}`; None where the source has no place."""
    place = edition.project.source.value.place
    if place is None:
        return None
    return context.PlaceRecord(
        printed=place.printed[edition.lang],
        read_as=place.read_as[edition.lang],
        reasons=tuple(_reason(edition, reason) for reason in place.reasons),
    )


def _reason(edition: Edition, reason: Reason) -> Markup:
    text = edition.setter.rich(reason.text[edition.lang])
    if not reason.citation:
        return text
    cited = Markup('<a href="{}">{}</a>').format(reason.citation, host(reason.citation))
    said = escape(edition.string("source_elsewhere", cited="\0")).replace("\0", cited)
    return text + edition.string("gap") + said


_LISTS: Mapping[str, Callable[[Edition], context.Block | None]] = {
    "findings": findings,
    "errata": errata,
    "unverified": doubts,
    "corrections": corrections,
    "place": place_record,
}
