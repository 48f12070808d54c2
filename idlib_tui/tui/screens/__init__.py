"""The main screen: its frame, and what wires the panes to the controllers."""
