"""A running service follows the files of its workspace."""

from __future__ import annotations

import shutil
import time
import weakref
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from pathlib import Path

import httpx2
import pytest
from fastapi import FastAPI

from graph.errors import WorkspaceError
from graph.stamp import stamp_of
from server.app import create_app
from server.live import LiveApp
from server.service import Service, open_service
from server.sparql.at_once import at_once

#: Long enough for a busy machine; what is waited for comes in a fraction of it.
_PATIENCE = 30
_RDFS = "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>"


@pytest.fixture
def folder(tmp_path: Path, liten: Path) -> Path:
    return Path(shutil.copytree(liten, tmp_path / "liten"))


@pytest.fixture
def live(folder: Path) -> LiveApp:
    return LiveApp(lambda: create_app(open_service(folder)), lambda: stamp_of(folder), 0.05)


@pytest.fixture
def address(live: LiveApp, over_http: Callable[..., AbstractContextManager[str]]) -> Iterator[str]:
    with over_http(live, at_once(lambda: live.state.known)) as address:
        yield address


def _change(folder: Path, old: str, new: str) -> None:
    changed = 0
    for file in folder.rglob("*.yaml"):
        text = file.read_text("utf-8")
        if old in text:
            file.write_text(text.replace(old, new), "utf-8")
            changed += 1
    assert changed, f"{old!r} stands in no file"


def _until(shown: Callable[[], bool]) -> None:
    deadline = time.monotonic() + _PATIENCE
    while not shown():
        assert time.monotonic() < deadline, "it never came"
        time.sleep(0.05)


def _build(address: str) -> str:
    return str(httpx2.get(f"{address}/halsa", timeout=60).json()["build"])


def test_a_changed_file_is_shown_without_a_new_start(folder: Path, address: str) -> None:
    before = _build(address)
    query = _RDFS + 'ASK { ?body rdfs:label ?name FILTER(CONTAINS(STR(?name), "Presidiet")) }'
    asked = [httpx2.get(f"{address}/sparql", params={"query": query}, timeout=60).json()["boolean"] for _ in range(2)]
    assert asked == [False, False]
    _change(folder, "sv: Bryggrådet", "sv: Presidiet")
    _until(lambda: _build(address) != before)
    assert "Presidiet" in httpx2.get(f"{address}/styrkarta?visa=lista", timeout=60).text
    answer = httpx2.get(f"{address}/sparql", params={"query": query}, timeout=60)
    assert answer.json()["boolean"] is True


def test_files_that_cannot_be_served_change_nothing(
    folder: Path, live: LiveApp, address: str, caplog: pytest.LogCaptureFixture
) -> None:
    before = _build(address)
    _change(folder, "type: Body", "type: Bodi")
    _until(lambda: live.trouble is not None)
    assert isinstance(live.trouble, WorkspaceError)
    assert "Did you mean 'Body'?" in str(live.trouble)
    assert _build(address) == before
    _change(folder, "type: Bodi", "type: Body")
    _until(lambda: live.trouble is None)
    assert _build(address) == before
    assert caplog.messages[-1] == "Filerna kan visas igen."


def test_nobody_waits_or_is_dropped_while_it_changes(folder: Path, address: str) -> None:
    before = _build(address)
    with ThreadPoolExecutor(4) as pool:
        _change(folder, "sv: Bryggrådet", "sv: Presidiet")
        seen = []
        while _build(address) == before:
            seen += list(pool.map(lambda _: httpx2.get(f"{address}/styrkarta", timeout=60).status_code, range(4)))
        seen += list(pool.map(lambda _: httpx2.get(f"{address}/styrkarta", timeout=60).status_code, range(4)))
    assert set(seen) == {200}


def test_an_earlier_state_of_the_files_takes_no_memory(
    folder: Path, over_http: Callable[..., AbstractContextManager[str]]
) -> None:
    held: list[weakref.ref[Service]] = []

    def make() -> FastAPI:
        service = open_service(folder)
        held.append(weakref.ref(service))
        return create_app(service)

    with over_http(LiveApp(make, lambda: stamp_of(folder), 0.05)) as address:
        for path in ("/", "/granskning", "/id/edition/stadga-2035", "/.well-known/void", "/openapi.json"):
            assert httpx2.get(f"{address}{path}", timeout=60).status_code == 200, path
        _change(folder, "sv: Bryggrådet", "sv: Presidiet")
        _until(lambda: len(held) == 2 and held[0]() is None)
        assert held[1]()


def test_it_is_not_built_anew_where_nothing_has_changed(folder: Path) -> None:
    made: list[FastAPI] = []

    def make() -> FastAPI:
        made.append(create_app(open_service(folder)))
        return made[-1]

    live = LiveApp(make, lambda: stamp_of(folder))
    live.renew()
    assert len(made) == 1


def test_an_error_that_nobody_foresaw_does_not_end_the_watch(
    folder: Path, address: str, live: LiveApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    failed: list[int] = []

    def fails() -> None:
        failed.append(1)
        raise OSError("the disk is away for a while")

    monkeypatch.setattr(live, "renew", fails)
    _until(lambda: len(failed) > 1)
    monkeypatch.undo()
    before = _build(address)
    _change(folder, "sv: Bryggrådet", "sv: Presidiet")
    _until(lambda: _build(address) != before)
