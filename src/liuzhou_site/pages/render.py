"""Contexts → text, by the templates: sandboxed, escaped by default, nothing undefined."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jinja2 import DictLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

if TYPE_CHECKING:
    from collections.abc import Mapping

_BLANK = re.compile(r"\n\s*")
_PRE = re.compile(r"<pre>.*?</pre>", re.DOTALL)


class Renderer:
    """The templates of a project, ready to be filled."""

    def __init__(self, templates: Mapping[str, str]) -> None:
        """Compile nothing yet; a template is compiled when it is first filled."""
        self._environment = ImmutableSandboxedEnvironment(
            loader=DictLoader(dict(templates)),
            undefined=StrictUndefined,
            autoescape=lambda name: not (name or "").endswith(".txt"),
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )

    def fill(self, template: str, context: object) -> bytes:
        """Return `template` filled with `context`, which it knows as `c`, as UTF-8."""
        text = self._environment.get_template(template).render(c=context).lstrip("\n")
        if template.endswith(".html"):
            text = _BLANK.sub("\n", text)
        return text.encode("utf-8")
