"""The page of any other thing: what is said of it, where it stands, and what mentions it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from fastapi import Request, Response

from ontology.glossary import schemes, terms
from ontology.namespaces import STYRGRAF
from server.pages.addresses import TERM_PAGE
from server.pages.editing.links import edit_links
from server.pages.facts.entry import Entry
from server.pages.facts.mentions import MOST, Mentions, mentions
from server.pages.facts.names import definitions
from server.pages.facts.reader import values
from server.pages.facts.source import sources
from server.pages.parts.detail import details
from server.pages.parts.paging import paged
from server.pages.parts.quote import quotes, registers
from server.pages.parts.reading import kinds
from server.pages.parts.statement import Cluster, clusters, duties
from server.pages.site import Site
from server.pages.visit import Visit
from server.pages.vocabulary import overview, scheme_page, term_page
from server.pages.vocabulary.naming import named
from server.pages.words import Link, Words, in_language
from server.service import ALL_EDITIONS

_DUTIES: Final = ("Responsibility", "LegalDuty")
#: What the head of the page, its time or its sources tell.
_ELSEWHERE: Final = frozenset({"type", "label", "description", "source", "selector", "recurrenceRule", "order"})
#: The most mentions on one page.
_MOST_TOLD: Final = 400
#: The page of all of a class, by what it is called in the menu.
_HOMES: Final = {
    "Goal": ("nav.goals", "/mal"),
    "Event": ("nav.wheel", "/arshjul"),
    "YearlyWheel": ("nav.wheel", "/arshjul"),
}
_FORMATS: Final = ("ttl", "jsonld", "nt", "rdf")


@dataclass(frozen=True)
class Group:
    """The things of one class that mention the one shown."""

    kind: Words
    links: tuple[Link, ...]


def describe(site: Site, request: Request, iri: str) -> Response:
    """Return the page about `iri`: that of the vocabulary, of a term or a closed list, or one as every thing has."""
    visit = Visit(site, request)
    return _of_vocabulary(visit, iri) or _of_thing(visit, iri)


def _of_vocabulary(visit: Visit, iri: str) -> Response | None:
    if iri == STYRGRAF:
        return overview(visit)
    if iri in terms():
        return term_page(visit, terms()[iri])
    return scheme_page(visit, schemes()[iri]) if iri in schemes() else None


def _of_thing(asked: Visit, iri: str) -> Response:
    visit = _telling(asked, iri)
    entry = _entry(visit, iri)
    found = mentions(visit.reader, [iri])
    page = paged(visit, _duties_first(found), _MOST_TOLD)
    return visit.page(
        "thing.html",
        visit.label(iri),
        trail=_trail(visit, entry),
        kinds=kinds(visit, entry),
        text=_text(visit, entry),
        is_elsewhere=visit is not asked,
        said=details(visit, entry, _told(visit, entry)),
        quotes=quotes(visit, [*entry.iris("source"), *([iri] if iri in visit.reader.once(sources) else [])]),
        registers=registers(visit, entry.iris("source")),
        duties=_duties(visit, page.items),
        page=page,
        groups=tuple(_groups(visit, page.items)),
        cut=len(found.entries) >= MOST,
        edits=edit_links(visit, iri),
        files={kind: f"{visit.request.url.path}?format={kind}" for kind in _FORMATS},
    )


def _telling(asked: Visit, iri: str) -> Visit:
    """Return what was asked for, or all editions where only others than those asked for tell of `iri`."""
    if _entry(asked, iri).values:
        return asked
    everywhere = asked.elsewhere(ALL_EDITIONS)
    return everywhere if _entry(everywhere, iri).values else asked


def _entry(visit: Visit, iri: str) -> Entry:
    return next(iter(visit.reader.entries(values("entry", [iri]) + " ?entry ?any ?thing")), Entry(iri, {}))


def _trail(visit: Visit, entry: Entry) -> list[tuple[Words, str | None]]:
    """Return the way to a goal, event or wheel by all of its kind, or to a concept by the vocabulary and its list."""
    for class_, (name, path) in _HOMES.items():
        if STYRGRAF + class_ in entry.iris("type"):
            return [(Words(visit.texts(name)), visit.address(path))]
    scheme = next((each.iri for each in schemes().values() if entry.iri in each.concepts), None)
    if scheme is None:
        return []
    above = named(visit, scheme, as_list=True)
    return [(Words(visit.texts("vocabulary.short")), visit.address(TERM_PAGE)), (above.words, above.href)]


def _text(visit: Visit, entry: Entry) -> Words:
    texts = entry.texts("description") or visit.reader.once(definitions).of(entry.iri)
    return in_language(texts, visit.language)


def _told(visit: Visit, entry: Entry) -> Iterator[str]:
    """Yield the keys that the page lists, in the order that the texts name them."""
    yield from (key for key in visit.texts.under("detail") if key in entry.values and key not in _ELSEWHERE)


def _duties_first(found: Mentions) -> list[Entry]:
    own = {entry.iri for entry in found.of(*_DUTIES)}
    return sorted(found.entries, key=lambda entry: entry.iri not in own)


def _duties(visit: Visit, entries: Sequence[Entry]) -> tuple[Cluster, ...]:
    wanted = {STYRGRAF + name for name in _DUTIES}
    return clusters(duties(visit, [entry for entry in entries if wanted.intersection(entry.iris("type"))]))


def _groups(visit: Visit, entries: Iterable[Entry]) -> Iterator[Group]:
    by_class: dict[str, list[str]] = {}
    for entry in entries:
        kinds = [iri for iri in entry.iris("type") if iri.startswith(STYRGRAF)]
        if kinds and not {STYRGRAF + name for name in _DUTIES}.intersection(kinds):
            by_class.setdefault(kinds[0], []).append(entry.iri)
    passages = visit.reader.once(sources)
    for kind, iris in sorted(by_class.items()):
        in_order = [source.iri for source in passages.of(iris)] if kind == f"{STYRGRAF}Passage" else iris
        yield Group(visit.plural(kind, len(in_order)), _links(visit, in_order))


def _links(visit: Visit, iris: Iterable[str]) -> tuple[Link, ...]:
    return tuple(visit.link(iri) for iri in iris)
