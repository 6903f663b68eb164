"""Links that likeness suggests: somebody has to confirm them before they count as known."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from itertools import product

from ontology import schema
from ontology.namespaces import ORG, RICO
from ontology.terms import SG
from queries.comparison.link import Correspondence, Link
from queries.comparison.thing import LABEL, Thing

#: What has to correspond before two things of a class are taken to be about the same, and how alike
#: their names have to be then, from 0 to 1.
_ANCHORS: Mapping[str, tuple[tuple[str, ...], float]] = {
    "Responsibility": ((SG.bearer, SG.duty), 0.4),
    "LegalDuty": ((SG.bearer, SG.duty), 0.4),
    "CompositionRule": ((SG.appliesTo,), 0.4),
    "Appointment": ((SG.appoints,), 0.4),
    "Mandate": ((f"{RICO}authorizes",), 0.0),
    "Post": ((f"{ORG}postIn", f"{ORG}role"), 0.4),
    "Membership": ((f"{ORG}organization", f"{ORG}member"), 0.0),
    "Target": ((SG.targetOf, SG.direction), 0.5),
    "SeatGroup": ((SG.drawnFrom, SG.eligible), 0.0),
}
#: How alike two names have to be where nothing else speaks for the pair.
_ALONE = 0.7
#: Remarks on one text say nothing of another, however alike they are; lines are known by their ends.
NEVER = ("Note", "SetAside", "Line")
#: Of more pairs than this, only those that have an anchor, an identifier or a name in common are tried.
_MOST_PAIRS = 100_000
#: How many things with the same trait are tried then.
_MOST_ALIKE = 40
#: What is compared first: bodies, since others are recognised by them.
_FIRST = ("Organisation", "Mandate")


def proposed(before: Iterable[Thing], after: Iterable[Thing], known: Correspondence) -> list[Link]:
    """Return the likeliest pairs among things that nothing else links, each thing in one pair at most.

    `known` is what corresponds already; pairs found are added to it, so that clauses are
    recognised by bodies that have a new name.
    """
    links: list[Link] = []
    old, new = _by_type(before), _by_type(after)
    for type_ in sorted((old.keys() & new.keys()).difference(NEVER), key=_order):
        for link in _best(old[type_], new[type_], known):
            known.add(link)
            links.append(link)
    return links


def is_anchored(type_: str) -> bool:
    """Tell whether things of a class are paired by what they have in common besides a name, such as their bearer."""
    return bool(_ANCHORS.get(type_, ((), 0.0))[0])


def likeness(one: str, other: str) -> float:
    """Return how alike two names are, from 0 to 1, by the runs of three letters that they share.

    >>> round(likeness("Beredningsgruppen", "Beredningsgrupp"), 2)
    0.87
    """
    first, second = _runs(one), _runs(other)
    return 2 * len(first & second) / (len(first) + len(second))


def _by_type(things: Iterable[Thing]) -> dict[str, list[Thing]]:
    found: dict[str, list[Thing]] = {}
    for thing in things:
        found.setdefault(thing.type, []).append(thing)
    return found


def _order(type_: str) -> tuple[int, str]:
    above = (place for place, name in enumerate(_FIRST) if type_ and schema.is_a(type_, name))
    return next(above, len(_FIRST)), type_


def _best(before: Sequence[Thing], after: Sequence[Thing], known: Correspondence) -> Iterator[Link]:
    pairs = [(_likeness(one, other, known), one.iri, other.iri) for one, other in _tried(before, after, known)]
    taken: set[str] = set()
    for grade, one, other in sorted(pairs, key=lambda pair: (-pair[0], pair[1:])):
        if grade > 0 and not taken & {f"- {one}", f"+ {other}"}:
            taken |= {f"- {one}", f"+ {other}"}
            yield Link((one,), (other,), None, "proposed", {}, round(grade, 2))


def _tried(before: Sequence[Thing], after: Sequence[Thing], known: Correspondence) -> Iterator[tuple[Thing, Thing]]:
    if len(before) * len(after) <= _MOST_PAIRS:
        yield from product(before, after)
        return
    alike: dict[object, list[Thing]] = {}
    for other in after:
        for trait in _traits(other, other.iris):
            alike.setdefault(trait, []).append(other)
    for one in before:
        traits = _traits(one, partial(_successors, one, known))
        for other in {other.iri: other for trait in traits for other in alike.get(trait, ())[:_MOST_ALIKE]}.values():
            yield one, other


def _successors(thing: Thing, known: Correspondence, name: str) -> Iterable[str]:
    return known.of_all(thing.iris(name))


def _traits(thing: Thing, values: Callable[[str], Iterable[str]]) -> Iterator[object]:
    """Yield what a thing may have in common with its like: identifier, names, each value of its first anchor."""
    yield thing.iri.rpartition("/")[2]
    yield from thing.texts(LABEL).items()
    for name in _ANCHORS.get(thing.type, ((), 0.0))[0][:1]:
        yield from ((name, iri) for iri in values(name))


def _likeness(one: Thing, other: Thing, known: Correspondence) -> float:
    """Return how alike two things of a class are; 0 where not enough speaks for them being the same."""
    grade = max(
        (likeness(text, other.texts(LABEL).get(lang, "")) for lang, text in one.texts(LABEL).items()), default=0
    )
    properties, least = _ANCHORS.get(one.type, ((), _ALONE))
    anchored = bool(properties) and all(_corresponds(one, other, name, known) for name in properties)
    same_name = one.iri.rpartition("/")[2] == other.iri.rpartition("/")[2]
    if anchored and grade >= least:
        return 0.5 + grade / 2
    return grade if grade >= (least if same_name and not properties else _ALONE) else 0


def _corresponds(one: Thing, other: Thing, name: str, known: Correspondence) -> bool:
    before, after = one.iris(name), other.iris(name)
    return bool(known.of_all(before) & set(after)) or before == after == ()


@cache
def _runs(text: str) -> frozenset[str]:
    padded = f"  {text.casefold()} "
    return frozenset(padded[place : place + 3] for place in range(len(padded) - 2))
