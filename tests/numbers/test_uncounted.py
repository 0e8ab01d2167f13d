"""Words that hold a number: which count, and which count nothing, by rule."""

from __future__ import annotations

from pathlib import Path

import pytest

from liuzhou_site.numbers import LANGUAGES, scan, uncounted
from liuzhou_site.numbers.deciding import DOUBTFUL, Decision, Decisions
from liuzhou_site.numbers.en.uncounted import DECISIONS as EN
from liuzhou_site.numbers.zh.uncounted import DECISIONS as ZH

HERE = Path(__file__).parent


def lines(lang: str, name: str) -> list[str]:
    text = (HERE / lang / f"{name}.txt").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_ordinary_sentences_are_not_refused(lang: str) -> None:
    """An article, a pronoun, an idiom, the order of telling: nobody has to vouch for them."""
    found = {line: scan(line, lang) for line in lines(lang, "ordinary")}
    assert len(found) >= 100
    assert {line: spans for line, spans in found.items() if spans} == {}


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_what_is_counted_in_words_is_found(lang: str) -> None:
    """Where another number would change what is reported, a figure must vouch for it."""
    found = {line: scan(line, lang) for line in lines(lang, "counting")}
    assert len(found) >= 100
    assert [line for line, spans in found.items() if not spans] == []


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_what_may_count_is_doubtful(lang: str) -> None:
    """Where nobody but a reader knows, nothing is refused, and a person is asked."""
    found = {line: scan(line, lang) for line in lines(lang, "doubtful")}
    assert {line: spans for line, spans in found.items() if spans} == {}
    rules = {line: [rule for *_, rule in uncounted(line, lang)] for line in found}
    assert [line for line, named in rules.items() if DOUBTFUL not in named] == []


@pytest.mark.each(
    ("lang", "text", "rules"),
    [
        ("zh", "一座矿城", ["article"]),
        ("zh", "这一座", ["article"]),
        ("zh", "一度停产", ["word"]),
        ("zh", "第一次读到", ["order"]),
        ("zh", "关停一座", []),
        ("en", "one should", ["pronoun"]),
        ("en", "one firm said so", ["article"]),
        ("en", "for the first time", ["order"]),
        ("en", "second to none", ["word"]),
        ("en", "only one firm", []),
        ("zh", "去年1月，\ufffc", ["month"]),
        ("zh", "9月、十月\ufffc", ["month", "month"]),
        ("zh", "1—9月", []),
        ("zh", "2024年1月", []),
        ("zh", "近三月", []),
        ("zh", "前三月", []),
        ("zh", "13月", []),
        ("en", "Exports were \ufffc and imports \ufffc. The two differ.", ["back"]),
        ("en", "The mine and the mill stand apart; the two never met.", ["back"]),
        ("en", "Ann and Bob left. These two came back.", ["back"]),
        ("en", "The two mines closed.", []),
        ("en", "The mine, the mill and the dam stand; the two closed.", []),
        ("en", "It lost \ufffc, \ufffc and \ufffc. The two are gone.", []),
        ("en", "The mine and the mill closed two years on.", []),
        ("zh", "出口\ufffc，进口\ufffc，这两个数字不同。", ["back"]),
        ("zh", "煤矿与工厂相邻，二者都在江边。", ["back"]),
        ("zh", "这两家企业关停了。", []),
        ("zh", "煤矿、工厂和水库都在，这两家关停。", []),
        ("zh", "煤矿与工厂各关停两家。", []),
        ("en", "\ufffc more than in the three months before", ["since"]),
        ("en", "up \ufffc on the previous three months", ["since"]),
        ("en", "\ufffc in the three months before the vote", []),
        ("en", "it closed on the three months", []),
        ("zh", "较此前三个月增加\ufffc", ["since"]),
        ("zh", "比前两年少\ufffc", ["since"]),
        ("zh", "此前三个月关停\ufffc", []),
        ("zh", "每千人口执业医师\ufffc人", ["rate"]),
        ("zh", "每千人口，\ufffc人", []),
        ("zh", "每千人来，有九人", []),
        ("en", "\ufffc cases per 100,000 residents", ["rate"]),
        ("en", "\ufffc for every thousand", ["rate"]),
        ("en", "Fines per 100,000 residents", ["rate"]),
        ("en", "It collects fines per 100,000 residents.", []),
        ("en", "\ufffc of them, per 12 shifts", []),
    ],
)
def test_what_passes_has_its_rule(lang: str, text: str, rules: list[str]) -> None:
    """So that `explain --all` can list it."""
    assert [rule for _, _, rule in uncounted(text, lang)] == rules
    assert bool(scan(text, lang)) is not bool(rules)


@pytest.mark.each(
    ("lang", "rule"), [(rules.lang, rule) for rules in (EN, ZH) for rule in rules.all]
)
def test_each_rule_decides_its_example(lang: str, rule: Decision) -> None:
    """No rule is without use: none before it decides about what it is for."""
    decided, decide = [], Decisions.decide

    def noted(*asked: object) -> Decision | None:
        decided.append(decide(*asked))  # type: ignore[arg-type]
        return decided[-1]

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Decisions, "decide", noted)
        for match in LANGUAGES[lang].numerals.finditer(rule.example):
            LANGUAGES[lang].uncounted(rule.example, *match.span())
    assert rule in decided
