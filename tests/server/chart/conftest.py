from __future__ import annotations

import pytest

from server.chart import ChartModel
from tests.server.chart.sample import varmland


@pytest.fixture(scope="session")
def model() -> ChartModel:
    return varmland()
