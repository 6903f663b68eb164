"""When a duty applies, where the text names no day, and what is no duty of its own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph.drafting.proposal import Proposal

Proposed = Callable[[str], Proposal]
HEAD = "# Ordning\n\nGarnlaget finns. Bryggrådet finns. Kajkansliet finns.\n\n"


def _told(proposal: Proposal) -> list[tuple[str, list[str], str]]:
    return [
        (each.label, [guess.value.partition("/")[2] for guess in each.bearers], each.condition)
        for each in proposal.clauses
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Garnlaget ska publicera en karta inom två veckor efter vårmötet.",
            [("Publicerar en karta", ["garnlaget"], "inom två veckor efter vårmötet")],
        ),
        (
            "Garnlaget ska lämna en rapport till Bryggrådet senast sex månader innan avtalet löper ut.",
            [("Lämnar en rapport till Bryggrådet", ["garnlaget"], "senast sex månader innan avtalet löper ut")],
        ),
        (
            "Kajkansliet får flytta vårens båtar efter samråd med Garnlaget.",
            [("Flyttar vårens båtar", ["kajkansliet"], "efter samråd med Garnlaget")],
        ),
        (
            "Garnlaget bör höras innan Bryggrådet fattar beslut om bojar.",
            [("Hör Garnlaget", ["bryggradet"], "innan Bryggrådet fattar beslut om bojar")],
        ),
        (
            "Garnlaget kan yttra sig i frågor om garn och bör höras innan Bryggrådet beslutar.",
            [
                ("Yttrar sig i frågor om garn", ["garnlaget"], ""),
                ("Hör Garnlaget", ["bryggradet"], "innan Bryggrådet beslutar"),
            ],
        ),
        (
            "Garnlaget bör samråda med skolorna när ull och nålar köps in.",
            [("Samråder med skolorna", ["garnlaget"], "när ull och nålar köps in")],
        ),
        ("Garnlaget ska sprida dem inom en vecka.", [("Sprider dem inom en vecka", ["garnlaget"], "inom en vecka")]),
        (
            "Garnlaget ska lämna en rapport före utgången av mars.",
            [("Lämnar en rapport före utgången av mars", ["garnlaget"], "")],
        ),
    ],
)
def test_when_a_duty_applies(proposed: Proposed, text: str, wanted: list[tuple[str, list[str], str]]) -> None:
    assert _told(proposed(HEAD + text)) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Garnlaget ska kunna dela på kostnaden.", []),
        (
            "Bryggrådet ska föreslå om planen ska förlängas, ändras eller upphöra.",
            [("Föreslår om planen ska förlängas, ändras eller upphöra", ["bryggradet"], "")],
        ),
        (
            "Garnlaget ska svara för drift och bemanning.",
            [("Ansvarar för drift och bemanning", ["garnlaget"], "")],
        ),
        ("Garnlaget är arbetsgivare för personalen.", [("Är arbetsgivare för personalen", ["garnlaget"], "")]),
        ("Kajkansliet är föredragande i Bryggrådet.", [("Är föredragande i Bryggrådet", ["kajkansliet"], "")]),
        ("Det leder till högre avgifter.", []),
    ],
)
def test_what_is_one_duty_or_none(proposed: Proposed, text: str, wanted: list[tuple[str, list[str], str]]) -> None:
    assert _told(proposed(HEAD + text)) == wanted


def test_how_often_belongs_to_what_is_done_so(proposed: Proposed) -> None:
    first, last = proposed(HEAD + "Kartor skall publiceras av Garnlaget, och en årlig översyn ska genomföras.").clauses
    assert (first.recurrence, last.recurrence and last.recurrence.value) == (None, "ANNUAL")


def test_a_neuter_body_is_it(proposed: Proposed) -> None:
    proposal = proposed(
        "# Ordning\n\nKajkansliet finns.\n\n## Bojforum\n\n"
        "Bojforum är ett rådgivande organ. Det rapporterar till Kajkansliet.\n"
    )
    bodies = [(each.one.name, each.to.name) for each in proposal.answerings]
    told = [[guess.value for guess in each.bearers] for each in proposal.clauses]
    assert bodies == [("Bojforum", "Kajkansliet")] or told == [["organisation/bojforum"]]


def test_a_notice_is_informing(proposed: Proposed) -> None:
    (clause,) = proposed(HEAD + "Garnlaget ska anmäla detta skriftligt till Kajkansliet.").clauses
    assert clause.duty.value == "informera"


def test_those_who_audit_are_no_part_of_who_elects_them(proposed: Proposed) -> None:
    proposal = proposed(
        "# Ordning\n\nBryggrådet finns.\n\n## Granskare\n\n"
        "Bryggrådet utser två granskare. Granskarna ska granska kassan.\n"
    )
    (head,) = (each.head for each in proposal.newcomers.values() if each.known.name == "Granskarna")
    assert (head.kind, [each.part.name for each in proposal.belongings]) == ("audit", [])
