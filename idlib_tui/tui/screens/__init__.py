"""tui screens room."""
