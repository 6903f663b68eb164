"""What a text says may not be done is no duty and no permission, and is told of in the review."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from graph.drafting.drafting import draft
from graph.drafting.proposal import Proposal
from graph.workspace import open_workspace

Proposed = Callable[[str], Proposal]
LITEN = Path(__file__).parents[2] / "workspaces/liten"
HEAD = "# Ordning\n\n## Trålnämnden\n\nTrålnämnden bereder alla frågor om trålar.\n\n"


@pytest.mark.parametrize(
    "sentence",
    [
        "Trålnämnden får inte delta i granskningen.",
        "Trålnämnden ska inte besluta om avgifter.",
        "Trålnämnden får ej utse ombud.",
        "Trålnämnden kan aldrig besluta om avgifter.",
        "Trålnämnden får själv inte besluta om avgifter.",
        "Om avgifter får Trålnämnden inte besluta.",
        "Varken Trålnämnden eller Garnlaget får utse ombud.",
        "Ingen ledamot i Trålnämnden ska delta i granskningen.",
        "Vid jäv får ingen i Trålnämnden delta i beslut.",
        "Trålnämnden är inte skyldig att redovisa fångsten.",
        "Trålnämnden har inte ansvar för hamnen.",
        "Trålnämnden beslutar inte om avgifter.",
        "Trålnämnden ska inte ansvara för att planera hamnen.",
        "Trålnämnden får inte:\n\n- besluta om avgifter\n- utse ombud",
    ],
)
def test_what_is_denied_is_no_duty(sentence: str, proposed: Callable[[str], Proposal]) -> None:
    passages = proposed(HEAD + sentence + "\n").passages[1:]
    assert [clause.label for passage in passages for clause in passage.clauses] == []
    assert all(passage.denies for passage in passages)


@pytest.mark.parametrize(
    ("sentence", "duties"),
    [
        ("Trålnämnden ska inte bara bereda frågor utan även besluta om avgifter.", ["bereda", "besluta"]),
        ("Trålnämnden ska inte senare än den 1 mars redovisa fångsten.", ["redovisa"]),
        ("Trålnämnden ska inte besluta om avgifter utan bereda frågan.", ["bereda"]),
        ("Trålnämnden får inte utse Garnlaget men ska redovisa fångsten.", ["redovisa"]),
        ("Trålnämnden ska redovisa fångsten, om Garnlaget inte beslutar annat.", ["redovisa"]),
    ],
)
def test_what_is_not_denied_stays(sentence: str, duties: list[str], proposed: Callable[[str], Proposal]) -> None:
    clauses = proposed(HEAD + sentence + "\n").clauses[1:]
    assert [clause.duty.value for clause in clauses] == duties
    assert {guess.value for clause in clauses for guess in clause.bearers} == {"organisation/tralnamnden"}


def test_the_review_tells_of_each_prohibition(tmp_path: Path) -> None:
    path = tmp_path / "ordning.md"
    path.write_text(HEAD + "Trålnämnden får inte utse ombud. Trålnämnden beslutar inte om avgifter.\n")
    review = draft(path, open_workspace(LITEN), "ordning-1", None, "sv").files["granska.md"]
    assert "- **förbud** (?): Trålnämnden får inte utse ombud · `statements.yaml`" in review
    assert "- ● Trålnämnden beslutar inte om avgifter. **(sägs inte få" in review


@pytest.mark.parametrize(
    ("sentence", "labels"),
    [
        ("Uppgifter om kajer får inte spridas utanför laget.", ["Uppgifter om kajer får inte spridas utanför laget"]),
        (
            "Provet ska lämnas i tid; uppgifter om skär får inte lämnas ut.",
            ["Uppgifter om skär får inte lämnas ut"],
        ),
        ("Trålnämnden får inte väga fisk men ska redovisa fångsten.", ["Trålnämnden får inte väga fisk"]),
        ("Ingen ledamot får delta i granskningen.", ["Ingen ledamot får delta i granskningen"]),
        ("Trålnämnden är inte skyldig att väga fisk.", []),
        ("Fiskarna ska inte behöva väga fisk.", []),
        ("Trålnämnden ska inte bara bereda frågor utan även besluta om avgifter.", []),
        ("Om fisk inte får vägas ska Trålnämnden redovisa fångsten.", []),
    ],
)
def test_what_may_not_be_done_is_a_prohibition(sentence: str, labels: list[str], proposed: Proposed) -> None:
    found = proposed(HEAD + sentence + "\n").forbidden
    assert [each.label for each in found] == labels
    assert {each.about.name for each in found if each.about} <= {"Trålnämnden"}
    assert all(each.about for each in found)


@pytest.mark.parametrize(
    ("sentence", "kind", "label"),
    [
        ("Den har ingen egen beslutanderätt.", "prohibition", "Trålnämnden har ingen egen beslutanderätt"),
        (
            "Fiskarna, dykarna och alla andra i hamnen är viktiga, kan bjudas in och har ingen beslutande roll här.",
            "prohibition",
            "Fiskarna, dykarna och alla andra i hamnen har ingen beslutande roll här",
        ),
        ("Trålnämnden är beslutför när minst hälften är där.", "quorum", None),
        ("Beslut i nämnden fattas med samsyn; omröstning ska undvikas.", "decision-making", None),
        ("Vice ordförande väljs bland ledamöterna för två år i taget.", "requirement", None),
        ("Trålnämnden utser en vice ordförande för två år.", None, None),
        ("Den som inte kan eller vill delta ska anmäla det.", None, None),
    ],
)
def test_how_is_decided_and_for_how_long_is_a_statement(
    sentence: str, kind: str | None, label: str | None, proposed: Proposed
) -> None:
    proposal = proposed(HEAD + sentence + "\n")
    told = [(each.kind, each.label) for each in proposal.forbidden]
    assert told == ([(kind, label or sentence.rstrip("."))] if kind else [])
    assert (proposal.compositions, proposal.standing) == ((), ())
    assert not any(passage.denies for passage in proposal.passages if "eller vill" in passage.text)


def test_a_condition_that_begins_with_its_verb_forbids_nothing(proposed: Callable[[str], Proposal]) -> None:
    (passage,) = proposed(HEAD + "Kan fiskarna inte enas, prövas frågan av Trålnämnden.\n").passages[1:]
    assert ([clause.duty.value for clause in passage.clauses], passage.denies) == (["besluta"], False)
