"""Another endpoint is asked within limits, and what goes wrong there is one clear sentence."""

from __future__ import annotations

import json
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from pyoxigraph import Literal

from graph import federation
from graph.errors import StyrgrafError
from graph.federation import ElsewhereUnanswered, Endpoint, ask, read_endpoint

Answer = Callable[[BaseHTTPRequestHandler], None]
QUERY = "SELECT ?x { BIND(1 AS ?x) }"


@contextmanager
def answering(answer: Answer) -> Iterator[Endpoint]:
    """Run a server, a hostile one as it may be, that gives `answer` to every query."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            answer(self)

        do_GET = do_POST  # noqa: N815

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield Endpoint("annan", f"http://127.0.0.1:{server.server_port}/sparql")
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def saying(content: bytes, status: int = 200, **headers: str) -> Answer:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for name, value in headers.items():
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(content)

    return answer


def rows(*values: str) -> bytes:
    bindings = [{"x": {"type": "literal", "value": value}} for value in values]
    return json.dumps({"head": {"vars": ["x"]}, "results": {"bindings": bindings}}).encode()


def test_rows_come_as_they_are() -> None:
    with answering(saying(rows("å", "b"))) as endpoint:
        found = ask(endpoint, QUERY)
    assert found.variables == ("x",)
    assert [row["x"] for row in found] == [Literal("å"), Literal("b")]


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (saying(b"<html>hello"), "cannot be read as rows"),
        (saying(b""), "cannot be read as rows"),
        (saying(b'{"head":{},"boolean":true}'), "it holds no rows"),
        (saying(b"no", 500), "it answers with status 500"),
        (saying(b"", 302, Location="http://127.0.0.1:9/"), "status 302 and leads elsewhere, which is not followed"),
        (saying(b"", 307, Location="/other"), "status 307 and leads elsewhere, which is not followed"),
        (saying(rows("a")[:-9], 200, **{"Content-Length": "500"}), "cannot be read as rows"),
    ],
    ids=["page", "nothing", "truth", "fault", "elsewhere", "on", "cut"],
)
def test_nonsense_is_one_sentence(answer: Answer, reason: str) -> None:
    with answering(answer) as endpoint, pytest.raises(ElsewhereUnanswered, match=reason) as error:
        ask(endpoint, QUERY)
    assert str(error.value).startswith(f"annan ({endpoint.address}) gave no answer: ")


def test_nobody_there_is_one_sentence() -> None:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port = listener.getsockname()[1]
    with pytest.raises(ElsewhereUnanswered, match=r"cannot be reached \(Connection refused\)"):
        ask(Endpoint("annan", f"http://127.0.0.1:{port}/"), QUERY)


def test_a_silent_or_dripping_server_is_not_waited_for() -> None:
    def dripping(handler: BaseHTTPRequestHandler) -> None:
        saying(b"{")(handler)
        for _ in range(30):
            time.sleep(0.1)
            handler.wfile.write(b" ")

    for answer in (dripping, lambda _: time.sleep(3)):
        start = time.monotonic()
        with answering(answer) as endpoint:
            with pytest.raises(ElsewhereUnanswered, match=r"it took longer than 0\.3 seconds"):
                ask(endpoint, QUERY, 0.3)
            assert time.monotonic() - start < 2.5


def test_a_large_answer_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    large = saying(b" " * (federation.MOST_BYTES + 1))
    with answering(large) as endpoint, pytest.raises(ElsewhereUnanswered, match="larger than 5 MB"):
        ask(endpoint, QUERY)
    monkeypatch.setattr(federation, "MOST_ROWS", 1)
    with answering(saying(rows("a", "b"))) as endpoint, pytest.raises(ElsewhereUnanswered, match="more than 1 rows"):
        ask(endpoint, QUERY)


def test_an_endpoint_is_a_name_and_an_address() -> None:
    assert read_endpoint("dalarna=https://example.org/sparql?a=b") == Endpoint(
        "dalarna", "https://example.org/sparql?a=b"
    )


@pytest.mark.parametrize(
    "text",
    ["https://example.org/", "a b=https://x.org/", "=https://x.org/", "x=ftp://x.org/", "x=file:///etc/passwd", "x=",
     "x=https://me:secret@x.org/", "x=https://x.org:99999/", "x=https://[", "x=https://x.org/#a"],
)  # fmt: skip
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(StyrgrafError, match="Cannot federate with"):
        read_endpoint(text)
