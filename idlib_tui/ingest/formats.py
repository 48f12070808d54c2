"""The formats that an article can be in."""

SUFFIXES = frozenset({".txt", ".md"})
