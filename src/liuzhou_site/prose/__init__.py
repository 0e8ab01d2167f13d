"""Markdown and short texts → prose with mentions."""

from __future__ import annotations

from liuzhou_site.prose.inline import Inline, Markup, Ref, parse_text
from liuzhou_site.prose.story import Block, Section, Story, parse_story

__all__ = ["Block", "Inline", "Markup", "Ref", "Section", "Story", "parse_story", "parse_text"]
