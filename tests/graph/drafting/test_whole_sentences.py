"""Sentences of agreements as they are written: conditions, pronouns, joined verbs, and names that say the matter."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.drafting.drafting import draft
from graph.workspace import open_workspace
from tests.graph.drafting.conftest import LITEN, Proposed

HEAD = "# Ordning\n\nHamnrådet möts. Trålnämnden möts. Parterna möts.\n\n## Regler\n\n"


def _duties(proposed: Proposed, text: str) -> list[tuple[str, str, list[str]]]:
    clauses = proposed(f"{HEAD}{text}\n").clauses
    return [(each.duty.value, each.label, [who.value.partition("/")[2] for who in each.bearers]) for each in clauses]


@pytest.mark.parametrize(
    "text",
    [
        "Avtalet löper vidare om det inte sägs upp i tid.",
        "Överskott balanseras om inte annat beslutas.",
        "Parterna verkar inom dalen om någon inte beslutar annat.",
    ],
)
def test_a_condition_is_no_duty(proposed: Proposed, text: str) -> None:
    assert _duties(proposed, text) == []


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Hamnrådet ska pröva om hamnen sköts väl.", "Prövar om hamnen sköts väl"),
        ("Begäran om ritningar prövas där.", "Prövar begäran om ritningar"),
        ("Ett särskilt avtal ska finnas innan båten läggs ut.", "Ett särskilt avtal finns"),
        ("Avgifter görs upp och ska godkännas av Hamnrådet.", "Godkänner avgifter"),
        ("En lista över båtar ska hållas aktuell i hamnen.", "Håller en lista över båtar aktuell"),
        ("Hamnrådet har tio platser, två från varje part, som utses av Trålnämnden.", "Utser två från varje part"),
        ("Hamnrådet kan väcka frågor hos Trålnämnden.", "Väcker frågor hos Trålnämnden"),
        ("Hamnrådet får köpa tjänster.", "Köper tjänster"),
    ],
)
def test_the_name_of_a_duty_says_the_matter(proposed: Proposed, text: str, label: str) -> None:
    assert [duty[1] for duty in _duties(proposed, text)] == [label]


@pytest.mark.parametrize(
    ("text", "duties"),
    [
        (
            "Hamnrådet ansvarar för båtar, ska hålla en förteckning över nät och kan föreslå regler.",
            ["ansvara", "halla-aktuell", "lamna-synpunkter"],
        ),
        ("Hamnrådet granskar böckerna och ska lämna ett utlåtande.", ["folja-upp", "ta-stallning"]),
        ("Hamnrådet ansvarar för att besked når båtarna och rapporterar till Trålnämnden.", ["ansvara", "redovisa"]),
        (
            "Hamnrådet anställer vakterna, tecknar de gemensamma avtalen och för hamnens räkenskaper.",
            ["utse", "overenskomma", "hantera"],
        ),
        ("Hamnrådet ska hålla en brygga öppen hela året.", ["tillhandahalla"]),
    ],
)
def test_each_of_several_verbs_is_a_duty_of_the_subject(proposed: Proposed, text: str, duties: list[str]) -> None:
    assert [(duty, bearers) for duty, _, bearers in _duties(proposed, text)] == [
        (each, ["hamnradet"]) for each in duties
    ]


def test_what_is_done_to_the_same_thing_afterwards_is_a_duty_too(proposed: Proposed) -> None:
    duties = _duties(proposed, "Protokoll ska justeras inom kort och därefter göras tillgängliga för alla.")
    assert [duty[:2] for duty in duties] == [
        ("godkanna", "Justerar protokoll"),
        ("informera", "Gör protokoll tillgängliga"),
    ]


def test_the_report_of_whoever_was_spoken_of_is_their_duty(proposed: Proposed) -> None:
    text = "Hamnrådet ska pröva om hamnen sköts väl. Dess rapport lämnas till Trålnämnden."
    (_, clause) = proposed(HEAD + text).clauses
    assert [who.value for who in (*clause.bearers, *clause.recipients)] == [
        "organisation/hamnradet",
        "organisation/tralnamnden",
    ]


def test_what_is_referred_to_somebody_named_is_a_duty(proposed: Proposed) -> None:
    (clause,) = proposed(f"{HEAD}Vid oenighet hänskjuts frågan till Hamnrådet.").clauses
    assert (clause.duty.value, [who.value for who in clause.recipients]) == ("lyfta", ["organisation/hamnradet"])


def test_a_subject_in_another_clause_bears_nothing(proposed: Proposed) -> None:
    duties = _duties(proposed, "Trålnämnden väljer ombud; ett intyg ska lämnas till Hamnrådet.")
    assert [duty[2] for duty in duties] == [["tralnamnden"], []]


def test_those_of_each_party_receive(proposed: Proposed) -> None:
    text = "Kommunstyrelserna möts. Varje år lämnas en redogörelse till parternas kommunstyrelser."
    (clause,) = proposed(HEAD + text).clauses
    assert [who.value for who in clause.recipients] == ["organisation/kommunstyrelserna"]


def test_all_of_a_kind_are_no_body_of_their_own(proposed: Proposed) -> None:
    proposal = proposed(f"{HEAD}Taxan beslutas av fullmäktige. Ändringar ska godkännas av samtliga fullmäktige.")
    assert [[who.value for who in each.bearers] for each in proposal.clauses] == [["organisation/fullmaktige"]] * 2


def test_whoever_a_pronoun_means_is_appointed(tmp_path: Path) -> None:
    text = "# Ordning\n\nHamnrådet består av tre ledamöter. Den utses av Trålnämnden.\n"
    (tmp_path / "o.md").write_text(text, "utf-8")
    files = draft(tmp_path / "o.md", open_workspace(LITEN), "o", None, "sv").files
    assert "responsibilities.yaml" not in files  # of two records that say the same one is enough
    assert "appoints: organisation/hamnradet" in files["appointments.yaml"]


def test_what_is_hoped_of_others_is_a_goal_and_no_duty(proposed: Proposed) -> None:
    text = "# Ordning\n\n## Mål\n\nHamnen ska nå följande.\n\n"
    text += "Parterna eftersträvar att fler ungdomar ska vilja fiska (M5).\n"
    proposal = proposed(text)
    assert [goal.label for goal in proposal.goals] == ["Fler ungdomar ska vilja fiska"]
    assert proposal.clauses == ()


def test_what_somebody_sees_to_is_one_duty(proposed: Proposed) -> None:
    assert [duty[0] for duty in _duties(proposed, "Hamnrådet ser till att taxan ska följas.")] == ["sakerstalla"]


def test_those_who_act_for_each_party_bear_what_they_do_together(proposed: Proposed) -> None:
    text = "Parternas revisorer utser en granskningsgrupp. Hamnrådet består av parternas rektorer."
    proposal = proposed(HEAD + text)
    assert [who.value for each in proposal.clauses for who in each.bearers] == ["organisation/parternas-revisorer"]
    assert "organisation/parternas-rektorer" not in proposal.newcomers


def test_who_keeps_what_is_kept_with_them(proposed: Proposed) -> None:
    assert _duties(proposed, "Handlingar förvaras hos Hamnrådet.") == [
        ("hantera", "Förvarar handlingar", ["hamnradet"])
    ]
