"""A year told in a table or under its months: an event for each subject, with month and organiser."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from graph.documents.conversion import convert
from graph.drafting.entries import Happening
from graph.drafting.proposal import Proposal, propose
from graph.record import Record
from tests.graph.documents.conversion.hostile import docx

BODIES = "# Ordning\n\nTrålnämnden bereder frågor om trålar. Piren är lång.\n\n"
ROWS = (
    ("Månad", "Organ", "Vad som behandlas"),
    ("Januari", "Trålnämnden", "Kvartalsrapport, fångst och nät"),
    ("", "Garnlaget", "Budgetunderlag"),
    ("Mars", "Strandgruppen", "Fångstplan"),
    ("April–maj", "Trålnämnden", "Fångstplan"),
    ("Juni", "Trålnämnden", "Avgiften fastställs"),
)


def told(happening: Happening) -> tuple[str, tuple[str, ...], list[str]]:
    return happening.event.name, happening.months, [guess.value for guess in happening.organisers]


EVENTS = [
    ("Kvartalsrapport, fångst och nät", ("--01",), ["organisation/tralnamnden"]),
    ("Budgetunderlag", ("--01",), ["organisation/garnlaget"]),
    ("Fångstplan", ("--03",), ["organisation/strandgruppen"]),
    ("Fångstplan (Trålnämnden)", ("--04", "--05"), ["organisation/tralnamnden"]),
    ("Avgiften fastställs", ("--06",), ["organisation/tralnamnden"]),
]


def in_markdown(rows: tuple[tuple[str, ...], ...]) -> str:
    lines = [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join([lines[0], "|" + "---|" * len(rows[0]), *lines[1:]]) + "\n"


def test_each_row_of_a_markdown_table_is_an_event(proposed: Callable[[str], Proposal]) -> None:
    proposal = proposed(BODIES + in_markdown(ROWS))
    assert [told(each) for each in proposal.events] == EVENTS
    assert len({each.event.id for each in proposal.events}) == len(EVENTS)


def test_each_row_of_a_word_table_is_an_event(tmp_path: Path, known: tuple[Record, ...]) -> None:
    cells = ["".join(f"<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>" for text in row) for row in ROWS]
    table = "".join(f"<w:tr>{row}</w:tr>" for row in cells)
    begins = "<w:p><w:r><w:t>Trålnämnden bereder frågor om trålar.</w:t></w:r></w:p>"
    (tmp_path / "ordning.docx").write_bytes(docx(f"{begins}<w:tbl>{table}</w:tbl>"))
    assert [told(each) for each in propose(convert(tmp_path / "ordning.docx"), known).events] == EVENTS


def test_words_of_two_cells_are_no_name_and_a_cell_alone_no_duty(proposed: Callable[[str], Proposal]) -> None:
    proposal = proposed(BODIES + in_markdown(ROWS))
    names = {newcomer.known.name for newcomer in proposal.newcomers.values()}
    assert names == {"Trålnämnden", "Strandgruppen"}
    assert [clause.label for clause in proposal.clauses] == ["Bereder frågor om trålar"]


def test_a_verb_in_a_row_is_a_duty_of_the_body_of_the_row(proposed: Callable[[str], Proposal]) -> None:
    rows = (ROWS[0], ("Maj", "Garnlaget", "Fastställer avgiften"))
    (clause,) = proposed("# Ordning\n\n" + in_markdown(rows)).clauses
    assert ([guess.value for guess in clause.bearers], clause.duty.value) == (["organisation/garnlaget"], "faststalla")


def test_a_table_of_duties_with_a_month_last_stays_one(proposed: Callable[[str], Proposal]) -> None:
    rows = (("Uppgift", "Ansvarig", "Månad"), ("Redovisa fångsten", "Garnlaget", "mars"))
    proposal = proposed("# Ordning\n\n" + in_markdown(rows))
    assert proposal.events == ()
    assert [clause.deadline and clause.deadline.day for clause in proposal.clauses] == ["--03-31"]


def test_each_subject_under_a_month_and_a_body_is_an_event(proposed: Callable[[str], Proposal]) -> None:
    lines = (
        "Januari: Trålnämnden. Fångst för hösten. Nät.",
        "Mars: Garnlaget, bokslut.",
        "Maj: Trålnämnden. Nya linor.",
    )
    proposal = proposed(BODIES + "## Året\n\n" + "\n\n".join(lines) + "\n")
    assert [told(each) for each in proposal.events] == [
        ("Fångst för hösten", ("--01",), ["organisation/tralnamnden"]),
        ("Nät", ("--01",), ["organisation/tralnamnden"]),
        ("Bokslut", ("--03",), ["organisation/garnlaget"]),
        ("Nya linor", ("--05",), ["organisation/tralnamnden"]),
    ]
    assert proposal.passages[2].text == "Januari: Trålnämnden. Fångst för hösten."


@pytest.mark.parametrize(
    ("when", "day"),
    [("Februari, senast den 20", "--02-20"), ("Maj (senast 15)", "--05-15"), ("Mars före den 3", "--03-02")],
)
def test_a_day_after_its_month(proposed: Callable[[str], Proposal], when: str, day: str) -> None:
    table = f"| Månad | Händelse | Ansvarig |\n|---|---|---|\n| {when} | Bokslut | Trålnämnden |\n"
    (event,) = proposed(f"# Ordning\n\n{table}").events
    assert event.deadline
    assert event.deadline.day == day


@pytest.mark.parametrize("heading", ["Ansvar", "Ansvarig", "Vem", "Organ", "Arrangör"])
def test_a_cell_of_two_events_gives_each_to_whoever_holds_it(heading: str, proposed: Callable[[str], Proposal]) -> None:
    rows = (
        ("Månad", "Händelse", heading),
        ("April", "Nätplanen lämnas; Trålnämnden sammanträder", "Trålnämnden, Garnlaget"),
        ("Maj", "Nätfest", "Trålnämnden, Garnlaget"),
    )
    assert [told(each) for each in proposed(BODIES + in_markdown(rows)).events] == [
        ("Nätplanen lämnas", ("--04",), ["organisation/garnlaget"]),
        ("Trålnämnden sammanträder", ("--04",), ["organisation/tralnamnden"]),
        ("Nätfest", ("--05",), ["organisation/tralnamnden", "organisation/garnlaget"]),
    ]
