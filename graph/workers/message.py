"""What is said between the service and the processes that answer queries.

A message is its length (four bytes) and its content. A question is JSON; a reply is one byte for
the outcome, then the answer as it is sent to the client, or a sentence.
"""

from __future__ import annotations

import json
import socket
import struct
from dataclasses import asdict, dataclass
from enum import IntEnum

LENGTH = struct.Struct(">I")


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


def packed_ask(ask: Ask) -> bytes:
    """Return `ask` as a message."""
    return _packed(json.dumps(asdict(ask)).encode())


def unpacked_ask(content: bytes) -> Ask:
    """Return the question that the content of a message holds."""
    fields = json.loads(content)
    for name in ("default_graphs", "named_graphs"):
        fields[name] = None if fields[name] is None else tuple(fields[name])
    return Ask(**fields)


def packed_reply(reply: Reply) -> bytes:
    """Return `reply` as a message."""
    return _packed(bytes([reply.outcome]) + reply.content)


def unpacked_reply(content: bytes) -> Reply:
    """Return the reply that the content of a message holds."""
    return Reply(Outcome(content[0]), content[1:])


def received(channel: socket.socket) -> bytes | None:
    """Wait for the content of the next message; None where the other side is gone."""
    head = _exactly(channel, LENGTH.size)
    return None if head is None else _exactly(channel, LENGTH.unpack(head)[0])


def _packed(content: bytes) -> bytes:
    return LENGTH.pack(len(content)) + content


def _exactly(channel: socket.socket, length: int) -> bytes | None:
    content = bytearray()
    while len(content) < length:
        part = channel.recv(length - len(content))
        if not part:
            return None
        content += part
    return bytes(content)
