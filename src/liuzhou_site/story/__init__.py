"""Markdown → text with mentions, and what a mention says."""
