"""Names of `content/names.yml`: each is one name, and no ordinary word or quantity."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, pairwise

from liuzhou_site.checks.parity.naming import parts
from liuzhou_site.checks.resolved import Resolved
from liuzhou_site.errors import Place, Problem, problem
from liuzhou_site.model import Kind, Lang
from liuzhou_site.numbers import LANGUAGES, read, scan, uncounted
from liuzhou_site.numbers.senses import senses

_BARE = re.compile(r"[+\-−±–]?\d[\d.,%\s’']*|[一二两三四五六七八九几数]?[十百千万亿]+")
_NUMERAL = re.compile(
    r"\d+(?:\.\d+)?|[二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九]|[A-Za-z]+"
)
_WORDS = {
    word: str(value)
    for words in (
        "零一二三四五六七八九",
        "zero one two three four five six seven eight nine ten eleven twelve".split(),
        "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh"
        " twelfth".split(),
    )
    for value, word in enumerate(words)
}
_CLASSIFIED = re.compile(r"(?:[\d.,]+|[一二两三四五六七八九十百几]+)[个座家条项名位种次件份][^\d]*")
_CHANGED = re.compile(
    r"(?:减少|增加|增长|下降|上升|上涨|降低|提高|[约近多少余]|以[上下]|左右|了|至|到)*"
)
_BASE = re.compile(r"\bper (?:hundred|thousand|million|billion)\b")
"""What a rate is measured by, which counts nothing: parts per million."""


def named(seen: Resolved) -> Iterator[Problem]:
    """Yield the names that would take numbers out of the gate's sight."""
    sheet = seen.project.names
    for name, entry in sheet.value.items():
        yield from _translated(sheet.place(name, "forms"), name, list(entry.forms.values()))
        for lang, forms in entry.forms.items():
            place = sheet.place(name, "forms", lang)
            for one, other in pairwise(forms):
                if lang in LANGUAGES and not _one_name(one, other):
                    yield problem("name-of-many", place, id=name, found=one, other=other)
            for form in forms:
                if lang in LANGUAGES and _is_quantity(form, lang):
                    yield problem("name-is-quantity", place, id=name, found=form)
                elif _is_ordinary(form, lang):
                    yield problem("name-is-ordinary", place, id=name, found=form)


def listed_once(seen: Resolved) -> Iterator[Problem]:
    """Yield the names that a check lists, and so counts, more than once."""
    for number, check in enumerate(seen.project.checks.value):
        for index, name in enumerate(check.names):
            if _plain(name) in map(_plain, check.names[:index]):
                place = seen.project.checks.place(number, "names", index)
                yield problem("name-twice", place, id=check.id, found=name)


def shared(seen: Resolved) -> Iterator[Problem]:
    """Yield what is written for two names in one language and not in another."""
    for (name, place, forms), (other, there, others) in combinations(_every(seen), 2):
        both = {lang: sorted(forms[lang] & others[lang]) for lang in forms.keys() & others.keys()}
        found = [form for listed in both.values() for form in listed]
        if found and name != other and not all(both.values()):
            yield problem("name-shared", place, id=name, found=found[0], other=other)
            yield problem("name-shared", there, id=other, found=found[0], other=name)


def shortened(seen: Resolved) -> Iterator[Problem]:
    """Yield terms whose short name is no part of the name that they have first."""
    terms = seen.project.glossary
    for id_, term in terms.value.items():
        for lang, name in term.name.items():
            first = term.first.get(lang, name)
            if lang in LANGUAGES and not _shortens(name, first):
                place = terms.place(id_, "name", lang)
                yield problem("said-otherwise", place, id=id_, found=name, record=f"“{first}”")


def _shortens(name: str, first: str) -> bool:
    """Say whether a name has the letters of another in its order: ONS, the Bureau, 人大."""
    letters = iter(_ASIDE.sub("", first.casefold()))
    return all(letter in letters for letter in _ASIDE.sub("", name.casefold()))


_ASIDE = re.compile(r"\bthe\b|\W")


def _every(seen: Resolved) -> Iterator[tuple[str, Place, Mapping[Lang, set[str]]]]:
    """Yield each name, term and scope, with all that it may be written as in each language."""
    terms, names, site = seen.project.glossary, seen.project.names, seen.project.site
    for name, term in terms.value.items():
        said = {lang: parts(first, term.name[lang]) for lang, first in term.first.items()}
        yield name, terms.place(name), said
    for name, entry in names.value.items():
        forms = {lang: parts(*listed) for lang, listed in entry.forms.items()}
        yield name, names.place(name), forms
    for name, words in site.value.scopes.items():
        yield name, site.place("scopes", name), {lang: {one} for lang, one in words.items()}


def _plain(name: str) -> str:
    return "".join(_FIRM.sub("", unicodedata.normalize("NFKC", name).casefold()).split())


_FIRM = re.compile(
    r"(?<=.)(?:有限|责任|股份|集团|公司|业)+$|,? (?:co|ltd|inc|plc|llc|corp|group)\.?$"
)
"""What may be left out behind the name of a firm."""


def _translated(place: Place, name: str, forms: Sequence[Sequence[str]]) -> Iterator[Problem]:
    """Yield languages of which no form has the numerals of the other's: 七国集团, G8.

    One may have more of them: 2014年4月, April 2014.
    """
    for ours, theirs in pairwise(forms):
        numerals = [(set(_numerals(a)), set(_numerals(b))) for a in ours for b in theirs]
        if not any(one <= other or one >= other for one, other in numerals):
            yield problem("name-of-many", place, id=name, found=ours[0], other=theirs[0])


def _one_name(one: str, other: str) -> bool:
    """Say whether two forms write one name: one holds the other, or both the same numerals."""
    if one in other or other in one:
        return True
    ours, theirs = _numerals(one), _numerals(other)
    return ours == theirs or not (ours and theirs)


def _numerals(form: str) -> list[str]:
    return [digits for one in _NUMERAL.findall(form.lower()) if (digits := _digits(one))]


def _digits(numeral: str) -> str:
    tens, ten, ones = numeral.partition("十")
    if ten:
        return _WORDS.get(tens, "1") + _WORDS.get(ones, "0")
    return numeral if numeral[0].isdigit() else _WORDS.get(numeral, "")


def _is_quantity(form: str, lang: Lang) -> bool:
    """Say whether a form is a number alone, or with what it counts: 500, 30%, 5 km less, 两家."""
    if _BARE.fullmatch(form):
        return True
    found = read(form, lang)
    if len(found) != 1 or not (found[0].kind is Kind.CARDINAL or found[0].kind.is_share):
        return False
    start, end = found[0].span
    rest = f"{form[:start]}{form[end:]}".strip()
    if found[0].unit:
        return not re.search(r"[A-Z]", rest) if lang == "en" else bool(_CHANGED.fullmatch(rest))
    things = senses(lang, "things").find(rest) if lang == "en" and not start else ()
    return any(rest[one.start : one.end] == rest for one in things)


def _is_ordinary(form: str, lang: Lang) -> bool:
    """Say whether a form is no name but words that everybody uses: one of the, 一座城市."""
    if lang == "en":
        bare = _BASE.sub("", form)
        holds = scan(bare, lang) or uncounted(bare, lang)
        return bool(holds) and not re.search(r"[A-Z\d]", form)
    return lang == "zh" and bool(_CLASSIFIED.fullmatch(form))
