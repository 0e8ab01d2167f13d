"""What an editor is told: problems as text, in English or Chinese, fitted to the terminal."""

from liuzhou_site.telling.screen import Screen, grouped, in_language, told
from liuzhou_site.telling.terminal import progress, screen_of

__all__ = ["Screen", "grouped", "in_language", "progress", "screen_of", "told"]
