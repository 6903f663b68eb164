"""Where the documents place an organisation that no line touches: in a circle or a whole, or in the seats of others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from server.chart import ChartModel, Edge
from server.pages.drawing import PART_OF, model_of
from server.pages.facts.entry import Entry
from server.pages.facts.mentions import mentions
from server.pages.facts.neighbours import framed
from server.pages.facts.organisation import Organisation, organisations
from server.pages.visit import Visit
from server.pages.words import Link

_DRAWN_FROM: Final = "drawn-from"


@dataclass(frozen=True)
class Tie:
    """What places one organisation beside another: it is part of it, or may be given seats in it."""

    start: Link
    end: Link
    kind: str
    #: The rule that says whose seats they are; None for a part and its whole.
    rule: Link | None = None


def ties(visit: Visit, organisation: Organisation) -> tuple[Tie, ...]:
    """Return the ties of `organisation`, those to what it is part of before those of its own parts."""
    own = visit.link(organisation.iri)
    within = (*organisation.entry.iris("partOf"), *organisation.wholes, *organisation.collectives)
    parts = dict.fromkeys((*organisation.parts, *organisation.within, *organisation.members))
    wholes = (Tie(own, visit.link(iri), PART_OF) for iri in dict.fromkeys(within))
    return (*wholes, *(Tie(visit.link(iri), own, PART_OF) for iri in parts), *_seats(visit, own))


def chart_of_ties(visit: Visit, organisation: Organisation) -> ChartModel | None:
    """Return the chart of `organisation` and what it is tied to, or None where nothing is or they are too many.

    A part that is drawn within the frame of its whole needs no line to it.
    """
    found = ties(visit, organisation)
    ends = {end.iri for tie in found for end in (tie.start, tie.end)}
    whole = model_of(visit, {organisation.iri, *ends}) if found else None
    if whole is None:
        return None
    slugs = {node.iri: node.id for node in whole.nodes}
    if organisation.iri not in slugs or len(slugs) == 1:
        return None
    drawn = (tie for tie in found if {tie.start.iri, tie.end.iri} <= slugs.keys() and not _is_framed(visit, tie))
    return ChartModel(
        nodes=whole.nodes,
        edges=tuple(_edge(visit, tie, slugs) for tie in drawn),
        title=whole.title,
        edition_label="",
        language=whole.language,
        focus=organisation.slug,
    )


def _seats(visit: Visit, own: Link) -> list[Tie]:
    rules = mentions(visit.reader, [own.iri]).naming([own.iri], ("drawnFrom",), "CompositionRule")
    return [_seat(visit, own, rule, body) for rule in rules for body in rule.iris("appliesTo")]


def _seat(visit: Visit, own: Link, rule: Entry, body: str) -> Tie:
    return Tie(visit.link(body), own, _DRAWN_FROM, visit.link(rule.iri))


def _is_framed(visit: Visit, tie: Tie) -> bool:
    return tie.kind == PART_OF and tie.start.iri in framed(visit.reader.once(organisations)[tie.end.iri])


def _edge(visit: Visit, tie: Tie, slugs: dict[str, str]) -> Edge:
    title = str(tie.rule) if tie.rule else visit.texts("chart.belongs", part=str(tie.start), whole=str(tie.end))
    return Edge(
        source=slugs[tie.start.iri],
        target=slugs[tie.end.iri],
        kind=tie.kind,
        kind_label=str(visit.concept("line-kind", tie.kind)),
        evidence="stated",
        href="#linjer-lista",
        title=title,
    )
