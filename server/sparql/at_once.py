"""The server's side of a connection, which answers what is known before anything is parsed.

Of a short answer that is kept, parsing, the task that is begun for it and the layers of the application
would take nine tenths of the time.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, cast

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol, RequestResponseCycle

from server.sparql.known import Known, KnownRequests

#: The extension of an ASGI scope that holds the bytes of a request, where they may be answered at once the next time.
REQUEST: Final = "styrgraf.request"


class AtOnce(HttpToolsProtocol):
    """Looks for each request that comes in one piece while nothing else is under way."""

    #: Gives what is known now.
    known: Callable[[], KnownRequests]

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._begun, self._whole = 0, True

    def data_received(self, data: bytes) -> None:
        """Answer `data`, or hand it on to be parsed."""
        at_rest = self._is_at_rest()
        if at_rest and (answer := self.known().get(data)):
            self._send(answer)
            return
        self._begun = 0
        super().data_received(data)
        if at_rest and self._begun == 1 and self._whole:
            self._tell_bytes(self.cycle, data)

    def on_message_begin(self) -> None:
        """Count the requests."""
        self._begun, self._whole = self._begun + 1, False
        super().on_message_begin()

    def on_message_complete(self) -> None:
        """Notice that a request has come to its end."""
        self._whole = True
        super().on_message_complete()

    def _is_at_rest(self) -> bool:
        """Tell whether the next bytes begin a request, with none before it that waits for its answer."""
        cycle = cast("RequestResponseCycle | None", self.cycle)
        answered = cycle is None or cycle.response_complete
        return self._whole and answered and not self.flow.write_paused and not self.transport.is_closing()

    @staticmethod
    def _tell_bytes(cycle: RequestResponseCycle, data: bytes) -> None:
        if cycle.keep_alive and cycle.scope["method"] != "HEAD":
            cycle.scope["extensions"] = {REQUEST: {"bytes": data}}

    def _send(self, answer: Known) -> None:
        own = b"".join(b"%b: %b\r\n" % header for header in self.server_state.default_headers)
        self.transport.write(b"".join((b"HTTP/1.1 200 OK\r\n", own, answer.head, b"\r\n", answer.content)))
        self.server_state.total_requests += 1
        self._unset_keepalive_if_required()
        self.timeout_keep_alive_task = self.loop.call_later(self.timeout_keep_alive, self.timeout_keep_alive_handler)


def at_once(known: Callable[[], KnownRequests]) -> type[AtOnce]:
    """Return the protocol for uvicorn that answers what `known` gives then."""
    return type("AtOnce", (AtOnce,), {"known": staticmethod(known)})
