"""The source's own text against what the project says of it: which text, and every numeral."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from liuzhou_site.errors import BuildFailed, Place, Problem, problem
from liuzhou_site.figures.changes import way_problems
from liuzhou_site.figures.quotations import quoted
from liuzhou_site.load.csv_files import Row
from liuzhou_site.load.project import Project
from liuzhou_site.messages import Part, part
from liuzhou_site.model import Span, gathered, meet
from liuzhou_site.numbers import read, scan, uncounted
from liuzhou_site.numbers.aligned import differing
from liuzhou_site.numbers.deciding import DOUBTFUL

_AROUND = 6  # characters of context on each side of a numeral that nobody lists
_SHORT = 12  # hexadecimal digits of a paragraph's fingerprint
_SCALE = re.compile(r"[百千万亿]|(?:thousand|million|billion|trillion)\b", re.IGNORECASE)
STOP = re.compile(r"[.;!?](?=\s|$)|[。；！？]")
"""What ends a sentence of a source."""
_JOINTS = ("", "多", "余", " ")  # what may stand between a number and its scale: 50多亿, 5 million


@dataclass(frozen=True)
class SourceParagraph:
    """A non-blank line of the source: its number from 1 on, its text, where it stands."""

    number: int
    text: str  # with single spaces; in Chinese, which sets none between words, without any
    place: Place


@dataclass(frozen=True)
class Account:
    """What was counted in a source's text that holds just what it should."""

    paragraphs: int
    numerals: int  # as many as are listed: each row was found
    tokens: int  # those in digits


def paragraphs(text: str, path: str, language: str) -> tuple[SourceParagraph, ...]:
    """Return the non-blank lines of a source text; `path` is where the file stands."""
    kept = [(line.split(), n) for n, line in enumerate(text.split("\n"), 1) if line.strip()]
    space = "" if language == "zh" else " "
    return tuple(
        SourceParagraph(number, space.join(words), Place(path, n))
        for number, (words, n) in enumerate(kept, 1)
    )


def fingerprint(found: Iterable[SourceParagraph]) -> str:
    """Return the SHA-256 of the paragraphs, white space left out, joined by line feeds."""
    text = "\n".join(_squeezed(paragraph.text) for paragraph in found)
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def short_print(paragraph: SourceParagraph) -> str:
    """Return the beginning of the SHA-256 of a paragraph, white space left out."""
    return fingerprint([paragraph])[:_SHORT]


def compare_source(project: Project, text: str, path: str) -> Account:
    """Compare the source's text with the fingerprint, the list of numerals and what is quoted.

    text: the file at `path`, as decoded. Every numeral that the over-cautious scan finds must
    have its row in `data/numerals.csv`, in order, and every row its numeral; what a figure or a
    slip quotes as printed must stand in its paragraph.
    Raises BuildFailed: with all that differs.
    """
    if not project.source.value.paragraphs:
        raise BuildFailed([problem("no-text", Place("data/source.yml"), found=path)])
    found, gone = aligned(project, paragraphs(text, path, project.source.value.language))
    problems = list(_identity_problems(project, found, gone, path))
    rows = by_paragraph(project.numerals)
    for number in gone:
        rows.pop(str(number), None)
    for paragraph in (paragraph for paragraph in found if paragraph.number):
        problems += _numeral_problems(project, paragraph, rows.pop(str(paragraph.number), []))
    problems += [
        problem("numeral-superfluous", row.place, found=row["token"], number=row["paragraph"])
        for left in rows.values()
        for row in left
    ]
    problems += _quotation_problems(project, found, gone)
    problems += way_problems(project, {str(p.number): p.text for p in found})
    if problems:
        raise BuildFailed(problems)
    digits = sum(
        any(character.isdigit() for character in paragraph.text[start:end])
        for paragraph in found
        for start, end in numerals_of(paragraph.text, project)
    )
    return Account(len(found), len(project.numerals), digits)


def by_paragraph(rows: Iterable[Row]) -> dict[str, list[Row]]:
    """Return the rows of each paragraph, by its number as it is written."""
    return gathered(lambda row: row["paragraph"], rows)


def aligned(
    project: Project, found: tuple[SourceParagraph, ...]
) -> tuple[tuple[SourceParagraph, ...], tuple[int, ...]]:
    """Give each paragraph the number that it had when it was read; 0 to one that is new.

    Returns the paragraphs, and the numbers of those that are not there any more.
    """
    expected = project.source.value.paragraphs_sha256
    prints = [short_print(paragraph) for paragraph in found]
    numbers = [0] * len(found)
    gone: list[int] = []
    ends = (len(expected), len(expected), len(prints), len(prints))
    low = high = 0
    for start, end, begin, stop in [*differing(expected, prints), ends]:
        shared = min(end - start, stop - begin)
        numbers[high : begin + shared] = range(low + 1, start + shared + 1)
        gone += range(start + shared + 1, end + 1)
        low, high = end, stop
    placed = (replace(p, number=n) for p, n in zip(found, numbers, strict=True))
    return tuple(placed), tuple(gone)


def _identity_problems(
    project: Project, found: tuple[SourceParagraph, ...], gone: tuple[int, ...], path: str
) -> Iterator[Problem]:
    source = project.source.value
    if (print_now := fingerprint(found)) == source.fingerprint:
        return
    place = Place(path)
    counts = {"found": len(found), "expected": source.paragraphs}
    yield problem("other-text", place, **counts, print=print_now)
    yield from (problem("paragraph-gone", place, number=number) for number in gone)
    for paragraph in found:
        short = short_print(paragraph)
        if not paragraph.number:
            listed = numerals_of(paragraph.text, project)
            words = ", ".join(paragraph.text[start:end] for start, end in listed)
            told = words or part("no-numeral")
            yield problem("paragraph-new", paragraph.place, found=told, print=short)
        elif short != source.paragraphs_sha256[paragraph.number - 1]:
            number = paragraph.number
            yield problem("other-paragraph", paragraph.place, number=number, print=short)


def accounts(project: Project) -> Iterator[Part]:
    """Yield a line a numeral of the source: its paragraph, what holds it or why nothing does."""
    first = project.languages[-1]
    for row in project.numerals:
        role, refers = row["role"], row["refers"]
        why = row[f"reason_{first}"] if role == "aside" else ", ".join(refers.split())
        held = refers if role == "figure" else part(f"held-{role}", what=why)
        yield part("account", number=f"{row['paragraph']:<4}", token=row["token"], held=held)


def _squeezed(text: str) -> str:
    return "".join(text.split())


def sentence(text: str, span: Span) -> Span:
    """Return where the sentence begins and ends that holds words of a paragraph."""
    first = max((stop.end() for stop in STOP.finditer(text, 0, span[0])), default=0)
    last = STOP.search(text, span[1])
    return first, last.end() if last else len(text)


def numerals_of(text: str, project: Project) -> list[Span]:
    """Return where the numerals of a source's paragraph begin and end, in order.

    What the over-cautious scan finds, digits and their scale (4万) as one; and what is read as
    a quantity without a number word in it (the rank 首位). What counts nothing is left out; of what
    only a person can tell, what is not read as a quantity.
    """
    language = project.source.value.language
    spans: list[Span] = []
    for start, end in scan(text, language):
        scale = spans and _SCALE.match(text, start)
        if scale and text[spans[-1][1] : start] in _JOINTS:
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    idle = (found[:2] for found in uncounted(text, language) if found[2] != DOUBTFUL)
    seen = [*spans, *idle]
    quantities = (quantity.span for quantity in read(text, language, project.units))
    unseen = (span for span in quantities if not any(meet(span, other) for other in seen))
    return sorted([*spans, *unseen])


def _numeral_problems(
    project: Project, paragraph: SourceParagraph, rows: list[Row]
) -> Iterator[Problem]:
    """Go along the numerals and the rows together; what either has alone is told.

    A row for a word that the scan knows to count nothing is more than is asked, and no mistake.
    """
    waiting = numerals_of(paragraph.text, project)
    listed = Counter(row["token"] for row in rows)
    before, cursor = Place("data/numerals.csv", 1), 0
    for row in rows:
        token = row["token"]
        if written := written_at(paragraph.text, token, waiting):
            first, behind = written
            at = paragraph.text.find(token, cursor)
            if first and 0 <= at <= waiting[0][0] - len(token):
                before = row.place  # 9月份, and 1—9月份 further on
                continue
            cursor = waiting[behind - 1][1]
            yield from (_missing(paragraph, numeral, before) for numeral in waiting[:first])
            waiting = waiting[behind:]
        elif listed[token] > times_printed(paragraph.text, token):
            number = row["paragraph"]
            yield problem("numeral-superfluous", row.place, found=token, number=number)
        before = row.place
    yield from (_missing(paragraph, numeral, before) for numeral in waiting)


def times_printed(text: str, token: str) -> int:
    """Return how often a text has a token that is no end of a longer number."""
    return len(re.findall(rf"(?<!\d){re.escape(token)}", text))


def written_at(text: str, token: str, waiting: list[Span]) -> tuple[int, int] | None:
    """Return which of the waiting numerals `token` writes: the first, and the one behind the last.

    Of a period it writes several: Q3 1996, 3 to 9 May.
    """
    for index, (start, end) in enumerate(waiting):
        at = text.find(token, max(0, start - len(token) + 1))
        if token and 0 <= at < end:
            rest = enumerate(waiting[index + 1 :], index + 1)
            return index, next((n for n, (s, _) in rest if s >= at + len(token)), len(waiting))
    return None


def _missing(paragraph: SourceParagraph, numeral: Span, before: Place) -> Problem:
    text, (start, end) = paragraph.text, numeral
    context = text[max(0, start - _AROUND) : end + _AROUND]
    return problem(
        "numeral-missing", paragraph.place, number=paragraph.number, before=before,
        found=text[start:end], context=context,
    )  # fmt: skip


def _quotation_problems(
    project: Project, found: tuple[SourceParagraph, ...], gone: tuple[int, ...]
) -> Iterator[Problem]:
    """What is quoted as printed stands in the paragraph that is named."""
    texts = {str(paragraph.number): _squeezed(paragraph.text) for paragraph in found}
    claimed = [(row["as_printed"], row["paragraph"], row.place) for row in project.figures]
    for index, slip in enumerate(project.source.value.errata):
        place = project.source.place("errata", index)
        claimed += [(slip.printed, str(number), place) for number in slip.paragraphs]
    for name, claim in project.comparisons.value.claims.items():
        if claim.source:
            place = project.comparisons.place("claims", name, "source")
            claimed.append((claim.source.printed, str(claim.source.paragraph), place))
    for words, number, place in claimed:
        missing = quoted(_squeezed(words), texts.get(number, "")) is None
        if missing and number not in map(str, gone):
            yield problem("not-printed-there", place, found=words, number=number)
