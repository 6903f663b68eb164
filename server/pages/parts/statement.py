"""A statement as a page shows it: a duty, an appointment, an event, a goal … with its source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby
from typing import Final

from ontology.namespaces import STYRGRAF
from server.pages.facts.entry import Entry
from server.pages.facts.source import sources
from server.pages.parts.detail import Detail, details, said, when
from server.pages.parts.quote import Quote, quotes
from server.pages.visit import Visit
from server.pages.words import Link, Words, in_language

#: What is told of a duty under its label, in this order.
DUTY_KEYS: Final = ("duty", "object", "recipient", "togetherWith", "targetGroup", "law", "sharing", "condition")
#: Those of them that its label mostly tells already.
_MORE_KEYS: Final = frozenset(DUTY_KEYS) - {"condition"}
#: The most things that are named under one heading of a statement.
MOST_NAMED: Final = 3
PLAIN_FORCE: Final = f"{STYRGRAF}force/beskrivs"
EVENT_KEYS: Final = ("organiser", "participant", "input", "output")


@dataclass(frozen=True)
class Statement:
    """One thing that the documents say."""

    iri: str
    link: Link
    #: How bindingly it is worded, or None.
    force: Words | None
    #: Whether it is worded without any word of force: the document describes what is done.
    is_plain: bool
    #: When it is done, as a phrase; empty where nothing is said.
    when: str
    #: Its last day in words; empty where it has none.
    deadline: str
    text: Words
    details: tuple[Detail, ...]
    quotes: tuple[Quote, ...]
    #: Slug of its grade of evidence, and the word for it.
    grade: str
    evidence: Words | None
    #: Statuses of the editions that say it, where the page shows several editions.
    statuses: tuple[Words, ...]
    #: The statements that are parts of it.
    parts: tuple[Statement, ...] = ()

    @property
    def anchor(self) -> str:
        """Return the name by which it is pointed at within a page: edition, what it is, its name."""
        return "-".join(self.iri.split("/")[-3:])


def statement(visit: Visit, entry: Entry, keys: Iterable[str]) -> Statement:
    """Return `entry` with what it says under `keys`."""
    force, evidence = entry.iri_of("force"), entry.iri_of("evidence")
    cited = quotes(visit, entry.iris("source"))
    return Statement(
        iri=entry.iri,
        link=visit.link(entry.iri),
        force=visit.label(force) if force else None,
        is_plain=force == PLAIN_FORCE,
        when=when(visit, entry),
        deadline=str(said(visit, entry, "deadline")),
        text=in_language(entry.texts("description"), visit.language),
        details=tuple(
            replace(detail, is_more=detail.key in _MORE_KEYS) for detail in details(visit, entry, keys, MOST_NAMED)
        ),
        quotes=cited,
        grade=evidence.rpartition("/")[2] if evidence else "",
        evidence=visit.label(evidence) if evidence else None,
        statuses=tuple(dict.fromkeys(quote.status for quote in cited)) if len(visit.editions) > 1 else (),
    )


@dataclass(frozen=True)
class Cluster:
    """Statements that stand on the same passages, one after the other."""

    statements: tuple[Statement, ...]

    @property
    def first(self) -> Statement:
        """Return the first of them, whose sources are those of all."""
        return self.statements[0]


def clusters(statements: Iterable[Statement]) -> tuple[Cluster, ...]:
    """Return `statements` in the same order, neighbours with the same sources and evidence together."""
    groups = groupby(statements, key=lambda item: (item.quotes, item.evidence, bool(item.parts), item.deadline))
    return tuple(Cluster(tuple(group)) for _, group in groups)


def duties(visit: Visit, entries: Sequence[Entry], without: str | None = None) -> tuple[Statement, ...]:
    """Return duties, deadlines first, then as the document has them; parts of a duty stand under it.

    What is part of several duties stands under the last of them. The bearer is told where it is
    more than the one the page is about, `without`.
    """
    ordered = in_order(visit, entries)
    places = {entry.iri: place for place, entry in enumerate(ordered)}
    under: dict[str | None, list[Entry]] = {}
    for entry in ordered:
        wholes = [iri for iri in entry.iris("partOf") if iri in places]
        under.setdefault(max(wholes, key=places.__getitem__, default=None), []).append(entry)
    return tuple(_duty(visit, entry, under, without) for entry in under.get(None, ()))


def in_order(visit: Visit, entries: Iterable[Entry]) -> list[Entry]:
    """Return duties with their deadlines first, then as the document has them."""
    return sorted(entries, key=partial(_rank, visit))


def _rank(visit: Visit, entry: Entry) -> tuple[bool, int, int]:
    """Return what duties are sorted by: a last day first, then the newest edition, then its sections."""
    found = visit.reader.once(sources).of(entry.iris("source"))
    editions = [edition.id for edition in visit.reader.view.editions]
    newest = max((editions.index(source.edition.id) for source in found if source.edition.id in editions), default=-1)
    return entry.one("deadline") is None, -newest, found[0].order if found else 0


def _duty(visit: Visit, entry: Entry, under: Mapping[str | None, Sequence[Entry]], without: str | None) -> Statement:
    keys = DUTY_KEYS if set(entry.iris("bearer")) == {without} else ("bearer", *DUTY_KEYS)
    own = statement(visit, entry, keys)
    parts = (_duty(visit, part, under, without) for part in under.get(entry.iri, ()))
    return replace(own, parts=tuple(_under(part, own) for part in parts))


def _under(part: Statement, whole: Statement) -> Statement:
    """Return a part of a duty without the time that it has in common with the whole."""
    return replace(part, when="", deadline="") if part.when == whole.when else part
