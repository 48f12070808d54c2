"""Reading the articles of a file: decoding, repair and metadata. Files are never changed."""

from idlib_tui.ingest.files import article_files
from idlib_tui.ingest.reader import ingest, read_file

__all__ = ["article_files", "ingest", "read_file"]
