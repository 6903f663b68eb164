"""Duties of a month or a day as events, each once and beside the rows of the plan of the year."""

from __future__ import annotations

import pytest

from graph.drafting.marked import Comments, Marked
from graph.drafting.moments import deadlines_in
from graph.drafting.records import Making
from graph.drafting.records.events import event_records
from tests.graph.drafting.conftest import Proposed

HEAD = "# Ordning\n\n## Hamnrådet\n\nHamnrådet möts. Hamnchefen leder Garnlaget. "
PLAN = """

## Årshjul

| Månad | Vad | Vem |
|---|---|---|
| Maj | Lägesrapport om näten | Hamnchefen |
| Juni | Fångstrapport | Hamnchefen |
"""


def _events(proposed: Proposed, text: str) -> list[tuple[str, object, object]]:
    made = event_records(Making(proposed(text), "ny", (), ("sv",), Comments("sv")))
    return [(each["label"]["sv"], each["month"], each["deadline"]) for each in made if each["type"] == "Event"]


def test_a_sentence_that_tells_of_a_row_is_the_event_of_that_row(proposed: Proposed) -> None:
    told = HEAD + "I maj lämnar Hamnchefen en kort lägesrapport till Hamnrådet." + PLAN
    assert _events(proposed, told) == [("Lägesrapport om näten", "--05", None), ("Fångstrapport", "--06", None)]


def test_what_others_do_in_that_month_or_of_other_matters_is_another_event(proposed: Proposed) -> None:
    told = HEAD + "I maj lämnar Hamnrådet en kort lägesrapport till Garnlaget. I juni lagar Hamnchefen näten." + PLAN
    assert ("Lämnar en kort lägesrapport till Garnlaget", "--05", None) in _events(proposed, told)
    assert {name for name, month, _ in _events(proposed, told) if month == "--06"} >= {"Fångstrapport"}


def test_a_last_day_is_an_event_of_the_wheel_where_the_document_has_one(proposed: Proposed) -> None:
    told = HEAD + "Hamnchefen ska lämna statistik till Hamnrådet senast den 31 januari."
    assert _events(proposed, told) == []
    making = Making(proposed(told + PLAN), "ny", (), ("sv",), Comments("sv"))
    wheel, event, *_ = event_records(making)
    assert (event["label"]["sv"], event["deadline"]) == ("Lämnar statistik till Hamnrådet", "--01-31")
    assert isinstance(event["wheel"], Marked)
    assert event["wheel"].value == wheel["id"]


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("Hamnchefen rapporterar till Hamnrådet tre gånger per år, i maj, september och januari.", [5, 9, 1]),
        ("Hamnchefen ska rapportera till Hamnrådet senast den 15 maj, den 15 september och den 15 januari.", [5, 9, 1]),
        ("Hamnchefen rapporterar till Hamnrådet två gånger per år, i maj, september och januari.", []),
        ("Hamnchefen ska rapportera till Hamnrådet senast den 15 maj 2031.", []),
    ],
)
def test_each_of_several_months_and_days_is_kept(text: str, months: list[int], proposed: Proposed) -> None:
    assert [month for _, month, _ in _events(proposed, HEAD + text)] == [f"--{month:02}" for month in months]


def test_days_in_one_breath_are_read_together() -> None:
    assert [each.day for each in deadlines_in("senast 15 maj och 15 juni, men möts den 3 juli")] == [
        "--05-15",
        "--06-15",
    ]
    assert [each.day for each in deadlines_in("senast den 15 maj varje år")] == ["--05-15"]
