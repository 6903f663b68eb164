"""An edited workbook sent through the page: told in sentences, written after a yes, refused at its cells."""

from __future__ import annotations

import subprocess
from html import unescape
from pathlib import Path
from typing import Any

from starlette.testclient import TestClient

from server.app import create_app
from server.editing import upload
from server.editing.upload import SentFile, Uploads
from server.service import open_service
from tests.server.spreadsheet.books import Book

ADDRESS = "http://127.0.0.1:8000"
PATH = "/redigera/arbetsbok"
HEADERS = {"origin": ADDRESS, "sec-fetch-site": "same-origin"}


def key(editor: Any) -> str:
    page = editor.client.get(PATH).text
    return str(page.partition('name="nyckel" value="')[2].partition('"')[0])


def book(editor: Any, heading: str = "Namn (sv)", value: str = "Stora rådet") -> bytes:
    content = Book(editor.client.get("/data/styrgraf.xlsx").content)
    content.write("Organ", content.cell("Organ", "organisation/radet", heading), value)
    return content.content


def send(editor: Any, content: bytes, form_key: str | None = None, headers: dict[str, str] | None = None) -> Any:
    fields = {"nyckel": key(editor) if form_key is None else form_key}
    files = {"fil": ("C:\\böcker\\yta.xlsx", content)}
    return editor.client.post(PATH, data=fields, files=files, headers=headers or HEADERS)


def hidden(page: str) -> dict[str, str]:
    names = ("nyckel", "bok", "visat")
    return {name: page.partition(f'name="{name}" value="')[2].partition('"')[0] for name in names}


def test_a_workbook_is_told_then_written_and_committed(editor: Any) -> None:
    run = ["git", "-C", str(editor.folder), "-c", "user.name=A", "-c", "user.email=a@example.org"]
    subprocess.run(["git", "init", "-q", str(editor.folder)], check=True)
    for name, value in (("user.name", "A"), ("user.email", "a@example.org")):
        subprocess.run([*run, "config", name, value], check=True)
    subprocess.run([*run, "add", "."], check=True)
    subprocess.run([*run, "commit", "-qm", "Början"], check=True)
    before = editor.files()
    answer = send(editor, book(editor))
    page = unescape(answer.text)
    assert answer.status_code == 200
    assert "Ändras: Organ ”Rådet” (exempel-2030, organisation/radet)." in page
    assert "Namn (sv) ändras från ”Rådet” till ”Stora rådet”." in page
    assert "1 ändras, 0 nya, 0 tas bort." in page
    assert editor.files() == before
    fields = hidden(answer.text)
    done = editor.client.post(f"{PATH}/skriv", data=fields, headers=HEADERS)
    assert (done.status_code, done.headers["location"]) == (303, "/redigera?gjort=imported")
    assert editor.record("organisation/radet").data["label"]["sv"] == "Stora rådet"
    assert "Ändringarna ur arbetsboken är skrivna" in editor.client.get(done.headers["location"]).text
    logged = subprocess.run(
        [*run, "log", "--format=%s", "--name-only", "-1"], capture_output=True, text=True, check=True
    )
    assert logged.stdout.split("\n\n")[0] == "Inläst ur yta.xlsx"
    assert logged.stdout.split("\n\n")[1].split() == ["exempel-2030/organ.yaml"]
    again = editor.client.post(f"{PATH}/skriv", data=fields, headers=HEADERS)
    assert (again.status_code, "har legat för länge" in again.text) == (409, True)


def test_mistakes_are_told_at_their_cells_and_nothing_is_written(editor: Any) -> None:
    before = editor.files()
    answer = send(editor, book(editor, "Nivå", "mellan"))
    assert answer.status_code == 422
    assert "Ett fel i arbetsboken. Inget är ändrat." in answer.text
    assert "<b>Organ!" in answer.text
    assert "”mellan” finns inte i listan" in unescape(answer.text)
    assert 'name="bok"' not in answer.text
    for content in (
        b"",
        b"PK\x03\x04 nothing",
        b"<html>",
        Book(editor.client.get("/data/styrgraf.xlsx").content).content[:5000],
    ):
        told = send(editor, content)
        assert told.status_code == 422, content[:20]
        assert told.text.count("<li>") + told.text.count("<li lang") >= 1
        assert "Traceback" not in told.text
    assert editor.files() == before


def test_an_untouched_workbook_changes_nothing(editor: Any) -> None:
    answer = send(editor, editor.client.get("/data/styrgraf.xlsx").content)
    assert (answer.status_code, "Arbetsboken ändrar ingenting." in answer.text) == (200, True)


def test_what_has_changed_meanwhile_is_shown_before_it_is_written(editor: Any) -> None:
    page = send(editor, book(editor)).text
    other = "/redigera/exempel-2030/organisation/radet"
    editor.send(other, editor.open(other) | {"label.sv": "Presidiet"})
    answer = editor.client.post(f"{PATH}/skriv", data=hidden(page), headers=HEADERS)
    assert answer.status_code == 409
    assert "har ändrats i arbetsytan sedan arbetsboken skrevs" in unescape(answer.text)
    assert editor.record("organisation/radet").data["label"]["sv"] == "Presidiet"
    page = send(editor, book(editor, "Namn (sv)", "Stora rådet")).text
    stale = hidden(page) | {"visat": "0" * 64}
    assert (
        "Arbetsytan har ändrats sedan du såg listan"
        in editor.client.post(f"{PATH}/skriv", data=stale, headers=HEADERS).text
    )


def test_nobody_sends_a_workbook_in_the_name_of_another(editor: Any, folder: Path) -> None:
    content = book(editor)
    assert send(editor, content, form_key="fel").status_code == 403
    assert send(editor, content, headers={"origin": "http://elsewhere.example"}).status_code == 403
    stranger = TestClient(editor.client.app, base_url=ADDRESS)
    stranger.headers["accept"] = "text/html"
    assert (
        stranger.post(PATH, data={"nyckel": "x"}, files={"fil": ("a.xlsx", content)}, headers=HEADERS).status_code
        == 403
    )
    assert editor.client.post(PATH, data={"nyckel": key(editor)}, headers=HEADERS).status_code == 415
    two = [("fil", ("a.xlsx", b"1")), ("fil", ("b.xlsx", b"2"))]
    assert editor.client.post(PATH, data={"nyckel": key(editor)}, files=two, headers=HEADERS).status_code == 400
    reader = TestClient(create_app(open_service(folder)), base_url=ADDRESS)
    assert reader.get(PATH).status_code == 404


def test_a_file_that_is_too_large_is_read_no_further(editor: Any) -> None:
    assert send(editor, b"x" * 2_000_000).status_code == 422
    assert send(editor, b"x" * (upload.MOST + 1)).status_code == 413
    assert editor.client.post("/redigera/ny", content=b"x" * 2_000_000, headers=HEADERS).status_code == 413


def test_files_wait_a_while_each_for_its_own_session() -> None:
    now = [0.0]
    uploads = Uploads(lambda: now[0])
    file = SentFile({}, "a.xlsx", b"1")
    first = uploads.keep("mine", file)
    assert uploads.take("theirs", first) is None
    assert uploads.take("mine", first) == file
    assert uploads.take("mine", first) is None
    old = uploads.keep("mine", file)
    now[0] = 2000.0
    assert uploads.take("mine", old) is None
    kept = [uploads.keep("mine", file) for _ in range(6)]
    assert [uploads.take("mine", token) is not None for token in kept] == [False, False, True, True, True, True]
