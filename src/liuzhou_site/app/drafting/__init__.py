"""The first draft of a ledger: a source's text → the rows that an editor would type."""
