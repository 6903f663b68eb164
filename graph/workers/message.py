"""What is said between the service and the processes that answer queries.

A question is its length (four bytes) and its content, which is JSON. A reply is one byte for the
outcome and the length of the answer, which lies in memory that both see: so it is copied once, and
the service wakes up once, however long it is.
"""

from __future__ import annotations

import json
import socket
import struct
from dataclasses import dataclass
from enum import IntEnum

LENGTH = struct.Struct(">I")
#: The outcome, and how many bytes the answer has.
REPLY = struct.Struct(">BI")


class Outcome(IntEnum):
    """What became of a query."""

    ROWS = 1
    TRIPLES = 2
    #: It is no SPARQL query; the content is the parser's message.
    UNREADABLE = 3
    #: It failed on the way; the content says why.
    FAILED = 4
    TOO_LARGE = 5
    #: It gives rows, or triples, and the client takes no format for them.
    UNWANTED_ROWS = 6
    UNWANTED_TRIPLES = 7


@dataclass(frozen=True)
class Ask:
    """A query, the graphs it is asked of, and the formats that the answer may have."""

    query: str
    #: None where the request names none.
    default_graphs: tuple[str, ...] | None = None
    named_graphs: tuple[str, ...] | None = None
    #: Format of rows: json, xml, csv or tsv.
    rows_as: str | None = "json"
    #: Format of triples: ttl, nt, rdf or jsonld.
    triples_as: str | None = "ttl"


@dataclass(frozen=True)
class Reply:
    """The outcome, and the answer or a sentence."""

    outcome: Outcome
    content: bytes
    #: Whether it is kept, since the same question has the same answer.
    kept: bool = False


def packed_ask(ask: Ask) -> bytes:
    """Return `ask` as a message."""
    content = json.dumps((ask.query, ask.default_graphs, ask.named_graphs, ask.rows_as, ask.triples_as)).encode()
    return LENGTH.pack(len(content)) + content


def unpacked_ask(content: bytes) -> Ask:
    """Return the question that the content of a message holds."""
    query, default_graphs, named_graphs, rows_as, triples_as = json.loads(content)
    return Ask(query, _tuple(default_graphs), _tuple(named_graphs), rows_as, triples_as)


def received(channel: socket.socket) -> bytes | None:
    """Wait for the content of the next message; None where the other side is gone."""
    head = _exactly(channel, LENGTH.size)
    return None if head is None else _exactly(channel, LENGTH.unpack(head)[0])


def _tuple(names: list[str] | None) -> tuple[str, ...] | None:
    return None if names is None else tuple(names)


def _exactly(channel: socket.socket, length: int) -> bytes | None:
    content = channel.recv(length)
    while 0 < len(content) < length:
        part = channel.recv(length - len(content))
        if not part:
            return None
        content += part
    return content or None
