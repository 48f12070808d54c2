"""tui widgets room."""
