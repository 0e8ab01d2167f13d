"""Drawings → SVG: one file a form, what each refuses, and the description of each in words."""
