"""Answers by the very bytes of their requests: what has been asked in the same words is not even parsed again."""

from __future__ import annotations

from collections import OrderedDict
from typing import NamedTuple

from starlette.responses import Response

from graph.workers.limits import MEGABYTE

#: What all of them may take together, and one request and its answer.
MOST_BYTES, MOST_BYTES_EACH = 32 * MEGABYTE, MEGABYTE
#: What one takes beside its bytes, roughly.
_BESIDE = 500


class Known(NamedTuple):
    """An answer with status 200, as it is sent: the headers but those of the server itself, and the content."""

    head: bytes
    content: bytes


class KnownRequests:
    """Answers that the same request would get again, for as long as the application lives; the least used go first."""

    def __init__(self) -> None:
        self._known: OrderedDict[bytes, Known] = OrderedDict()
        self._bytes = 0

    def get(self, request: bytes) -> Known | None:
        """Return the answer to `request`, all of its bytes, or None where it is not known."""
        found = self._known.get(request)
        if found is not None:
            self._known.move_to_end(request)
        return found

    def keep(self, request: bytes, response: Response) -> None:
        """Let `response` be the answer to `request` from now on."""
        head = b"".join(b"%b: %b\r\n" % header for header in response.raw_headers)
        known = Known(head, bytes(response.body))
        size = _size(request, known)
        if size > MOST_BYTES_EACH or request in self._known:
            return
        self._bytes += size
        self._known[request] = known
        while self._bytes > MOST_BYTES:
            self._bytes -= _size(*self._known.popitem(last=False))


def _size(request: bytes, known: Known) -> int:
    return len(request) + len(known.head) + len(known.content) + _BESIDE
