"""One body by all its names, municipalities as they are written, and sentences that only tell how it is."""

from __future__ import annotations

import pytest

from graph.drafting.short_names import is_compound_of
from tests.graph.drafting.conftest import Proposed


def test_a_compound_in_short_is_the_body_that_is_named_in_full(proposed: Proposed) -> None:
    text = "# Ordning\n\n## Nätverket för trål och not\n\nNätverket bereder frågor.\n\nTrålnätverket samordnar båtar.\n"
    proposal = proposed(text)
    whole = "organisation/natverket-for-tral-och-not"
    assert [each.bearers[0].value for each in proposal.clauses] == [whole, whole]
    assert list(proposal.called[whole]) == ["Trålnätverket"]


@pytest.mark.parametrize(
    ("short", "whole", "same"),
    [
        ("Fritidsnätverket", "Nätverket för fritid och kultur", True),
        ("Fritidsnätverket", "Nätverket för kultur", False),
        ("Fritidsgruppen", "Nätverket för fritid", False),
        ("Nätverket", "Nätverket för fritid", False),
    ],
)
def test_only_what_says_for_what_it_is_in_the_same_words_is_the_same(short: str, whole: str, same: bool) -> None:
    assert is_compound_of(short, whole) is same


@pytest.mark.parametrize(
    ("written", "name"), [("Tranö kommun", "tranangs"), ("Tranäng kommun", "tranang"), ("", "tranangs")]
)
def test_a_municipality_is_called_as_the_text_has_it(written: str, name: str, proposed: Proposed) -> None:
    text = f"# Ordning\n\nKommunerna Alby, Berga och Tranäng möts. {written and written + ' är värd.'}\n"
    assert f"organisation/{name}-kommun" in proposed(text).newcomers


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Kommunerna samverkar sedan 2019 om nät.", []),
        ("Kommunerna samverkar om nät.", ["Samverkar om nät"]),
        ("Samverkan påverkar inte ansvaret.", []),
        ("Mått tas fram under 2031.", []),
        ("Planer tas fram under 2031.", ["Tar fram planer"]),
    ],
)
def test_how_something_is_lays_no_duty(text: str, labels: list[str], proposed: Proposed) -> None:
    clauses = proposed(f"# Ordning\n\nKommunerna Alby och Berga möts.\n\n## Allmänt\n\n{text}\n").clauses
    assert [clause.label.removesuffix(" under 2031") for clause in clauses] == labels


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Hamnrådet ska ansvara för den tekniska redovisningen.", ("ansvara", "ska", "")),
        ("Hamnrådet ska ansvara för redovisning av näten.", ("redovisa", "ska", "")),
        ("Hamnrådet bör kunna erbjuda en båt.", ("tillhandahalla", "bor", "")),
        (
            "Hamnrådet får besluta om köp på högst 150 000 kronor per köp.",
            ("besluta", "kan", "högst 150 000 kronor per köp"),
        ),
        ("Hamnrådet får besluta om högst tre köp.", ("besluta", "kan", "")),
    ],
)
def test_what_is_answered_for_and_how_far(text: str, told: tuple[str, str, str], proposed: Proposed) -> None:
    (clause,) = proposed(f"# Ordning\n\nHamnrådet möts.\n\n## Allmänt\n\n{text}\n").clauses
    assert (clause.duty.value, clause.force.value, clause.condition) == told


def test_to_be_able_to_is_no_duty_where_it_must_be(proposed: Proposed) -> None:
    assert proposed("# Ordning\n\nHamnrådet möts.\n\n## Allmänt\n\nHamnrådet ska kunna erbjuda en båt.\n").clauses == ()


def test_two_conditions_are_kept_both(proposed: Proposed) -> None:
    text = "Inom ramen för budgeten får Hamnrådet besluta om köp på högst 9 000 kronor."
    (clause,) = proposed(f"# Ordning\n\nHamnrådet möts.\n\n## Allmänt\n\n{text}\n").clauses
    assert (clause.label, clause.condition) == ("Beslutar om köp", "Inom ramen för budgeten; högst 9 000 kronor")
