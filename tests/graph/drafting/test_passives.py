"""What a passive sentence is about stands in the name of the duty, and whom “av” names bears it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph.drafting.proposal import Proposal


@pytest.mark.parametrize(
    ("sentence", "label", "bearers"),
    [
        ("Avgiften betalas kvartalsvis i förskott.", "Betalar avgiften kvartalsvis i förskott", []),
        ("Avgiften betalas av Garnlaget.", "Betalar avgiften", ["organisation/garnlaget"]),
        ("Ordningen ska ses över vart tredje år.", "Ser över ordningen vart tredje år", []),
        ("Hamnen leds av Trålnämnden.", "Leder hamnen", ["organisation/tralnamnden"]),
        ("Sådana köp ska anmälas vid Trålnämndens nästa möte.", "Anmäler sådana köp", []),
        ("Tvister ska i första hand lösas genom samtal.", "Löser tvister i första hand", []),
    ],
)
def test_passives(sentence: str, label: str, bearers: list[str], proposed: Callable[[str], Proposal]) -> None:
    (clause,) = proposed(f"# Ordning\n\n{sentence}\n").clauses
    assert (clause.label, [guess.value for guess in clause.bearers]) == (label, bearers)
