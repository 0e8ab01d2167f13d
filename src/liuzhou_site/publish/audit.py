"""No number that nobody vouches for: tokens compared with the record, all else scanned.

A numeral passes because a mention put it there (its token says which), because it is part of a
declared name, or because it is a technical numeral of a closed list; never because some figure
happens to have the same digits.
"""

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from html import unescape
from itertools import chain, zip_longest
from types import MappingProxyType

from liuzhou_site.assets.cache import Cache
from liuzhou_site.checks.passed import Passed
from liuzhou_site.errors import BuildFailed, Place, Problem, problem
from liuzhou_site.messages import part
from liuzhou_site.model import Tongue
from liuzhou_site.numbers import scan, tokens
from liuzhou_site.numbers.technical import NAMESPACES, TECHNICAL
from liuzhou_site.publish.text_runs import Links, TextRun, read

HOLE, WORDS = "\ufffc", "\ufffb"
"""What stands for a mention, and for the words of a comparison, while the rest is scanned."""
_URL = re.compile(r"https?://[\w.~:/?#@!$&*+;=%-]+", re.ASCII)
_GLUED = re.compile(
    rf"{HOLE}(?P<behind>{HOLE}|\s?[%‰％])|(?:^|(?<=[\s(（：:，、]))(?P<before>[-−])(?={HOLE})|第{HOLE}"
)
"""What changes a mention by standing right beside it, though it is no numeral itself."""


@dataclass(frozen=True)
class Declared:
    """What may hold numerals without a token.

    names: matches the declared names. addresses: what an address may begin with.
    """

    names: re.Pattern[str]
    addresses: tuple[str, ...] = ()

    def mask(self, text: str) -> str:
        """Return `text`, as long as before, without what was declared."""
        return self.names.sub(_blank, _URL.sub(self._address, text))

    def found(self, text: str) -> Iterator[tuple[str, str]]:
        """Yield (kind, words) of the declared names and addresses in `text` that hold a digit."""
        for match in _URL.finditer(text):
            if any(character.isdigit() for character in match[0]):
                yield "address", match[0]
        for match in self.names.finditer(_URL.sub(_blank, text)):
            yield "name", match[0]

    def _address(self, match: re.Match[str]) -> str:
        known = (*self.addresses, *NAMESPACES)
        return _blank(match) if match[0].startswith(known) else match[0]


@dataclass(frozen=True)
class Gate:
    """What numerals without a token are held against.

    tongues: what numbers are said in; templates: path → text, to tell where one was typed.
    """

    declared: Declared
    tongues: tuple[Tongue, ...]
    templates: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    @cached_property
    def digest(self) -> str:
        """What stands for all of it: a pattern's own `repr` ends after two hundred characters."""
        names = self.declared.names
        whole = (names.pattern, names.flags, self.declared.addresses, self.tongues, self.templates)
        return hashlib.sha256(repr(whole).encode()).hexdigest()


@dataclass(frozen=True)
class Audited:
    """What the audit gives back: the files as readers get them, and what it counted.

    pages: path → where the links of each page lead.
    """

    files: Mapping[str, bytes]
    mentions: int
    problems: tuple[Problem, ...]
    pages: Mapping[str, Links]


def audit_numbers(
    files: Mapping[str, bytes],
    expected: Callable[[str], str],
    gate: Gate,
    cache: Cache,
    passed: Passed | None = None,
) -> Audited:
    """Audit every text file of a site and take the tokens out.

    `expected` gives the words of a mention's identity ("id:form:lang"). passed: what was right
    before, among the records that these words are of.
    """
    clear = cache.passed(f"runs {gate.digest}")
    auditor = _Auditor(expected, gate, cache, (passed or Passed(), clear))
    found = {
        path: cache.again(f"audit {path}", (raw, expected, gate), partial(auditor.file, path, raw))
        for path, raw in files.items()
    }
    return Audited(
        MappingProxyType({path: one.clean for path, one in found.items()}),
        sum(one.mentions for one in found.values()),
        tuple(_once(problem for one in found.values() for problem in one.problems)),
        {path: one.links for path, one in found.items() if path.endswith(".html")},
    )


@dataclass(frozen=True)
class _File:
    """The same of one file."""

    clean: bytes
    mentions: int = 0
    problems: tuple[Problem, ...] = ()
    links: Links = field(default_factory=Links)


@dataclass(frozen=True)
class _Auditor:
    """Audits files one after the other.

    passed: mentions that were right before, and runs of text without a number of their own.
    right: the mentions that were found as they should be.
    """

    expected: Callable[[str], str]
    gate: Gate
    cache: Cache
    passed: tuple[Passed, Passed]
    right: set[tuple[str, str]] = field(default_factory=set)

    def file(self, path: str, raw: bytes) -> _File:
        """Return a file without its tokens, and what was found in it."""
        if path.rpartition(".")[2] in BINARY:
            return _File(raw)
        plain, identities, said = _parted(raw.decode("utf-8"))
        new = set(zip(identities, said, strict=True)) - self.right
        drifted = partial(_drifted, path, new, self.expected)
        mentioned, clear = self.passed
        problems = mentioned.once("drifted", tuple(sorted(new)), drifted)
        if not problems:
            self.right.update(new)
        rest = _woven(_timed(plain, said), map(_hole, identities))
        try:
            made_from = f"{self.gate.digest} {path} {rest}".encode()
            audit = partial(_audited, path, rest, self.gate, clear)
            found = self.cache.files("audit", made_from, audit)
            links = Links(*json.loads(found["links"]))
        except BuildFailed as failed:
            problems += failed.problems
            links = read(path, rest).links
        bare = _woven(plain, said)
        if tokens.PRIVATE.search(bare):
            problems.append(
                problem("drifted", _site(path), found=part("broken-token"), expected="")
            )
        return _File(bare.encode("utf-8"), len(said), tuple(problems), links)


def punched(text: str) -> str:
    """Return `text` with a hole for each token."""
    plain, identities, _ = _parted(text)
    return _woven(plain, map(_hole, identities))


def _parted(text: str) -> tuple[list[str], list[str], list[str]]:
    """Return what stands between the tokens of a text, their identities, and what they say."""
    parts = tokens.TOKEN.split(text)
    return parts[::3], parts[1::3], parts[2::3]


def _hole(identity: str) -> str:
    return WORDS if tokens.identity(identity).startswith("~") else HOLE


def _timed(plain: Sequence[str], said: Sequence[str]) -> Iterator[str]:
    """Yield what stands between tokens, with a space behind a time of Chinese: 2031年|7100万人."""
    yield plain[0]
    for time, words in zip(said, plain[1:], strict=True):
        yield f"{words} " if time.endswith(_TIMES) and _MARKUP.fullmatch(words) else words


_MARKUP = re.compile(r"(?:<[^<>]*>)*")
_TIMES = ("年", "月", "日", "季度", "年末", "年底")


def _woven(plain: Iterable[str], between: Iterable[str]) -> str:
    """Return the texts between the tokens with what is to stand for each of these."""
    return "".join(chain.from_iterable(zip_longest(plain, between, fillvalue="")))


BINARY = frozenset(["jpg", "png", "webp", "woff", "woff2", "zip"])
"""Kinds of files that hold no text; every other kind is read."""


def _once(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Yield each mistake where it is met first; what a page repeats is told once."""
    seen: set[object] = set()
    for found in problems:
        if (found.code, found.fields) not in seen:
            seen.add((found.code, found.fields))
            yield found


def _site(path: str) -> Place:
    return Place(f"_site/{path}")


def _drifted(
    path: str, mentions: Iterable[tuple[str, str]], expected: Callable[[str], str]
) -> Iterator[Problem]:
    """Compare what stands in each token with what the record says."""
    for identity, found in sorted((tokens.identity(hidden), said) for hidden, said in mentions):
        said = unescape(found)
        if identity.startswith("~"):
            continue  # an editor's words, held against their claim where they were bound
        if identity.startswith("!"):
            if not TECHNICAL[identity[1:]].fullmatch(said):
                yield problem("drifted", _site(path), found=said, expected=identity)
        elif (right := expected(identity)) != said:
            yield problem("drifted", _site(path), found=said, expected=right)


def _audited(path: str, text: str, gate: Gate, clear: Passed) -> dict[str, bytes]:
    """Return the links of a file, whose text has holes for tokens; clear: runs as in other files.

    Raises BuildFailed: with every number in it that nothing accounts for.
    """
    found = read(path, text)
    unbound = (
        clear.once("run", run.text, partial(_unbound, run, path, gate)) for run in found.runs
    )
    if problems := [*chain.from_iterable(unbound)]:
        raise BuildFailed(problems)
    links = found.links
    return {"links": json.dumps([links.ids, links.repeated, links.addresses]).encode()}


def _unbound(run: TextRun, path: str, gate: Gate) -> Iterator[Problem]:
    masked = gate.declared.mask(run.text)
    spans = {span for tongue in gate.tongues for span in scan(masked, tongue)}
    spans |= {match.span() for match in _GLUED.finditer(run.text)}
    for start, end in sorted(spans):
        found = run.text[start:end]
        context = run.text[max(0, start - 20) : end + 20].translate(_SHOWN).strip()
        place = _typed_in(gate.templates, context) or Place(f"_site/{path}", run.line)
        yield problem("unbound-output", place, found=found, context=" ".join(context.split()))


_SHOWN = str.maketrans({HOLE: "…", WORDS: "…"})


def _blank(match: re.Match[str]) -> str:
    return HOLE * len(match[0])


def _typed_in(templates: Mapping[str, str], context: str) -> Place | None:
    """Return the template's line in which the longest part of `context` was typed, if any."""
    part = max(context.replace("…", "\n").split("\n"), key=len).strip()
    for path, text in templates.items():
        if part in text and any(map(str.isalnum, part)):  # every template has a hyphen
            return Place(path, text.count("\n", 0, text.index(part)) + 1)
    return None
