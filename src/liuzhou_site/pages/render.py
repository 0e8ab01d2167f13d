"""Contexts → text, by the templates: sandboxed, escaped by default, nothing undefined."""

from __future__ import annotations

import re
from collections.abc import Mapping
from hashlib import sha256

from jinja2 import TemplateError, TemplateSyntaxError

from liuzhou_site.assets.cache import Cache
from liuzhou_site.errors import BuildFailed, Place, problem
from liuzhou_site.messages import Part
from liuzhou_site.pages.sandbox import RefusalError, Sandbox

_BLANK = re.compile(r"\n\s*")


class Renderer:
    """The templates of a project, ready to be filled."""

    def __init__(self, templates: Mapping[str, str], cache: Cache | None = None) -> None:
        """Compile nothing yet; a template is compiled when it is first filled.

        cache: what was filled before.
        """
        self._sandbox = Sandbox(templates)
        self._cache = cache or Cache()
        self._digest = sha256(repr(tuple(templates.items())).encode()).hexdigest()

    def fill(self, template: str, context: object) -> bytes:
        """Return `template` filled with `context`, which it knows as `c`, as UTF-8.

        context: a record whose `repr` is all of it.

        Raises:
            BuildFailed: the template, or one that it uses, is not written rightly.
        """
        made_from = (self._digest, template, context)
        made = self._cache.files("page", made_from, lambda: self._filled(template, context))
        return made[template]

    def _filled(self, template: str, context: object) -> dict[str, bytes]:
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
        return {template: text.encode("utf-8")}


def _quoted(error: Exception) -> str:
    return str(error).rstrip(".")


def _bad(template: str, line: int, why: Part | str) -> BuildFailed:
    place = Place(f"templates/{template}", line)
    return BuildFailed([problem("bad-template", place, found=template, why=why)])
