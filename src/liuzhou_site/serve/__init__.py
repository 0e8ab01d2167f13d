"""The preview: builds, serves from memory, watches, and tells the page when something changed."""

from __future__ import annotations

from liuzhou_site.serve.desk import Desk, State
from liuzhou_site.serve.preview import serve

__all__ = ["Desk", "State", "serve"]
