"""What somebody is to do each year in a month, or by a day, as events: no field of a duty tells of months."""

from __future__ import annotations

from collections.abc import Iterator

from graph.drafting.entries import Happening, named
from graph.drafting.moments import deadlines_in, recurrence_in, times_a_year_in
from graph.drafting.passage import Passage

_UNSURE = 0.7
#: How many months a year go with how often something is done.
_TIMES = {"ANNUAL": 1, "ANNUAL_2": 2, "ANNUAL_3": 3, "QUARTERLY": 4, "BIMONTHLY": 6}


def done_in_months(passage: Passage, months: tuple[str, ...]) -> Iterator[Happening]:
    """Yield what a duty is said to be: done in a month, or in each of several."""
    often = recurrence_in(passage.sentence.main_text)
    times = times_a_year_in(passage.sentence.main_text)
    number = times.number if times else _TIMES.get(often or "")
    for clause in passage.clauses[:1]:
        told = clause.bearers or ((often or times) and clause.label.count(" "))
        # Whoever takes part so many times holds nothing.
        counted = len(months) > 1 and number == len(months) and clause.duty.value != "delta"
        if told and ((often in ("ANNUAL", None) and not times) or counted):
            again = None if counted else often
            event, who = named(clause.label), clause.bearers
            yield Happening(passage.span, passage.section, event, _UNSURE, months, who, recurrence=again, of_duty=True)


def done_by_days(passage: Passage, in_wheel: bool) -> Iterator[Happening]:
    """Yield what is to be done by a day of each year: by each of several, and by one where the document has a wheel."""
    clause = next((each for each in passage.clauses if each.deadline and each.bearers), None)
    days = deadlines_in(passage.text) if clause else ()
    if clause is None or not days or days[0].once or not (in_wheel or len(days) > 1):
        return
    for day in days:
        event, months = named(_without_day(clause.label, days[0].words)), (day.day[:4],)
        yield Happening(passage.span, passage.section, event, _UNSURE, months, clause.bearers, day, of_duty=True)


def _without_day(label: str, words: str) -> str:
    """The name of a duty without the day that its event has in a field of its own."""
    short = " ".join(label.partition(words)[0].split())
    return short if " " in short else label
