"""One language's Markdown file → headline, standfirst and sections."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from liuzhou_site.errors import Place, Problem, problem
from liuzhou_site.load.schema.kinds import ADDRESS
from liuzhou_site.load.texts import unseen
from liuzhou_site.story.assembled import assembled
from liuzhou_site.story.braces import BRACED, PLACED, brace_piece, parse_text, single_spaced
from liuzhou_site.story.emphasis import STRAY, emphasis, strays
from liuzhou_site.story.footnotes import FOOTNOTE, noted
from liuzhou_site.story.inline import LINK, Block, Inline, Markup, NoteSign, Piece, Story
from liuzhou_site.story.running import alone, grouped, misplaced, pulled, run_of, shaped

if TYPE_CHECKING:
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token


_HEADING_ID = re.compile(r"\s*\{#([a-z][a-z0-9-]*)\}\s*$")
_TAGS = {
    "strong_open": "<strong>", "strong_close": "</strong>",
    "em_open": "<em>", "em_close": "</em>", "link_close": "</a>",
}  # fmt: skip
_PARAGRAPH = ["paragraph_open", "inline", "paragraph_close"]
_BREAKS = ("softbreak", "hardbreak")
_SAFE_LINK = re.compile(rf"{ADDRESS}|(mailto:|#|(\.\.?/)+|[a-z0-9_-]+/)(?!/)\S*", re.IGNORECASE)
_NO_LINK = re.compile(r"\]\(([^()]*)\)")
"""What is left of a link where its words hold another, or its address a space."""
_FOREIGN = re.compile(r".*?(?P<html></?[a-zA-Z!][^<>]*>)|\s{0,3}(?P<mark>#{4,6}.*)|={2,}\s*$")
"""Lines that are HTML, or Markdown that a story does not have."""
_WITHIN = re.compile(
    r"^#{1,3}(?=[^#\s{])[^\s]*|(?<!\\)(?:\^\[[^\]\n]+\]|~~|[＊＿]{2}|==)"
    r"|［[^］\n]*］[（(][^）)\n]*[）)]|\[[^\]\n]*\]（[^）\n]*）"
)
"""The same, within a line: notes without a name, strokes, marks of full width."""
_CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)")


def _brace(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 (markdown-it's signature)
    """Take a brace and what it encloses as one token, so that Markdown leaves ids alone."""
    match = BRACED.match(state.src, state.pos)
    if not match:
        return False
    if not silent:
        state.push("brace", "", 0).content = match[0]
    state.pos = match.end()
    return True


class _Markdown(MarkdownIt):
    """A reader that takes every address for a link; those that may not be are told."""

    def validateLink(self, url: str) -> bool:  # noqa: N802 (markdown-it's own name)
        """Say whether `url` makes a link."""
        return bool(url)


_READER = _Markdown("zero", {"html": False})
_READER.enable(["heading", "list", "blockquote", "table", "hr", "fence"])
_READER.enable(["emphasis", "link", "escape", "newline", "backticks", "entity", "image"])
_READER.use(footnote_plugin, inline=False, move_to_end=False, always_match_refs=True)
_READER.use(deflist_plugin)
_READER.inline.ruler.before("emphasis", "brace", _brace)
_READER.inline.ruler.at("emphasis", emphasis)
_READER.inline.ruler2.after("emphasis", "strays", strays)
_READER.inline.ruler2.enable("strays")


def parse_story(lang: str, path: str, text: str) -> tuple[Story | None, tuple[Problem, ...]]:
    """Read the Markdown of one language: the story, None if it has no head, and every mistake."""
    problems = list(_endless(path, text))
    if problems:
        return None, tuple(problems)
    tokens = _READER.parse(text.replace("｛", "{").replace("｝", "}"))
    problems = list(_foreign(path, text, tokens))
    reader = _StoryReader(path)
    blocks, found = noted(pulled(reader.blocks(tokens)))
    story = assembled(lang, path, blocks, problems)
    return story, (*problems, *reader.problems, *found)


_SOFT_HYPHEN = "\u00ad"
_LONGEST = 20_000  # characters of a paragraph


def _endless(path: str, text: str) -> Iterator[Problem]:
    """Yield paragraphs that nobody could read, and that would take their time to be checked."""
    line = 1
    for chunk in re.split(r"\n[ \t]*\n", text):
        if len(chunk) > _LONGEST:
            yield problem("long-text", Place(path, line), found=len(chunk), most=_LONGEST)
        line += chunk.count("\n") + 2


def _foreign(path: str, text: str, tokens: Sequence[Token]) -> Iterator[Problem]:
    """Yield what is HTML, or Markdown that a story does not have; code may hold anything."""
    fences = (token.map or [0, 0] for token in tokens if token.type == "fence")
    code = {at for first, end in fences for at in range(first, end)}
    for number, whole in enumerate(text.split("\n"), 1):
        line = "" if number - 1 in code else _CODE.sub("", whole)
        if match := _FOREIGN.match(line):
            kind = "html" if match["html"] else "foreign-markdown"
            yield problem(kind, Place(path, number), found=(match["html"] or line.strip())[:40])
        elif match := _WITHIN.search(line):
            yield problem("foreign-markdown", Place(path, number), found=match[0][:40])
        for braced in BRACED.findall(line):
            found = brace_piece(braced, Place(path, number)) if {*braced} & {*"｛｝"} else None
            if isinstance(found, Problem):
                yield found


class _StoryReader:
    """Turns markdown-it's tokens into blocks; collects the mistakes on the way."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.problems: list[Problem] = []
        self.linked = False

    def blocks(self, tokens: list[Token]) -> list[Block]:
        return [self.block(group) for group in grouped(tokens)]

    def block(self, group: list[Token]) -> Block:
        place = Place(self.path, (group[0].map or [0])[0] + 1)
        if group[0].type == "heading_open":
            return self.heading(group, place)
        if group[0].type == "footnote_reference_open":
            return self.footnote(group)
        if group[0].type == "paragraph_open" and (
            match := PLACED.fullmatch(group[1].content.strip())
        ):
            return Block(match[1], (), match[2], place)
        if group[0].type == "paragraph_open" and (image := alone(group[1])):
            return self.image(image, place)
        run = run_of(group, _again)
        self.problems += misplaced(self.path, run)
        shape, texts = shaped(run.tokens, self.text, self.line)
        return Block(run.kind, texts, "", place, shape)

    def footnote(self, group: list[Token]) -> Block:
        """Read a footnote: one paragraph of words."""
        place = Place(self.path, (group[0].map or [0])[0] + 1)
        label = str(group[0].meta["label"])
        texts = [self.text(token) for token in group if token.type == "inline"]
        if [token.type for token in group[1:-1]] != _PARAGRAPH:
            self.problems.append(problem("note-long", place, found=label))
        return Block(FOOTNOTE, tuple(texts[:1]) or (Inline((), place),), label, place)

    def image(self, token: Token, place: Place) -> Block:
        """Read an image: what it shows in words, and its caption, as texts like all others."""
        caption, problems = parse_text(str(token.attrGet("title") or ""), place)
        self.problems += problems
        shown = self.inline(token, place)
        texts = (shown, caption) if caption.pieces else (shown,)
        if not shown.typed.strip():
            self.problems.append(problem("image-unsaid", place, found=str(token.attrGet("src"))))
        return Block("image", texts, str(token.attrGet("src")), place)

    def heading(self, group: list[Token], place: Place) -> Block:
        opening, token = group[0], group[1]
        identity = ""
        if match := _HEADING_ID.search(token.content):
            identity = match[1]
            (token,) = _READER.parseInline(token.content[: match.start()])
        kind = {"h1": "headline", "h2": "section"}.get(opening.tag, "subheading")
        return Block(kind, (self.inline(token, place),), identity, place)

    def text(self, token: Token) -> Inline:
        return self.inline(token, Place(self.path, (token.map or [0])[0] + 1))

    def line(self, token: Token, number: int) -> Inline:
        place = Place(self.path, (token.map or [0])[0] + 2 + number)
        return Inline((token.content.split("\n")[number],), place)

    def inline(self, token: Token, place: Place) -> Inline:
        pieces: list[Piece] = []
        line = place.line
        for child in token.children or []:
            if child.type in _BREAKS:
                line += 1
            pieces += self.pieces(child, Place(self.path, line))
        return Inline(tuple(pieces), place)

    def pieces(self, child: Token, place: Place) -> Iterator[Piece]:
        if child.type == "brace":
            yield from self.mention(child.content, place)
        elif child.type == "footnote_ref":
            yield NoteSign(str(child.meta["label"]), place)
        elif child.type == "link_open":
            if title := child.attrGet("title"):
                self.problems.append(problem("foreign-markdown", place, found=f'"{title}"'))
            yield self.link(str(child.attrGet("href") or ""), place)
        elif child.type in _TAGS:
            self.linked = self.linked and child.type != "link_close"
            yield Markup(_TAGS[child.type])
        elif child.type == STRAY:
            self.problems.append(problem("stray-mark", place, found=child.content))
        elif child.type == "image":
            self.problems.append(problem("not-alone", place, found=f"![{child.content}]"))
        elif child.type == "code_inline":
            yield from (Markup("<code>"), single_spaced(child.content), Markup("</code>"))
        else:
            yield from self.words("\n" if child.type in _BREAKS else child.content, place)

    def mention(self, braced: str, place: Place) -> Iterator[Piece]:
        found = brace_piece(braced, place)
        if isinstance(found, Problem):
            self.problems.append(found)
        elif self.linked:
            self.problems.append(problem("mention-in-link", place, found=braced))
        else:
            yield found

    def link(self, address: str, place: Place) -> Markup:
        self.linked = True
        if not _SAFE_LINK.fullmatch(address):
            self.problems.append(problem("bad-link", place, found=address))
        return Markup(f'{LINK}{html.escape(address)}">')

    def words(self, text: str, place: Place) -> Iterator[Piece]:
        """Yield words; where one may be parted at the end of a line is none of their letters."""
        first, *others = single_spaced(text).split(_SOFT_HYPHEN)
        yield first
        for other in others:
            yield from (Markup("&shy;"), other)
        self.problems += unseen(place, "".join((first, *others)))
        self.problems += [problem("bad-link", place, found=m[1]) for m in _NO_LINK.finditer(text)]


def _again(text: str, inline: Token, further: int) -> Token:
    (token,) = _READER.parseInline(text)
    first = (inline.map or [0])[0] + further
    token.map = [first, first + text.count("\n") + 1]
    return token
