"""Numbers in words, for both languages."""

from __future__ import annotations

from decimal import Decimal

import pytest

from server.language import Language, number_words


@pytest.mark.parametrize(
    ("value", "language", "words"),
    [
        ("71.50", "sv", "71,5"),
        ("71.50", "en", "71.5"),
        ("100", "sv", "100"),
        ("12345.6", "sv", "12\N{NO-BREAK SPACE}345,6"),
        ("12345.6", "en", "12,345.6"),
        ("0", "sv", "0"),
        ("-3", "sv", "−3"),
        ("1E+2", "sv", "100"),
    ],
)
def test_a_number_is_written_as_readers_expect(value: str, language: Language, words: str) -> None:
    assert number_words(Decimal(value), language) == words


def test_a_change_shows_its_direction() -> None:
    changes = (Decimal("1.2"), Decimal("-1.2"), Decimal(0))
    assert [number_words(change, "sv", signed=True) for change in changes] == ["+1,2", "−1,2", "0"]
