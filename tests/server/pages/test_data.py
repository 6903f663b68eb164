"""The files at /data are those that the commands write."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from starlette.testclient import TestClient

from graph.serialise import FORMATS, serialise
from server.app import create_app
from server.exports import FORMATS as TABLES
from server.exports import export
from server.pages.data import MEDIA_TYPES
from server.service import Service

if TYPE_CHECKING:
    from tests.server.pages.conftest import Page


@pytest.fixture(scope="module")
def client(small_service: Service) -> TestClient:
    """Return what asks the application for files."""
    return TestClient(create_app(small_service))


@pytest.mark.parametrize("suffix", [*TABLES, *FORMATS])
def test_a_file_is_what_the_command_writes(client: TestClient, small_service: Service, suffix: str) -> None:
    response = client.get(f"/data/styrgraf{suffix}")
    dataset = small_service.dataset
    assert response.status_code == 200
    assert response.headers["content-type"].partition(";")[0] == MEDIA_TYPES[suffix]
    assert response.headers["content-disposition"] == f'attachment; filename="styrgraf{suffix}"'
    assert dataset.build_id in response.headers["etag"]
    expected = export(small_service.workspace, dataset, suffix) if suffix in TABLES else serialise(dataset, suffix)
    assert response.content == expected


def test_an_unknown_file_is_not_found(client: TestClient) -> None:
    response = client.get("/data/styrgraf.ods")
    assert response.status_code == 404
    assert "/data" in response.text


def test_the_page_offers_every_file_and_tells_the_terms(read: Callable[..., Page], service: Service) -> None:
    page = read("/data")
    assert {href for href in page.links.values() if href.startswith("/data/")} == {
        f"/data/styrgraf{suffix}" for suffix in (*TABLES, *FORMATS)
    }
    assert "https://creativecommons.org/publicdomain/zero/1.0/" in page.links.values()
    assert service.dataset.build_id in page.text
    assert all(edition.label["sv"] in page.text for edition in service.dataset.editions)


def test_the_page_claims_no_licence_that_nobody_gave(
    reading: Callable[[Service], Callable[..., Page]], small_service: Service
) -> None:
    page = reading(small_service)("/data", "en")
    assert "No licence is given." in page.text
    assert "Persons are left out." in page.text
