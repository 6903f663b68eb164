"""Calendars read back by another library than the one that wrote them."""

from __future__ import annotations

from datetime import UTC, date, datetime

from ical.calendar import Calendar as Read
from ical.calendar_stream import IcsCalendarStream

from server.calendar import Calendar, Occasion, to_ics


def _occasion(
    iri: str = "https://example.org/a",
    every: int | None = 1,
    days: tuple[date, date] | None = None,
    certain: bool = False,
) -> Occasion:
    first, last = days or (date(2025, 9, 1), date(2025, 10, 31))
    return Occasion(
        iri=iri,
        summary="Möte; med, tecken\növer rader",
        first=first,
        last=last,
        every=every,
        is_certain=certain,
        description="Å" * 200 + "\nhttp://example.org/id/event/a",
        url="http://example.org/id/event/a?lang=sv&utgava=b",
        category="Hjulet",
    )


def _calendar(*occasions: Occasion) -> Calendar:
    stamp = datetime(2025, 1, 1, tzinfo=UTC)
    return Calendar("Årshjul", "Vilar på a, b; c.", "http://example.org/arshjul.ics", "sv", stamp, occasions)


def _read(calendar: Calendar) -> Read:
    return IcsCalendarStream.calendar_from_ics(to_ics(calendar).decode())


def test_another_program_reads_the_same_words_and_days() -> None:
    (event,) = _read(_calendar(_occasion())).events
    assert event.summary == "Möte; med, tecken\növer rader"
    assert event.description == "Å" * 200 + "\nhttp://example.org/id/event/a"
    assert (event.start, event.end) == (date(2025, 9, 1), date(2025, 11, 1))
    assert str(event.url) == "http://example.org/id/event/a?lang=sv&utgava=b"
    assert event.categories == ["Hjulet"]
    assert event.dtstamp == datetime(2025, 1, 1, tzinfo=UTC)
    assert event.transparency == "TRANSPARENT"


def test_what_recurs_comes_round_in_the_right_years() -> None:
    calendar = _read(_calendar(_occasion(every=4), _occasion("https://example.org/b", None)))
    found = calendar.timeline.overlapping(date(2025, 1, 1), date(2034, 1, 1))
    assert sorted(each.start for each in found) == [
        date(2025, 9, 1),
        date(2025, 9, 1),
        date(2029, 9, 1),
        date(2033, 9, 1),
    ]


def test_only_what_is_certain_is_confirmed() -> None:
    events = _read(_calendar(_occasion(certain=True), _occasion("https://example.org/b"))).events
    assert [str(event.status.value) for event in events if event.status] == ["CONFIRMED", "TENTATIVE"]


def test_an_entry_is_known_by_the_same_name_for_ever() -> None:
    one, other = _read(_calendar(_occasion(), _occasion("https://example.org/b"))).events
    assert one.uid == "77980eae-c343-5b01-9823-eb6ac1da021f"
    assert one.uid != other.uid


def test_the_text_keeps_to_the_form_of_the_standard() -> None:
    text = to_ics(_calendar(_occasion()))
    assert text == to_ics(_calendar(_occasion()))
    assert text.endswith(b"\r\n")
    assert b"\n" not in text.replace(b"\r\n", b"")
    assert max(len(line) for line in text.split(b"\r\n")) <= 75
    lines = text.replace(b"\r\n ", b"").decode().split("\r\n")
    for line in (
        "VERSION:2.0",
        "CALSCALE:GREGORIAN",
        "X-WR-CALNAME:Årshjul",
        "NAME:Årshjul",
        r"X-WR-CALDESC:Vilar på a\, b\; c.",
        "REFRESH-INTERVAL;VALUE=DURATION:P7D",
        "SOURCE;VALUE=URI:http://example.org/arshjul.ics",
        "DTSTART;VALUE=DATE:20250901",
        "DTEND;VALUE=DATE:20251101",
        "RRULE:FREQ=YEARLY",
    ):
        assert line in lines


def test_a_calendar_without_entries_can_be_read() -> None:
    assert _read(_calendar()).events == []


def test_a_window_over_february_ends_with_its_month_in_every_year() -> None:
    for year, every in ((2025, 1), (2028, 1), (2026, 2)):
        days = (date(year, 2, 1), date(year, 2, 29 if year == 2028 else 28))
        through = (date(year, 1, 1), date(year, 3, 31))
        calendar = _read(
            _calendar(_occasion(every=every, days=days), _occasion("https://example.org/b", every=every, days=through))
        )
        found = [*calendar.timeline.overlapping(date(year, 1, 1), date(year + 9, 1, 1))]
        assert {(each.end.month, each.end.day) for each in found} == {(3, 1), (4, 1)}
        assert len(found) == 2 * len(range(year, year + 9, every))
