"""One worker as the service sees it: a process id, and a line to ask over."""

from __future__ import annotations

import asyncio
import os
import signal
from contextlib import suppress
from typing import cast

from graph.workers.message import LENGTH, Ask, Reply, packed_ask, unpacked_reply

#: What is left of the processor is what a long query gets.
LOWEST_PRIORITY = 19


class WorkerEnded(Exception):
    """The process is gone."""


class WorkerProcess(asyncio.Protocol):
    """Sends a query at a time to one process and gives the reply."""

    def __init__(self, pid: int) -> None:
        self.pid = pid
        #: How many queries it has answered.
        self.answered = 0
        self.alive = True
        self._received = bytearray()
        self._transport: asyncio.Transport | None = None
        self._reply: asyncio.Future[Reply] | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the line."""
        self._transport = cast("asyncio.Transport", transport)  # uvloop's own derive from nothing

    def data_received(self, data: bytes) -> None:
        """Gather the reply until it is whole."""
        self._received += data
        if len(self._received) < LENGTH.size:
            return
        end = LENGTH.size + LENGTH.unpack_from(self._received)[0]
        if len(self._received) >= end and self._reply and not self._reply.done():
            self.answered += 1
            self._reply.set_result(unpacked_reply(bytes(memoryview(self._received)[LENGTH.size : end])))
            self._received = bytearray()

    def connection_lost(self, exc: Exception | None) -> None:
        """Tell whoever waits."""
        self.alive = False
        if self._reply and not self._reply.done():
            self._reply.set_exception(WorkerEnded())

    def ask(self, ask: Ask) -> asyncio.Future[Reply]:
        """Send `ask`; the future gives the reply, or WorkerEnded."""
        self._reply = asyncio.get_running_loop().create_future()
        if self._transport is None or not self.alive:
            self._reply.set_exception(WorkerEnded())
        else:
            self._transport.write(packed_ask(ask))
        return self._reply

    def yield_to_others(self) -> None:
        """Let everything else go before it; there is no way back."""
        with suppress(ProcessLookupError, PermissionError):
            os.setpriority(os.PRIO_PROCESS, self.pid, LOWEST_PRIORITY)

    def end(self) -> None:
        """End the process at once, whatever it does."""
        self.alive = False
        with suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)
        if self._reply:
            self._reply.cancel()
        if self._transport:
            self._transport.abort()
