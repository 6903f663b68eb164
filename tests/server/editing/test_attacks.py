"""Nobody writes in another's name: other sites, other names, other machines, guesses and floods."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from graph.bundled import BUNDLED
from graph.errors import StyrgrafError
from server.editing import TOKEN as TOKEN_NAME
from server.editing import open_editing
from server.editing.attempts import MOST as MOST_ATTEMPTS
from server.editing.attempts import MOST_IN_ALL, Attempts
from server.editing.sessions import LIFETIME, MOST, Sessions
from server.security import HEADERS
from tests.running import run

RECORD = "/redigera/exempel-2030/organisation/radet"
GODTA = "/granskning/godta"
TOKEN = "en-nyckel-som-ingen-gissar"

OTHER_SITES: list[dict[str, str | None]] = [
    {"origin": "https://evil.example", "sec-fetch-site": "cross-site"},
    {"origin": "https://evil.example", "sec-fetch-site": None},
    {"origin": "null", "sec-fetch-site": None},
    {"origin": "null"},
    {"origin": "http://127.0.0.1:9999", "sec-fetch-site": "same-site"},
    {"origin": "http://127.0.0.1:9999", "sec-fetch-site": None},
    {"origin": "http://127.0.0.1:8000.evil.example", "sec-fetch-site": None},
    {"origin": "http://127.0.0.1:8000@evil.example", "sec-fetch-site": None},
    {"sec-fetch-site": "none"},
    {"sec-fetch-site": "same-origin, cross-site"},
    {"origin": None, "sec-fetch-site": "cross-site"},
    {"origin": None, "sec-fetch-site": None},
]


@pytest.mark.parametrize("headers", OTHER_SITES, ids=str)
def test_a_form_of_another_site_is_refused(desk: Any, headers: dict[str, str | None]) -> None:
    answer = desk.send(GODTA, desk.form(), **headers)
    assert (answer.status_code, desk.accepted) == (403, ())
    assert desk.send(GODTA, desk.form()).status_code == 303


@pytest.mark.parametrize("key", ["", "x", "å", None])
def test_a_form_without_the_key_of_its_session_is_refused(desk: Any, key: str | None) -> None:
    fields = desk.form()
    sent = {name: value for name, value in fields.items() if name != "nyckel"} | ({"nyckel": key} if key else {})
    assert (desk.send(GODTA, sent).status_code, desk.accepted) == (403, ())


def test_the_key_of_one_session_opens_no_other(desk: Any) -> None:
    fields = desk.form()
    desk.client.cookies.clear()
    assert desk.form()["nyckel"] != fields["nyckel"]
    assert (desk.send(GODTA, fields).status_code, desk.accepted) == (403, ())
    desk.client.cookies.clear()
    assert (desk.send(GODTA, fields).status_code, desk.accepted) == (403, ())


@pytest.mark.parametrize(
    "host",
    ["evil.example", "evil.example:8000", "127.0.0.1.evil.example", "", "localhost@evil.example", "[::1", "10.0.0.1"],
)
def test_no_other_name_leads_to_the_service(desk: Any, host: str) -> None:
    answer = desk.client.get("/granskning", headers={"host": host})
    assert answer.status_code == 421
    assert 'name="nyckel"' not in answer.text
    assert "Den här tjänsten svarar bara på" in answer.text
    assert "This service answers to" in answer.text
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS
    assert desk.send(GODTA, desk.form(), host=host, origin=f"http://{host}").status_code == 421
    assert desk.accepted == ()


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost:8000", "LOCALHOST", "[::1]:8000", "localhost:9000"])
def test_the_names_of_this_machine_do(desk: Any, host: str) -> None:
    assert desk.client.get("/granskning", headers={"host": host}).status_code == 200


@pytest.mark.parametrize("header", ["forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip", "via"])
def test_what_a_proxy_passes_on_may_not_write_without_a_token(desk: Any, header: str) -> None:
    fields = desk.form()
    assert 'method="post"' not in desk.client.get("/granskning", headers={header: "192.0.2.1"}).text
    assert (desk.send(GODTA, fields, **{header: "192.0.2.1"}).status_code, desk.accepted) == (403, ())


@pytest.mark.parametrize(
    ("content", "kind", "status"),
    [
        (b"{}", "application/json", 415),
        (b"nyckel=x", "text/plain", 415),
        (b"--x\r\n", "multipart/form-data; boundary=x", 415),
        (b"skal=" + b"x" * 300_000, "application/x-www-form-urlencoded", 413),
        (b"x" * 2_000_000, "application/x-www-form-urlencoded", 413),
        (b"&".join(b"a=b" for _ in range(3_000)), "application/x-www-form-urlencoded", 400),
        (b"skal=%ff%fe", "application/x-www-form-urlencoded", 400),
        (b"skal=\xff", "application/x-www-form-urlencoded", 400),
    ],
)
def test_what_is_no_form_is_refused(desk: Any, content: bytes, kind: str, status: int) -> None:
    headers = {"content-type": kind, "origin": desk.address, "sec-fetch-site": "same-origin"}
    assert desk.client.post(GODTA, content=content, headers=headers).status_code == status


def test_the_cookie_is_kept_from_scripts_and_other_sites(desk: Any) -> None:
    answer = desk.client.get("/granskning")
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith("styrgraf-session-8000=")
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert "Domain" not in cookie
    assert answer.headers["cache-control"] == "no-store"
    assert "set-cookie" not in desk.client.get("/granskning").headers, "one session is enough"
    assert "set-cookie" not in desk.client.get("/").headers


def test_over_a_network_one_has_to_log_in(far: Any) -> None:
    page = far.read()
    assert 'href="/logga-in?till=%2Fgranskning"' in page
    assert "Du kan läsa men inte spara förrän du har loggat in." in page
    assert 'method="post"' not in page
    fields = {"fynd": "x", "nyckel": "x"}
    assert far.send(GODTA, fields).status_code == 403
    assert far.send("/logga-in", {"nyckelord": "en-nyckel-som-ingen-gissaR"}).status_code == 403
    assert "Det är inte rätt nyckel." in far.send("/logga-in", {"nyckelord": "åäö"}).text

    entered = far.send("/logga-in?till=/granskning?organ=radet", {"nyckelord": TOKEN})
    assert (entered.status_code, entered.headers["location"]) == (303, "/granskning?organ=radet")
    assert "Secure" in entered.headers["set-cookie"]
    assert "HttpOnly" in entered.headers["set-cookie"]
    assert TOKEN not in entered.headers["set-cookie"]
    assert far.send(GODTA, far.form()).status_code == 303
    assert len(far.accepted) == 1


def test_behind_a_token_other_sites_and_names_pointed_at_it_may_not_write_either(far: Any) -> None:
    far.send("/logga-in", {"nyckelord": TOKEN})
    fields = far.form()
    for headers in OTHER_SITES:
        assert (far.send(GODTA, fields, **headers).status_code, far.accepted) == (403, ()), headers
    evil = {"host": "evil.example", "origin": "https://evil.example"}
    far.client.cookies.clear()  # the browser sends them to the name that gave them
    assert 'method="post"' not in far.client.get("/granskning", headers=evil).text
    assert (far.send(GODTA, fields, **evil).status_code, far.accepted) == (403, ())


def test_logging_out_ends_the_session(far: Any) -> None:
    far.send("/logga-in", {"nyckelord": TOKEN})
    fields, cookies = far.form(), dict(far.client.cookies)
    assert far.send("/logga-ut", {"nyckel": ""}).status_code == 403, "another site may not log anybody out"
    assert "Du är inloggad." in far.read(RECORD)
    answer = far.send(f"/logga-ut?till={RECORD}", {"nyckel": far.hidden("nyckel", far.read("/logga-in"))})
    assert (answer.status_code, answer.headers["location"]) == (303, RECORD)
    assert "Du är inloggad." not in far.read(RECORD)
    far.client.cookies.update(cookies)
    assert (far.send(GODTA, fields).status_code, far.accepted) == (403, ())


def test_nobody_is_logged_in_by_another_site(far: Any) -> None:
    headers = {"origin": "https://evil.example", "sec-fetch-site": "cross-site"}
    answer = far.send("/logga-in", {"nyckelord": TOKEN}, **headers)
    assert (answer.status_code, "set-cookie" in answer.headers) == (403, False)


def test_logging_in_leads_back_to_where_one_was(far: Any) -> None:
    (way,) = re.findall(r'loggat in\. <a href="([^"]+)"', far.read(RECORD))
    assert far.send(unescape(way), {"nyckelord": TOKEN}).headers["location"] == RECORD
    assert "loggat in" not in far.read(RECORD)
    assert re.search(r'href="/logga-in\?till=[^"]+">Logga in eller ut</a>', far.read("/mal"))


@pytest.mark.parametrize(
    "target",
    [
        "//evil.example",
        "https://evil.example",
        "\\evil",
        "/\\evil.example",
        "/%09/evil.example",
        "/x%0d%0aSet-Cookie:a=b",
        "evil.example",
        "/logga-ut",
        "javascript:alert(1)",
        f"/{'x' * 2001}",
    ],
)
def test_nobody_is_led_elsewhere(far: Any, target: str) -> None:
    answer = far.send(f"/logga-in?till={target}", {"nyckelord": TOKEN})
    assert answer.headers["location"] == "/granskning"


def test_guessing_soon_has_to_wait(far: Any) -> None:
    answers = [far.send("/logga-in", {"nyckelord": f"gissning {number}"}).status_code for number in range(12)]
    assert answers == [403] * MOST_ATTEMPTS + [429] * 2
    assert far.send("/logga-in", {"nyckelord": TOKEN}).status_code == 429


def test_guesses_are_forgotten_in_time_and_address_by_address() -> None:
    now = [0.0]
    attempts = Attempts(lambda: now[0])
    for _ in range(MOST_ATTEMPTS):
        attempts.failed("192.0.2.1")
    assert attempts.are_too_many("192.0.2.1")
    assert not attempts.are_too_many("192.0.2.2")
    now[0] = 61
    assert not attempts.are_too_many("192.0.2.1")


def test_guesses_from_many_addresses_have_to_wait_too() -> None:
    now = [0.0]
    attempts = Attempts(lambda: now[0])
    for number in range(MOST_IN_ALL):
        assert not attempts.are_too_many(f"192.0.2.{number}")
        attempts.failed(f"192.0.2.{number}")
    assert attempts.are_too_many("198.51.100.1")
    now[0] = 61
    assert not attempts.are_too_many("198.51.100.1")


def test_sessions_end_and_do_not_pile_up() -> None:
    now = [0.0]
    sessions = Sessions(lambda: now[0])
    first, _ = sessions.begin()
    assert sessions.find(first)
    now[0] = LIFETIME - 1
    assert sessions.find(first)
    now[0] = LIFETIME
    assert sessions.find(first) is None
    kept = [sessions.begin()[0] for _ in range(MOST + 5)]
    assert [sessions.find(secret) is not None for secret in kept] == [False] * 5 + [True] * MOST
    assert sessions.find(None) is None
    assert sessions.find("") is None


def test_what_may_not_be_written_to_is_told_before_anything_is_served(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(StyrgrafError, match="The bundled workspace is not written to; make a copy"):
        open_editing(None, "127.0.0.1")
    with pytest.raises(StyrgrafError, match="The bundled workspace is not written to; make a copy"):
        open_editing(BUNDLED, "127.0.0.1")
    with pytest.raises(StyrgrafError, match=r"--edit on 0\.0\.0\.0 needs a token .* set STYRGRAF_EDIT_TOKEN"):
        open_editing(folder, "0.0.0.0")
    monkeypatch.setenv(TOKEN_NAME, "kort")
    for host in ("0.0.0.0", "127.0.0.1"):
        with pytest.raises(StyrgrafError, match="STYRGRAF_EDIT_TOKEN has 4 characters; make it 16 or more"):
            open_editing(folder, host)
    monkeypatch.setenv(TOKEN_NAME, TOKEN)
    assert open_editing(folder, "0.0.0.0").hosts is None
    hosts = ("127.0.0.1", "::1", "localhost", "127.8.8.8")
    assert [open_editing(folder, host).hosts for host in hosts] == [None] * 4, "the token tells who may write"
    monkeypatch.delenv(TOKEN_NAME)
    for host in hosts:
        assert "localhost" in (open_editing(folder, host).hosts or ())


def test_whoever_hangs_up_in_the_middle_of_a_form_is_no_fault_of_ours(far: Any) -> None:
    """A fault would stand in the log with its trace, hundreds of them where somebody wants to hide what is wrong."""
    app = far.client.app

    async def hung_up() -> list[Any]:
        said = iter([{"type": "http.request", "body": b"nyckelord=", "more_body": True}, {"type": "http.disconnect"}])
        sent: list[Any] = []

        async def receive() -> Any:
            return next(said)

        async def send(message: Any) -> None:
            sent.append(message)

        form = (b"content-type", b"application/x-www-form-urlencoded")
        headers = [(b"host", b"styrning.example.org"), (b"origin", b"https://styrning.example.org"), form]
        asked = {"method": "POST", "path": "/logga-in", "raw_path": b"/logga-in", "query_string": b""}
        scope = {"type": "http", "http_version": "1.1", "scheme": "https", "root_path": "", **asked, "headers": headers}
        await app({**scope, "client": ("203.0.113.9", 1), "server": ("styrning.example.org", 443)}, receive, send)
        return sent

    assert run(hung_up()) == []
