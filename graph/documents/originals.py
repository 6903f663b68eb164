"""Read the original documents of a folder: plain text in UTF-8, kept only in memory.

DocumentError
├── MissingDocument      the folder has no such file
└── UnreadableDocument   the file is too large, not UTF-8, or not text at all
"""

from __future__ import annotations

import os
from pathlib import Path

from graph.documents.normalise import normalise
from graph.errors import StyrgrafError
from graph.message import Message

#: The largest file that is read, in bytes; a governing document as text is some 100 kB.
MAX_BYTES = 20_000_000

_NOT_TEXT = bytes(range(9)) + bytes(range(14, 28))


class DocumentError(StyrgrafError):
    """An original that cannot be used: its name, the folder, and why."""

    def __init__(self, document: str, folder: Path, why: str) -> None:
        super().__init__(document, folder, why)
        self.document = document
        self.folder = folder
        self.why = why

    def __str__(self) -> str:
        return Message(
            "Document {document!r} in {folder} {why}.", document=self.document, folder=self.folder, why=self.why
        )


class MissingDocument(DocumentError):
    """The folder has no such file."""


class UnreadableDocument(DocumentError):
    """The file is there but is no plain text that we read."""


class Originals:
    """The documents in a folder, each read and normalised once, when first asked for.

    What the folder does not have is looked for in the one `beside` it, where there is one.
    """

    def __init__(self, folder: Path, beside: Path | None = None) -> None:
        self.folder = folder
        self._beside = beside
        self._texts: dict[str, str] = {}
        self._normalised: dict[str, str] = {}

    def text(self, document: str) -> str:
        """Return the text of the file named `document`; raises a DocumentError."""
        if document not in self._texts:
            self._texts[document] = self._read(document)
        return self._texts[document]

    def normalised(self, document: str) -> str:
        """Return its normalised text; raises a DocumentError."""
        if document not in self._normalised:
            self._normalised[document] = normalise(self.text(document))
        return self._normalised[document]

    def place_of(self, document: str) -> Path:
        """Return where the file named `document` lies, or would lie."""
        places = [folder / document for folder in (self.folder, self._beside) if folder]
        return next((place for place in places if os.path.isfile(place)), places[0])  # noqa: PTH113 - never raises

    def _read(self, document: str) -> str:
        path = self.place_of(document)
        if Path(document).name != document or "\0" in document:
            raise MissingDocument(document, self.folder, "is no name of a file in it")
        try:
            if not path.is_file():
                raise MissingDocument(document, self.folder, "is not there")
            if path.stat().st_size > MAX_BYTES:
                raise self._unreadable(document, Message("is larger than {most} MB", most=MAX_BYTES // 1000000))
            return self._decode(document, path.read_bytes())
        except OSError as error:
            raise self._unreadable(document, Message("cannot be read ({reason})", reason=error.strerror)) from error

    def _decode(self, document: str, content: bytes) -> str:
        if len(content.translate(None, _NOT_TEXT)) < len(content):
            raise self._unreadable(document, "is not plain text; save it as text in UTF-8")
        try:
            return content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            why = Message("is not UTF-8 (byte {start}); save it as text in UTF-8", start=error.start + 1)
            raise self._unreadable(document, why) from error

    def _unreadable(self, document: str, why: str) -> UnreadableDocument:
        return UnreadableDocument(document, self.folder, why)
