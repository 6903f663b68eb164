"""Clauses that say on what condition something is done: kept as such, and never a duty by themselves."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph.drafting.proposal import Proposal

Proposed = Callable[[str], Proposal]
HEAD = "# Ordning\n\n## Trålnämnden\n\nTrålnämnden bereder alla frågor om trålar.\n\n"


@pytest.mark.parametrize(
    ("text", "duties"),
    [
        (
            "Trålnämnden bör laga näten; är det inte möjligt ska felet antecknas.",
            [("Lagar näten", ""), ("Antecknar felet", "är det inte möjligt")],
        ),
        (
            "Fungerar en taxa dåligt bör den omprövas eller sägas upp.",
            [("Omprövar en taxa", "Fungerar en taxa dåligt"), ("Säger upp en taxa", "Fungerar en taxa dåligt")],
        ),
        (
            "Är saken brådskande kan Trålnämnden besluta om inköp.",
            [("Beslutar om inköp", "Är saken brådskande")],
        ),
        (
            "Om fångsten beräknas sjunka skall Trålnämnden besluta om åtgärder.",
            [("Beslutar om åtgärder", "Om fångsten beräknas sjunka")],
        ),
        (
            "Trålnämnden kan ge råd i enskilda ärenden om uppgifterna är kända.",
            [("Ger råd i enskilda ärenden", "om uppgifterna är kända")],
        ),
        ("Trålnämnden ska pröva om taxan är rimlig.", [("Prövar om taxan är rimlig", "")]),
        ("Trålnämnden ska ändra datum om det behövs.", [("Ändrar datum om det behövs", "")]),
        ("Rapporter om krokar ska lämnas; uppgifter om nät får inte spridas.", [("Lämnar rapporter om krokar", "")]),
    ],
)
def test_a_condition_is_kept_beside_the_duty(text: str, duties: list[tuple[str, str]], proposed: Proposed) -> None:
    assert [(each.label, each.condition) for each in proposed(f"{HEAD}{text}\n").clauses[1:]] == duties


def test_who_asks_for_a_meeting_does_not_hold_it(proposed: Proposed) -> None:
    text = "Extra stämma ska hållas om en tredjedel av medlemmarna begär det.\n"
    (clause,) = proposed(HEAD + text).clauses[1:]
    assert (clause.bearers, clause.condition) == ((), "om en tredjedel av medlemmarna begär det")


@pytest.mark.parametrize("text", ["Rådslagets ordförande leder mötet.", "Garnlagets ledamot ska leda mötet."])
def test_a_genitive_begins_no_condition(text: str, proposed: Proposed) -> None:
    text = f"Rådslaget leder hamnen. {text}"
    assert [each.label for each in proposed(f"{HEAD}{text}\n").clauses[1:]] == ["Leder hamnen", "Leder mötet"]


def test_a_relative_clause_after_a_comma_lays_a_duty_on_somebody_else(proposed: Proposed) -> None:
    text = "Trålnämnden ska:\n\n- sammanställa en rapport, som Garnlaget överlämnar till Hamnrådet.\n"
    duties = [(each.label, [guess.value for guess in each.bearers]) for each in proposed(HEAD + text).clauses[1:]]
    assert duties == [
        ("Sammanställer en rapport", ["organisation/tralnamnden"]),
        ("Överlämnar en rapport", ["organisation/garnlaget"]),
    ]


def test_what_is_said_with_how_long_it_holds_is_of_the_document(proposed: Proposed) -> None:
    text = "Gäller för verksamhetsåren 2031–2036 och ska omprövas senast vid stämman 2034.\n"
    assert [each.label for each in proposed(HEAD + text).clauses[1:]] == ["Omprövar dokumentet senast vid stämman 2034"]


def test_to_strive_for_something_may_be_a_duty(proposed: Proposed) -> None:
    (clause,) = proposed(f"{HEAD}Trålnämnden bör eftersträva enighet.\n").clauses[1:]
    assert (clause.label, clause.force.value) == ("Eftersträvar enighet", "bor")
