"""The query language: from a string to a tree."""
