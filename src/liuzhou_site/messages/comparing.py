"""Mistakes in what the texts compare."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

COMPARING: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "unknown-claim": (
            "There is no comparison and no check named “{found}”.{nearest}",
            "Correct the name, or add the claim to data/comparisons.yml.",
        ),
        "claim-fails": (
            "The claim {claim} need not be true: {numbers}.",
            "Claim less, or take the words out of the texts.",
        ),
        "check-unsure": (
            "“{found}” is bound to the check {claim}, which can hold but need not.",
            "Say it less firmly without a comparison, or bind a claim of data/comparisons.yml.",
        ),
        "claim-unsaid": (
            "No text says the comparison “{found}”.",
            "Say it as {{{found}|words}}, or remove it.",
        ),
        "words-silent": (
            "“{found}” does not say one comparison; it is bound to {claim}.",
            "Bind the words that compare, such as “more than twice”, and no others.",
        ),
        "words-differ": (
            "“{found}” says {said}, but “{id}” claims {claim}.",
            "Change the words or the claim, so that they say the same.",
        ),
        "phrase-needless": (
            "The phrase “{found}” of data/comparisons.yml {why}.",
            "Remove it; the list holds what would be taken for a comparison, and nothing else.",
        ),
    }
)

UNBOUND: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "comparison-unbound": (
            "“{found}” compares, and no claim vouches for it, in “{context}”.",
            "Bind it as {{claim_id|{found}}} to data/comparisons.yml or to a check, reword, or add the phrase to `phrases` there, with the reason why it compares no figures.",
        ),
    }
)
"""Told as warnings."""
