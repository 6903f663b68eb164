"""Searching in the styrkarta: a name, or a part of one, leads to its body in focus or marked on the whole map."""

from __future__ import annotations

from pyoxigraph import Literal

from server.chart import SOUGHT
from server.pages.chart_part import charted
from server.pages.chart_state import ChartState
from server.pages.facts.names import labels
from server.pages.facts.organisation import Organisation
from server.pages.visit import Visit
from server.pages.words import Link

#: What an address may ask for, and what leaves one part of the chart for the whole.
_ASKED = ("sok", "hela", "sida")
_PART = ("fokus", "steg", "fran", "till", "markera")


def found(visit: Visit, words: str) -> tuple[Organisation, ...]:
    """Return the bodies in the chart with a name, in any language, that is `words` or else has all of them in it."""
    wanted = words.casefold().split()
    named = [(each, _names(visit, each)) for each in visit.reader.once(charted).values()]
    exact = tuple(each for each, names in named if " ".join(wanted) in names)
    if exact or not wanted:
        return exact
    return tuple(each for each, names in named if any(all(word in name for word in wanted) for name in names))


def _names(visit: Visit, body: Organisation) -> list[str]:
    named = visit.reader.once(labels).of(body.iri).values()
    others = (term.value for term in body.entry.values.get("altLabel", ()) if isinstance(term, Literal))
    return [name.casefold() for name in (*named, *others, body.slug)]


def address(visit: Visit, state: ChartState, body: Organisation) -> str:
    """Return where the search for one body leads: to the chart around it or, where asked for, to it in the whole."""
    left = dict.fromkeys((*_ASKED, *_PART), "")
    return visit.here(**left | {"markera" if state.in_whole else "fokus": body.slug}) + f"#{SOUGHT}"


def hits(visit: Visit, state: ChartState, bodies: tuple[Organisation, ...]) -> list[Link]:
    """Return a link to each of several bodies found."""
    return [Link(each.iri, visit.label(each.iri), address(visit, state, each)) for each in bodies]
