"""Word lists of the brief."""
