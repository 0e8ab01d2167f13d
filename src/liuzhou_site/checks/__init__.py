"""All that is checked before anything is drawn."""
