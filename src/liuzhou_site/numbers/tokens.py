"""Mention tokens: the identity that a written number carries until it is audited.

What `say` writes is wrapped as OPEN + id + MIDDLE + text + CLOSE in private-use characters. The
id ("presses:prose") is shifted into the private-use area too, so that the token travels
through Markdown, templates, SVG, JSON and CSV unharmed and is never taken for text.
"""

import re

OPEN, MIDDLE, CLOSE = "\ue000", "\ue001", "\ue002"
_HIDDEN = {code: 0xE100 + code for code in range(0x80)}
_SEEN = {hidden: code for code, hidden in _HIDDEN.items()}
TOKEN = re.compile(f"{OPEN}([\ue100-\ue17f]+){MIDDLE}([^{OPEN}{MIDDLE}{CLOSE}]*){CLOSE}")
PRIVATE = re.compile("[\ue000-\uf8ff]")


def wrap(identity: str, text: str) -> str:
    """Return `text` carrying `identity` (printable ASCII, such as "presses:prose")."""
    return f"{OPEN}{identity.translate(_HIDDEN)}{MIDDLE}{text}{CLOSE}"


def identity(hidden: str) -> str:
    """Return the identity that the first group of `TOKEN` stands for."""
    return hidden.translate(_SEEN)


def strip(text: str) -> str:
    """Return `text` as a reader gets it: token characters gone, what they hold kept."""
    return TOKEN.sub(lambda m: m[2], text)
