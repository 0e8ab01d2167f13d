"""Bilingual feature pages in which every number is bound to a record and its source."""
