"""Comparing two sides: pairs everything, and says of each pair what differs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from typing import Final, Literal

from ontology import schema
from queries.comparison.absence import Absence, is_absence
from queries.comparison.aspects import Contrast
from queries.comparison.change import KINDS, Aspect, Change, Comparison, Kind, Subject
from queries.comparison.concern import Concern, unique
from queries.comparison.groups import group_of
from queries.comparison.link import Link
from queries.comparison.naming import Naming
from queries.comparison.pairing import paired
from queries.comparison.properties import WHEN, WHO
from queries.comparison.sentence import Sentence
from queries.comparison.side import Side
from queries.comparison.source_aspect import Passages, source_aspects
from queries.comparison.thing import Thing
from queries.passages import CitedPassage, cited
from queries.places import places_of
from queries.sorting import swedish

_DUTIES: Final = ("Responsibility", "LegalDuty")
Cited = Mapping[str, tuple[CitedPassage, ...]]


def compare(old: Side, new: Side, language: str = "sv") -> Comparison:
    """Return what became of everything between `old` and `new`, every property held against each other.

    The sides may be two editions, or the same editions in two workspaces; then reference data and
    lineage are compared too. Takes some tenths of a second; see `differences` for something quicker.
    """
    return _Comparing(old, new, language).comparison()


class _Comparing:
    """One comparison while it is made."""

    def __init__(self, old: Side, new: Side, language: str) -> None:
        self.old, self.new = old, new
        same = _editions(old) == _editions(new)
        sides = [{**(side.everything if same else side.things), **side.lines} for side in (old, new)]
        self.before, self.after = sides
        # Two editions of a document are what is compared, not a thing that changed.
        left_out = set() if same else {edition.iri for edition in (*old.view.editions, *new.view.editions)}
        whole = [
            {iri: thing for iri, thing in things.items() if _is_whole(thing) and iri not in left_out}
            for things in sides
        ]
        self.whole_before, self.whole_after = whole
        self.links, known = paired(old, new, *whole)
        self.naming = (Naming(old.names, new.names, language), Naming(new.names, old.names, language))
        self.contrast = Contrast(self.before, self.after, self.naming, known)
        self.concern = (Concern(old), Concern(new))
        self.sentence = Sentence(language)
        self.known = known
        self.cited = (cited(old.store, old.view, whole[0].keys()), cited(new.store, new.view, whole[1].keys()))
        self.absence = (Absence(old, self.naming[0], self.cited[0]), Absence(new, self.naming[1], self.cited[1]))

    def comparison(self) -> Comparison:
        """Return it, the changes by kind and then by the things they are about."""
        changes = sorted(map(self._change, self.links), key=_order)
        duties = self._duties(changes)
        changes = [self._of_body(change, duties) for change in changes]
        sizes = [Counter(thing.type for thing in things.values()) for things in (self.whole_before, self.whole_after)]
        types = sorted({*sizes[0], *sizes[1]})
        counted = {name: (sizes[0][name], sizes[1][name]) for name in types}
        return Comparison(self.old.view, self.new.view, tuple(changes), counted, self.absence[1].cut)

    def _of_body(self, change: Change, duties: Mapping[str, Counter[str]]) -> Change:
        """Return `change` or, where a body is kept with other duties, one that says so."""
        subject = (change.before or change.after)[0]
        numbers = duties.get(subject.iri)
        if not (change.kind == "kept" and numbers and schema.is_a(subject.type, "Organisation")):
            return change
        told = {kind: numbers[kind] for kind in ("dropped", "left", "changed", "new")}
        words = self.sentence.of_body(subject.label, told)
        return replace(change, headline=words.headline, sentence=words.sentence)

    def _duties(self, changes: Iterable[Change]) -> dict[str, Counter[str]]:
        """Return how many duties each body had that are dropped, not its own any more, or changed, and has anew."""
        found: dict[str, Counter[str]] = {}
        for change in changes:
            if change.is_unchanged or not any(schema.is_a(change.type, name) for name in _DUTIES):
                continue
            had, has = self._bearing(0, change.before), self._bearing(1, change.after)
            for body in {*had, *has}:
                kept = "changed" if body in has else "left" if change.after else "dropped"
                found.setdefault(body, Counter())[kept if body in had else "new"] += had[body] or has[body]
        return found

    def _bearing(self, side: Literal[0, 1], subjects: Iterable[Subject]) -> Counter[str]:
        """Return how many duties among `subjects` each body has on one side."""
        things = (self.before, self.after)[side]
        duties = (things[each.iri] for each in subjects if each.type in _DUTIES)
        return Counter(body for duty in duties for body in unique(self.concern[side].main([duty])))

    def _change(self, link: Link) -> Change:
        before = [self.before[iri] for iri in link.before]
        after = [self.after[iri] for iri in link.after]
        passages = self._passages(link)
        aspects = self._aspects(before, after, passages) if before and after else ()
        kind = link.kind or _kind_of(aspects)
        things = (self.naming[0].subjects(before), self.naming[1].subjects(after))
        bodies, named = self._bodies(before, after)
        weak = "" if before and after else self._weakness(things)
        words = self.sentence.of(kind, things, aspects, self._named(before or after, bool(before)), weak)
        change = Change(
            id=_identify(kind, link),
            kind=kind,
            before=things[0],
            after=things[1],
            aspects=aspects,
            bodies=bodies,
            mentioned=unique(named, without=bodies),
            principals=self._principals(bodies),
            headline=words.headline,
            sentence=words.sentence,
            evidence=link.evidence,
            lineage=link.lineage,
            reason=link.reason.get(self.naming[0].language) or next(iter(link.reason.values()), ""),
            weak=weak,
            whole_places=(),
            likeness=link.likeness,
            records_before=places_of(link.before, self.old.dataset, self.old.view),
            records_after=places_of(link.after, self.new.dataset, self.new.view),
            passages_before=passages[0],
            passages_after=passages[1],
        )
        return self._weighed(change) if is_absence(change) else change

    def _weakness(self, things: tuple[Sequence[Subject], Sequence[Subject]]) -> str:
        """Return why it is weak evidence that one side lacks the `things` of the other."""
        lacking = 1 if things[0] else 0
        is_ours = group_of((things[0] or things[1])[0].type) == "source"
        return "" if is_ours else self.absence[lacking].weakness

    def _weighed(self, change: Change) -> Change:
        """Return `change`, by which the newer side lacks something, with what that rests on."""
        new = self.absence[1]
        return replace(change, weak=new.weakness, whole_places=new.whole_places(change, self.known))

    def _aspects(self, before: Sequence[Thing], after: Sequence[Thing], passages: Passages) -> tuple[Aspect, ...]:
        apart = _editions(self.old) != _editions(self.new)
        return (*self.contrast.aspects(before, after), *source_aspects(passages, self.naming, apart=apart))

    def _passages(self, link: Link) -> Passages:
        sides = zip((link.before, link.after), self.cited, strict=True)
        before, after = (_flat(known.get(iri, ()) for iri in iris) for iris, known in sides)
        return before, after

    def _bodies(self, before: Sequence[Thing], after: Sequence[Thing]) -> tuple[tuple[str, ...], list[str]]:
        old, new = self.concern
        return unique([*old.main(before), *new.main(after)]), [*old.named(before), *new.named(after)]

    def _principals(self, bodies: Collection[str]) -> tuple[str, ...]:
        old, new = self.concern
        return tuple(sorted({*old.principals(bodies), *new.principals(bodies)}))

    def _named(self, things: Sequence[Thing], old: bool) -> list[str]:
        """Return the names of those whom `things` are about, unless the names of `things` tell."""
        if any(thing.is_a("Organisation") or thing.type == "Line" for thing in things):
            return []
        side = 0 if old else 1
        return [self.naming[side].label(iri) for iri in unique(self.concern[side].main(things))]


def _kind_of(aspects: Collection[Aspect]) -> Kind:
    """Return what happened to a thing that nobody has recorded anything about, as its aspects show it."""
    told = [aspect for aspect in aspects if aspect.substantial]
    if not told:
        return "kept"
    if any(aspect.property in WHO and aspect.lost and aspect.gained and not aspect.succession for aspect in told):
        return "transferred"
    return "moved" if all(aspect.property in WHEN for aspect in told) else "reworded"


def _identify(kind: Kind, link: Link) -> str:
    told = [kind, *(f"- {iri}" for iri in sorted(link.before)), *(f"+ {iri}" for iri in sorted(link.after))]
    return sha256("\x1f".join(told).encode()).hexdigest()[:12]


def _order(change: Change) -> tuple[int, str, str, str]:
    return KINDS.index(change.kind), change.type, swedish((change.before or change.after)[0].label), change.id


def _is_whole(thing: Thing) -> bool:
    """Whether a thing has a record of its own, and is not part of another's."""
    return thing.type in schema.classes()


def _editions(side: Side) -> set[str]:
    return {edition.id for edition in side.view.editions}


def _flat(groups: Iterable[Iterable[CitedPassage]]) -> tuple[CitedPassage, ...]:
    return tuple(dict.fromkeys(passage for group in groups for passage in group))
