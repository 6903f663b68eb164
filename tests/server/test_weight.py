"""A page of the styrkarta is light, its fonts included; the times beside a peer are for ``make weight``."""

from __future__ import annotations

import pytest

from tests.weight import MOST_BYTES, PAGES, parts


@pytest.mark.parametrize("path", PAGES)
def test_a_page_weighs_less_than_a_photograph(live_server: str, path: str) -> None:
    found = parts(live_server, path)
    assert {part.kind for part in found} >= {"html", "css", "js", "woff2"}
    assert sum(part.bytes for part in found) < MOST_BYTES
