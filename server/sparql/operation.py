"""The query operation of the SPARQL 1.1 Protocol: what a request asks, and of which graphs.

https://www.w3.org/TR/sparql11-protocol/#query-operation: by GET, by POST with parameters in a
form, or by POST with the query itself as the content.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import parse_qsl

from fastapi import Request
from pyoxigraph import NamedNode

from server.sparql.refusal import Refusal

FORM = "application/x-www-form-urlencoded"
QUERY, UPDATE = "application/sparql-query", "application/sparql-update"

_READ_ONLY = "This endpoint is read-only: an update is not carried out."
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


async def read_operation(request: Request, most_bytes: int) -> Operation:
    """Return the operation that `request` asks for, read to no more than `most_bytes`. Raises Refusal."""
    if request.method != "POST":
        return _operation(_pairs(request.url.query, most_bytes))
    kind, _, parameters = request.headers.get("content-type", "").lower().partition(";")
    if kind.strip() == UPDATE:
        raise Refusal(403, _READ_ONLY)
    if kind.strip() not in (FORM, QUERY):
        raise Refusal(415, f"Send the query as {QUERY} or as a form ({FORM}).")
    if "charset" in parameters and "utf-8" not in parameters:
        raise Refusal(415, "Send the query in UTF-8.")
    content = await _content(request, most_bytes)
    if kind.strip() == FORM:
        return _operation(_pairs(content, most_bytes))
    return _operation([*_pairs(request.url.query, most_bytes), ("query", content)])


async def _content(request: Request, most_bytes: int) -> str:
    content = b""
    async for chunk in request.stream():
        content += chunk
        if len(content) > most_bytes:
            raise _too_long(most_bytes)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refusal(400, f"The query is not UTF-8 (byte {error.start + 1}).") from None


def _too_long(most_bytes: int) -> Refusal:
    return Refusal(413, f"The query is longer than {most_bytes} bytes.")


def _pairs(encoded: str, most_bytes: int) -> _Pairs:
    if len(encoded) > most_bytes:
        raise _too_long(most_bytes)
    try:
        return parse_qsl(encoded, keep_blank_values=True, errors="strict")
    except ValueError:
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
