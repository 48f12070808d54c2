"""What the user makes: the desk, and the brief written from it."""
