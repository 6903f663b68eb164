"""So many seats from each of several, the total beside them, posts by their number, and where who leads a body is."""

from __future__ import annotations

import pytest

from graph.drafting.marked import Comments
from graph.drafting.records import Making
from graph.drafting.records.posts import body_of_post
from tests.graph.drafting.conftest import Proposed

HEAD = "# Ordning\n\nKommunerna Alby och Berga samverkar. Skepparna möts. Notpanelen möts. Vakthandläggarna leder.\n\n"


@pytest.mark.parametrize(
    ("text", "total", "groups"),
    [
        ("Notpanelen består av två valda från varje kommun, sammanlagt tio ledamöter.", 10, [(2, "kommunerna")]),
        ("I Notpanelen ingår en representant för näten i varje kommun.", None, [(1, "kommunerna")]),
        ("Notpanelen består av två fiskare eller skeppare från varje kommun.", None, [(2, "kommunerna")]),
        ("Notpanelen består av två vakthandläggare.", 2, [(2, "vakthandlaggarna")]),
        ("Notpanelen består av två fiskare, och i varje kommun finns nät.", 2, []),
        ("Notpanelen har fem vakthandläggare, varav en från Alby.", 5, [(1, "alby-kommun")]),
        ("Notpanelen har en chef från vardera Alby och Berga.", None, [(1, "alby-kommun"), (1, "berga-kommun")]),
        (
            "Notpanelen består av fyra ledamöter som utses av Alby och två från Berga.",
            None,
            [(4, "alby-kommun"), (2, "berga-kommun")],
        ),
    ],
)
def test_seats_are_counted_from_each_and_in_all(
    text: str, total: int | None, groups: list[tuple[int, str]], proposed: Proposed
) -> None:
    (told,) = proposed(f"{HEAD}## Notpanelen\n\n{text}\n").compositions
    assert told.total == total
    assert [(group.seats, group.pool.value.rpartition("/")[2]) for group in told.groups] == groups


def test_who_takes_the_chair_as_holder_of_another_post_bears_no_duty_by_that(proposed: Proposed) -> None:
    text = "Notpanelen har två skeppare. Ordförande är Garnrådets ordförande. I dess uppdrag ingår att"
    proposal = proposed(f"{HEAD}Garnrådet möts.\n\n## Notpanelen\n\n{text}\n\n- följa upp nät\n- avsätta tid\n")
    ((_, chair),) = proposal.compositions[0].chairs
    assert proposal.newcomers[chair.value].post_in == "organisation/garnradet"
    duties = [(each.duty.value, [guess.value for guess in each.bearers]) for each in proposal.clauses[-2:]]
    panel = ["organisation/notpanelen"]
    assert duties == [("folja-upp", panel), ("genomfora", panel)]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Hamnchefen är chef för Garnkansliet.", "garnkansliet"),
        ("Hamnchefen leder Garnkansliets möten.", "notpanelen"),
    ],
)
def test_who_leads_a_body_is_in_it_wherever_named_first(text: str, place: str, proposed: Proposed) -> None:
    proposal = proposed(f"{HEAD}Garnkansliet möts.\n\n## Notpanelen\n\nHamnchefen deltar i mötena. {text}\n")
    making = Making(proposal, "ny", (), ("sv",), Comments("sv"))
    post = proposal.newcomers["post/hamnchefen"]
    assert (body_of_post(making, post, "notpanelen")[0] or "").rpartition("/")[2] == place
