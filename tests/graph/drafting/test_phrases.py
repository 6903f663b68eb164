"""Proposed names are whole phrases: they end at the border of a clause and in no word that leads on to nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph.drafting.phrase import is_loose, shortened
from graph.drafting.proposal import Proposal
from graph.drafting.tokens import tokens_of

HEAD = "# Ordning\n\n## Trålnämnden\n\nTrålnämnden bereder alla frågor om trålar.\n\n"


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        (
            "Trålnämnden ska lämna förslag till nya taxor för alla hamnar i viken och på öarna.",
            "Lämnar förslag till nya taxor för alla hamnar",
        ),
        (
            "Trålnämnden kallar samtliga öars fiskare till gemensamma överläggningar minst två gånger per fiskeår.",
            "Kallar samtliga öars fiskare till gemensamma överläggningar",
        ),
        (
            "Trålnämnden ger råd till Garnlaget i frågor om lagets nät och båtar.",
            "Ger råd till Garnlaget i frågor om lagets nät och båtar",
        ),
        (
            "Trålnämnden förbereder de frågor som rör flera hamnar och som ska tas upp på stämman under året.",
            "Förbereder de frågor som rör flera hamnar",
        ),
        ("Trålnämnden granskar näten och ska rätta felen.", "Granskar näten"),
        ("Garnlaget utser fem ledamöter varav tre från bryggorna.", "Utser fem ledamöter"),
        ("Av Garnlaget utses fem ledamöter varav tre från bryggorna.", "Utser fem ledamöter"),
        ("Trålnämnden fastställer avgifter och Garnlaget har hand om bryggorna.", "Fastställer avgifter"),
        (
            "Trålnämnden följer upp att beslut verkställs i den takt som havet tillåter vid varje tid.",
            "Följer upp att beslut verkställs",
        ),
        (
            "Garnlagets beslut om underhåll av näten följs upp årligen av Trålnämnden.",
            "Följer upp Garnlagets beslut om underhåll av näten",
        ),
    ],
)
def test_a_duty_is_named_by_a_whole_phrase(sentence: str, label: str, proposed: Callable[[str], Proposal]) -> None:
    assert proposed(HEAD + sentence + "\n").clauses[1].label == label


@pytest.mark.parametrize(
    "text",
    ["Fler elever ska ta examen inom fyra år i hela viken", "Alla båtar, nät och trålar ska vara hela vid vårens slut"],
)
def test_a_goal_is_not_cut_inside_a_phrase(text: str, proposed: Callable[[str], Proposal]) -> None:
    (goal,) = proposed(f"# Mål\n\n{text}.\n").goals
    assert text.startswith(goal.label)
    assert goal.label in ("Fler elever ska ta examen", "Alla båtar nät och trålar ska vara hela") or not is_loose(
        goal.label.split()[-1]
    )


@pytest.mark.parametrize("text", ["a och b inom 24", "granskas två gånger per", "tas fram av den", "x och ska"])
def test_no_phrase_ends_in_a_loose_word(text: str) -> None:
    assert not is_loose(shortened(tokens_of(text))[-1])


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ("Varje vår redovisar Trålnämnden fångsten.", "Redovisar fångsten"),
        ("Trålnämnden ansvarar för att kallelse utfärdas.", "Ansvarar för att kallelse utfärdas"),
        ("Protokollet justeras av Trålnämnden.", "Justerar protokollet"),
        ("Beslut som har fattats på bryggan anmäls till Garnlaget.", "Anmäler beslut som har fattats på bryggan"),
        (
            "Trålnämnden beslutar om nya linor i de fall som ordningen för bryggan anger.",
            "Beslutar om nya linor",
        ),
        (
            "Trålnämnden redovisar till Garnlaget hur den under hela året har skött sina viktiga uppgifter.",
            "Redovisar till Garnlaget",
        ),
    ],
)
def test_a_label_leaves_out_subject_agent_and_what_was_cut(
    sentence: str, label: str, proposed: Callable[[str], Proposal]
) -> None:
    assert proposed(HEAD + sentence + "\n").clauses[1].label == label
