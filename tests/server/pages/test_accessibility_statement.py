"""The statement on accessibility says how those who run the service are reached, as far as they have said it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from server.service import Service
from tests.server.pages.conftest import Read

Reading = Callable[[Service], Read]


@pytest.mark.parametrize(
    ("contact", "shown"),
    [("mailto:samradet@example.org", "samradet@example.org"), ("https://example.org/nas", "https://example.org/nas")],
)
def test_whom_to_tell_of_an_obstacle(small_service: Service, reading: Reading, contact: str, shown: str) -> None:
    settings = replace(small_service.workspace.settings, contact=contact)
    service = replace(small_service, workspace=replace(small_service.workspace, settings=settings))
    assert reading(service)("/tillganglighet").links[shown] == contact


def test_that_nobody_has_said_so(small_service: Service, reading: Reading) -> None:
    assert "har inte angett hur de nås" in reading(small_service)("/tillganglighet").text
