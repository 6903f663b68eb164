"""Names of duties say what a pronoun in them means, and how often goes for the verb that it stands with."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph.drafting.proposal import Proposal

Proposed = Callable[[str], Proposal]
HEAD = "# Ordning\n\n## Trålnämnden\n\nTrålnämnden bereder alla frågor om trålar.\n\n"


def labels(proposal: Proposal) -> list[str]:
    return [clause.label for clause in proposal.clauses[1:]]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Trålnämnden ansvarar för rutinen för nät och ska revidera den årligen.", "Reviderar rutinen årligen"),
        ("Trålnämnden tecknar överenskommelser med alla. Garnlaget sprider dem.", "Sprider överenskommelser"),
        ("Trålnämnden upprättar ett register. Garnlaget reviderar det nya registret.", "Reviderar det nya registret"),
        ("Trålnämnden upprättar registret; Garnlaget reviderar det.", "Reviderar registret"),
        ("Trålnämnden tecknar avtalen; ordföranden undertecknar dem.", "Undertecknar avtalen"),
        ("Garnlaget utser en.", "Utser en"),
        ("Garnlaget leder hamnen. Nämnden bör höras.", "Hör Trålnämnden"),
        ("Trålnämnden rapporterar till Garnlaget och bereder dess ärenden.", "Bereder Garnlagets ärenden"),
        ("Trålnämnden ansvarar för sin båt och dess nät.", "Ansvarar för sin båt och dess nät"),
        ("Trålnämnden redovisar fångsten för VR/OR och/eller skutor.", "Redovisar fångsten för VR/OR och/eller skutor"),
        (
            "Nämnden ska anordna årlig dialog i byn med syfte att följa upp hur det har gått med alla nya nät.",
            "Anordnar årlig dialog i byn",
        ),
        ("Garnlaget består av en fiskare, som utses av Trålnämnden.", "Utser en fiskare"),
    ],
)
def test_a_pronoun_is_said_by_what_it_means(text: str, label: str, proposed: Proposed) -> None:
    assert labels(proposed(HEAD + text + "\n"))[-1] == label


def test_what_goes_on_with_the_same_verb_is_a_duty_of_its_own(proposed: Proposed) -> None:
    found = proposed(f"{HEAD}Trålnämnden ska lämna resultat och förslag till Garnlaget senast 1 maj.\n").clauses[1:]
    assert [each.label for each in found] == ["Lämnar resultat", "Lämnar förslag till Garnlaget senast 1 maj"]
    assert all(each.recipients and each.deadline for each in found)


def test_after_a_semicolon_something_else_is_said(proposed: Proposed) -> None:
    proposal = proposed(f"{HEAD}Trålnämnden tecknar avtal; alla i hamnen tycker vad de vill om dem.\n")
    spans = [clause.span for clause in proposal.clauses[1:]]
    assert [proposal.document.normalised[span.start : span.end] for span in spans] == ["Trålnämnden tecknar avtal"]


def test_whose_matters_are_prepared_is_said_by_a_pronoun_too(proposed: Proposed) -> None:
    clause = proposed(f"{HEAD}Trålnämnden rapporterar till Garnlaget och bereder dess ärenden.\n").clauses[-1]
    assert [guess.value for guess in clause.recipients] == ["organisation/garnlaget"]


def test_how_often_goes_for_the_verb_of_its_auxiliary_alone(proposed: Proposed) -> None:
    text = "Trålnämnden ska årligen se över näten och kan köpa rep. Varje vår ska nämnden tvätta näten och bör måla."
    often = [clause.recurrence and clause.recurrence.value for clause in proposed(f"{HEAD}{text}\n").clauses[1:]]
    assert often == ["ANNUAL", None, "ANNUAL", "ANNUAL"]


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("Trålnämnden beslutar om inköp över 70 000 kronor.", "över 70 000 kronor"),
        ("Trålnämnden får köpa nät upp till ett belopp av 70 000 kronor.", "upp till ett belopp av 70 000 kronor"),
        ("Trålnämnden ska anmäla läckor inom ett dygn.", "inom ett dygn"),
    ],
)
def test_how_much_and_how_soon_are_conditions(text: str, condition: str, proposed: Proposed) -> None:
    assert [each.condition for each in proposed(f"{HEAD}{text}\n").clauses[1:]] == [condition]


@pytest.mark.parametrize(
    ("text", "label", "number", "now"),
    [
        (
            "Andelen nät som läcker ska ner från 21 procent (2031) till högst 14 procent 2039.",
            "Andelen nät som läcker",
            "14",
            "21 procent (2031)",
        ),
        (
            "Minst 90 procent av näten ska varje år ligga på bryggan.",
            "Andel av näten som varje år ska ligga på bryggan",
            "90",
            "",
        ),
        (
            "Minst 70 procent av fisken säljs i hamnen (2031: 52 procent).",
            "Andel av fisken som säljs i hamnen",
            "70",
            "2031: 52 procent",
        ),
        (
            "Mäts som tid till bryggan. Högst fem timmar 2034 (elva timmar 2031).",
            "Tid till bryggan",
            "5",
            "elva timmar 2031",
        ),
    ],
)
def test_levels_in_sentences_keep_what_they_are_counted_from(
    text: str, label: str, number: str, now: str, proposed: Proposed
) -> None:
    (found,) = proposed(f"# Ordning\n\n## Mål\n\n- Hela nät. {text}\n").yardsticks
    assert (found.label, found.level and found.level.number, found.now) == (label, number, now)


def test_a_purpose_is_named_by_what_is_aimed_at(proposed: Proposed) -> None:
    text = "Syftet med samverkan är att trygga fisket i viken, i lugn såväl som i storm och i alla väder som finns.\n"
    assert [goal.label for goal in proposed(f"# Ordning\n\n{text}").goals] == ["Trygga fisket i viken"]
