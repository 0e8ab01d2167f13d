"""YAML as nodes with their lines: a list of texts, without tags, anchors, aliases, deep nesting."""

from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import yaml
from yaml import MappingNode, MarkedYAMLError, Node, ScalarNode, SequenceNode
from yaml._yaml import CParser
from yaml.composer import Composer, ComposerError
from yaml.resolver import Resolver

__all__ = [
    "MappingNode",
    "MarkedYAMLError",
    "Node",
    "ScalarNode",
    "SequenceNode",
    "composed",
    "documents",
    "strictly",
]

_DEEPEST = 12  # levels of nesting; the deepest file of a story has five


def documents(text: str) -> Iterator[Any]:
    """Yield the documents of a text of our own as plain data, each when it is asked for.

    Raises MarkedYAMLError: it is not YAML.
    """
    yield from yaml.load_all(text, Loader=yaml.CSafeLoader)


def composed(text: str) -> Node | None:
    """Return a text's node, whatever YAML it has; None where it says nothing.

    Raises MarkedYAMLError: it is not YAML.
    """
    marked = text.startswith("\ufeff")  # libyaml does not count this one
    return yaml.compose(text, Loader=yaml.SafeLoader if marked else yaml.CSafeLoader)


def strictly(text: str) -> Node | None:
    """Return a text's node; None where it says nothing.

    Raises MarkedYAMLError: it is not YAML, or more than a list of texts needs.
    """
    with suppress(MarkedYAMLError):
        return _node(_Quick(text))
    return _node(_Telling(text))


class _Strict(Composer):
    """YAML without what a list of texts has no need of: tags, anchors, aliases, deep nesting."""

    _depth = 0

    def compose_node(self: Any, parent: Any, index: Any) -> Any:  # noqa: ANN401 (PyYAML's signature)
        """Compose one node, or refuse it."""
        event = self.peek_event()
        if self.check_event(yaml.AliasEvent):
            raise ComposerError(None, None, "*", event.start_mark)
        if getattr(event, "anchor", None):
            raise ComposerError(None, None, "&", event.start_mark)
        if getattr(event, "tag", None):
            raise ComposerError(None, None, "!", event.start_mark)
        if self._depth > _DEEPEST:
            raise ComposerError(None, None, "deep", event.start_mark)
        self._depth += 1
        node = super().compose_node(parent, index)
        self._depth -= 1
        return node


class _Quick(_Strict, Resolver, CParser):
    """Reads with libyaml, eight times as fast."""

    def __init__(self, text: str) -> None:
        CParser.__init__(self, text)
        Composer.__init__(self)
        Resolver.__init__(self)


class _Telling(_Strict, yaml.SafeLoader):
    """Reads in Python, and says more exactly what is wrong."""


def _node(composer: _Quick | _Telling) -> Node | None:
    try:
        found: Node | None = composer.get_single_node()
        return found
    finally:
        composer.dispose()
