"""Mention tokens: the identity that a written number carries until it is audited.

What `say` writes is wrapped as OPEN + id + MIDDLE + text + CLOSE in private-use characters. The
id ("presses:prose") is shifted into the private-use area too, so that the token travels
through Markdown, templates, SVG, JSON and CSV unharmed and is never taken for text.
"""

from __future__ import annotations

import re

OPEN, MIDDLE, CLOSE = "\ue000", "\ue001", "\ue002"
_SHIFT = 0xE100
TOKEN = re.compile(f"{OPEN}([\ue100-\ue17f]+){MIDDLE}([^{OPEN}{MIDDLE}{CLOSE}]*){CLOSE}")
PRIVATE = re.compile("[\ue000-\uf8ff]")


def wrap(identity: str, text: str) -> str:
    """Return `text` carrying `identity` (printable ASCII, such as "presses:prose")."""
    return f"{OPEN}{''.join(chr(_SHIFT + ord(c)) for c in identity)}{MIDDLE}{text}{CLOSE}"


def identity(match: re.Match[str]) -> str:
    """Return the identity that a match of `TOKEN` carries."""
    return "".join(chr(ord(c) - _SHIFT) for c in match[1])


def strip(text: str) -> str:
    """Return `text` as a reader gets it: token characters gone, what they hold kept."""
    return TOKEN.sub(lambda m: m[2], text)
