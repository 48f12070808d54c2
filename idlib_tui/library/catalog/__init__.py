"""The catalog: everything but the words, in one SQLite file."""
