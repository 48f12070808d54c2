"""Annotations of many articles -> one view: actors, statements, chronology, figures, dates.

Pure functions, made so that the library can apply them to only what an article touches.
"""
