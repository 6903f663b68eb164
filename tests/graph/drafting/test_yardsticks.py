"""By what goals are measured, and how much is wanted: a change, a level to reach, or one to keep below."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph.drafting.amounts import Change, change_in, level_in
from graph.drafting.marked import Comments, Marked
from graph.drafting.measured_by import measure_of
from graph.drafting.proposal import Proposal
from graph.drafting.records import Making
from graph.drafting.records.yardsticks import indicator_records, target_records

GOALS = """\
# Ordning

Trålnämnden bereder frågor om trålar.

## Mål

- Fler trålar ska vara hela. Målet mäts genom andelen hela trålar i hamn, som ska vara minst 70 procent år 2031.
- Väntan vid kajen ska vara kort. Måttet är antalet dygn vid kaj, högst 4 dygn.
- Fångsten ska bli jämnare. Indikator: fångst per vecka, som ska öka med minst 5 procent till 2030.
"""


def test_what_a_goal_is_measured_by_is_an_indicator_and_no_duty(proposed: Callable[[str], Proposal]) -> None:
    proposal = proposed(GOALS)
    assert [(each.label, each.goal.label) for each in proposal.yardsticks] == [
        ("Andelen hela trålar i hamn", "Fler trålar ska vara hela"),
        ("Antalet dygn vid kaj", "Väntan vid kajen ska vara kort"),
        ("Fångst per vecka", "Fångsten ska bli jämnare"),
    ]
    assert len(proposal.goals) == len(proposal.yardsticks)
    assert [clause.label for clause in proposal.clauses] == ["Bereder frågor om trålar"]


def test_a_level_and_a_change_are_targets(proposed: Callable[[str], Proposal]) -> None:
    making = Making(proposed(GOALS), "ny", (), ("sv",), Comments("sv"))
    indicators = list(indicator_records(making))
    described = [each["description"] for each in indicators]
    assert described == [{"sv": "Minst 70 procent år 2031."}, {"sv": "Högst 4 dygn."}, None]
    polarities = [each["polarity"] for each in indicators]
    assert [each and each.value for each in polarities] == ["more-is-better", "less-is-better", None]
    assert all("OSÄKERT" in each.comment for each in polarities if isinstance(each, Marked))
    share, wait, target = target_records(making)
    assert (share["levelAtLeast"].value, share["unit"], share["dueYear"]) == ("70", "percent", "2031")
    assert (wait["levelAtMost"].value, wait["unit"], wait["dueYear"]) == ("4", "days", None)
    assert [each["indicator"] for each in (share, wait)] == [each["id"] for each in indicators[:2]]
    assert target["indicator"] == indicators[2]["id"]
    assert (target["direction"].value, target["amount"], target["unit"]) == ("increase", "5", "percent")
    assert (target["atLeast"], target["dueYear"]) == (True, "2030")


@pytest.mark.parametrize(
    "text",
    ["Nämnden mäter vattnet varje år.", "Vattnet mäts av nämnden.", "Måttet rågas.", "Indikatorer finns i en bilaga."],
)
def test_other_sentences_of_measuring_name_no_measure(text: str) -> None:
    assert measure_of(text) is None


@pytest.mark.parametrize(
    ("text", "unit", "word", "is_exact", "due"),
    [
        ("lägst 2,5 % senast 2030", "percent", None, True, "2030"),
        ("minst 12 möten om året", None, "möten", True, None),
        ("minst 90 år 2030", None, None, True, "2030"),
        ("mer än 3 dagar", "days", None, False, None),
        ("minst 3 av fem", None, "av", False, None),
    ],
)
def test_a_level_is_said_whole_or_left_as_text(
    text: str, unit: str | None, word: str | None, is_exact: bool, due: str | None
) -> None:
    level = level_in(text)
    assert level is not None
    assert (level.unit, level.unit_text, level.is_exact, level.due) == (unit, word, is_exact, due)


def test_a_change_is_no_level() -> None:
    assert change_in("minska med 2,5 procentenheter") == Change("decrease", "2.5", "percentage-point", False, None)
    assert level_in("minska med minst 2 procent") is None
    assert change_in("minska till högst 2 procent") is None


def test_a_measure_alone_and_a_level_alone_go_with_the_goal_before(proposed: Callable[[str], Proposal]) -> None:
    text = """\
# Ordning

## Mål

- Trygga skeppare. Andel som vet var flytvästen hänger, enligt enkät.
- Snabb räddning. Mäts som tid från larm till första båt i vattnet. Högst nio minuter senast 2033 (tolv minuter 2031).
- Hela trålar. Antalet trålar lagas av skepparen.
"""
    found = [
        (each.label, each.goal.label, each.told, each.level and each.level.due) for each in proposed(text).yardsticks
    ]
    assert found == [
        ("Andel som vet var flytvästen hänger, enligt enkät", "Trygga skeppare", "", None),
        (
            "Tid från larm till första båt i vattnet",
            "Snabb räddning",
            "Högst nio minuter senast 2033",
            "2033",
        ),
    ]


WANTED = """\
# Ordning

Nämnden finns.

## Vad vi vill uppnå

Nämnden ska verka för hela nät. Fram till 2030 gäller följande mål:

1. Trålarna blir fler. Antalet trålar ska fördubblas jämfört med 2025.
2. Säkra kajer. Minst 80 procent av kajerna ska ha en stege.
3. Alla barn ska få se ett nät. Indikator: andel barn som sett ett, målvärde 95 procent år 2029.
4. Ett gemensamt kort för alla som fiskar ska finnas i samtliga hamnar i länet senast den 31 december 2028.
"""


def test_numbered_goals_are_no_duties_and_what_follows_each_is_its_target(
    proposed: Callable[[str], Proposal],
) -> None:
    proposal = proposed(WANTED)
    assert [clause.label for clause in proposal.clauses] == ["Verkar för hela nät"]
    assert [goal.label for goal in proposal.goals] == [
        "Trålarna blir fler",
        "Säkra kajer",
        "Alla barn ska få se ett nät",
        "Ett gemensamt kort",
    ]
    doubled, *levels = target_records(Making(proposal, "ny", (), ("sv",), Comments("sv")))
    assert (doubled["direction"].value, doubled["amount"], doubled["dueYear"]) == ("increase", "100", "2030")
    assert [(each["levelAtLeast"].value, each["dueYear"]) for each in levels] == [("80", "2030"), ("95", "2029")]
