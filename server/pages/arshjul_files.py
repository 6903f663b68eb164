"""``/arshjul/{hjul}.png``, ``.svg``, ``.pdf``, ``.csv`` and ``.xlsx``: a wheel as the page shows it, as a file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Final

from fastapi import APIRouter, Response

from queries.table import Cell, Column, Table
from server.exports.picture import Caption, pdf_of, png_of
from server.exports.standalone import standalone
from server.exports.table_file import table_file
from server.language import month_words
from server.pages.arshjul import PICTURES, TABLES, Choice, chosen
from server.pages.cycle import Cycle, cycle
from server.pages.facts.wheel import Spell, Wheel, wheels
from server.pages.origin import origin
from server.pages.parts.detail import said
from server.pages.parts.quote import quotes
from server.pages.sent_file import Size, Sized, here, sent
from server.pages.today import Today
from server.pages.visit import Visit, Visiting
from server.pages.wheel_model import wheel_model
from server.pages.words import upper_first
from server.wheel import draw

_COLUMNS: Final = ("months", "event", "deadline", "years", "organiser", "participant", "source")
router = APIRouter()


@router.get("/arshjul/{hjul}.{form}")
async def file(
    hjul: str, form: str, visit: Visiting, day: Today, size: Sized, organ: str = "", ar: str = "", start: str = ""
) -> Response:
    """Send one wheel, with everything or with what involves one body in one year."""

    def make() -> bytes:
        every, counted = visit.reader.once(wheels), cycle(visit, start)
        choice = chosen(visit, every, hjul, organ, ar)
        (wheel,) = choice.of(visit, every)
        if form in TABLES:
            return table_file("csv" if form == "csv" else "xlsx", _table(visit, wheel), origin(visit))
        return _picture(visit, wheel, choice, counted, day, form, size)

    return await sent(visit, form, (*PICTURES, *TABLES), f"arshjul-{hjul}", make)


def _picture(visit: Visit, wheel: Wheel, choice: Choice, counted: Cycle, day: date, form: str, size: Size) -> bytes:
    drawn = draw(wheel_model(visit, wheel, counted, day, choice.year))
    svg = drawn.replace(' href="/', f' href="{here(visit)}/')
    if form == "svg":
        return standalone(svg).encode()
    if form == "png":
        return png_of(svg, size.scale)
    title = str(visit.label(wheel.entry.iri))
    told = tuple(_told(visit, wheel))
    caption = Caption(
        title=f"{title}: {visit.label(choice.body.iri)}" if choice.body else title,
        edition=", ".join(str(edition) for edition in visit.editions),
        language=visit.language,
        made=datetime.now(UTC).date(),
        alt=visit.texts("wheel.alt", title=title, count=len(wheel.events)),
        told=told,
    )
    return pdf_of(svg, caption, size.paper)


def _table(visit: Visit, wheel: Wheel) -> Table:
    """Return the events of a wheel, a row for each run of months in which they take place."""
    columns = tuple(Column(name, visit.texts(f"wheel.column.{name}")) for name in _COLUMNS)
    rows = tuple(tuple(map(Cell, _row(visit, spell))) for spell in wheel.spells)
    return Table(str(visit.label(wheel.entry.iri)), columns, rows, visit.texts("wheel.nothing"))


def _row(visit: Visit, spell: Spell) -> tuple[str, ...]:
    entry = spell.event.entry
    found = quotes(visit, entry.iris("source"))
    return (
        month_words(spell.months, visit.texts) if spell.months else "",
        str(visit.label(entry.iri)),
        str(said(visit, entry, "deadline")),
        ", ".join(map(str, spell.event.years)),
        *("; ".join(str(visit.label(iri)) for iri in entry.iris(key)) for key in ("organiser", "participant")),
        "; ".join(dict.fromkeys(f"{quote.edition}, {quote.section}" for quote in found)),
    )


def _told(visit: Visit, wheel: Wheel) -> Iterator[str]:
    """Yield each event as a phrase: when, what, who."""
    headings = [visit.texts(f"wheel.column.{name}") for name in _COLUMNS]
    for spell in wheel.spells:
        months, name, *rest, _ = _row(visit, spell)
        more = [f"{heading}: {value}" for heading, value in zip(headings[2:-1], rest, strict=True) if value]
        when = upper_first(months or visit.texts("wheel.unsaid_time"))
        yield f"{when}: {name} ({'; '.join(more)})" if more else f"{when}: {name}"
