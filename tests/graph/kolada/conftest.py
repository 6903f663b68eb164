"""A server that speaks Kolada's API version 3 over real HTTP, with whatever goes wrong with servers."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from graph.kolada.manners import Manners

#: Handles one request in the place of the server; None lets the server answer.
Fault = Callable[["Handler"], None]
MOST_IDS, MOST_ROWS = 25, 5000
#: Quick, and with limits that a test reaches.
QUICK = Manners(
    pause=0, connect=2, read=0.4, whole=0.8, tries=3, first_wait=0.01, longest_wait=1, most_bytes=200_000, most_pages=20
)


@dataclass
class FakeKolada:
    """What the server knows, and what it was asked."""

    address: str = ""
    titles: dict[str, str] = field(default_factory=dict)
    rows: list[dict[str, Any]] = field(default_factory=list)
    #: Rows of a page, where the server gives fewer than it is asked for.
    page_size: int = MOST_ROWS
    faults: list[Fault | None] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    agents: list[str] = field(default_factory=list)
    times: list[float] = field(default_factory=list)

    def add(self, kpi: str, municipality: str, year: int, value: float | None, **others: float | None) -> None:
        """Add a row: `value` for all, `others` by gender."""
        genders = {"T": value, **others}
        cells = [
            {"gender": g, "count": 1, "status": "" if v is not None else "Missing", "value": v}
            for g, v in genders.items()
        ]
        self.rows.append({"kpi": kpi, "municipality": municipality, "period": year, "values": cells})


class Handler(BaseHTTPRequestHandler):
    """Answers one request as the documentation says, unless a fault comes first."""

    kolada: FakeKolada

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        known = self.kolada
        known.asked.append(self.path)
        known.agents.append(self.headers.get("User-Agent", ""))
        known.times.append(time.monotonic())
        fault = known.faults.pop(0) if known.faults else None
        with suppress(BrokenPipeError, ConnectionResetError):
            fault(self) if fault else self._answer()

    def _answer(self) -> None:
        url = urlsplit(self.path)
        parts = url.path.removeprefix("/v3/").split("/")
        asked = {name: ids.split(",") for name, ids in zip(parts[-2::-2], parts[::-2], strict=False)}
        if any(len(ids) > MOST_IDS for ids in asked.values()):
            self.send(json.dumps({"error": "too many ids"}), 400)
        elif parts[0] == "kpi":
            found = [{"id": kpi, "title": self.kolada.titles[kpi]} for kpi in asked["kpi"] if kpi in self.kolada.titles]
            self._page(url.path, url.query, found)
        else:
            assert len(asked) >= 2, "at least two of the three parts"
            self._page(url.path, url.query, [row for row in self.kolada.rows if _matches(row, asked)])

    def _page(self, path: str, query: str, rows: list[dict[str, Any]]) -> None:
        parameters = parse_qs(query)
        page = int(parameters.get("page", ["1"])[0])
        asked = int(parameters.get("per_page", [str(MOST_ROWS)])[0])
        size = min(self.kolada.page_size, asked)
        shown = rows[(page - 1) * size : page * size]
        following = None
        if page * size < len(rows):
            following = f"{self.kolada.address}{path.removeprefix('/v3')}?page={page + 1}&per_page={asked}"
        self.send(json.dumps({"count": len(shown), "next_url": following, "previous_url": None, "values": shown}))

    def send(self, text: str | bytes, status: int = 200, **headers: str) -> None:
        """Send an answer; underscores in the names of headers stand for hyphens."""
        content = text if isinstance(text, bytes) else text.encode()
        self.send_response(status)
        for name, value in {"Content-Type": "application/json", "Content-Length": str(len(content)), **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(content)


def _matches(row: dict[str, Any], asked: dict[str, list[str]]) -> bool:
    named = {"kpi": row["kpi"], "municipality": row["municipality"], "year": str(row["period"])}
    return all(named[name] in ids for name, ids in asked.items() if name in named)


@pytest.fixture
def kolada() -> Iterator[FakeKolada]:
    """Run the server, empty."""
    known = FakeKolada()
    handler = type("Bound", (Handler,), {"kolada": known})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    known.address = f"http://127.0.0.1:{server.server_address[1]}/v3"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield known
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture
def quick() -> Manners:
    """Return manners for a server of one's own."""
    return QUICK
