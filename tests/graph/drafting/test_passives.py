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


def test_what_is_seen_to_is_no_duty_of_nobody(proposed: Callable[[str], Proposal]) -> None:
    text = "# Ordning\n\nTrålnämnden ska se till att kassan räcker och att uppgifter hanteras varsamt.\n"
    assert [clause.duty.value for clause in proposed(text).clauses] == ["sakerstalla"]


def test_a_body_that_meets_has_an_event_and_no_duty(proposed: Callable[[str], Proposal]) -> None:
    proposal = proposed("# Ordning\n\nTrålnämnden bör träffas minst sex gånger per år.\n")
    assert (proposal.clauses, [event.recurrence for event in proposal.events]) == ((), [None])


@pytest.mark.parametrize(
    ("text", "bearers"),
    [
        ("En skriftlig redogörelse lämnas till Garnlaget.", ["organisation/hamnradet"]),
        ("Vad Hamnrådet kommer fram till ska redovisas.", ["organisation/hamnradet"]),
        ("Kallelse ska skickas ut i god tid.", []),
        ("Synpunkter ska sammanställas.", []),
        ("Besluten ska redovisas för Garnlaget.", []),
    ],
)
def test_the_body_of_a_section_does_what_is_told_of_it_or_taken_to_somebody_else(
    text: str, bearers: list[str], proposed: Callable[[str], Proposal]
) -> None:
    head = "# Ordning\n\nGarnlaget möts. Hamnrådet möts.\n\n## Hamnrådet\n\n"
    (clause,) = proposed(f"{head}{text}\n").clauses
    assert [guess.value for guess in clause.bearers] == bearers


@pytest.mark.parametrize(
    ("text", "bearers"),
    [
        ("Planen uppdateras av Hamnrådet och överlämnas till Garnlaget.", [["hamnradet"], ["hamnradet"]]),
        ("Planen uppdateras av Hamnrådet och fastställs varje år.", [["hamnradet"], []]),
        ("Planen uppdateras av Hamnrådet och överlämnas av Trålnämnden.", [["hamnradet"], ["tralnamnden"]]),
    ],
)
def test_whoever_has_done_a_thing_hands_it_on(
    text: str, bearers: list[list[str]], proposed: Callable[[str], Proposal]
) -> None:
    found = proposed(f"# Ordning\n\nGarnlaget möts. Hamnrådet möts.\n\n{text}\n").clauses
    assert [[guess.value.removeprefix("organisation/") for guess in each.bearers] for each in found] == bearers
