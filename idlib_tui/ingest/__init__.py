"""A file -> an Article: decode, repair, take apart. The file on disk is never changed."""

from idlib_tui.ingest.files import article_files
from idlib_tui.ingest.reader import ingest

__all__ = ["article_files", "ingest"]
