"""Locators made for a place point at it and at nothing else."""

from __future__ import annotations

import pytest

from graph.documents.locate import locate
from graph.documents.locator import MAX_LENGTH, Span
from graph.documents.pointing import locator_of, shortened

TEXT = (
    "Rådet möts i mars. Rådet utser en ordförande. Kansliet bereder ärenden åt rådet och för protokoll. "
    "Vid behov bjuds gäster in. Styrelsen möts i april. Vid behov bjuds gäster in. Vid behov bjuds gäster in."
)


def span_of(words: str, occurrence: int = 0) -> Span:
    at = -1
    for _ in range(occurrence + 1):
        at = TEXT.index(words, at + 1)
    return Span(at, at + len(words))


@pytest.mark.parametrize(
    ("words", "occurrence"),
    [
        ("Rådet möts i mars.", 0),
        ("Kansliet bereder ärenden åt rådet och för protokoll.", 0),
        ("Vid behov bjuds gäster in.", 0),
        ("Vid behov bjuds gäster in.", 1),
        ("Vid behov bjuds gäster in.", 2),
    ],
)
def test_points_at_the_one_place(words: str, occurrence: int) -> None:
    span = span_of(words, occurrence)
    locator = locator_of(TEXT, "stadga", "alla", span)
    assert locator
    assert locate(TEXT, locator) == span


def test_words_that_recur_with_all_around_them_are_not_pointed_at() -> None:
    text = "Rådet ska besluta om budgeten. " * 200
    assert locator_of(text, "stadga", "alla", Span(31, 61)) is None


def test_a_place_too_long_is_cut_after_a_word() -> None:
    text = "ordet " * 100
    span = shortened(text, Span(0, len(text)))
    assert len(span) <= MAX_LENGTH
    assert text[span.start : span.end].endswith("ordet")
