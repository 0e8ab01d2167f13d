"""What the terminal tells of figures: the ledger as a table, one figure, every numeral."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from liuzhou_site.app.screen import aligned, shortened
from liuzhou_site.checks.checked import Checked
from liuzhou_site.errors import Place, nearest
from liuzhou_site.figures.cells import flag_words
from liuzhou_site.figures.checks import told
from liuzhou_site.figures.formulas import spell
from liuzhou_site.model import Figure, Interval
from liuzhou_site.publish.attribution import Attribution
from liuzhou_site.story.claims import Bound, names
from liuzhou_site.story.inline import paired
from liuzhou_site.story.paths import SUMMARY, TOP, chart_page, ledger_page, story_page

Say = Callable[..., str]
"""Says a line of the terminal in the editor's language: `Screen.say`."""
_OPENING = {"headline": TOP, "standfirst": TOP, "summary": SUMMARY}
"""Where on a page the texts stand that belong to no section."""


class NotThere(ValueError):
    """No such figure, status or unit; the sentence names it with the nearest that there is."""

    def __init__(self, code: str, asked: str, known: Iterable[str]) -> None:
        """Say the line `code` of what was `asked` and is not `known`."""
        super().__init__(code)
        self.fields = {"asked": asked, "nearest": nearest(asked, known)}

    def told(self, say: Say) -> str:
        """Return the sentence."""
        return say(*self.args, **self.fields)


def figures_table(checked: Checked, word: str, status: str, unit: str, say: Say) -> list[str]:
    """Return the ledger as lines, one a figure: id, value, unit, status, label; filtered.

    Raises NotThere: there is no such status, or no such unit.
    """
    figures = checked.book.figures.values()
    statuses, units = {f.status.value for f in figures}, {f.unit.id for f in figures if f.unit.id}
    if status and status not in statuses:
        raise NotThere("no-status", status, statuses)
    if unit and unit not in units:
        raise NotThere("unit-unused", unit, units)
    first, lang = (checked.project.languages[at] for at in (0, -1))
    rows = [
        (f.id, _value(f), f.unit.id, f.status.value, shortened(f.label[lang] or f.label[first]))
        for f in figures
        if _asked(f, word.lower(), status, unit)
    ]
    if not rows:
        return [say("nothing-found")]
    heads = [say(f"head-{name}") for name in ("figure", "value", "unit", "status", "label")]
    return aligned([heads, *rows], right={1})


def _asked(figure: Figure, word: str, status: str, unit: str) -> bool:
    row = " ".join([figure.id, *figure.label.values(), figure.as_printed, figure.formula]).lower()
    return word in row and status in {"", figure.status.value} and unit in {"", figure.unit.id}


def explained(checked: Checked, name: str, say: Say) -> list[str]:
    """Return all that is known of one figure: its record, what was worked out, every use.

    Raises NotThere: there is no such figure.
    """
    book = checked.book
    bound = next((bound for bound in checked.comparisons if bound.id == name), None)
    if bound and name not in book.figures:
        return _facts(_compared(checked, bound, say))
    if name not in book.figures:
        raise NotThere("figure-not-there", name, book.figures)
    figure = book.figures[name]
    facts = [*_record(checked, figure, say), *_worked(checked, figure, say)]
    facts += _checks(checked, name, say)
    facts += [(say("fact-used"), f"{place}  {page}") for place, page in _uses(checked, name, say)]
    return _facts(facts)


def _facts(facts: Sequence[tuple[str, str]]) -> list[str]:
    told = [(f"{key}:" if key else "", text) for key, text in facts if text]
    return aligned(told, gap=" ")


def _compared(checked: Checked, bound: Bound, say: Say) -> list[tuple[str, str]]:
    """Return what is known of a comparison: its claim, its figures, its words, every use."""
    facts = [(say("fact-comparison"), bound.id), (say("fact-claim"), bound.claim.text)]
    facts += [
        (say("fact-figure"), f"{name} = {_allowed(checked.book.figures[name], say)}")
        for name in names(bound.claim)
        if name in checked.book.figures
    ]
    facts += [(say("fact-said", lang=lang), ", ".join(said)) for lang, said in bound.words.items()]
    for what, texts in paired(checked.stories):
        section = what.partition(" ")[0]
        for lang, inline in texts.items():
            facts += [
                (say("fact-used"), f"{phrase.place}  {story_page(lang)}#{section}")
                for phrase in inline.phrases
                if phrase.name == bound.id
            ]
    return facts


def _record(checked: Checked, figure: Figure, say: Say) -> Iterator[tuple[str, str]]:
    yield say("fact-figure"), figure.id
    yield say("fact-place"), str(figure.place)
    yield say("fact-printed"), figure.as_printed
    yield say("fact-paragraph"), str(figure.paragraph or "")
    if table := checked.project.tables.value.get(figure.table):
        for lang in checked.project.languages:
            yield say("fact-source", lang=lang), table.source[lang]
        yield say("fact-citation"), table.citation
        yield say("fact-file"), table.file
    yield say("fact-value"), _value(figure)
    allowed = _allowed(figure, say)
    yield say("fact-allows"), allowed if allowed != _value(figure) else ""
    yield say("fact-unit"), figure.unit.id
    yield say("fact-whole"), figure.whole
    yield say("fact-hedge"), figure.quantity.hedge.value.replace("_", " ")
    yield say("fact-period"), figure.period.iso
    yield say("fact-since"), figure.since.iso
    yield say("fact-terms"), figure.terms
    yield say("fact-ends"), " → ".join(filter(None, figure.ends))
    yield say("fact-scope"), figure.scope
    yield say("fact-status"), figure.status.value.replace("_", " ")
    for lang in checked.project.languages if figure.flags else ():
        words = flag_words(checked.project, figure, lang)
        yield say("fact-flags", lang=lang), ", ".join(words)
    for lang in checked.project.languages:
        yield (say("fact-said", lang=lang), checked.voices[lang].plain(figure.id, "noun"))
        yield say("fact-label", lang=lang), figure.label[lang]


def _worked(checked: Checked, figure: Figure, say: Say) -> Iterator[tuple[str, str]]:
    if not figure.formula:
        return
    voice = checked.voices[checked.project.languages[0]]
    yield say("fact-formula"), figure.formula
    if figure.inputs:

        def told(name: str) -> str:
            return voice.plain(name, voice.term(name))

        yield "", f"{spell(figure.formula, told, '1')} = {told(figure.id)}"


def _checks(checked: Checked, name: str, say: Say) -> Iterator[tuple[str, str]]:
    for found in checked.book.findings:
        if name in found.figures:
            outcome = say(f"verdict-{found.verdict.replace('_', '-')}").lower()
            yield say("fact-check"), f"{found.id}: {found.claim} ({outcome})  {found.place}"
    for bound in checked.comparisons:
        if any(name in side for side in bound.claim.sides):
            yield say("fact-comparison"), f"{bound.id}: {bound.claim.text}"


def _uses(checked: Checked, name: str, say: Say) -> Iterator[tuple[str, str]]:
    for what, texts in paired(checked.stories):
        section = what.partition(" ")[0]
        at = _OPENING.get(section, section)
        for lang, inline in texts.items():
            for ref in inline.refs:
                if ref.name == name:
                    yield f"{ref.place} ({ref.form})", f"{story_page(lang)}#{at}"
    for chart, entry in checked.project.charts.value.items():
        if any(name in group.figures for group in entry.groups):
            place = checked.project.charts.place(chart)
            for lang in checked.project.languages:
                yield f"{place} ({say('fact-chart')})", chart_page(lang, chart)
    for figure in checked.book.figures.values():
        if name in figure.inputs:
            page = f"{ledger_page(checked.project.languages[0])}#{figure.id}"
            yield f"{figure.place} ({say('fact-formula')})", page


def numerals(checked: Checked, found: Sequence[Attribution], say: Say) -> list[str]:
    """Return one line a numeral of the finished site: where, what, and what vouches for it."""
    rows = [
        (str(Place(a.path, a.line)), shortened(a.words), a.kind, _source(checked, a)) for a in found
    ]
    counts = Counter(a.kind for a in found)
    listed = ", ".join(f"{number} {kind}" for kind, number in sorted(counts.items()))
    end = say("numerals-counted", count=len(found), kinds=listed)
    return [*aligned(rows), "", end]


def _source(checked: Checked, a: Attribution) -> str:
    """Return what vouches for a numeral: the record with its line, the list with its kind."""
    name, _, form = a.identity.partition(":")
    if a.kind == "mention":
        figure = checked.book.figures[name]
        paragraph = f" ¶{figure.paragraph}" if figure.paragraph else ""
        return f"{name} ({form})  {figure.place}{paragraph}"
    if a.kind == "comparison":
        return f"{name}  data/comparisons.yml"
    return {"name": "content/names.yml", "address": "declared", "path": "file name"}.get(
        a.kind, a.identity
    )


def _allowed(figure: Figure, say: Say) -> str:
    found = told(figure)
    return found if isinstance(found, str) else say(found.code, **dict(found.fields))


def _value(figure: Figure) -> str:
    value = figure.quantity.value
    return f"{value.low:f}–{value.high:f}" if isinstance(value, Interval) else f"{value:f}"
