"""tui commands room."""
