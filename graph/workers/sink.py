"""Where an answer is written: in memory that the service sees too, or in memory of our own."""

from __future__ import annotations

from typing import Protocol


class _Room(Protocol):
    """What can be written to and begun anew: a memory map, or a BytesIO."""

    def write(self, content: bytes, /) -> int: ...

    def seek(self, place: int, /) -> object: ...


class Sink:
    """Keeps what is written, up to a number of bytes."""

    def __init__(self, room: _Room, most: int) -> None:
        self._room, self._most = room, most
        #: Bytes written so far.
        self.length = 0
        #: Whether something was left out because there was no more room.
        self.full = False

    def write(self, chunk: bytes) -> int:
        """Add `chunk`. Raises OSError where there is no room for it."""
        if self.length + len(chunk) > self._most:
            self.full = True
            raise OSError("the limit is reached")
        self._room.write(chunk)
        self.length += len(chunk)
        return len(chunk)

    def flush(self) -> None:
        """Nothing waits to be written."""

    def begin(self) -> None:
        """Forget what was written."""
        self._room.seek(0)
        self.length, self.full = 0, False
