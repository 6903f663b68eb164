"""The query operation of the SPARQL 1.1 Protocol: what a request asks, and of which graphs.

https://www.w3.org/TR/sparql11-protocol/#query-operation: by GET, by POST with parameters in a
form, or by POST with the query itself as the content.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import parse_qsl

from pyoxigraph import NamedNode
from starlette.types import Receive, Scope

from server.headers import header
from server.sparql.refusal import Refusal

FORM = "application/x-www-form-urlencoded"
QUERY, UPDATE = "application/sparql-query", "application/sparql-update"

_READ_ONLY = "This endpoint is read-only: an update is not carried out."
#: Parameters that ask for the description, or for something of a page.
_OF_PAGES = (b"format", b"lang", b"exempel")
_Pairs = list[tuple[str, str]]


@dataclass(frozen=True)
class Operation:
    """A query and the dataset the request names for it."""

    query: str
    default_graphs: tuple[str, ...]
    named_graphs: tuple[str, ...]
    #: What ``format`` asks for, before the Accept header is looked at.
    format: str | None

    @property
    def names_dataset(self) -> bool:
        """Whether the request names graphs itself."""
        return bool(self.default_graphs or self.named_graphs)


def is_query(query_string: bytes) -> bool:
    """Tell whether an address asks for more than the description of the endpoint, or a page."""
    return any(name not in _OF_PAGES for name, _, _ in _split(query_string))


def names_format(query_string: bytes) -> bool:
    """Tell whether an address names the format of the answer."""
    return any(name == b"format" for name, _, _ in _split(query_string))


def _split(query_string: bytes) -> Iterator[tuple[bytes, bytes, bytes]]:
    return (each.partition(b"=") for each in query_string.split(b"&") if each)


async def read_operation(scope: Scope, receive: Receive, most_bytes: int) -> Operation:
    """Return the operation that a request asks for, read to no more than `most_bytes`. Raises Refusal."""
    address: bytes = scope["query_string"]
    if scope["method"] != "POST":
        return _operation(_pairs(address, most_bytes))
    kind, _, parameters = (header(scope, b"content-type") or "").lower().partition(";")
    if kind.strip() == UPDATE:
        raise Refusal(403, _READ_ONLY)
    if kind.strip() not in (FORM, QUERY):
        raise Refusal(415, f"Send the query as {QUERY} or as a form ({FORM}).")
    if "charset" in parameters and "utf-8" not in parameters:
        raise Refusal(415, "Send the query in UTF-8.")
    content = await _content(receive, most_bytes)
    if kind.strip() == FORM:
        return _operation(_pairs(content, most_bytes))
    return _operation([*_pairs(address, most_bytes), ("query", _text(content))])


async def _content(receive: Receive, most_bytes: int) -> bytes:
    content, more = bytearray(), True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise Refusal(499, "The client has left.")
        content += message.get("body", b"")
        more = message.get("more_body", False)
        if len(content) > most_bytes:
            raise _too_long(most_bytes)
    return bytes(content)


def _text(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refusal(400, f"The query is not UTF-8 (byte {error.start + 1}).") from None


def _too_long(most_bytes: int) -> Refusal:
    return Refusal(413, f"The query is longer than {most_bytes} bytes.")


def _pairs(encoded: bytes, most_bytes: int) -> _Pairs:
    if len(encoded) > most_bytes:
        raise _too_long(most_bytes)
    try:
        return parse_qsl(encoded.decode(), keep_blank_values=True, errors="strict")
    except ValueError:  # also where it is no UTF-8
        raise Refusal(400, "The parameters are not UTF-8 text in URL encoding.") from None


def _operation(pairs: _Pairs) -> Operation:
    if any(name == "update" for name, _ in pairs):
        raise Refusal(403, _READ_ONLY)
    queries = [value for name, value in pairs if name == "query"]
    if len(queries) != 1:
        raise Refusal(400, f"Give the parameter 'query' once; it was given {len(queries)} times.")
    return Operation(
        query=queries[0],
        default_graphs=_graphs("default-graph-uri", pairs),
        named_graphs=_graphs("named-graph-uri", pairs),
        format=next((value for name, value in pairs if name == "format"), None),
    )


def _graphs(parameter: str, pairs: _Pairs) -> tuple[str, ...]:
    names = tuple(value for name, value in pairs if name == parameter)
    for name in names:
        try:
            NamedNode(name)
        except ValueError:
            raise Refusal(400, f"The parameter {parameter!r} has to be an IRI, not {name!r}.") from None
    return names
