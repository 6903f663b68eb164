"""A workspace with one mistake in it, served so that one may write, and a browser's side of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from graph.acceptances import Acceptance, read_acceptances
from graph.creation import create_workspace
from server.app import create_app
from server.editing import Editing, open_editing
from server.service import open_service

TOKEN = "en-nyckel-som-ingen-gissar"
ADDRESS = "http://127.0.0.1:8000"


class Desk:
    """An editor at a browser: keeps cookies, reads the keys of forms and sends them as a browser does."""

    def __init__(self, folder: Path, editing: Editing | None, address: str = ADDRESS) -> None:
        self.folder = folder
        self.editing = editing
        app = create_app(open_service(folder), editing=editing)
        self.client = TestClient(app, base_url=address, follow_redirects=False)
        self.client.headers.update({"accept": "text/html", "accept-language": "sv"})
        self.address = address

    def read(self, path: str = "/granskning") -> str:
        """Return the page at `path`."""
        return self.client.get(path).text

    def hidden(self, name: str, page: str) -> str:
        """Return the value of the first hidden field of that name."""
        found = re.search(rf'name="{name}" value="([^"]*)"', page)
        assert found, f"the page has no field {name}"
        return unescape(found[1])

    def send(self, path: str, fields: dict[str, str], **headers: str | None):  # type: ignore[no-untyped-def]
        """Send a form as a page of the service would; a header given as None is left out."""
        usual = {"origin": self.address, "sec-fetch-site": "same-origin"} | headers
        return self.client.post(path, data=fields, headers={k: v for k, v in usual.items() if v is not None})

    def form(self, **changed: str) -> dict[str, str]:
        """Return what the form of the only finding sends, filled in."""
        page = self.read()
        fields = {name: self.hidden(name, page) for name in ("nyckel", "fynd")}
        return fields | {"skal": "Orterna väljs i vår", "namn": "Alva Ek", "till": "2099-12-31"} | changed

    @property
    def accepted(self) -> tuple[Acceptance, ...]:
        """Return what the file says is accepted."""
        return read_acceptances(self.folder)[0]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a workspace whose arena has no members, which breaks a shape."""
    create_workspace(tmp_path / "yta")
    for name in ("exempel-2030/organ.yaml", "reference/arena.yaml"):
        file = tmp_path / "yta" / name
        file.write_text(file.read_text("utf-8").replace("  member: organisation/orterna\n", ""), "utf-8")
    return tmp_path / "yta"


@pytest.fixture
def desk(folder: Path) -> Desk:
    """Return an editor at the machine that serves."""
    return Desk(folder, open_editing(folder, "127.0.0.1"))


@pytest.fixture
def far(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Return an editor who reaches the service over a network and knows the token."""
    monkeypatch.setenv("STYRGRAF_EDIT_TOKEN", TOKEN)
    return Desk(folder, open_editing(folder, "0.0.0.0"), "https://styrning.example.org")


@pytest.fixture
def desk_with() -> Callable[[Path, Editing | None], Desk]:
    """Return what seats an editor at any service."""
    return Desk
