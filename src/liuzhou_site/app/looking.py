"""What the terminal tells of relations that were found: their arithmetic and their figures."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from liuzhou_site.app.drafting.labels import NAMELESS
from liuzhou_site.app.screen import Screen
from liuzhou_site.figures import rounding
from liuzhou_site.figures.book import FigureBook, sound_book
from liuzhou_site.figures.formulas import dated, inputs, spell
from liuzhou_site.figures.quotations import quoted
from liuzhou_site.figures.relations import Proposal, relations
from liuzhou_site.figures.transcript import paragraphs, sentence
from liuzhou_site.load.csv_files import csv_text
from liuzhou_site.load.project import Project
from liuzhou_site.load.reading import load_project
from liuzhou_site.load.source_text import read_source
from liuzhou_site.model import Figure
from liuzhou_site.numbers import plain
from liuzhou_site.story.figure_text import Voice


@dataclass(frozen=True)
class Seen:
    """What was found in a ledger, by numbers from 1 on.

    texts: number of a paragraph → its text, where the source is at hand.
    """

    project: Project
    book: FigureBook
    found: tuple[Proposal, ...]
    texts: Mapping[int, str]

    def told(self, screen: Screen) -> list[str]:
        """Return the relations as lines, the least likely by chance first."""
        languages = self.project.languages
        lang = screen.lang if screen.lang in languages else languages[0]
        lines = _Lines(Voice(self.project, self.book, lang), screen, self.texts)
        return [line for number, one in enumerate(self.found, 1) for line in lines.of(number, one)]

    def dropped(self, chosen: Sequence[Proposal]) -> str:
        """Return the text of `data/dropped.csv` with some of them."""
        known = [row["claim"] for row in self.project.dropped or ()]
        claims = dict.fromkeys([*known, *(one.claim for one in chosen)])
        return csv_text([["claim"], *([claim] for claim in claims)])


def look(root: Path, source: Path | None) -> Seen:
    """Search the ledger of the story at `root`, also one in which something is wrong still.

    source: the file with the source's text, if it is at hand.
    Raises BuildFailed: a file cannot be read.
    """
    project = load_project(root)
    book, _ = sound_book(project)
    language = project.source.value.language
    text = read_source(str(source)) if source else ""
    texts = {one.number: one.text for one in paragraphs(text, str(source), language)}
    return Seen(project, book, tuple(relations(project, book, texts)), texts)


class _Lines:
    """Relations as lines in one language."""

    def __init__(self, voice: Voice, screen: Screen, texts: Mapping[int, str]) -> None:
        self.voice, self.screen, self.texts = voice, screen, texts

    def of(self, number: int, relation: Proposal) -> Iterator[str]:
        """Yield what a relation is told as, how it is worked out, and where its figures stand."""
        verdict = self.screen.say(f"verdict-{relation.verdict.value.replace('_', '-')}")
        worked = spell(relation.stated, lambda asked: self._said(asked, relation), "100%")
        yield self.screen.say("relation", number=number, verdict=verdict, worked=worked)
        yield f"    {relation.claim}{self._sides(relation)}"
        figures = [self.voice.book.figures[name] for name in inputs(relation.claim)]
        sentences: list[str] = []
        for figure in figures:
            value = self.voice.plain(figure.id, self.voice.term(figure.id))
            words, label = self.voice.project.words, self._label(figure)
            row = words(self.voice.lang, "describe_row", noun=label, said=value)
            where = f"¶{figure.paragraph}" if figure.paragraph else str(figure.place)
            yield "    " + "  ".join(filter(None, (row, figure.period.iso, where)))
            text = self.texts.get(figure.paragraph, "")
            if span := quoted(figure.as_printed, text):
                first, last = sentence(text, span)
                sentences.append(f"    ¶{figure.paragraph} {text[first:last].strip()}")
        yield from dict.fromkeys(sentences)
        times = max(1, round(1 / relation.chance))
        yield "    " + self.screen.say("relation-chance", times=f"{times:,}")

    def _label(self, figure: Figure) -> str:
        """Return what a figure counts; in the source's words where nobody has put it in others."""
        labels = (figure.label[self.voice.lang], *figure.label.values())
        return next((label for label in labels if label != NAMELESS), NAMELESS)

    def _sides(self, relation: Proposal) -> str:
        """Return what a claim that does not hold compares, in base units."""
        if relation.outcome.holds or dated(relation.claim):
            return ""
        sides = (rounding.told(side) for side in (relation.outcome.left, relation.outcome.right))
        ends = (
            dict.fromkeys(plain(end) for end in (s.low, s.high) if end is not None) for s in sides
        )
        return "  (" + " | ".join("…".join(side) for side in ends) + ")"

    def _said(self, asked: str, relation: Proposal) -> str:
        """Return what a claim names: a figure, its period, the list that it counts."""
        kind, _, name = asked.rpartition(":")
        if kind == "count":
            return f"({', '.join(relation.names)})"
        if kind == "word":
            return self.voice.project.words(self.voice.lang, f"claim_{name}")
        return self.voice.plain(name, "period" if kind == "date" else self.voice.term(name))
