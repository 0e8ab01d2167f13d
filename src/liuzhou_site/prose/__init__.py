"""Markdown and short texts → prose with mentions."""

from __future__ import annotations

from liuzhou_site.prose.inline import Inline, Markup, Phrase, Piece, Ref, parse_text
from liuzhou_site.prose.story import Block, Section, Story, paired, parse_story

__all__ = [
    "Block",
    "Inline",
    "Markup",
    "Phrase",
    "Piece",
    "Ref",
    "Section",
    "Story",
    "paired",
    "parse_story",
    "parse_text",
]
