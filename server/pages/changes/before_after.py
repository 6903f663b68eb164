"""One body before and after: its remit, who sits in it, and which duties it has lost and been given."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
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
    #: The duties that it has on this side alone, each with the change that tells of it.
    duties: tuple[tuple[Link, Change], ...]
    #: Those who have, or had, a duty of this side instead, by the id of the change.
    instead: Mapping[str, tuple[Link, ...]]

    def others(self, change: Change) -> tuple[Link, ...]:
        """Return those who have the duty on the other side."""
        return self.instead.get(change.id, ())


@dataclass(frozen=True)
class BeforeAfter:
    """Both sides, and how many duties it has on both though changed."""

    old: BodySide
    new: BodySide
    changed: int


def before_after(compared: Compared, body: str, changes: Sequence[Change]) -> BeforeAfter:
    """Return what became of `body`, an IRI, by the `changes` that are about it or name it."""
    became = [change for change in changes if _tells_of(change, body)]
    before = _named((subject.iri for change in became for subject in change.before), body)
    after = _named((subject.iri for change in became for subject in change.after), body)
    duties = [change for change in changes if schema.is_a(change.type, "Responsibility")]
    lost = [change for change in duties if _lost(change, before)]
    gained = [change for change in duties if _gained(change, after)]
    left = [each for each in duties if each not in lost and each not in gained and not each.is_unchanged]
    changed = sum(_is_about(each, (*before, *after)) for each in left)
    return BeforeAfter(_side(compared, before, lost, 0), _side(compared, after, gained, 1), changed)


def _tells_of(change: Change, body: str) -> bool:
    subjects = (*change.before, *change.after)
    return schema.is_a(change.type, "Organisation") and any(subject.iri == body for subject in subjects)


def _named(iris: Iterable[str], body: str) -> tuple[str, ...]:
    """Return the bodies of one side; the one asked for first, where it is one of them."""
    return tuple(sorted(dict.fromkeys(iris), key=lambda iri: iri != body))


def _lost(change: Change, bodies: Collection[str]) -> bool:
    """Whether a duty of `bodies` is nobody's any more, or somebody else's."""
    return _passes(change, bodies, "lost") or (not change.after and _is_about(change, bodies))


def _gained(change: Change, bodies: Collection[str]) -> bool:
    """Whether `bodies` have been given a duty, be it new or somebody else's before."""
    return _passes(change, bodies, "gained") or (not change.before and _is_about(change, bodies))


def _passes(change: Change, bodies: Collection[str], way: Literal["lost", "gained"]) -> bool:
    bearer = change.aspect("bearer")
    if bearer is None or bearer.succession:
        return False
    return any(value.iri in bodies for value in (bearer.lost if way == "lost" else bearer.gained))


def _is_about(change: Change, bodies: Collection[str]) -> bool:
    return any(iri in bodies for iri in change.bodies)


def _side(compared: Compared, bodies: Sequence[str], duties: Sequence[Change], number: Literal[0, 1]) -> BodySide:
    visit = compared.sides[number]
    known = visit.reader.once(organisations)
    shown = [portrait(visit, known[iri], known.capacities(iri)[:1]) for iri in bodies if iri in known]
    rules = tuple(rule for each in shown for rule in each.compositions)
    told = ((change, (change.before, change.after)[number]) for change in duties)
    return BodySide(
        edition=visit.editions[0],
        names=tuple(each.link for each in shown),
        remits=tuple(mandate for each in shown for mandate in each.mandates if mandate.text.text),
        compositions=rules,
        posts=() if rules else tuple(link for each in shown for link in _posts(each)),
        duties=tuple((visit.link(subject.iri), change) for change, subjects in told for subject in subjects),
        instead={change.id: _instead(compared, change, number) for change in duties},
    )


def _instead(compared: Compared, change: Change, number: Literal[0, 1]) -> tuple[Link, ...]:
    """Return those who bear a duty on the other side than `number`, where both sides have it."""
    bearer = change.aspect("bearer")
    if bearer is None or not (change.before and change.after):
        return ()
    return tuple(compared.link(value.iri) for value in (bearer.after, bearer.before)[number] if value.iri)


def _posts(shown: Portrait) -> Iterable[Link]:
    return (statement.link for cluster in shown.posts for statement in cluster.statements)
