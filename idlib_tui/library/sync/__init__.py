"""Bringing the catalog and the words up to date with the files of a workspace."""
