"""What has changed since an editor last read the languages side by side: told as warnings."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_READ = "Read both, bring them into step, then run `python build.py accept`."

DRIFT: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "nothing-accepted": (
            "Nobody has said yet that the languages agree: {found} is not there.",
            "Read them side by side, then run `python build.py accept`; it writes the file.",
        ),
        "not-followed": (
            "This text ({what}) has not been looked at since {other} changed.",
            _READ,
        ),
        "not-accepted": (
            "This text ({what}) is new or has changed, and so has {other}.",
            _READ,
        ),
        "record-changed": (
            "{what} is new or has changed.",
            "Look at it once more, and at what is drawn and said from it; then run `python build.py accept`.",
        ),
        "gone": (
            "{what} was accepted, and is not there any more.",
            "Look whether it should be; then run `python build.py accept`.",
        ),
        "figure-moved": (
            "{found} changed since this text ({what}) and {other} were last looked at.",
            _READ,
        ),
    }
)
