"""What each file of `content/` and `data/` may hold. Pydantic checks; the records are frozen.

The keys of a record say themselves what they mean: schemas, `docs/reference.md` and what an
editor's program shows are all made from here.
"""
