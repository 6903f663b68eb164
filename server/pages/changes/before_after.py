"""One body before and after: its remit and who sits in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from ontology import schema
from queries.comparison import Change
from server.pages.changes.comparing import Compared
from server.pages.facts.organisation import organisations
from server.pages.parts.composition import Composition
from server.pages.parts.statement import Statement
from server.pages.portrait import Portrait, portrait
from server.pages.words import Link


@dataclass(frozen=True)
class BodySide:
    """What one edition says of the body, or of those that it has become or come from."""

    edition: Link
    #: What it is called there; empty where the edition does not speak of it.
    names: tuple[Link, ...]
    remits: tuple[Statement, ...]
    compositions: tuple[Composition, ...]
    #: Posts in it, where no rule says who sits in it.
    posts: tuple[Link, ...]


@dataclass(frozen=True)
class BeforeAfter:
    """Both sides."""

    old: BodySide
    new: BodySide


def before_after(compared: Compared, body: str, changes: Sequence[Change]) -> BeforeAfter:
    """Return what became of `body`, an IRI, by the `changes` that are about it or name it."""
    became = [change for change in changes if _tells_of(change, body)]
    before = _named((subject.iri for change in became for subject in change.before), body)
    after = _named((subject.iri for change in became for subject in change.after), body)
    return BeforeAfter(_side(compared, before, 0), _side(compared, after, 1))


def _tells_of(change: Change, body: str) -> bool:
    subjects = (*change.before, *change.after)
    return schema.is_a(change.type, "Organisation") and any(subject.iri == body for subject in subjects)


def _named(iris: Iterable[str], body: str) -> tuple[str, ...]:
    """Return the bodies of one side; the one asked for first, where it is one of them."""
    return tuple(sorted(dict.fromkeys(iris), key=lambda iri: iri != body))


def _side(compared: Compared, bodies: Sequence[str], number: Literal[0, 1]) -> BodySide:
    visit = compared.sides[number]
    known = visit.reader.once(organisations)
    shown = [portrait(visit, known[iri], known.capacities(iri)[:1]) for iri in bodies if iri in known]
    rules = tuple(rule for each in shown for rule in each.compositions)
    return BodySide(
        edition=visit.editions[0],
        names=tuple(each.link for each in shown),
        remits=tuple(mandate for each in shown for mandate in each.mandates if mandate.text.text),
        compositions=rules,
        posts=() if rules else tuple(link for each in shown for link in _posts(each)),
    )


def _posts(shown: Portrait) -> Iterable[Link]:
    return (statement.link for cluster in shown.posts for statement in cluster.statements)
