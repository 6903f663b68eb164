"""Offices that go round, terms, posts of a municipality, companies, and several verbs of an item."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph.drafting.proposal import Proposal

Proposed = Callable[[str], Proposal]
HEAD = "# Ordning\n\n## Trålnämnden\n\nTrålnämnden bereder alla frågor om trålar.\n\n"


def told(proposal: Proposal) -> list[tuple[str, str, list[str]]]:
    """Return the duties after the first: name, verb and bearers."""
    return [
        (clause.label, clause.duty.value, [guess.value.partition("/")[2] for guess in clause.bearers])
        for clause in proposal.clauses[1:]
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Ordförandeskapet går runt mellan hamnarna och byts vart tredje år; 2031–2033 innehas det av Garnlaget.",
        "Ordförande är direktören i den kommun som leder Garnlaget.",
    ],
)
def test_who_holds_an_office_has_no_duty_by_that(sentence: str, proposed: Proposed) -> None:
    assert told(proposed(HEAD + sentence + "\n")) == []


def test_a_duty_behind_a_semicolon_has_its_own_bearer(proposed: Proposed) -> None:
    proposal = proposed(HEAD + "Kajerna ska målas vartannat år; bojarna målas av Garnlaget.\n")
    assert next(bearers for _, _, bearers in told(proposal)) == []


@pytest.mark.parametrize(
    ("sentence", "months"),
    [
        ("Trålnämnden utser ett ombud för tre år, räknat från den 1 april året efter valet.", []),
        ("Trålnämnden utser ett ombud i april.", [("--04",)]),
    ],
)
def test_the_day_that_a_term_is_counted_from_is_no_event(
    sentence: str, months: list[tuple[str, ...]], proposed: Proposed
) -> None:
    assert [event.months for event in proposed(HEAD + sentence + "\n").events] == months


def test_a_post_of_one_municipality_is_told_from_the_others(proposed: Proposed) -> None:
    text = "Medlem är Alby kommun. Förr möttes miljöcheferna. Miljöchefen i Alby är sammankallande.\n"
    proposal = proposed(HEAD + text)
    assert [bearers for _, _, bearers in told(proposal)] == [["miljochefen-i-alby"]]
    assert proposal.newcomers["post/miljochefen-i-alby"].post_in == "organisation/alby-kommun"
    elsewhere = proposed(HEAD + "Miljöchefen i hamnen är sammankallande.\n")
    assert [bearers for _, _, bearers in told(elsewhere)] == [["miljochefen"]]


def test_who_an_office_consists_of_is_not_said_of_its_host(proposed: Proposed) -> None:
    text = "Trålkansliet finns hos Alby kommun, som är värd, och består av en samordnare på heltid.\n"
    assert [each.body.value for each in proposed(HEAD + text).compositions] == ["organisation/tralkansliet"]


def test_a_company_is_a_body_and_is_meant_by_its_kind(proposed: Proposed) -> None:
    text = "Norra Sjövatten AB pumpar vattnet. Bolaget är skyldigt att underrätta Garnlaget om läckor.\n"
    proposal = proposed(HEAD + text)
    assert told(proposal)[-1] == ("Underrättar Garnlaget om läckor", "informera", ["norra-sjovatten-ab"])
    assert proposal.newcomers["organisation/norra-sjovatten-ab"].head.kind == "other"
    assert "organisation/bolaget" not in proposal.newcomers


def test_a_person_of_a_company_makes_it_no_part(proposed: Proposed) -> None:
    text = "I Trålnämnden ingår hamnchefen samt vd för Norra Sjövatten AB.\n"
    assert proposed(HEAD + text).belongings == ()


def test_each_verb_of_an_item_is_a_duty(proposed: Proposed) -> None:
    text = (
        "Trålnämnden har att\n\n- hålla kajplanen aktuell och lägga fram den för Garnlaget varje år,\n- öva räddning.\n"
    )
    assert told(proposed(HEAD + text)) == [
        ("Håller kajplanen aktuell", "halla-aktuell", ["tralnamnden"]),
        ("Lägger fram kajplanen för Garnlaget varje år", "presentera", ["tralnamnden"]),
        ("Övar räddning", "genomfora", ["tralnamnden"]),
    ]
