"""A briefing reader for the terminal: it reads a folder of news articles as one running story.

The packages, and the direction of imports between them::

    __main__ -> tui, cli -> brief -> library -> merge
        -> annotate, ingest -> workspace -> model, errors
"""

__version__ = "0.2.0"
