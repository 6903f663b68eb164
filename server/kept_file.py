"""A file that is made once and sent to many: it lies on disk, where it takes no memory, and is sent piece by piece."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Callable, Mapping
from tempfile import TemporaryFile
from typing import BinaryIO, Final
from weakref import finalize

from fastapi.responses import StreamingResponse

#: As much is read and sent at a time, so that others are answered in between.
_PIECE: Final = 256 * 1024


class KeptFile:
    """A file without a name, gone when nobody needs it any more."""

    def __init__(self, write: Callable[[BinaryIO], object]) -> None:
        """Make the file by `write`; raises what that raises."""
        with TemporaryFile() as file:
            write(file)
            file.flush()
            self._file = os.dup(file.fileno())
        finalize(self, os.close, self._file)
        self.size = os.fstat(self._file).st_size

    def response(self, media_type: str, headers: Mapping[str, str]) -> StreamingResponse:
        """Return what sends the whole of it."""
        return StreamingResponse(
            self._pieces(), media_type=media_type, headers={**headers, "Content-Length": str(self.size)}
        )

    async def _pieces(self) -> AsyncIterator[bytes]:
        place = 0
        while piece := os.pread(self._file, _PIECE, place):
            yield piece
            place += len(piece)
