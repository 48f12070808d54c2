"""A file -> an Article: decode, repair, take apart. The file on disk is never changed."""

from idlib_tui.ingest.files import article_files, article_id
from idlib_tui.ingest.reader import UnreadableError, ingest, raw_text

__all__ = ["UnreadableError", "article_files", "article_id", "ingest", "raw_text"]
