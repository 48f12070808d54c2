"""Searching: the interface of a full-text engine, filters, hits and snippets."""
