"""A workspace with one mistake in it, served so that one may write, and a browser's side of it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from graph.acceptances import Acceptance, read_acceptances
from graph.beginning import Beginning
from graph.creation import create_workspace
from graph.documents.conversion import convert, kept_as
from graph.drafting.drafting import draft
from graph.drafting.folder import write_folder
from graph.record import Record
from graph.stamp import stamp_of
from graph.workspace import open_workspace
from server.app import create_app
from server.editing import Editing, open_editing
from server.live import LiveApp
from server.service import open_service

TOKEN = "en-nyckel-som-ingen-gissar"
DOCUMENT = Path(__file__).parents[2] / "graph/drafting/documents/alvdalen.md"
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


class _Fields(HTMLParser):
    """What a browser would send of the form for a record."""

    def __init__(self) -> None:
        super().__init__()
        self.sent: dict[str, str] = {}
        self._form, self._select, self._area = False, "", ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self._form = self._form or (tag == "form" and "data-edit" in given)
        if not self._form:
            return
        if tag == "input" and (given.get("type") not in ("checkbox", "radio") or "checked" in given):
            self.sent[given["name"]] = given.get("value", "")
        elif tag == "select":
            self._select = given["name"]
            self.sent[self._select] = ""
        elif tag == "textarea":
            self._area = given["name"]
            self.sent[self._area] = ""
        elif tag == "option" and self._select and "selected" in given:
            self.sent[self._select] = given["value"]

    def handle_data(self, data: str) -> None:
        if self._area:
            self.sent[self._area] += data

    def handle_endtag(self, tag: str) -> None:
        self._form = self._form and tag != "form"
        self._select = "" if tag == "select" else self._select
        self._area = "" if tag == "textarea" else self._area


class Editor:
    """Somebody at a browser, on a service that follows the files."""

    def __init__(self, folder: Path, client: TestClient) -> None:
        self.folder, self.client = folder, client

    def open(self, path: str) -> dict[str, str]:
        """Return the fields of the form at `path`, as it is filled in."""
        page = self.client.get(path)
        assert page.status_code == 200, page.text
        return self.fields(page.text)

    def fields(self, page: str) -> dict[str, str]:
        """Return the fields of the form on a page, as it is filled in."""
        fields = _Fields()
        fields.feed(page)
        return fields.sent

    def send(self, path: str, fields: dict[str, str], button: str = "spara"):  # type: ignore[no-untyped-def]
        """Press a button of a form."""
        headers = {"origin": ADDRESS, "sec-fetch-site": "same-origin"}
        return self.client.post(path, data={**fields, "gor": button}, headers=headers)

    def record(self, identity: str) -> Record:
        """Return a record as it stands in the files."""
        (found,) = (each for each in open_workspace(self.folder).records if each.id == identity)
        return found

    def files(self) -> dict[str, str]:
        """Return the texts of all record files."""
        return {str(file): file.read_text("utf-8") for file in sorted(self.folder.glob("*/*.yaml"))}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a workspace whose arena has no members, which breaks a shape."""
    create_workspace(tmp_path / "yta")
    for name in ("exempel-2030/organ.yaml", "reference/arena.yaml"):
        file = tmp_path / "yta" / name
        file.write_text(file.read_text("utf-8").replace("  member: organisation/orterna\n", ""), "utf-8")
    return tmp_path / "yta"


def editor_of(folder: Path) -> Iterator[Editor]:
    """Serve a workspace to an editor."""
    editing = open_editing(folder, "127.0.0.1")
    live = LiveApp(lambda: create_app(open_service(folder), editing=editing), lambda: stamp_of(folder), 60)
    with TestClient(live, base_url=ADDRESS, follow_redirects=False) as client:
        client.headers.update({"accept": "text/html", "accept-language": "sv"})
        yield Editor(folder, client)


@pytest.fixture
def editor(folder: Path) -> Iterator[Editor]:
    """Return somebody at a browser, on a service that follows the files."""
    yield from editor_of(folder)


@pytest.fixture
def editor_with(tmp_path: Path) -> Iterator[Callable[[Path], Editor]]:
    """Return what serves any workspace to an editor."""
    with ExitStack() as stack:
        yield lambda folder: stack.enter_context(contextmanager(editor_of)(folder))


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


@pytest.fixture(scope="session")
def proposed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a workspace with the example removed and a proposal for a document in its place; not to be changed."""
    folder = tmp_path_factory.mktemp("forslag") / "dalen"
    levels = ("Fullmäktigenivå", "Direktionsnivå", "Verksamhetsnivå")
    create_workspace(folder, beginning=Beginning("Älvdalsförbundet", languages=("sv",), levels=levels))
    write_folder(folder / "r", draft(DOCUMENT, open_workspace(folder), "r", None, "sv").files)
    (folder / "documents" / kept_as(DOCUMENT)).write_text(convert(DOCUMENT).text, "utf-8")
    shutil.rmtree(folder / "exempel-2030")
    return folder


@pytest.fixture
def proposal(proposed: Path, tmp_path: Path, editor_with: Callable[[Path], Editor]) -> Editor:
    """Return an editor in a workspace of their own with a proposal that nobody has gone through."""
    shutil.copytree(proposed, tmp_path / "dalen")
    return editor_with(tmp_path / "dalen")
