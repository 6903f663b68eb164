"""Who sits in a body: its seats as a table, and what else is said of its composition."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from server.pages.facts.entry import Entry
from server.pages.facts.reader import values
from server.pages.parts.detail import said
from server.pages.parts.statement import Statement, statement
from server.pages.visit import Visit
from server.pages.words import joined


@dataclass(frozen=True)
class Seats:
    """A row of the table of seats: how many, for whom, and who may take them."""

    #: Number of seats in words of digits; empty where the document gives none.
    number: str
    on_behalf_of: Markup
    drawn_from: Markup
    eligible: Markup


@dataclass(frozen=True)
class Composition:
    """One composition rule."""

    statement: Statement
    #: Number of seats in all; empty where the document gives none.
    total: str
    seats: tuple[Seats, ...]


def compositions(visit: Visit, rules: Sequence[Entry]) -> tuple[Composition, ...]:
    """Return the composition rules, those with a number of seats first."""
    groups = _groups(visit, rules)
    ordered = sorted(rules, key=lambda rule: rule.one("total") is None)
    return tuple(_composition(visit, rule, groups) for rule in ordered)


def seats_of(visit: Visit, group: Entry) -> Seats:
    """Return a seat group as a row."""
    return Seats(
        number=group.one("seats") or "",
        on_behalf_of=said(visit, group, "onBehalfOf"),
        drawn_from=said(visit, group, "drawnFrom"),
        eligible=_any_of(visit, group),
    )


def _any_of(visit: Visit, group: Entry) -> Markup:
    """Return who may take the seats: any of those named, not all of them."""
    links = sorted((visit.link(iri) for iri in group.iris("eligible")), key=lambda link: str(link).casefold())
    if len(links) < 2:
        return joined(links)
    return Markup("{} {} {}").format(joined(links[:-1]), visit.texts("phrase.or"), links[-1])


def _groups(visit: Visit, rules: Iterable[Entry]) -> Mapping[str, Entry]:
    wanted = [iri for rule in rules for iri in rule.iris("seatGroup")]
    read = visit.reader.entries(values("entry", wanted)) if wanted else ()
    return {group.iri: group for group in read}


def _composition(visit: Visit, rule: Entry, groups: Mapping[str, Entry]) -> Composition:
    own = [groups[iri] for iri in rule.iris("seatGroup") if iri in groups]
    keys = ("aim", "condition") if own else ("drawnFrom", "eligible", "aim", "condition")
    return Composition(
        statement=statement(visit, rule, keys),
        total=rule.one("total") or "",
        seats=tuple(seats_of(visit, group) for group in own),
    )
