"""Files → typed records, each with its place. All that is wrong is gathered, then raised once."""
