"""Asks a server as fast as it answers, over connections that stay open.

    python tests/speed/asking.py HOST PORT CLIENTS SECONDS < REQUESTS

The requests come as JSON, a list of texts that are sent as they are; each client takes the next one
that nobody has sent, and begins anew after the last. It ends after so many seconds, but not before
there are as many answers as clients. Prints how many were answered, and in how many seconds.

A process of its own, without any HTTP library, so that the server is what is measured: it looks for
nothing in an answer but its status and its end.
"""

from __future__ import annotations

import json
import selectors
import socket
import sys
import time
from collections.abc import Iterator
from itertools import cycle

_END_OF_CHUNKS = b"0\r\n\r\n"
_MOST = 1 << 20


class Client:
    """One connection, with at most one request on its way."""

    def __init__(self, address: tuple[str, int], requests: Iterator[bytes]) -> None:
        self.socket = socket.create_connection(address)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._requests = requests
        #: Bytes of the answer that are still to come; None where it comes in chunks.
        self._missing: int | None = 0
        self._head = b""
        self._reading_head = True

    def ask(self) -> None:
        """Send the next request."""
        self._head, self._reading_head = b"", True
        self.socket.sendall(next(self._requests))

    def receive(self) -> bool:
        """Read what has come; tells whether that was the end of the answer."""
        part = self.socket.recv(_MOST)
        if not part:
            raise ConnectionError("the server has closed a connection")
        if self._reading_head:
            part = self._after_head(part)
            if self._reading_head:
                return False
        if self._missing is None:
            return part.endswith(_END_OF_CHUNKS)
        self._missing -= len(part)
        return self._missing <= 0

    def _after_head(self, part: bytes) -> bytes:
        self._head += part
        head, end, body = self._head.partition(b"\r\n\r\n")
        if not end:
            return b""
        if not head.startswith(b"HTTP/1.1 200"):
            raise ConnectionError(f"not what was asked for: {self._head[:300]!r}")
        self._reading_head = False
        length = head.lower().partition(b"content-length:")[2]
        self._missing = int(length.split(b"\r", 1)[0]) if length else None
        return body


def answered(address: tuple[str, int], requests: list[bytes], clients: int, seconds: float) -> tuple[int, float]:
    """Return how many requests were answered, and in how many seconds."""
    todo = cycle(requests)
    count, start = 0, time.perf_counter()
    with selectors.DefaultSelector() as waiting:
        for _ in range(clients):
            client = Client(address, todo)
            waiting.register(client.socket, selectors.EVENT_READ, client)
            client.ask()
        while (now := time.perf_counter()) - start < seconds or count < clients:
            for key, _ in waiting.select():
                if key.data.receive():
                    count += 1
                    key.data.ask()
    return count, now - start


def main() -> None:
    """Ask as the arguments say."""
    host, port, clients, seconds = sys.argv[1:]
    requests = [text.encode() for text in json.load(sys.stdin)]
    count, took = answered((host, int(port)), requests, int(clients), float(seconds))
    print(json.dumps([count, took]))


if __name__ == "__main__":
    main()
