"""Filling an endpoint by the SPARQL 1.1 Graph Store HTTP Protocol: each graph is put in the place of the old one."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import (
    HTTPBasicAuthHandler,
    HTTPDigestAuthHandler,
    HTTPPasswordMgrWithDefaultRealm,
    Request,
    build_opener,
    parse_http_list,
    parse_keqv_list,
)

from pyoxigraph import Quad, RdfFormat, serialize

from graph.remote import FAILURES, unreachable

#: Seconds that an endpoint may take for one graph.
TIMEOUT = 300


class GraphStore:
    """A graph store at `address`, with the credentials it asks for by HTTP Basic or Digest."""

    def __init__(self, address: str, user: str | None = None, password: str | None = None) -> None:
        self.address = address
        known = HTTPPasswordMgrWithDefaultRealm()
        if user:
            known.add_password(None, address, user, password or "")
        self._digest = HTTPDigestAuthHandler(known)
        self._opener = build_opener(HTTPBasicAuthHandler(known), self._digest)
        self._challenge: dict[str, str] | None = None if user else {}

    def replace(self, graph: str, quads: Sequence[Quad]) -> None:
        """Let the graph named `graph` hold `quads` and nothing else. Raises StoreUnreachable."""
        try:
            if quads:
                self._send("PUT", graph, serialize((quad.triple for quad in quads), format=RdfFormat.N_TRIPLES))
            else:
                self._send("DELETE", graph, None)
        except HTTPError as error:
            if quads or error.code != 404:  # what is not there need not be taken away
                raise unreachable(self.address, error) from None
        except FAILURES as error:
            raise unreachable(self.address, error) from None

    def _send(self, method: str, graph: str, content: bytes | None) -> None:
        mark = "&" if "?" in self.address else "?"
        address = f"{self.address}{mark}graph={quote(graph, safe='')}"
        headers = {"Content-Type": "application/n-triples"} if content else {}
        request = Request(address, content, headers, method=method)
        if content:
            self._answer_challenge(request)
        with self._opener.open(request, timeout=TIMEOUT) as response:
            response.read()

    def _answer_challenge(self, request: Request) -> None:
        """Let `request` carry the password by Digest where that is asked for.

        An endpoint that is sent much without it, as Virtuoso, closes the connection in the midst of that.
        """
        if self._challenge is None:
            self._challenge = self._asked_for(request)
        if self._challenge:
            answer = self._digest.get_authorization(request, self._challenge)
            request.add_unredirected_header("Authorization", f"Digest {answer}")

    def _asked_for(self, request: Request) -> dict[str, str]:
        """Return the challenge that a request of the same method gets which sends next to nothing, else nothing."""
        try:
            build_opener().open(Request(request.full_url, b"", method=request.method), timeout=TIMEOUT).close()
        except HTTPError as error:
            scheme, _, parameters = (error.headers.get("WWW-Authenticate") or "").partition(" ")
            if error.code == 401 and scheme.lower() == "digest":
                return parse_keqv_list([each for each in parse_http_list(parameters) if each])
        return {}
