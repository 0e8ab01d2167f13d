"""What may differ between a published folder and what a project gives."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

EDITION: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "other-input": (
            "The edition was made from another state of this file.",
            "Take the state that its edition.json names, at the commit given there, and verify again.",
        ),
        "other-engine": (
            "The edition was made with {name} {found}; this is {here}.",
            "Install what its edition.json names, and verify again.",
        ),
        "not-published": (
            "This file is missing from the folder.",
            "Publish the edition anew, or copy the folder again.",
        ),
        "only-published": (
            "The folder has this file, which these inputs do not give.",
            "Find out who put it there; an edition has no such file.",
        ),
        "other-number": (
            "“{found}” stands where these inputs give “{expected}”, in “{context}”.",
            "Trust neither until you know which of the two was changed.",
        ),
        "other-bytes": (
            "This file differs from what these inputs give, from here on.",
            "Publish the edition anew, or find out who changed it.",
        ),
    }
)
