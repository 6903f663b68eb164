"""Other endpoints that the operator lets questions reach: asked one query at a time, within limits.

The address is the operator's and never a query's, and nothing leads on from it: redirects are refused. That
is why urllib is asked directly and not SPARQLWrapper, which follows them.
"""

from __future__ import annotations

import re
import time
from dataclasses import dataclass
from http.client import HTTPException, HTTPResponse
from typing import Final
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode, urlsplit
from urllib.request import HTTPRedirectHandler, ProxyHandler, Request, build_opener

from pyoxigraph import QueryResultsFormat, QuerySolutions, parse_query_results

from graph.errors import QueryError, StyrgrafError
from graph.message import Message
from graph.store import Rows, rows_of

#: Seconds that an answer may take, from the first to the last byte, and how large it may be.
SECONDS, MOST_BYTES, MOST_ROWS = 10.0, 5_000_000, 10_000
_CHUNK: Final = 65_536
_NAME: Final = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?")
_RESULTS: Final = "application/sparql-results+json"


class ElsewhereUnanswered(StyrgrafError):
    """Another endpoint gave no answer that can be used."""

    def __init__(self, endpoint: Endpoint, reason: str) -> None:
        super().__init__(
            Message(
                "{name} ({address}) gave no answer: {reason}. Try again later.",
                name=endpoint.name,
                address=endpoint.address,
                reason=reason,
            )
        )


@dataclass(frozen=True)
class Endpoint:
    """Another SPARQL endpoint, by the name that the operator gives it."""

    name: str
    address: str


def read_endpoint(text: str) -> Endpoint:
    """Return the endpoint written as ``name=https://…``. Raises StyrgrafError."""
    name, equals, address = text.partition("=")
    try:
        parts = urlsplit(address)
        sound = parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        sound = False
    if not equals or not _NAME.fullmatch(name):
        raise StyrgrafError(
            Message("Cannot federate with {text!r}: write name=address, the name in a-z, 0-9 and hyphens.", text=text)
        )
    if not sound or parts.username or parts.fragment:
        raise StyrgrafError(
            Message(
                "Cannot federate with {address!r}: write an http or https address without user name.", address=address
            )
        )
    return Endpoint(name, address)


def ask(endpoint: Endpoint, query: str, seconds: float = SECONDS) -> Rows:
    """Return the rows that `endpoint` answers to a SELECT query. Raises ElsewhereUnanswered."""
    rows = _rows(_fetched(endpoint, query, time.monotonic() + seconds, seconds))
    if isinstance(rows, str):
        raise ElsewhereUnanswered(endpoint, Message("what came cannot be read as rows ({rows})", rows=rows))
    if len(rows) > MOST_ROWS:
        raise ElsewhereUnanswered(endpoint, Message("it has more than {most_rows} rows", most_rows=MOST_ROWS))
    return rows


def _rows(content: bytes) -> Rows | str:
    """Return the rows, or why they cannot be read: an error would keep solutions that only this thread may let go."""
    try:
        answer = parse_query_results(content, format=QueryResultsFormat.JSON)
        return rows_of(answer) if isinstance(answer, QuerySolutions) else "it holds no rows"
    except (SyntaxError, ValueError, QueryError) as error:
        return str(error)


class _NoRedirects(HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        """Follow no redirect; the answer is then an error, with its status."""


def _fetched(endpoint: Endpoint, query: str, end: float, seconds: float) -> bytes:
    body = urlencode({"query": query}).encode()
    request = Request(endpoint.address, body, {"Accept": _RESULTS, "User-Agent": "styrgraf"})
    try:
        with build_opener(_NoRedirects, ProxyHandler({})).open(request, timeout=seconds) as response:
            return _read(endpoint, response, end, seconds)
    except HTTPError as error:
        error.close()
        led = Message(" and leads elsewhere, which is not followed") if 300 <= error.code < 400 else ""
        raise ElsewhereUnanswered(
            endpoint, Message("it answers with status {code}{led}", code=error.code, led=led)
        ) from None
    except TimeoutError:
        raise _too_slow(endpoint, seconds) from None
    except (URLError, HTTPException, OSError) as error:
        if isinstance(error, URLError) and isinstance(error.reason, TimeoutError):
            raise _too_slow(endpoint, seconds) from None
        raise ElsewhereUnanswered(endpoint, Message("it cannot be reached ({reason})", reason=_reason(error))) from None


def _read(endpoint: Endpoint, response: HTTPResponse, end: float, seconds: float) -> bytes:
    content = b""
    while chunk := response.read1(_CHUNK):
        content += chunk
        if len(content) > MOST_BYTES:
            raise ElsewhereUnanswered(
                endpoint, Message("its answer is larger than {most} MB", most=MOST_BYTES // 1000000)
            )
        if time.monotonic() > end:
            raise _too_slow(endpoint, seconds)
    return content


def _too_slow(endpoint: Endpoint, seconds: float) -> ElsewhereUnanswered:
    return ElsewhereUnanswered(endpoint, Message("it took longer than {seconds:g} seconds", seconds=seconds))


def _reason(error: Exception) -> str:
    reason = error.reason if isinstance(error, URLError) else error
    return getattr(reason, "strerror", None) or str(reason) or type(reason).__name__
