"""Which language a page is in."""

from __future__ import annotations

import pytest

from server.language import choose


@pytest.mark.parametrize(
    ("asked", "accepted", "chosen"),
    [
        (None, None, "sv"),
        ("en", "sv", "en"),
        ("sv", "en", "sv"),
        ("de", "en", "en"),
        (None, "en-GB,en;q=0.9", "en"),
        (None, "de,sv;q=0.5,en;q=0.4", "sv"),
        (None, "en;q=0.2, sv-FI;q=0.8", "sv"),
        (None, "en;q=0", "sv"),
        (None, "en;q=nonsense", "sv"),
        (None, "fr", "sv"),
        (None, "", "sv"),
    ],
)
def test_the_address_decides_then_the_browser_then_swedish(
    asked: str | None, accepted: str | None, chosen: str
) -> None:
    assert choose(asked, accepted) == chosen


@pytest.mark.parametrize(
    ("asked", "accepted", "spoken", "chosen"),
    [
        (None, "en", ["sv"], "sv"),
        ("en", "sv", ["sv"], "en"),
        (None, "sv", ["en"], "en"),
        (None, "en", ["sv", "en"], "en"),
        (None, "en", ["fi"], "en"),
    ],
)
def test_a_workspace_in_one_language_decides_before_the_browser(
    asked: str | None, accepted: str, spoken: list[str], chosen: str
) -> None:
    assert choose(asked, accepted, spoken) == chosen
