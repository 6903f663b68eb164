"""Who sits in the body that a section is about, told by who sends them, and posts elected to by a bare word."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph.drafting.marked import Comments
from graph.drafting.proposal import Proposal
from graph.drafting.records import Making
from graph.drafting.records.appointments import appointment_records

Proposed = Callable[[str], Proposal]
HEAD = "# Ordning\n\nMedlem är Alby kommun.\n\n## Trålnämnden\n\nTrålnämnden bereder frågor.\n\n"


def seats(proposal: Proposal) -> list[tuple[str, int | None, list[tuple[int, str]], list[str]]]:
    return [
        (
            each.body.value.partition("/")[2],
            each.total,
            [(group.seats, group.pool.value.partition("/")[2]) for group in each.groups],
            [post.value.partition("/")[2] for post in each.posts],
        )
        for each in proposal.compositions
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Varje kommunstyrelse utser två ledamöter för fyra år.", ([(2, "kommunstyrelserna")], [])),
        (
            "Garnlaget sänder fem ombud, kommunen tre och Hamnrådet två. Hamnrådet leder hamnen.",
            ([(5, "garnlaget"), (3, "alby-kommun"), (2, "hamnradet")], []),
        ),
        (
            "Varje kommunstyrelse utser en ledamot. Garnlaget deltar med en ledamot.",
            ([(1, "kommunstyrelserna"), (1, "garnlaget")], []),
        ),
        ("Garnlaget utser dess ledamöter, en fiskare från varje part.", ([(1, "parterna")], [])),
        (
            "Här möts parternas hamnchefer och två personer från Garnlaget.",
            ([(2, "garnlaget")], ["hamncheferna"]),
        ),
        (
            "Nämnden består av parternas hamnchefer och en båtingenjör från Garnlaget.",
            ([(1, "garnlaget")], ["hamncheferna"]),
        ),
    ],
)
def test_who_sits_in_the_body_of_the_section(
    text: str, told: tuple[list[tuple[int, str]], list[str]], proposed: Proposed
) -> None:
    proposal = proposed(f"{HEAD}Garnlaget lagar nät. {text} Parterna betalar.\n")
    assert seats(proposal) == [("tralnamnden", None, *told)]


def test_who_sits_in_a_body_named_before_a_relative_clause(proposed: Proposed) -> None:
    text = "Nämnden rapporterar till Hamngruppen, där enhetschefen och hamnchefen ingår.\n"
    assert seats(proposed(HEAD + text)) == [("hamngruppen", None, [], ["enhetschefen", "hamnchefen"])]


def test_so_many_are_a_group(proposed: Proposed) -> None:
    text = "Parternas revisorer utser gemensamt en granskningsgrupp om tre personer. Granskningsgruppen läser.\n"
    assert seats(proposed(HEAD + text)) == [("granskningsgruppen", 3, [], [])]


@pytest.mark.parametrize(
    ("text", "appointed", "by"),
    [
        ("Nämnden väljer själv sammankallande.", "tralnamndens-sammankallande", ["tralnamnden"]),
        ("Ordförande väljs inom nämnden.", "tralnamndens-ordforande", ["tralnamnden"]),
        ("Nämnden har en fiskare från varje part, utsedd av Garnlaget.", "tralnamnden", ["garnlaget"]),
        ("Varje parts kultur- och fritidsnämnd utser en ledamot.", "tralnamnden", ["kultur-och-fritidsnamnderna"]),
        ("Kajen sköts av Alby kommun, vars socialchef utser en kajansvarig.", "kajansvarig", ["socialchefen"]),
        ("Garnlaget sänder fem ombud och kommunen två.", "tralnamnden", ["garnlaget", "alby-kommun"]),
    ],
)
def test_who_appoints(text: str, appointed: str, by: list[str], proposed: Proposed) -> None:
    proposal = proposed(f"{HEAD}Garnlaget lagar nät. {text} Parterna betalar.\n")
    (record,) = appointment_records(Making(proposal, "ny", (), ("sv",), Comments("sv")))
    assert (value(record["appoints"]), value(record["appointer"])) == ([appointed], by)


def test_a_body_that_the_workspace_knows_elects_too(proposed: Proposed) -> None:
    posts = proposed(f"{HEAD}Garnlaget väljer själv sammankallande.\n").newcomers
    assert posts["post/garnlagets-sammankallande"].post_in == "organisation/garnlaget"


def value(field: object) -> list[str]:
    """Return the ids that a field has, without their folder."""
    given = getattr(field, "value", field)
    listed = given if isinstance(given, list | tuple) else [given]
    return [str(each).partition("/")[2] for each in listed]


def test_each_of_several_chairs_is_named_after_its_body(proposed: Proposed) -> None:
    text = f"{HEAD}Ordföranden leder mötet.\n\n## Hamnrådet\n\nHamnrådet betalar. Ordföranden kallar till möte.\n"
    names = {each.known.name for each in proposed(text).newcomers.values() if each.head.type == "Post"}
    assert names == {"Trålnämndens ordförande", "Hamnrådets ordförande"}
    alone = proposed(f"{HEAD}Ordföranden leder mötet.\n").newcomers.values()
    assert [each.known.name for each in alone if each.head.type == "Post"] == ["Ordföranden"]
