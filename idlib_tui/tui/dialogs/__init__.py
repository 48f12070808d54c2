"""Dialogs over the main screen: each is given what it shows, and returns an answer."""
