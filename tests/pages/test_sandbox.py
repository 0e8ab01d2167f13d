"""Templates set words and do nothing else; what they ask for and what they are given agree."""

from __future__ import annotations

import dataclasses
import inspect
import time
from pathlib import Path
from types import SimpleNamespace
from typing import get_args, get_type_hints

import pytest
from jinja2 import Environment, nodes

from liuzhou_site.errors import BuildFailed
from liuzhou_site.pages import both, chart, kinds, ledger, shelf, story
from liuzhou_site.pages.render import Renderer

TEMPLATES = Path(__file__).parents[2] / "templates"
KINDS = {".html", ".xml", ".txt", ".svg"}
CONTEXTS = {
    kind
    for module in (both, chart, kinds, ledger, shelf, story)
    for name, kind in inspect.getmembers(module, dataclasses.is_dataclass)
    if name.endswith("Context") and name != "BuildContext"
}


def within(kind: object) -> set[type]:
    """Return a record with all that its fields hold."""
    inner = get_type_hints(kind).values() if dataclasses.is_dataclass(kind) else get_args(kind)
    return set().union({kind} if dataclasses.is_dataclass(kind) else (), *map(within, inner))


RECORDS = set().union(*map(within, CONTEXTS))
GIVEN = {
    name
    for kind in RECORDS
    for name in (
        *(field.name for field in dataclasses.fields(kind)),
        *(name for name, value in vars(kind).items() if isinstance(value, property)),
    )
}
OF_JINJA = {"first", "last", "index", "strip"}
"""What a loop and a text bring themselves."""
PYTHON = [
    "{{ c.__class__ }}",
    "{{ ''.__class__.__mro__ }}",
    "{{ c.say.__globals__ }}",
    "{{ c.say.__func__.__code__ }}",
    "{{ self.__init__ }}",
    "{{ ''['__class__'] }}",
    "{{ c['__dict__'] }}",
    "{{ c|attr('__class__') }}",
    "{{ [c]|map(attribute='__class__')|list }}",
    "{{ cycler.__init__.__globals__.os }}",
    "{{ lipsum.__globals__ }}",
    "{{ '{0.__class__}'.format(c) }}",
    "{{ c.say() }}",
    "{{ c.text|safe }}",
    "{{ c.nothing }}",
    "{% include '../content/site.yml' %}",
    "{% import '/etc/passwd' as x %}",
    "{% do c %}",
    "{% set c.text = 'x' %}",
    "{% autoescape false %}{{ c.text }}{% endautoescape %}",
]
TWICE = "{{% macro m{0}(x) %}}{{{{ x }}}}{{{{ x }}}}{{% endmacro %}}{{% set a{1} = m{0}(a{0}) %}}"
DOUBLED = "{% set a0 = c.text %}" + "".join(TWICE.format(n, n + 1) for n in range(60))
LONG = f"{{% macro m(x) %}}{{% for a in c.many %}}{'{{ x }}' * 3}{{% endfor %}}{{% endmacro %}}"
ENDLESS = [
    "{% for a in range(99999999) %}{% endfor %}",
    "{{ 9**9**9 }}",
    "{{ 'x' * 999999999 }}",
    "{{ '%999999999d' % 1 }}",
    "{{ 'x'.ljust(999999999) }}",
    "{{ 'x'|center(999999999) }}",
    "{{ lipsum(n=99999) }}",
    "{% macro m() %}{{ m() }}{{ m() }}{% endmacro %}{{ m() }}",
    DOUBLED,
    "{% for a in c.many %}" * 9 + "{% endfor %}" * 9,
    LONG + "{{ m(c.long) }}",
    "{{ " + "(" * 3000 + "c" + ")" * 3000 + " }}",
    "{% if c %}" * 500 + "{% endif %}" * 500,
]  # fmt: skip


def fill(text: str) -> str:
    context = SimpleNamespace(
        text="<b>x</b>", long="x" * 100_000, many=range(1000), say=lambda: "said"
    )
    return Renderer({"page.html": text}).fill("page.html", context).decode()


@pytest.mark.each("text", PYTHON)
def test_a_template_reaches_nothing_but_its_words(text: str) -> None:
    """No class, no code, no file, no function, nothing unescaped: told, with its name."""
    with pytest.raises(BuildFailed) as failed:
        fill(text)
    assert [p.code for p in failed.value.problems] == ["bad-template"]


@pytest.mark.slow
@pytest.mark.each("text", ENDLESS)
def test_a_template_ends(text: str) -> None:
    """What would go on for ever, or fill the memory, is told within seconds."""
    start = time.process_time()
    with pytest.raises(BuildFailed) as failed:
        fill(text)
    assert [p.code for p in failed.value.problems] == ["bad-template"]
    assert time.process_time() - start < 5


def test_what_is_written_is_escaped() -> None:
    """A text is words, whatever it holds; a file of plain text has no marks to hide."""
    assert fill("{{ c.text }}") == "&lt;b&gt;x&lt;/b&gt;"
    plain = Renderer({"a.txt": "{{ c.text }}"})
    assert plain.fill("a.txt", SimpleNamespace(text="<b>")) == b"<b>"


def asked() -> dict[str, str]:
    """Return every name that a template asks a record for, with the last file that does."""
    names = {}
    for file in sorted(TEMPLATES.iterdir()):
        if file.suffix in KINDS:
            tree = Environment(autoescape=True).parse(file.read_text(encoding="utf-8"))
            modules = {node.target for node in tree.find_all(nodes.Import)}
            for node in tree.find_all(nodes.Getattr):
                if not (isinstance(node.node, nodes.Name) and node.node.name in modules):
                    names[node.attr] = file.name
    return names


def strings() -> set[str]:
    """Return the names of the interface’s words, which templates know as `t`."""
    text = (TEMPLATES / "strings" / "en.yml").read_text(encoding="utf-8")
    return {line.split(":")[0] for line in text.splitlines() if line and line[0].isalpha()}


def test_no_template_asks_for_what_there_is_not() -> None:
    """Each name is a field of a record, or one of the interface’s words."""
    assert {n: f for n, f in asked().items() if n not in GIVEN | strings() | OF_JINJA} == {}


def test_no_record_has_what_no_template_asks_for() -> None:
    """A field that nobody shows is taken out."""
    assert sorted(GIVEN - asked().keys()) == []
