"""The engine with Whoosh, and the verified files in which it keeps the words."""
