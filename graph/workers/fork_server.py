"""The process that holds a copy of the data and forks the workers, which share its memory.

It is started with the number of its control socket, and reads the settings (a line of JSON) and
the data (N-Quads) from its standard input. Over the control socket it is asked to fork a worker,
whose own socket comes along with the memory for its answers, and it gives the process id, or 0
where the system gave it no process or less than was sent; or to
bury a worker that has ended, so that no process id is used anew while the service may still send a
signal to it.
"""

from __future__ import annotations

import gc
import json
import os
import signal
import socket
import struct
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from mmap import mmap
from pathlib import Path
from typing import NoReturn

import pyoxigraph as ox

from graph.disk_store import DiskStore
from graph.store import OxigraphStore, Store
from graph.view import View
from graph.workers.limits import Limits
from graph.workers.worker import work

#: A message over the control socket: what to do, and the process it is about.
MESSAGE = struct.Struct(">cI")
FORK, BURY, BORN = b"f", b"b", b"n"
#: What comes along with the message to fork: the worker's socket, and the memory for its answers.
_CHANNELS = 2


def main() -> None:
    """Hold the data and fork until the service is gone; then end all that was forked."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the service, which then leaves
    control = socket.socket(fileno=int(sys.argv[1]))
    settings = json.loads(sys.stdin.buffer.readline())
    view, limits = View((), tuple(settings["graphs"])), Limits(**settings["limits"])
    folder, base = settings["folder"], settings["base"]
    # What has a store on disk open has threads, and these do not live on in a fork: each worker opens its own.
    open_store = partial(DiskStore, Path(folder), base) if folder else _in_memory(base, view)
    gc.collect()
    gc.freeze()
    _ForkServer(control, open_store, view, limits).run()
    os._exit(0)  # whoever waits for the end need not wait until all of the data has been taken apart


def _in_memory(base: str | None, view: View) -> Callable[[], Store]:
    """Return what gives the store of the data on standard input, which all workers share."""
    store = OxigraphStore(ox.parse(sys.stdin.buffer, format=ox.RdfFormat.N_QUADS), base)
    for query in ("ASK {}", "ASK { GRAPH ?g {} }"):  # the copies of the view are made here, once for all workers
        store.ask(query, view)
    return lambda: store


class _ForkServer:
    """Forks and buries as it is told."""

    def __init__(self, control: socket.socket, open_store: Callable[[], Store], view: View, limits: Limits) -> None:
        self._control, self._open_store, self._view, self._limits = control, open_store, view, limits
        self._alive: set[int] = set()

    def run(self) -> None:
        while message := self._message():
            (action, pid), channels = message
            if action == FORK:
                self._tell(self._forked(channels))
            elif action == BURY and pid in self._alive:
                os.waitpid(pid, 0)
                self._alive.discard(pid)
        for pid in self._alive:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)

    def _message(self) -> tuple[tuple[bytes, int], list[int]] | None:
        try:
            content, channels, _, _ = socket.recv_fds(self._control, MESSAGE.size, _CHANNELS, socket.MSG_WAITALL)
        except ConnectionResetError:  # the service has left with an answer of ours unread
            return None
        return (MESSAGE.unpack(content), channels) if len(content) == MESSAGE.size else None

    def _forked(self, channels: list[int]) -> int:
        """Return the process id of a new worker with these `channels`, which are closed here; 0 where there is none.

        A system that is out of files or memory keeps back what it cannot hand over, without an error.
        """
        try:
            return self._fork(*channels) if len(channels) == _CHANNELS else 0
        except OSError:
            return 0
        finally:
            for each in channels:
                os.close(each)

    def _fork(self, channel: int, memory: int) -> int:
        pid = os.fork()
        if not pid:
            self._work(channel, memory)
        self._alive.add(pid)
        return pid

    def _tell(self, pid: int) -> None:
        with suppress(BrokenPipeError):  # the service has left, which the next message tells
            self._control.sendall(MESSAGE.pack(BORN, pid))

    def _work(self, channel: int, memory: int) -> NoReturn:
        try:
            self._control.close()
            room = mmap(memory, self._limits.answer_bytes)
            work(socket.socket(fileno=channel), room, self._open_store(), self._view, self._limits)
        finally:
            os._exit(1)


if __name__ == "__main__":
    main()
