"""The ledger: figures with what they allow, formulas over them, and what must reconcile."""
