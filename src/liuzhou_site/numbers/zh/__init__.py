"""Chinese: its numerals and number words, read and said."""
