"""Who bears a duty where the sentence leaves a word out, and what is handed to somebody."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph.drafting.clause import Clause
from graph.drafting.proposal import Proposal

HEAD = "# Ordning\n\n## Trålnämnden\n\nTrålnämnden bereder alla frågor om trålar.\n\n"
Proposed = Callable[[str], Proposal]


def told(clause: Clause) -> tuple[list[str], str, list[str]]:
    """Return who bears a clause, which duty it is, and for whom, by the last part of each id."""

    def last(ids: list[str]) -> list[str]:
        return [each.rpartition("/")[2] for each in ids]

    return last([g.value for g in clause.bearers]), clause.duty.value, last([g.value for g in clause.recipients])


def test_a_verb_left_out_the_second_time_counts_for_both(proposed: Proposed) -> None:
    found = proposed(HEAD + "Fiskeutskottet rapporterar till Trålnämnden, Trålnämnden till Garnlaget.\n").clauses[1:]
    assert [told(clause) for clause in found] == [
        (["fiskeutskottet"], "redovisa", ["tralnamnden"]),
        (["tralnamnden"], "redovisa", ["garnlaget"]),
    ]
    assert found[1].label == "Rapporterar till Garnlaget"
    assert found[0].confidence > found[1].confidence


def test_an_object_with_its_own_preposition_is_no_second_duty(proposed: Proposed) -> None:
    text = "Trålnämnden rapporterar om fångsten, Garnlaget och näten till bryggan.\n"
    assert len(proposed(HEAD + text).clauses[1:]) == 1


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Trålnämnden lämnar årligen en skrivelse till Garnlaget.", ("redovisa", ["garnlaget"])),
        ("Trålnämnden ska årligen till Garnlaget redovisa fångsten.", ("redovisa", ["garnlaget"])),
        ("Trålnämnden ska senast den 3 mars till Garnlaget redovisa den.", ("redovisa", ["garnlaget"])),
        ("Till Garnlaget ska Trålnämnden lämna en årsrapport.", ("redovisa", ["garnlaget"])),
        ("Trålnämnden ska varje år efter förslag till Garnlaget redovisa fångsten.", ("redovisa", [])),
        ("Trålnämnden ska lämna en årsrapport till Garnlaget.", ("redovisa", ["garnlaget"])),
        ("Trålnämnden ska lämna ett remissyttrande till Garnlaget.", ("ta-stallning", ["garnlaget"])),
        ("Trålnämnden ska lämna kartor till Garnlaget.", ("skicka-ut", ["garnlaget"])),
        ("Trålnämnden lämnar över fångstrapporten till Garnlaget.", ("skicka-ut", ["garnlaget"])),
        ("Trålnämnden lämnar budgetförslag till Garnlaget.", ("lamna-synpunkter", ["garnlaget"])),
    ],
)
def test_what_is_handed_over_tells_the_duty(sentence: str, expected: tuple[str, list[str]], proposed: Proposed) -> None:
    (clause,) = proposed(HEAD + sentence + "\n").clauses[1:]
    assert told(clause) == (["tralnamnden"], *expected)


def test_leaving_is_no_duty(proposed: Proposed) -> None:
    assert proposed(HEAD + "Den som vill lämna hamnen ska vara klar.\n").clauses[1:] == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "Ledamöterna ska redovisa fångsten.",
        "Vid storm ska ledamöterna redovisa fångsten.",
        "Ledamöter och ersättare redovisar fångsten.",
        "En ledamot i Trålnämnden ska redovisa fångsten.",
    ],
)
def test_a_duty_of_the_members_is_the_duty_of_their_body(sentence: str, proposed: Proposed) -> None:
    (clause,) = proposed(HEAD + sentence + "\n").clauses[1:]
    assert told(clause) == (["tralnamnden"], "redovisa", [])
    assert max(guess.confidence for guess in clause.bearers) <= 0.7


def test_each_body_has_its_own_chair_and_presidium(proposed: Proposed) -> None:
    text = "Ordföranden leder mötet. Presidiet bereder ärenden.\n\n"
    proposal = proposed(HEAD + text + "## Fiskeutskottet\n\n" + text + "Trålnämndens ordförande redovisar fångsten.\n")
    assert [told(clause)[0] for clause in proposal.clauses[1:]] == [
        ["ordforanden"],
        ["presidiet"],
        ["ordforanden-i-fiskeutskottet"],
        ["presidiet-i-fiskeutskottet"],
        ["ordforanden"],
    ]
    assert proposal.newcomers["post/ordforanden"].post_in == "organisation/tralnamnden"
    assert proposal.newcomers["organisation/presidiet-i-fiskeutskottet"].post_in == "organisation/fiskeutskottet"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Varje ö ska redovisa fångsten. Öarna bereder frågor.", ([], "redovisa", [])),
        ("Kommunerna bereder frågor. Varje kommun redovisar fångsten.", (["kommunerna"], "redovisa", [])),
        ("Kommunerna bereder frågor. En kommun som fiskar ska redovisa fångsten.", (["kommunerna"], "redovisa", [])),
        ("Fångsten granskas av tre revisorer.", (["revisorer"], "folja-upp", [])),
        (
            "Om ordföranden är borta redovisar förste vice ordförande fångsten.",
            (["forste-vice-ordforande"], "redovisa", []),
        ),
        ("Kan fiskarna inte enas, prövas frågan av en skeppsnämnd.", (["skeppsnamnd"], "besluta", [])),
        ("Bryggrådet bereder Trålnämndens ärenden.", (["bryggradet"], "bereda", ["tralnamnden"])),
        ("Beslut som har fattats på bryggan anmäls till Trålnämnden.", ([], "redovisa", ["tralnamnden"])),
    ],
)
def test_who_does_what_for_whom(sentence: str, expected: tuple[list[str], str, list[str]], proposed: Proposed) -> None:
    assert told(proposed(HEAD + sentence + "\n").clauses[-1]) == expected


def test_a_bare_word_means_the_body_of_the_title_before_the_one_named_last(proposed: Proposed) -> None:
    text = "# Reglemente för Nämnden för hamn och kaj\n\n## Arbete\n\nTrålnämnden bereder. Nämnden beslutar om näten.\n"
    assert told(proposed(text).clauses[-1])[0] == ["namnden-for-hamn-och-kaj"]


def test_with_whom_is_no_duty_of_its_own(proposed: Proposed) -> None:
    (clause,) = proposed(HEAD + "Trålnämnden ska i samråd med Garnlaget redovisa fångsten.\n").clauses[1:]
    assert [guess.value for guess in clause.together] == ["organisation/garnlaget"]
