"""English: its number words, read and said."""
