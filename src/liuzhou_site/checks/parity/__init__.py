"""The languages say the same: in structure and mentions, and by the value of what is said."""
