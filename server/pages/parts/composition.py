"""Who sits in a body: its seats as a table, and what else is said of its composition."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from server.pages.facts.entry import Entry
from server.pages.facts.reader import values
from server.pages.parts.detail import said
from server.pages.parts.statement import Statement, statement
from server.pages.visit import Visit
from server.pages.words import in_language, joined


@dataclass(frozen=True)
class Seats:
    """A row of the table of seats: how many, for whom, and who may take them."""

    #: Number of seats in words of digits; empty where the document gives none.
    number: str
    on_behalf_of: Markup
    drawn_from: Markup
    eligible: Markup
    #: What the group of seats is called.
    label: Markup

    @property
    def whom(self) -> Markup:
        """Return for whom they are; where nothing says that, nor who may take them, what the group is called."""
        is_said = self.on_behalf_of or self.drawn_from or self.eligible
        return self.on_behalf_of if is_said else self.label


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
        label=escape(in_language(group.texts("label"), visit.language)),
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
