"""Word lists of the check."""
