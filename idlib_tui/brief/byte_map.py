"""From characters of a decoded file to its bytes."""

from __future__ import annotations

from idlib_tui.ingest.decode import NotTextError, decoded


class ByteMap:
    """A file as text, every character with its place among the bytes.

    Attributes:
        text: The file decoded, with its line ends as they are; "" where its bytes are no text, or
            no encoding gives them back.
    """

    def __init__(self, data: bytes) -> None:
        try:
            found = decoded(data)
            made = found.text.encode(found.encoding)
        except (NotTextError, LookupError, UnicodeError):
            self.text, self._encoding, self._mark = "", "utf-8", 0
            return
        # A byte order mark stands before everything, and is no character.
        self._mark = len(data) - len(made)
        self._encoding = found.encoding
        self.text = found.text if data[self._mark :] == made and self._mark >= 0 else ""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Give the bytes of some characters, as offsets into the file."""
        before = self._mark + len(self.text[:start].encode(self._encoding))
        return before, before + len(self.text[start:end].encode(self._encoding))
