"""Updating the catalog and the word index with the files of a workspace."""
