"""Contexts → text, by the templates: sandboxed, escaped by default, nothing undefined."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from hashlib import sha256
from types import CodeType
from typing import Any

from jinja2 import DictLoader, StrictUndefined, TemplateError, TemplateSyntaxError, nodes
from jinja2.runtime import Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment

from liuzhou_site.assets.cache import Cache
from liuzhou_site.assets.compiled import KEPT
from liuzhou_site.errors import BuildFailed, Place, problem
from liuzhou_site.messages import Part, part
from liuzhou_site.story.typeset import untagged

_BLANK = re.compile(r"\n\s*")


class Renderer:
    """The templates of a project, ready to be filled."""

    def __init__(self, templates: Mapping[str, str], cache: Cache | None = None) -> None:
        """Compile nothing yet; a template is compiled when it is first filled.

        cache: what was filled before.
        """
        self._cache = cache or Cache()
        self._sandbox = Sandbox(templates, self._cache.made_with)
        self._digest = sha256(repr(tuple(templates.items())).encode()).hexdigest()

    def kept(self, template: str, context: object) -> bytes:
        """Return the same as `fill`, from what was filled before.

        context: a record whose `repr` is all of it.
        """
        made_from = (self._digest, template, context)
        made = self._cache.files(
            "page", made_from, lambda: {template: self.fill(template, context)}
        )
        return made[template]

    def fill(self, template: str, context: object) -> bytes:
        """Return `template` filled with `context`, which it knows as `c`, as UTF-8.

        Raises BuildFailed: the template, or one that it uses, is not written rightly.
        """
        try:
            text = self._sandbox.fill(template, context).lstrip("\n")
        except RefusalError as error:
            raise _bad(error.name or template, error.line, error.why) from None
        except TemplateSyntaxError as error:
            raise _bad(error.name or template, error.lineno, _quoted(error)) from None
        except (
            TemplateError,
            ArithmeticError,
            LookupError,
            RecursionError,
            TypeError,
            ValueError,
        ) as error:
            raise _bad(template, 0, _quoted(error)) from None
        if template.endswith(".html"):
            text = _BLANK.sub("\n", text)
        else:
            text = text.replace("<wbr>", "<wbr/>")  # where a heading may be broken, as XML has it
        return text.encode("utf-8")


def _quoted(error: Exception) -> str:
    return str(error).rstrip(".")


def _bad(template: str, line: int, why: Part | str) -> BuildFailed:
    place = Place(f"templates/{template}", line)
    return BuildFailed([problem("bad-template", place, found=template, why=why)])


_MOST = 200_000_000
"""Of a page, in characters. The ledger with a data table of 5,000 figures spends 0.7 % of it, that
of 1,000 figures that the source prints 1.1 %, in the stories of `benchmarks/scale.py`."""
_STEP = 50
"""What one turn of a loop, or one call, costs beside the characters that it writes."""

_WORDS = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Block, nodes.Extends, nodes.Import,
    nodes.FromImport, nodes.Include, nodes.Macro, nodes.Call, nodes.Keyword, nodes.Assign,
    nodes.For, nodes.If, nodes.CondExpr, nodes.Compare, nodes.Operand, nodes.And, nodes.Or,
    nodes.Not, nodes.Name, nodes.NSRef, nodes.Getattr, nodes.Getitem, nodes.Const, nodes.Tuple,
    nodes.List, nodes.Filter, nodes.Test,
)  # fmt: skip
"""The whole language of the templates."""
_FILTERS = frozenset(
    "escape first join last length list lower rejectattr selectattr striptags trim upper".split()
)
_TURNS = "turns"


class RefusalError(TemplateError):
    """A template does what it may not; where that is known, on a line of a template."""

    def __init__(self, why: Part, line: int = 0, name: str | None = None) -> None:
        super().__init__(str(why.code))
        self.why, self.line, self.name = why, line, name


class Sandbox(ImmutableSandboxedEnvironment):
    """Templates by name, escaped by default, nothing undefined, each page of a bounded size."""

    def __init__(self, templates: Mapping[str, str], made_with: str = "") -> None:
        """Compile nothing yet; a template is compiled when it is first filled.

        made_with: what stands for the engine, whose earlier runs compiled the same; "" for none.
        """
        super().__init__(
            loader=DictLoader(dict(templates)),
            undefined=StrictUndefined,
            autoescape=lambda name: not (name or "").endswith(".txt"),
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            optimized=False,  # it would take longer than it saves in a page or two
            finalize=self._written,
        )
        self.globals.clear()
        self.filters = {name: self.filters[name] for name in _FILTERS} | {_TURNS: self._turns}
        self.filters["striptags"] = untagged  # Jinja's takes spaces that do not break for any other
        self._made_with, self._left = made_with, _MOST
        self._safe: dict[tuple[type, str], bool] = {}

    def fill(self, template: str, context: object) -> str:
        """Return `template` filled with `context`, which it knows as `c`."""
        self._left = _MOST
        return self.get_template(template).render(c=context)

    def compile(self, source: Any, name: str | None = None, *more: Any, **named: Any) -> CodeType:  # type: ignore[override] # noqa: ANN401 (the signature is Jinja2's)
        """Compile a template, if this engine never did."""
        compiled = partial(self._counted, source, name, *more, **named)
        known = self._made_with
        return KEPT.code((known, name, source), compiled) if known else compiled()

    def _counted(self, source: str, name: str | None, *more: Any, **named: Any) -> CodeType:  # noqa: ANN401 (as above)
        """Compile a template that keeps to its language; every loop is counted."""
        tree = self.parse(source, name)
        every = list(tree.find_all(nodes.Node))
        for node in every:
            if what := _foreign(node):
                raise RefusalError(part("no-template-does", what=what), node.lineno, name)
        for loop in (node for node in every if isinstance(node, nodes.For)):
            text = sum(len(data.data) for data in loop.find_all(nodes.TemplateData))
            cost = nodes.Const(text, lineno=loop.lineno)
            counted = nodes.Filter(
                loop.iter, _TURNS, [cost], [], None, None, lineno=loop.lineno, environment=self
            )
            loop.iter = counted
        code: CodeType = super().compile(tree, name, *more, **named)
        return code

    def call(self, context: Any, obj: Any, /, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 (the signature is Jinja2's)
        """Call a macro, or take the blanks off a text; nothing else is called."""
        if not isinstance(obj, Macro) and getattr(obj, "__name__", "") != "strip":
            raise RefusalError(part("only-macros"))
        said = super().call(context, obj, *args, **kwargs)
        self._spend(_STEP + len(said))
        return said

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:  # noqa: ANN401 (the signature is Jinja2's)
        """Say whether a template may see an attribute: of one type, the same each time."""
        known = type(obj), attr
        if known not in self._safe:
            self._safe[known] = super().is_safe_attribute(obj, attr, value)
        return self._safe[known]

    def _turns(self, items: Iterable[object], text: int) -> Iterator[object]:
        for item in items:
            self._spend(_STEP + text)
            yield item

    def _written(self, value: Any) -> Any:  # noqa: ANN401 (whatever a template writes)
        self._spend(len(value) if isinstance(value, str) else 0)
        return value

    def _spend(self, characters: int) -> None:
        self._left -= characters
        if self._left < 0:
            raise RefusalError(part("too-many-turns", most=_MOST))


def _foreign(node: nodes.Node) -> str:
    """Return what a node is called that has no place in a template, or nothing."""
    if isinstance(node, nodes.Filter) and node.name not in _FILTERS:
        return node.name
    return "" if isinstance(node, _WORDS) else type(node).__name__.lower()
