"""Making changes over a network: Chromium, a web server that passes requests on, and the service as it is started."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser

TOKEN = "en-nyckel-som-ingen-gissar"
#: What concerns one connection alone (RFC 9110, 7.6.1), and what the server of the standard library writes itself.
_OWN = {"connection", "keep-alive", "transfer-encoding", "date", "server", "content-length"}


@contextmanager
def proxy(target: str, host: str | None) -> Iterator[str]:
    """Pass requests on to `target` with `host` as their Host; None leaves the one they came with."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            content = self.rfile.read(int(self.headers.get("content-length", 0)))
            onward = HTTPConnection(target)
            onward.putrequest(self.command, self.path, skip_host=True, skip_accept_encoding=True)
            onward.putheader("Host", host or self.headers["host"])
            for name, value in self.headers.items():
                if name.lower() not in ("host", "connection"):
                    onward.putheader(name, value)
            onward.putheader("X-Forwarded-For", self.client_address[0])
            onward.endheaders(content)
            answer = onward.getresponse()
            body = answer.read()
            self.send_response(answer.status)
            for name, value in answer.getheaders():
                if name.lower() not in _OWN:
                    self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
            onward.close()

        def do_POST(self) -> None:
            self.do_GET()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever).start()
    try:
        yield f"127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def serving_with(token: str, styrgraf: Path, folder: Path) -> Iterator[str]:
    """Serve a workspace for changes, as the guide says; gives host and port."""
    environment = {name: value for name, value in os.environ.items() if name != "STYRGRAF_EDIT_TOKEN"}
    command: list[str | Path] = [styrgraf, "serve", "--edit", "--port", "0", "--workspace", folder]
    given = {"STYRGRAF_EDIT_TOKEN": token} if token else {}
    with subprocess.Popen(command, env=environment | given, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        try:
            yield re.findall(r"http://(127\.0\.0\.1:\d+)", server.stdout.readline())[0]
        finally:
            server.terminate()


def test_changes_are_made_through_any_proxy(styrgraf: Path, folder: Path, browser: Browser) -> None:
    with serving_with(TOKEN, styrgraf, folder) as target:
        for host in (None, target):  # nginx puts the target there unless it is told otherwise, Caddy passes it on
            with proxy(target, host) as address:
                context = browser.new_context(locale="sv-SE")
                page = context.new_page()
                page.goto(f"http://{address}/logga-in")
                page.get_by_label("Nyckel").fill(TOKEN)
                page.get_by_role("button", name="Logga in").click()
                page.wait_for_url("**/granskning**")
                page.goto(f"http://{address}/redigera/exempel-2030/organisation/radet")
                name = f"Rådet över {'nätet' if host else 'landet'}"
                page.locator('[name="label.sv"]').fill(name)
                page.get_by_role("button", name="Spara", exact=True).first.click()
                page.wait_for_url("**gjort=saved**")
                context.close()
            assert name in (folder / "exempel-2030/organ.yaml").read_text("utf-8")


def ask(address: str, method: str, path: str, body: str = "") -> tuple[int, str]:
    """Send a request as the browser of somebody on the network would."""
    connection = HTTPConnection(address, timeout=60)
    form = {"content-type": "application/x-www-form-urlencoded"} if body else {}
    named = {"host": "styrgraf.example.org", "origin": "https://styrgraf.example.org", "accept": "text/html"}
    connection.request(method, path, body, named | form)
    answer = connection.getresponse()
    text = answer.read().decode()
    connection.close()
    return answer.status, text


def test_a_name_on_the_network_leads_to_a_service_with_a_token_alone(styrgraf: Path, folder: Path) -> None:
    with serving_with(TOKEN, styrgraf, folder) as target, proxy(target, None) as address:
        assert ask(address, "GET", "/granskning")[0] == 200
        assert ask(address, "POST", "/logga-in", f"nyckelord=+{TOKEN}%0A")[0] == 303  # pasted
    with serving_with("", styrgraf, folder) as target:
        with proxy(target, None) as address:
            status, text = ask(address, "GET", "/granskning")
            assert (status, "STYRGRAF_EDIT_TOKEN" in text) == (421, True)
        with proxy(target, target) as address:  # a name put in by the proxy lets nobody write without a token
            assert 'name="nyckel"' not in ask(address, "GET", "/granskning")[1]


def test_a_proxy_that_says_nothing_of_itself_lets_nobody_write(styrgraf: Path, folder: Path) -> None:
    """What nginx sends where it is told the address alone: HTTP/1.0, and the service's own name as Host."""
    with serving_with("", styrgraf, folder) as target:
        shown = {
            version: said(target, f"GET /redigera/exempel-2030/organisation/radet HTTP/{version}")
            for version in ("1.0", "1.1")
        }
    assert {version: bool(re.search(r'name="nyckel" value="[^"]', page)) for version, page in shown.items()} == {
        "1.0": False,
        "1.1": True,
    }


def said(target: str, line: str) -> str:
    host, port = target.split(":")
    with socket.create_connection((host, int(port)), timeout=60) as connection, connection.makefile("rb") as answer:
        connection.sendall(f"{line}\r\nHost: {target}\r\nConnection: close\r\n\r\n".encode())
        return answer.read().decode()
