"""``/sok``: what is found for some words, by kind of thing."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from ontology import schema
from queries.calendar_words import MONTHS
from server.pages.facts.names import labels
from server.pages.facts.reader import values
from server.pages.facts.searchable import QUESTION, searchable
from server.pages.visit import KEPT, Visit, Visiting
from server.pages.words import Link, Words
from server.search import Hit, SearchIndex
from server.service import ALL_EDITIONS

_MOST_HITS: Final = 60
#: Of longer words nothing but the beginning is searched for.
_LONGEST: Final = 200
#: How many hits of one group stand on the page of all groups.
_MOST_OF_GROUP: Final = 5
#: Groups of hits in the order they are shown, each with the classes it holds, subclasses included.
_GROUPS: Final = (
    ("principals", ("Principal",)),
    ("bodies", ("Organisation",)),
    ("people", ("Post", "Role", "Person", "Membership")),
    ("duties", ("Responsibility", "CompositionRule", "Appointment")),
    ("events", ("Event", "YearlyWheel", "Deliverable")),
    ("goals", ("Goal", "Target", "Indicator", "KpiMatch", "IndicatorReport", "DataSource")),
    ("agreements", ("Agreement", "Law", "TargetGroup", "Strategy", "Area", "Adjacency")),
    ("terms", ("DefinedTerm", "Principle", "Topic")),
    ("documents", ("GoverningDocument", "Edition", "Statement", "Note")),
    ("questions", (QUESTION,)),
)
#: Names of months in either language, in lower case.
_MONTHS: Final = frozenset(name.lower() for names in MONTHS.values() for name in names)


@dataclass(frozen=True)
class Found:
    """One hit with a link to its page."""

    link: Link
    kind: Words
    #: Who bears it, where it is a duty.
    bearers: tuple[Link, ...]
    snippet: Words


@dataclass(frozen=True)
class Group:
    """The hits of one kind of thing, best first."""

    name: str
    hits: tuple[Found, ...]
    #: How many there are beside those shown.
    more: int


router = APIRouter()


@router.get("/sok", response_class=HTMLResponse)
def search(visit: Visiting, q: str = "", grupp: str = "") -> HTMLResponse:
    """Show what is found for `q`: some of each group, or all of one."""
    is_cut, q = len(q) > _LONGEST, q[:_LONGEST]
    hits = index(visit).search(q, visit.language, _MOST_HITS)
    elsewhere = () if grupp else _elsewhere(visit, q)
    meant = _meant(q, hits)
    title = visit.texts("search.title_for", query=q) if q and not is_cut else visit.texts("search.title")
    return visit.page(
        "search.html",
        title,
        query=q,
        longest=_LONGEST if is_cut else None,
        groups=_grouped(visit, hits, grupp, is_month=q.strip().lower() in _MONTHS),
        only=grupp,
        count=len(hits),
        meant=None if elsewhere else meant,
        elsewhere=elsewhere,
        elsewhere_first=bool(meant) or not hits,
    )


def _elsewhere(visit: Visit, query: str) -> tuple[Found, ...]:
    """Return what only editions outside the view tell of `query`; nothing where one was chosen."""
    if not query or any(name in visit.kept for name in KEPT[1:]):
        return ()
    other = visit.elsewhere(ALL_EDITIONS)
    hits = index(other).search(query, visit.language, _MOST_HITS)
    told = visit.reader.once(labels)
    outside = [hit for hit in hits if hit.kind not in (QUESTION, "Lineage") and not told.of(hit.iri)]
    return () if _meant(query, outside) else found(other, outside[:_MOST_OF_GROUP])


def index(visit: Visit) -> SearchIndex:
    """Return the index of this view, made when first searched."""
    reader, originals = visit.reader, visit.site.originals
    return visit.site.kept(("search", reader.view.graphs), lambda: SearchIndex(searchable(reader, originals)))


def found(visit: Visit, hits: Iterable[Hit]) -> tuple[Found, ...]:
    """Return `hits` as links."""
    every = tuple(hits)
    bearers = _bearers(visit, [hit.iri for hit in every if schema.is_a(hit.kind, "Responsibility")])
    return tuple(_found(visit, hit, bearers.get(hit.iri, ())) for hit in every)


def _found(visit: Visit, hit: Hit, bearers: Sequence[str]) -> Found:
    snippet = Words(hit.snippet, hit.language if hit.language != visit.language else None)
    if hit.kind == QUESTION:
        link = Link(hit.iri, Words(hit.title), visit.address(hit.iri))
        return Found(link, Words(visit.texts("search.question")), (), snippet)
    links = tuple(visit.link(iri) for iri in bearers)
    return Found(visit.link(hit.iri), visit.kind(hit.kind), links, snippet)


def _bearers(visit: Visit, duties: Sequence[str]) -> dict[str, tuple[str, ...]]:
    read = visit.reader.entries(values("entry", duties)) if duties else ()
    return {entry.iri: entry.iris("bearer") for entry in read}


def _grouped(visit: Visit, hits: Sequence[Hit], only: str, *, is_month: bool) -> tuple[Group, ...]:
    """Return the hits by group; the group with the best hit stands first, but of a month what happens in it."""
    first = ["events"] if is_month else [_group(hit.kind) for hit in hits[:1]]
    by_group: dict[str, list[Hit]] = {name: [] for name in (*first, *(name for name, _ in _GROUPS))}
    for hit in hits:
        by_group[_group(hit.kind)].append(hit)
    wanted = ((name, members) for name, members in by_group.items() if members and only in ("", name))
    most = _MOST_HITS if only else _MOST_OF_GROUP
    return tuple(Group(name, found(visit, members[:most]), len(members[most:])) for name, members in wanted)


def _group(kind: str) -> str:
    return next((name for name, classes in _GROUPS if any(schema.is_a(kind, each) for each in classes)), "documents")


def _meant(query: str, hits: Sequence[Hit]) -> str | None:
    """Return the title of the best hit where no word of the query stands in any of the best ones."""
    words = _folded(query).split()
    shown = _folded(" ".join(f"{hit.title} {hit.snippet}" for hit in hits[:5]))
    return hits[0].title if hits and not any(word[:5] in shown for word in words) else None


def _folded(text: str) -> str:
    spelt = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in spelt if not unicodedata.combining(sign))
