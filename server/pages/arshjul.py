"""``/arshjul``: the yearly wheels, drawn and, from the same data, listed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from graph.message import Message
from server.calendar.model import Occasion
from server.chart import Figure
from server.fault import Missing
from server.pages.cycle import Cycle, cycle
from server.pages.facts.organisation import Organisation, organisations
from server.pages.facts.wheel import Wheel, Wheels, wheels
from server.pages.followup.agreement_dates import agreement_occasions
from server.pages.followup.agreements import due
from server.pages.parts.agenda import Season, agenda
from server.pages.parts.body_choice import body_choice, body_named
from server.pages.parts.detail import said, when
from server.pages.parts.occasions import occasions
from server.pages.parts.quote import Quote, quotes
from server.pages.sent_file import addresses
from server.pages.today import Today
from server.pages.visit import Visit, Visiting
from server.pages.wheel_model import wheel_model
from server.pages.words import Link, Words, in_language
from server.wheel import WheelError, figure

_PATH = "/arshjul"
#: What a wheel can be taken along as.
PICTURES: Final = ("png", "svg", "pdf")
TABLES: Final = ("csv", "xlsx")


@dataclass(frozen=True)
class Part:
    """One wheel: its picture and its list."""

    slug: str
    link: Link
    text: Words
    quotes: tuple[Quote, ...]
    #: Whether its events differ from year to year.
    is_cyclic: bool
    #: None where the wheel holds more than can be drawn.
    figure: Figure | None
    seasons: tuple[Season, ...]
    #: Each kind of file it can be taken along as, with its address.
    files: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Choice:
    """What of the wheels is shown."""

    wheel: str
    body: Organisation | None
    year: int | None

    def of(self, visit: Visit, every: Wheels) -> tuple[Wheel, ...]:
        """Return the wheels that are chosen, with the events that are."""
        named = self.bodies(visit)
        chosen = (wheel for wheel in every.wheels if self.wheel in ("", wheel.slug))
        return tuple(wheel.of(named, self.year) for wheel in chosen)

    def bodies(self, visit: Visit) -> tuple[str, ...] | None:
        """Return everything in whose name the chosen body acts, itself first; None where none is chosen."""
        return visit.reader.once(organisations).capacities(self.body.iri) if self.body else None

    def dated(self, visit: Visit, counted: Cycle, day: date) -> tuple[Occasion, ...]:
        """Return what of it has a place in a calendar, whichever the year: events and what happens to agreements."""
        every = (
            occasion
            for wheel in replace(self, year=None).of(visit, visit.reader.once(wheels))
            for event in wheel.events
            for occasion in occasions(visit, wheel, event, counted, day.year)
        )
        agreements = () if self.wheel else agreement_occasions(visit, self.bodies(visit))
        return tuple({occasion.iri: occasion for occasion in (*every, *agreements)}.values())


router = APIRouter()


@router.get(_PATH, response_class=HTMLResponse)
def arshjul(
    visit: Visiting, day: Today, hjul: str = "", organ: str = "", ar: str = "", start: str = ""
) -> HTMLResponse:
    """Show the wheels, or one of them, with everything or with what involves one body in one year."""
    every, counted = visit.reader.once(wheels), cycle(visit, start)
    choice = chosen(visit, every, hjul, organ, ar)
    path = feed(visit, choice, start)
    address = f"{visit.request.base_url}{path.removeprefix('/')}"
    return visit.page(
        "arshjul.html",
        _title(visit, choice),
        choice=choice,
        shown=[_part(visit, wheel, counted, day, choice.year) for wheel in choice.of(visit, every)],
        known=[(wheel.slug, visit.label(wheel.entry.iri)) for wheel in every.wheels],
        bodies=body_choice(visit, {*_involved(every), *([choice.body.iri] if choice.body else ())}, choice.body),
        longest=every.longest,
        cycle=counted,
        now=counted.year_of(day.year, every.longest) if every.longest > 1 else None,
        due=() if choice.wheel else due(visit, day, choice.bodies(visit)),
        others=_others(visit, every, choice),
        has_calendar=bool(choice.dated(visit, counted, day)),
        feed=path,
        address=address,
        subscription=f"webcal://{address.partition('://')[2]}",
    )


def chosen(visit: Visit, every: Wheels, wheel: str, body: str, year: str = "") -> Choice:
    """Return what was asked for. Raises Missing where there is no such wheel, body or year."""
    if wheel and all(each.slug != wheel for each in every.wheels):
        raise Missing(Message("There is no yearly wheel {wheel!r}.", wheel=wheel), given=wheel)
    if year and year not in map(str, range(1, every.longest + 1)):
        raise Missing(Message("The cycle has no year {year!r}.", year=year), given=year)
    return Choice(wheel, body_named(visit, body), int(year) if year else None)


def feed(visit: Visit, choice: Choice, start: str) -> str:
    """Return the path of the calendar that holds what is chosen, whichever the year."""
    asked = {
        "hjul": choice.wheel,
        "organ": choice.body.slug if choice.body else "",
        "start": start,
        "lang": visit.language,
    }
    return visit.address(f"{_PATH}.ics", {name: value for name, value in asked.items() if value})


def _title(visit: Visit, choice: Choice) -> str:
    name = visit.label(choice.body.iri) if choice.body else None
    return visit.texts("wheel.title_for", name=name) if name else visit.texts("wheel.title")


def _part(visit: Visit, wheel: Wheel, known: Cycle, day: date, year: int | None) -> Part:
    drawn = _drawn(visit, wheel, known, day, year)
    forms = (*PICTURES, *TABLES) if drawn else TABLES
    return Part(
        slug=wheel.slug,
        link=visit.link(wheel.entry.iri),
        text=in_language(wheel.entry.texts("description"), visit.language),
        quotes=quotes(visit, wheel.entry.iris("source")),
        is_cyclic=wheel.length > 1,
        figure=drawn,
        seasons=agenda(visit, wheel, known),
        files=tuple(addresses(visit, f"{_PATH}/{wheel.slug}", forms)),
    )


def _drawn(visit: Visit, wheel: Wheel, known: Cycle, day: date, year: int | None) -> Figure | None:
    try:
        return figure(wheel_model(visit, wheel, known, day, year))
    except WheelError:
        return None


def _involved(every: Wheels) -> set[str]:
    """Return the IRIs of all who organise or attend something in a wheel."""
    found = [event.entry for wheel in every.wheels for event in wheel.events]
    return {iri for entry in found for key in ("organiser", "participant") for iri in entry.iris(key)}


def _others(visit: Visit, every: Wheels, choice: Choice) -> list[tuple[Link, str]]:
    """Return the events outside the wheels, each with its time in words."""
    named = choice.bodies(visit)
    found = [event.entry for event in every.others if named is None or event.involves(named)]
    ordered = sorted(found, key=lambda entry: entry.plain("date") or ("~",))
    return [(visit.link(each.iri), str(said(visit, each, "date")) or when(visit, each)) for each in ordered]
