"""``/organ/{slug}``: one organisation, what it is responsible for and who it answers to."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from graph.message import Message
from queries.sorting import swedish
from server.chart import figure
from server.chart.palette import level_class
from server.fault import Missing
from server.language import time_words
from server.pages.addresses import organisation_iri
from server.pages.belonging import chart_of_ties, ties
from server.pages.changes.state import compares
from server.pages.editing.links import edit_links
from server.pages.facts.names import definitions
from server.pages.facts.organisation import Organisation, organisations
from server.pages.facts.wheel import wheels
from server.pages.figure import WIDTH, files, of_lines
from server.pages.findings import about
from server.pages.followup.of_body import followup_of
from server.pages.parts.brief import brief
from server.pages.parts.history import history
from server.pages.parts.holder import Holder
from server.pages.parts.quote import quotes
from server.pages.parts.role import role_named, role_part
from server.pages.portrait import portrait
from server.pages.today import Today
from server.pages.visit import Visit, Visiting
from server.pages.words import Link, Words, in_language

router = APIRouter()


@router.get("/organ/{slug}", response_class=HTMLResponse)
def body(slug: str, visit: Visiting, day: Today, roll: str = "") -> HTMLResponse:
    """Show one organisation and, where a role is given, what comes with it."""
    organisation = _organisation(visit, slug)
    capacities = visit.reader.once(organisations).capacities(organisation.iri)
    shown, lines = portrait(visit, organisation, capacities), of_lines(visit, organisation, capacities)
    near = lines or chart_of_ties(visit, organisation)
    return visit.page(
        "body.html",
        shown.link,
        portrait=shown,
        usual=shown.usual_status,
        brief=brief(visit, organisation, shown.lines, shown.compositions),
        members=_members(visit, organisation),
        aliases=organisation.entry.texts_of("altLabel", visit.language),
        text=in_language(organisation.entry.texts("description"), visit.language),
        quotes=quotes(visit, organisation.entry.iris("source")),
        role=role_part(visit, Holder(visit.reader, organisation, role_named(visit, roll))),
        drawing=figure(near, WIDTH) if near else None,
        files=files(visit, slug),
        ties=() if lines else ties(visit, organisation),
        findings=about(visit, organisation.iri),
        is_in_wheel=any(wheel.of(capacities, None).events for wheel in visit.reader.once(wheels).wheels),
        standing=_standing(visit, organisation),
        look=level_class(organisation.level.number) if organisation.level else "",
        explained=_explained(visit, organisation),
        edits=edit_links(visit, organisation.iri),
        followup=followup_of(visit, organisation, day),
        history=history(visit, organisation.iri),
        has_changes=compares(visit.site.service, organisation.iri),
    )


def _organisation(visit: Visit, slug: str) -> Organisation:
    iri = organisation_iri(slug, visit.site.base)
    known = visit.reader.once(organisations)
    if iri not in known:
        raise Missing(Message("No organisation is called {slug!r} here.", slug=slug))
    return known[iri]


def _members(visit: Visit, organisation: Organisation) -> tuple[Link, ...]:
    members = (visit.link(iri) for iri in organisation.members)
    return tuple(sorted(members, key=lambda link: swedish(str(link))))


def _standing(visit: Visit, organisation: Organisation) -> dict[str, Words | str | None]:
    entry, texts = organisation.entry, visit.texts
    start, end = (time_words(entry.one(key) or "", texts) for key in ("validFrom", "validTo"))
    key = "date.period" if start and end else "date.from" if start else "date.until"
    words = {key: visit.label(iri) if (iri := entry.iri_of(key)) else None for key in ("kind", "level", "standing")}
    return {**words, "period": texts(key, start=start, end=end) if start or end else ""}


def _explained(visit: Visit, organisation: Organisation) -> Words | None:
    """Return what its kind means, where the word is ours and not the documents'."""
    kind = organisation.entry.iri_of("kind")
    if organisation.thing != "Collective" or kind is None:
        return None
    return in_language(visit.reader.once(definitions).of(kind), visit.language)
