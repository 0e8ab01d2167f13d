"""The desk: an editor goes through a source beside its ledger, and writes its files by keys."""
