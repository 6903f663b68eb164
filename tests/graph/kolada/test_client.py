"""What the client makes of Kolada's answers, good and bad, over real HTTP."""

from __future__ import annotations

import json
import socket
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from email.utils import format_datetime
from typing import Any

import pytest

from graph.errors import StyrgrafError
from graph.kolada.client import Kolada
from graph.kolada.errors import KoladaError
from graph.kolada.manners import Manners
from tests.graph.kolada.conftest import FakeKolada, Handler

GOOD = {
    "kpi": "N00001",
    "municipality": "9901",
    "period": 2034,
    "values": [{"gender": "T", "count": 1, "status": "", "value": 1}],
}
HUGE = json.dumps({"values": [GOOD]}).replace('"value": 1', '"value": 1e999999')
EMPTY = '{"values": [], "next_url": null}'


def values(kolada: FakeKolada, manners: Manners) -> list[tuple[str, int, Decimal]]:
    with Kolada(kolada.address, manners) as client:
        return [
            (each.municipality, each.year, each.value)
            for each in client.values("N00001", ["9901", "9902"], [2033, 2034])
        ]


def test_values_for_all_are_read_and_nothing_else(kolada: FakeKolada, quick: Manners) -> None:
    kolada.add("N00001", "9902", 2034, 71.25, K=70.0, M=None)
    kolada.add("N00001", "9901", 2033, 0)
    kolada.add("N00001", "9901", 2034, None, K=3.5)
    kolada.rows.append(
        {"kpi": "N00001", "municipality": "9902", "period": 2033, "values": [{"gender": "F", "value": 2}]}
    )
    assert values(kolada, quick) == [("9901", 2033, Decimal(0)), ("9902", 2034, Decimal("71.25"))]
    (path,) = kolada.asked
    assert path == "/v3/data/kpi/N00001/municipality/9901,9902/year/2033,2034?per_page=5000"


def test_pages_are_followed_to_the_last(kolada: FakeKolada, quick: Manners) -> None:
    kolada.page_size = 3
    for year in range(2000, 2010):
        kolada.add("N00001", "9901", year, year)
    with Kolada(kolada.address, quick) as client:
        found = client.values("N00001", ["9901"], range(2000, 2010))
    assert [value.year for value in found] == list(range(2000, 2010))
    assert len(kolada.asked) == 4


def test_no_list_has_more_than_twenty_five_ids(kolada: FakeKolada, quick: Manners) -> None:
    codes = [f"{number:04}" for number in range(30)]
    for code in codes:
        kolada.add("N00001", code, 1995, 1)
        kolada.add("N00001", code, 2030, 2)
    with Kolada(kolada.address, quick) as client:
        assert len(client.values("N00001", codes, range(1990, 2031))) == 60
        assert len(client.kpis([f"N{number:05}" for number in range(60)])) == 0
    assert len(kolada.asked) == 4 + 3


def test_key_figures_are_named_by_kolada(kolada: FakeKolada, quick: Manners) -> None:
    kolada.titles = {"N00001": "Trygga\n elever,\u2028 andel (%)"}
    with Kolada(kolada.address, quick) as client:
        (found,) = client.kpis(["N00001", "N00002"]).values()
    assert found.title == "Trygga elever, andel (%)"


def test_one_asks_by_name_and_slowly(kolada: FakeKolada, quick: Manners) -> None:
    with Kolada(kolada.address, replace(quick, pause=0.15)) as client:
        client.values("N00001", ["9901"], range(1990, 2050))
    assert all(agent.startswith("styrgraf/") for agent in kolada.agents)
    gaps = [later - earlier for earlier, later in zip(kolada.times, kolada.times[1:], strict=False)]
    assert len(gaps) == 2
    assert min(gaps) >= 0.14


def busy(status: int, after: str | None = None) -> Callable[[Handler], None]:
    headers = {"Retry_After": after} if after else {}
    return lambda handler: handler.send("busy", status, **headers)


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_what_passes_is_tried_again(kolada: FakeKolada, quick: Manners, status: int) -> None:
    kolada.add("N00001", "9901", 2034, 5)
    kolada.faults = [busy(status), busy(status, "0")]
    assert values(kolada, quick) == [("9901", 2034, Decimal(5))]
    assert len(kolada.asked) == 3


def test_the_wait_that_is_asked_for_is_kept(kolada: FakeKolada, quick: Manners) -> None:
    soon = format_datetime(datetime.now(UTC) + timedelta(seconds=1.9), usegmt=True)
    kolada.faults = [busy(429, "1"), busy(503, soon)]
    values(kolada, replace(quick, longest_wait=5))
    gaps = [later - earlier for earlier, later in zip(kolada.times, kolada.times[1:], strict=False)]
    assert gaps[0] >= 0.99


def test_a_server_that_asks_for_too_long_a_wait_is_left_alone(kolada: FakeKolada, quick: Manners) -> None:
    kolada.faults = [busy(429, "3600")]
    with pytest.raises(KoladaError, match="status 429"):
        values(kolada, quick)
    assert len(kolada.asked) == 1


def test_what_does_not_pass_is_given_up(kolada: FakeKolada, quick: Manners) -> None:
    kolada.faults = [busy(503)] * 3
    with pytest.raises(KoladaError, match="status 503"):
        values(kolada, quick)
    assert len(kolada.asked) == 3


def page(**changed: Any) -> Callable[[Handler], None]:
    return lambda handler: handler.send(json.dumps({"values": [{**GOOD, **changed}], "next_url": None}))


def text(content: str | bytes, status: int = 200, **headers: str) -> Callable[[Handler], None]:
    return lambda handler: handler.send(content, status, **headers)


def endless(handler: Handler) -> None:
    handler.send_response(200)
    handler.end_headers()
    while True:
        handler.wfile.write(b'{"values": [' + b" " * 50_000)


def drip(handler: Handler) -> None:
    handler.send_response(200)
    handler.end_headers()
    while True:
        handler.wfile.write(b" ")
        handler.wfile.flush()
        time.sleep(0.05)


def torn(handler: Handler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    handler.wfile.write(b'{"values": [')
    handler.wfile.flush()
    handler.connection.shutdown(socket.SHUT_RDWR)


def silent(handler: Handler) -> None:
    time.sleep(0.6)


def loop(handler: Handler) -> None:
    own = f"{handler.kolada.address}{handler.path.removeprefix('/v3')}"
    handler.send(json.dumps({"values": [], "next_url": own}))


def forever(handler: Handler) -> None:
    following = f"{handler.kolada.address}/data/kpi/N00001/year/2034?page={len(handler.kolada.asked)}"
    handler.send(json.dumps({"values": [], "next_url": following}))


HOSTILE: dict[str, tuple[Callable[[Handler], None], str]] = {
    "no JSON": (text("<html>Hej</html>"), "does not answer with JSON"),
    "empty": (text(""), "does not answer with JSON"),
    "not UTF-8": (text(b'{"values": ["\xff"]}'), "does not answer with JSON"),
    "a list": (text("[]"), "no object"),
    "nested deep": (text("[" * 100_000), "does not answer with JSON"),
    "NaN": (text(EMPTY.replace("null", "NaN")), "does not answer with JSON"),
    "no values": (text("{}"), "without 'values'"),
    "values that are text": (text('{"values": "N00001"}'), "without 'values'"),
    "a row that is text": (text('{"values": ["N00001"]}'), "row 1, 'values'"),
    "a year that is text": (page(period="2034"), "row 1, 'period'"),
    "a year that is true": (page(period=True), "row 1, 'period'"),
    "a year far off": (page(period=20340), "row 1, 'period'"),
    "no municipality": (page(municipality=None), "row 1, 'municipality'"),
    "cells that are none": (page(values={}), "row 1, 'values'"),
    "no gender": (page(values=[{"value": 1}]), "row 1, 'gender'"),
    "a value that is text": (page(values=[{"gender": "T", "value": "1"}]), "row 1, 'value'"),
    "a value that is true": (page(values=[{"gender": "T", "value": True}]), "row 1, 'value'"),
    "a huge value": (page(values=[{"gender": "T", "value": 10**30}]), "row 1, 'value'"),
    "a value with a huge exponent": (text(HUGE), "row 1, 'value'"),
    "a number without end": (text('{"values": [], "count": ' + "9" * 100_000 + "}"), "does not answer with JSON"),
    "too large": (endless, "more than 0 MB"),
    "a slow drip": (drip, "still answering after 0.8 seconds"),
    "packed": (text(b"\x1f\x8b", Content_Encoding="gzip"), "packed content"),
    "elsewhere": (text("", 302, Location="http://example.org/"), "leads to http://example.org/"),
    "not found": (text("", 404), "status 404"),
    "forbidden": (text("", 403), "status 403"),
    "no content": (text("", 204), "status 204"),
    "next page elsewhere": (text('{"values": [], "next_url": "http://example.org/v3/data"}'), "not its own"),
    "next page that is a number": (text('{"values": [], "next_url": 2}'), "not its own"),
    "a circle of pages": (loop, "without end"),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_what_cannot_be_used_gets_one_clear_sentence(kolada: FakeKolada, quick: Manners, name: str) -> None:
    fault, said = HOSTILE[name]
    kolada.faults = [fault]
    started = time.monotonic()
    with pytest.raises(KoladaError) as caught:
        values(kolada, quick)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 700
    assert len(kolada.asked) == 1
    assert time.monotonic() - started < 10


@pytest.mark.parametrize(("fault", "said"), [(torn, "cannot be reached"), (silent, "no answer in time")])
def test_a_broken_connection_is_tried_again_and_then_told(
    kolada: FakeKolada, quick: Manners, fault: Callable[[Handler], None], said: str
) -> None:
    kolada.faults = [fault] * 3
    with pytest.raises(KoladaError, match=said):
        values(kolada, quick)
    assert len(kolada.asked) == 3
    kolada.faults = [fault]
    assert values(kolada, quick) == []


def test_pages_without_end_are_left(kolada: FakeKolada, quick: Manners) -> None:
    kolada.faults = [forever] * 100
    with pytest.raises(KoladaError, match="without end"):
        values(kolada, quick)
    assert len(kolada.asked) == quick.most_pages


def test_nobody_at_home_is_told(quick: Manners) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{taken.getsockname()[1]}/v3"
        with Kolada(address, quick) as client, pytest.raises(KoladaError, match="cannot be reached"):
            client.kpis(["N00001"])


@pytest.mark.parametrize(
    "address", ["", "kolada.se", "ftp://kolada.se/v3", "http://", "http://x/?a=b", "http://[::1", "file:///etc"]
)
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(StyrgrafError, match="no address of Kolada"):
        Kolada(address)
