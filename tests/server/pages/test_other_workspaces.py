"""The pages of workspaces other than the bundled one: small, and too large for one picture."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml
from markupsafe import Markup
from starlette.testclient import TestClient

from graph.creation import create_workspace
from server.app import create_app
from server.chart import MOST_NODES
from server.pages.words import upper_first
from server.service import Service, open_service

if TYPE_CHECKING:
    from tests.server.pages.conftest import Page

Read = Callable[..., "Page"]
Reading = Callable[[Service], Read]


@pytest.fixture(scope="module")
def read_large(tmp_path_factory: pytest.TempPathFactory, reading: Reading) -> Read:
    """Return what fetches a page of a workspace with more bodies than one picture holds."""
    return reading(open_service(_large(tmp_path_factory.mktemp("large"))))


def _large(folder: Path) -> Path:
    name = {"sv": "Stor", "en": "Large"}
    settings = {
        "name": name,
        "base": "https://example.org/id/stor/",
        "arena": "organisation/arena",
        "languages": ["sv", "en"],
    }
    arena = {"id": "organisation/arena", "type": "Arena", "label": name, "kind": "arena"}
    bodies = [
        {
            "id": f"organisation/grupp-{number}",
            "type": "Body",
            "label": {"sv": f"Grupp {number}", "en": f"Group {number}"},
            "kind": "working-group",
            "level": "officials",
        }
        for number in range(MOST_NODES + 1)
    ]
    source = {"id": "document/kalla", "type": "ReferenceSource", "label": name}
    (folder / "reference").mkdir()
    (folder / "workspace.yaml").write_text(yaml.safe_dump(settings), "utf-8")
    (folder / "reference" / "source.yaml").write_text(yaml.safe_dump([source]), "utf-8")
    (folder / "reference" / "bodies.yaml").write_text(yaml.safe_dump([arena, *bodies]), "utf-8")
    return folder


def test_a_chart_that_is_too_large_is_a_list(read_large: Read) -> None:
    page = read_large("/styrkarta")
    assert page.status == 200
    assert "Organen är för många för en läsbar karta." in page.text
    assert f"Grupp {MOST_NODES}" in page.section("lista").text


def test_one_body_of_a_large_workspace_can_still_be_drawn(read_large: Read) -> None:
    page = read_large("/styrkarta?fokus=grupp-7")
    boxes = [link.attributes["data-node"] for link in page.every("a") if "data-node" in link.attributes]
    assert boxes == ["grupp-7"]
    assert read_large("/organ/grupp-7").title == "Grupp 7"


def test_every_organisation_of_a_small_workspace_has_its_page(small_service: Service, reading: Reading) -> None:
    read = reading(small_service)
    paths = {href for href in read("/").links.values() if href.startswith("/organ/")}
    assert paths
    for path in ("/styrkarta", "/granskning", "/fragor", *sorted(paths)):
        for language in ("sv", "en"):
            page = read(path, language)
            assert page.status == 200
            assert page.faults == []


def test_seats_without_anybody_named_are_called_by_the_name_of_their_group(tmp_path: Path, reading: Reading) -> None:
    create_workspace(tmp_path / "yta")
    page = reading(open_service(tmp_path / "yta"))("/organ/radet")
    assert "3 i allt: 3 (En från varje ort)" in page.text
    headings = [each.text for each in page.section("sammansattning").every("th")]
    assert headings == ["Platser", "För"]
    cells = [each.text.strip() for each in page.section("sammansattning").every("td")]
    assert cells == ["3", "En från varje ort"]


def test_the_first_page_does_not_wait_for_what_it_does_not_use() -> None:
    loads = subprocess.run(
        [sys.executable, "-c", "import sys, server.app; print('networkx' in sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[3],
    )
    assert loads.stdout == "False\n"


def test_a_name_in_swedish_alone_stands_in_an_english_heading_with_its_language(
    tmp_path: Path,
) -> None:
    settings = tmp_path / "workspace.yaml"
    _large(tmp_path)
    settings.write_text(
        yaml.safe_dump(yaml.safe_load(settings.read_text("utf-8")) | {"name": {"sv": "Å & Ö"}}), "utf-8"
    )
    text = TestClient(create_app(open_service(tmp_path))).get("/?lang=en").text
    assert '<h1>Who does what in <span lang="sv">Å &amp; Ö</span>?</h1>' in text
    assert "<title>Who does what in Å &amp; Ö? – " in text


def test_a_sentence_with_markup_begins_with_a_capital_and_stays_markup() -> None:
    for given, told in (
        (Markup('<a href="/a">året</a>'), '<a href="/a">Året</a>'),
        (Markup("&lt;b&gt;"), "&lt;b&gt;"),
        (Markup(""), ""),
    ):
        told_so = upper_first(given)
        assert (told_so, type(told_so)) == (told, Markup)
