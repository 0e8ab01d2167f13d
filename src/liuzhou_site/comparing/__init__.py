"""Comparisons as claims: words that compare, what they claim, whether the figures bear it."""
