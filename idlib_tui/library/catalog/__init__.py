"""The catalog: one SQLite file with everything derived except the word index."""
