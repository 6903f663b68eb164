"""What a sentence of its own sets for the goal above it: a level, a change, or how it is now."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph.drafting.amounts import level_in
from graph.drafting.marked import Comments, Marked
from graph.drafting.measured_by import measure_of
from graph.drafting.proposal import Proposal
from graph.drafting.records import Making
from graph.drafting.records.yardsticks import indicator_records, target_records
from graph.drafting.wanted import now_in, wanted_in

GOALS = """\
# Ordning

Garnlaget bereder frågor om garn.

## Mål

1. Fler nät är hela. Mått: andelen hela nät i hamnen. Nuläge 2024: 61 procent. Målnivå: minst 80 procent 2028.
2. Väntan minskar. Mått: andel båtar med mer än 15 dygns väntan. Mål: 5 procent senast 2029.
3. Båtarna seglar mer. Målet är minst 25 000 sjömil läsåret 2027/28.
"""


def test_a_level_in_a_sentence_of_its_own_is_the_target_of_the_measure_above(
    proposed: Callable[[str], Proposal],
) -> None:
    making = Making(proposed(GOALS), "ny", (), ("sv",), Comments("sv"))
    share, wait = indicator_records(making)
    first, second, third = target_records(making)
    assert [each["indicator"] for each in (first, second, third)] == [share["id"], wait["id"], None]
    assert (first["levelAtLeast"].value, first["unit"], first["dueYear"]) == ("80", "percent", "2028")
    assert (first["baselineLevel"], first["baselineYear"]) == ("61", "2024")
    assert (second["levelAtMost"].value, second["unit"], second["dueYear"]) == ("5", "percent", "2029")
    assert (third["levelAtLeast"].value, third["unitText"], third["dueYear"]) == ("25000", "sjömil", "2028")
    assert len(making.proposal.goals) == 3


def test_what_a_measure_counts_is_no_level(proposed: Callable[[str], Proposal]) -> None:
    _, wait = indicator_records(Making(proposed(GOALS), "ny", (), ("sv",), Comments("sv")))
    polarity = wait["polarity"]
    assert isinstance(polarity, Marked)
    assert polarity.value == "less-is-better"
    assert wait["label"] == {"sv": "Andel båtar med mer än 15 dygns väntan"}
    alone = proposed(GOALS.replace(" Mål: 5 procent senast 2029.", ""))
    assert next(each for each in alone.yardsticks if "väntan" in each.label).level is None


@pytest.mark.parametrize(
    ("text", "number", "due"),
    [
        ("Mål: högst 5 procent senast 2028", "5", "2028"),
        ("Målvärde 2030: 40 fartyg", "40", "2030"),
        ("Mål: öka till minst 12 båtar 2030", "12", "2030"),
        ("Målnivån är högst 2,5 dygn.", "2.5", None),
    ],
)
def test_a_level_is_read_with_its_year(text: str, number: str, due: str | None) -> None:
    wanted = wanted_in(text)
    assert wanted is not None
    assert wanted.level is not None
    assert (wanted.level.number, wanted.level.due) == (number, due)


@pytest.mark.parametrize(
    "text",
    ["Mål: 90 procent av bodarna ska vara öppna", "Mål: hela nät", "Målet är att fler nät är hela", "Nivån höjs 2028"],
)
def test_a_goal_in_words_is_no_level(text: str) -> None:
    assert wanted_in(text) is None


def test_a_change_and_how_it_is_now_are_read_too() -> None:
    wanted = wanted_in("Mål: öka med minst 5 procent till 2030")
    assert wanted is not None
    assert wanted.change is not None
    assert (wanted.change.amount, wanted.change.due, wanted.level) == ("5", "2030", None)
    assert now_in("Utgångsläge 2023: 12 båtar") == "12 båtar (2023)"
    assert now_in("Nuläget redovisas varje år") == ""


def test_a_long_name_of_a_measure_ends_where_a_part_of_it_does() -> None:
    text = "Mått: andel båtar i årsklass 7–9 som under året har seglat minst en gång i månaden, enligt loggen i hamnen"
    assert measure_of(text) == "Andel båtar i årsklass 7–9 som under året har seglat minst en gång i månaden"
    whole = "Mått: antal nät i årsklass 7–9 som är hela"
    assert measure_of(whole) == "Antal nät i årsklass 7–9 som är hela"


def test_thousands_with_a_space_are_one_number() -> None:
    level = level_in("minst 25 000 besök 2029")
    assert level is not None
    assert (level.number, level.unit_text) == ("25000", "besök")
