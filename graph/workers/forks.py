"""The service's line to the process that forks the workers, which is started when first needed."""

from __future__ import annotations

import asyncio
import json
import socket
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict
from mmap import PROT_READ, mmap
from pathlib import Path
from typing import IO

import pyoxigraph as ox

from graph.workers import fork_server
from graph.workers.fork_server import BURY, FORK, MESSAGE
from graph.workers.limits import Limits
from graph.workers.process import WorkerProcess

_MODULE = fork_server.__name__
_SECONDS_TO_END = 5
#: Seconds before a worker that could not be had is asked for again.
_MOMENT = 0.1
#: Where files are memory and nothing else; elsewhere they are at least kept in memory.
_MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None


class _NotForked(Exception):
    """The system is short of something that a worker needs."""


class Forks:
    """Starts the fork server, anew where it has died, and asks it for workers."""

    def __init__(
        self,
        quads: Sequence[ox.Quad],
        graphs: Sequence[str],
        limits: Limits,
        base: str | None = None,
        folder: Path | None = None,
    ) -> None:
        self._quads = quads
        self._settings = {
            "graphs": list(graphs),
            "limits": asdict(limits),
            "base": base,
            "folder": str(folder) if folder else None,
        }
        self._limits = limits
        self._content: IO[bytes] | None = None
        self._server: subprocess.Popen[bytes] | None = None
        self._control: socket.socket | None = None
        self._has_forked = False
        self._turn = asyncio.Lock()
        self._forking: set[asyncio.Future[WorkerProcess]] = set()

    async def fork(self) -> WorkerProcess:
        """Return a new worker. Raises ConnectionError where none can be had, not even from a new server.

        What has been asked of the server is always heard to the end, or the next worker would be
        given the process id of this one.
        """
        forking = asyncio.ensure_future(self._fork())
        self._forking.add(forking)
        forking.add_done_callback(self._forking.discard)
        try:
            return await asyncio.shield(forking)
        except asyncio.CancelledError:
            forking.add_done_callback(self._bury_unwanted)
            raise

    def _bury_unwanted(self, forking: asyncio.Future[WorkerProcess]) -> None:
        if not forking.cancelled() and not forking.exception():
            self.bury(forking.result())

    async def _fork(self) -> WorkerProcess:
        async with self._turn:
            try:
                return await self._forked()
            except _NotForked:  # which may be over at once
                await asyncio.sleep(_MOMENT)
            except OSError:  # the server has died
                self._stop()
            try:
                return await self._forked()
            except _NotForked:
                raise ConnectionError("the system has no room for another worker") from None
            except OSError as error:
                self._stop()
                raise ConnectionError("the process that holds the data does not stay alive") from error

    async def _forked(self) -> WorkerProcess:
        control = self._started()
        ours, theirs = socket.socketpair()
        ours.setblocking(False)
        with theirs, tempfile.TemporaryFile(dir=_MEMORY) as memory:
            try:
                memory.truncate(self._limits.answer_bytes)
                socket.send_fds(control, [MESSAGE.pack(FORK, 0)], [theirs.fileno(), memory.fileno()])
                pid = await self._born(control)
                answers = mmap(memory.fileno(), self._limits.answer_bytes, prot=PROT_READ)
                loop = asyncio.get_running_loop()
                return (await loop.create_unix_connection(lambda: WorkerProcess(pid, answers), sock=ours))[1]
            except BaseException:  # also where the service ends in the meantime
                ours.close()
                raise

    def bury(self, worker: WorkerProcess) -> None:
        """End `worker` and let its process id be used again."""
        worker.end()
        if self._control:
            with suppress(OSError):
                self._control.send(MESSAGE.pack(BURY, worker.pid))

    def close(self) -> None:
        """End the fork server and all that it has forked, also where it is just forking: no other takes its place."""
        for forking in self._forking:
            forking.cancel()
        self._stop()
        if self._content:
            self._content.close()
            self._content = None

    def _stop(self) -> None:
        if self._control:
            self._control.close()
            self._control = None
        if self._server:
            if not self._has_forked:  # it may still read the data, and has nobody to end before itself
                self._server.kill()
            try:
                self._server.wait(_SECONDS_TO_END)
            except subprocess.TimeoutExpired:
                self._server.kill()
                self._server.wait()
            self._server, self._has_forked = None, False

    async def _born(self, control: socket.socket) -> int:
        loop, message = asyncio.get_running_loop(), b""
        while len(message) < MESSAGE.size:
            part = await loop.sock_recv(control, MESSAGE.size - len(message))
            if not part:
                raise ConnectionError("the control socket is closed")
            message += part
        pid = int(MESSAGE.unpack(message)[1])
        if not pid:
            raise _NotForked
        self._has_forked = True
        return pid

    def _started(self) -> socket.socket:
        if self._control is None:
            control, theirs = socket.socketpair()
            with theirs:
                self._server = subprocess.Popen(
                    [sys.executable, "-P", "-m", _MODULE, str(theirs.fileno())],
                    stdin=self._data(),
                    pass_fds=[theirs.fileno()],
                )
            control.setblocking(False)
            self._control = control
        return self._control

    def _data(self) -> IO[bytes]:
        """Return the settings and the data as a file that has no name, written once."""
        if self._content is None:
            self._content = tempfile.TemporaryFile()  # noqa: SIM115 - kept for as long as the service lives
            self._content.write(json.dumps(self._settings).encode() + b"\n")
            ox.serialize(self._quads, self._content, format=ox.RdfFormat.N_QUADS)
            self._content.flush()
        self._content.seek(0)
        return self._content
