"""Archives: many articles of many people on a cluster of OpenSearch or Elasticsearch.

Only this package imports the cluster's client, and only when an archive is opened.
"""

from idlib_tui.archive.archive import Archive
from idlib_tui.archive.settings import ArchiveSettings, read_archives

__all__ = ["Archive", "ArchiveSettings", "read_archives"]
