"""Merging the annotations of many articles: actors, statements, chronology, figures, dates.

Pure functions, designed so that the library can apply them to only what a change affects.
"""
