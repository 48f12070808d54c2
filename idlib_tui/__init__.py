"""A briefing reader: one running story from a folder of news articles, read in a terminal.

The rooms, and the only way the imports go::

    __main__ -> tui, cli -> brief -> library -> merge
        -> annotate, ingest -> workspace -> model, errors
"""

__version__ = "0.1.0"
