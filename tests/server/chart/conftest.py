from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from server.chart import ChartModel
from tests.server.chart.opening import open_chart
from tests.server.chart.sample import varmland

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


@pytest.fixture(scope="session")
def model() -> ChartModel:
    return varmland()


@pytest.fixture
def page(browser: Browser, model: ChartModel) -> Iterator[Page]:
    faults: list[str] = []
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield open_chart(context, model, faults)
    context.close()
    assert not faults
