"""Links that the register records as lineage."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from ontology.terms import SG
from queries.comparison.change import KINDS, Evidence, Kind
from queries.comparison.descent import between, descended
from queries.comparison.link import Link, linked
from queries.comparison.side import Side
from queries.comparison.thing import Thing

#: What a kind is when the newer edition is taken for the older one.
_BACKWARDS: Mapping[Kind, Kind] = {"dropped": "new", "new": "dropped", "split": "merged", "merged": "split"}


def recorded(old: Side, new: Side, before: Collection[str], after: Collection[str]) -> Iterator[Link]:
    """Yield the recorded links between the things `before` of the old side and `after` of the new one.

    Lineage stands with the newer edition; where that is the old side, it is read backwards. Between
    editions that are not neighbours it is composed of what each on the way records. A lineage counts
    as far as its things are there: one whose things are gone from a side says nothing, and neither
    does one that tells of another edition.
    """
    links = list(_straight(old, new, before, after))
    yield from links
    told_before, told_after = linked(links)
    for link in _composed(old, new, before, after):
        if not (told_before.intersection(link.before) or told_after.intersection(link.after)):
            yield link


def _composed(old: Side, new: Side, before: Collection[str], after: Collection[str]) -> Iterator[Link]:
    forwards, backwards = between(old, new), between(new, old)
    if forwards:
        yield from descended(forwards, before, after, _straight)
    elif backwards:
        for link in descended(backwards, after, before, _straight):
            kind = _BACKWARDS.get(link.kind, link.kind) if link.kind else None
            yield replace(link, before=link.after, after=link.before, kind=kind)


def _straight(old: Side, new: Side, before: Collection[str], after: Collection[str]) -> Iterator[Link]:
    """Yield what one of the two sides records of the other."""
    if not {edition.id for edition in old.view.editions} & {edition.id for edition in new.view.editions}:
        for lineage in _between(old, new):
            yield from _link(lineage, lineage.iris(SG.before), lineage.iris(SG.after), before, after, {})
        for lineage in _between(new, old):
            yield from _link(lineage, lineage.iris(SG.after), lineage.iris(SG.before), before, after, _BACKWARDS)


def _between(older: Side, newer: Side) -> Iterator[Thing]:
    """Yield what `newer` records of `older`: not what an edition that it revises has all the things of instead."""
    shown = {edition.iri for edition in older.view.editions}
    revised = {iri for edition in newer.view.editions for iri in edition.revises}
    others = [iri.rpartition("/")[2] for iri in revised - shown]
    for lineage in newer.lineage.values():
        if shown & revised or not any(_tells_of(lineage, edition, newer) for edition in others):
            yield lineage


def _tells_of(lineage: Thing, edition: str, side: Side) -> bool:
    """Whether an edition has a record of everything that was there before, by `lineage`."""
    places = [side.dataset.origins.get(iri, ()) for iri in lineage.iris(SG.before)]
    return all(any(place.file.parts[0] == edition for place in each) for each in places)


def _link(
    lineage: Thing,
    older: Collection[str],
    newer: Collection[str],
    before: Collection[str],
    after: Collection[str],
    kinds: Mapping[Kind, Kind],
) -> Iterator[Link]:
    there = tuple(iri for iri in older if iri in before), tuple(iri for iri in newer if iri in after)
    complete = all(bool(found) == bool(named) for found, named in zip(there, (older, newer), strict=True))
    known = _kind(lineage)
    if complete and any(there) and known:
        # One row may list several things that were all dropped, or that are all new: each is a change of its own.
        for pair in [there] if all(there) else [_alone(iri, there) for iri in (*there[0], *there[1])]:
            reason = lineage.texts(SG.reason)
            yield Link(*pair, kinds.get(known, known), _evidence(lineage), reason, lineage=lineage.iri)


def _kind(lineage: Thing) -> Kind | None:
    named = _slug(lineage, SG.lineageKind)
    return next((kind for kind in KINDS if kind == named), None)


def _alone(iri: str, there: tuple[tuple[str, ...], tuple[str, ...]]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return ((iri,), ()) if iri in there[0] else ((), (iri,))


def _evidence(lineage: Thing) -> Evidence:
    return "stated" if _slug(lineage, SG.evidence) == "stated" else "inferred"


def _slug(lineage: Thing, name: str) -> str:
    return next(iter(lineage.iris(name)), "").rpartition("/")[2]
