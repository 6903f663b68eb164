"""Bodies that the address of the styrkarta names and its edition lacks: their names, and which editions have them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup, escape

from graph.message import Message
from server.fault import Missing
from server.pages.chart_part import charted
from server.pages.facts.organisation import Organisation
from server.pages.parts.body_choice import body_named
from server.pages.visit import Visit
from server.pages.words import Link, Words, in_language
from server.service import ALL_EDITIONS


@dataclass(frozen=True)
class Absent:
    """A body without a place in the chart that is shown; each of `editions` leads to the same state there."""

    slug: str
    name: Words
    editions: tuple[Link, ...]


def slug_of(visit: Visit, given: str, every: Mapping[str, Organisation]) -> str:
    """Return the slug of a body given by slug or, in any language, name; empty where none is given.

    Raises Missing where no edition has it in its chart; `every` are those of the edition shown.
    """
    try:
        body = body_named(visit, given)
    except Missing:
        body = None
    if body is None or body.slug not in every:
        body = body_named(anywhere := visit.elsewhere(ALL_EDITIONS), given)
        if body and body.slug not in anywhere.reader.once(charted):
            raise Missing(Message("The chart holds no body {given!r}.", given=given), given=given)
    return body.slug if body else ""


def absent(visit: Visit, slug: str) -> Absent:
    """Return what is told of a body that the chart shown lacks, and another has."""
    anywhere = visit.elsewhere(ALL_EDITIONS)
    found = tuple(
        Link(each.iri, in_language(each.label, visit.language), visit.here(utgava=each.id, datum=""))
        for each in visit.site.service.dataset.editions
        if slug in visit.elsewhere(each.id).reader.once(charted)
    )
    every = Link("", Words(visit.texts("site.all")), visit.here(utgava=ALL_EDITIONS, datum=""))
    return Absent(slug, anywhere.label(anywhere.reader.once(charted)[slug].iri), found or (every,))


def told(visit: Visit, body: Absent) -> Markup:
    """Return the sentence that says where it is not, and where it is."""
    here, there = (visit.texts.listed(editions) for editions in (visit.editions, body.editions))
    return Markup(escape(visit.texts("chart.absent"))).format(name=body.name, here=here, there=there)
