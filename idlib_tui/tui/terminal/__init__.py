"""The reader's side of the terminal: its input, its modes, and the signals that end it."""
