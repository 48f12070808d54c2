"""Word lists of the claims room."""
