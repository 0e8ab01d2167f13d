"""Records → the contexts of the templates → finished pages."""
