"""The aspects of a change: every property of its things, held against each other."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pyoxigraph import NamedNode

from graph.store import Term
from ontology.namespaces import DCT
from queries.comparison.aspect import Aspect
from queries.comparison.likeness import proposed
from queries.comparison.link import Correspondence
from queries.comparison.naming import Naming
from queries.comparison.properties import BESIDE, name_of, rank_of, title_of
from queries.comparison.thing import Thing, is_part
from queries.shape_wording import OUTWARDS

#: Where a thing stands is compared by its passages, which the caller holds against each other.
SOURCE = f"{DCT}source"
#: What belongs to one edition: pairs of it are the same thing said twice.
_OWN = ("Assertion", "Section", "Note", "Edition")
#: Values of the old side and of the new one.
Pair = tuple[Sequence[Term], Sequence[Term]]


@dataclass(frozen=True)
class Contrast:
    """Two sides and what is needed to hold their things against each other."""

    before: Mapping[str, Thing]
    after: Mapping[str, Thing]
    #: Names for the values of the old side and of the new one.
    naming: tuple[Naming, Naming]
    known: Correspondence
    #: IRIs of the things, of either side, that have parts.
    holders: frozenset[str]

    def aspects(self, before: Sequence[Thing], after: Sequence[Thing]) -> tuple[Aspect, ...]:
        """Return each property in which the things `after` say something else than the things `before`."""
        found = [*self._own(before, after), *self._of_parts(before, after)]
        return tuple(sorted(found, key=lambda aspect: (*rank_of(aspect.property), aspect.part)))

    def _own(self, before: Sequence[Thing], after: Sequence[Thing], part: str = "") -> Iterator[Aspect]:
        for name in sorted(_differing(before, after) - {SOURCE}):
            old, new = _values(before, name), _values(after, name)
            gone = [term for term in old if not self._remains(term, new)]
            come = [term for term in new if not any(self._is(term, one) for one in old)]
            if not self._are_parts(gone + come) and (gone or come):
                yield self._aspect(name, (old, new), (gone, come), part)

    def _aspect(self, name: str, whole: Pair, differing: Pair, part: str = "") -> Aspect:
        (old, new), (gone, come) = whole, differing
        leads_out = name_of(name) in OUTWARDS
        before, after = (each.addresses if leads_out else each.values for each in self.naming)
        return Aspect(
            name=name_of(name),
            property=name,
            label=title_of(name, self.naming[0].language),
            before=before(old),
            after=after(new),
            lost=before(gone),
            gained=after(come),
            succession=bool(gone) and all(self._has_successor(term, come) for term in gone),
            part=part,
            substantial=name not in BESIDE,
            terms=(*(f"- {term}" for term in gone), *(f"+ {term}" for term in come)),
        )

    def _remains(self, term: Term, new: Collection[Term]) -> bool:
        return any(self._is(other, term) for other in new)

    def _is(self, new: Term, old: Term) -> bool:
        """Whether two values are the same: equal, or records of either edition that are linked."""
        if new == old or not isinstance(new, NamedNode) or not isinstance(old, NamedNode):
            return new == old
        thing = self.before.get(old.value)
        return thing is not None and any(map(thing.is_a, _OWN)) and new.value in self.known.of(old.value)

    def _has_successor(self, term: Term, come: Collection[Term]) -> bool:
        successors = self.known.of(term.value) if isinstance(term, NamedNode) else frozenset()
        return any(isinstance(other, NamedNode) and other.value in successors for other in come)

    def _of_parts(self, before: Sequence[Thing], after: Sequence[Thing]) -> Iterator[Aspect]:
        """Yield what differs in the parts of the things, such as the seat groups of a composition."""
        if self.holders.isdisjoint(thing.iri for thing in (*before, *after)):
            return
        for name in sorted({name for thing in (*before, *after) for name in thing.values}):
            old = [self.before[iri] for thing in before for iri in thing.iris(name) if is_part(self.before.get(iri))]
            new = [self.after[iri] for thing in after for iri in thing.iris(name) if is_part(self.after.get(iri))]
            if old or new:
                yield from self._parts(name, old, new)

    def _parts(self, name: str, old: Sequence[Thing], new: Sequence[Thing]) -> Iterator[Aspect]:
        pairs = list(self._pairs(old, new))
        for one, other in pairs:
            yield from self._own([one], [other], self.naming[1].label(other.iri))
        gone = [NamedNode(thing.iri) for thing in old if thing not in [one for one, _ in pairs]]
        come = [NamedNode(thing.iri) for thing in new if thing not in [other for _, other in pairs]]
        if gone or come:
            whole = ([NamedNode(thing.iri) for thing in old], [NamedNode(thing.iri) for thing in new])
            yield self._aspect(name, whole, (gone, come))

    def _pairs(self, old: Sequence[Thing], new: Sequence[Thing]) -> Iterator[tuple[Thing, Thing]]:
        """Yield the parts that are the same: those that say the same first, then the likeliest."""
        rest_old, rest_new = list(old), list(new)
        for one in old:
            same = next((other for other in rest_new if other.values == one.values), None)
            if same is not None:
                rest_old.remove(one)
                rest_new.remove(same)
                yield one, same
        for link in proposed(rest_old, rest_new, Correspondence()):
            yield self.before[link.before[0]], self.after[link.after[0]]

    def _are_parts(self, terms: Iterable[Term]) -> bool:
        iris = [term.value for term in terms if isinstance(term, NamedNode)]
        return any(is_part(self.before.get(iri)) or is_part(self.after.get(iri)) for iri in iris)


def _values(things: Iterable[Thing], name: str) -> list[Term]:
    return list(dict.fromkeys(term for thing in things for term in thing.values.get(name, ())))


def _differing(before: Sequence[Thing], after: Sequence[Thing]) -> set[str]:
    """Return the properties with other values on one side; of one thing each, these stand in one order."""
    names = {name for thing in (*before, *after) for name in thing.values}
    if len(before) == len(after) == 1:
        old, new = before[0].values, after[0].values
        return {name for name in names if old.get(name) != new.get(name)}
    return {name for name in names if _values(before, name) != _values(after, name)}
