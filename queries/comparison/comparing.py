"""Comparing two sides: pairs everything, and says of each pair what differs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from typing import Final, Literal

from ontology import schema
from queries.comparison.absence import Absence, is_absence
from queries.comparison.aspect import Aspect, Subject
from queries.comparison.aspects import Contrast
from queries.comparison.change import KINDS, Change, Kind
from queries.comparison.comparison import Comparison
from queries.comparison.groups import group_of
from queries.comparison.link import Link
from queries.comparison.matching import Match, Matching
from queries.comparison.naming import Naming
from queries.comparison.properties import WHEN, WHO
from queries.comparison.sentence import Sentence
from queries.comparison.side import Side
from queries.comparison.source_aspect import source_aspects
from queries.sorting import swedish

_DUTIES: Final = ("Responsibility", "LegalDuty")


def compare(old: Side, new: Side, language: str = "sv") -> Comparison:
    """Return what became of everything between `old` and `new`, every property held against each other.

    The sides may be two editions, or the same editions in two workspaces; then reference data and
    lineage are compared too. Takes some tenths of a second; see `differences` for something quicker.
    """
    return told(Matching(old, new), language)


def told(matching: Matching, language: str) -> Comparison:
    """Return the comparison of two sides that have been matched, in the words of `language`."""
    return _Comparing(matching, language).comparison()


class _Comparing:
    """One comparison while it is made."""

    def __init__(self, matching: Matching, language: str) -> None:
        old, new = matching.sides
        self.matching = matching
        self.naming = (Naming(old.names, new.names, language), Naming(new.names, old.names, language))
        self.contrast = Contrast(matching.before, matching.after, self.naming, matching.known, matching.holders)
        self.sentence = Sentence(language)
        self.absence = (Absence(old, self.naming[0]), Absence(new, self.naming[1]))

    def comparison(self) -> Comparison:
        """Return it, the changes by kind and then by the things they are about."""
        changes = sorted(map(self._change, self.matching.matches), key=_order)
        duties = self._duties(changes)
        changes = [self._of_body(change, duties) for change in changes]
        sizes = [Counter(thing.type for thing in things.values()) for things in self.matching.whole]
        types = sorted({*sizes[0], *sizes[1]})
        counted = {name: (sizes[0][name], sizes[1][name]) for name in types}
        old, new = self.matching.sides
        return Comparison(old.view, new.view, tuple(changes), counted, self.absence[1].cut)

    def _of_body(self, change: Change, duties: Mapping[str, Counter[str]]) -> Change:
        """Return `change` or, where a body is kept with other duties, one that says so."""
        subject = (change.before or change.after)[0]
        numbers = duties.get(subject.iri)
        if not (change.kind == "kept" and numbers and schema.is_a(subject.type, "Organisation")):
            return change
        told_of = {kind: numbers[kind] for kind in ("dropped", "left", "changed", "new")}
        words = self.sentence.of_body(subject.label, told_of)
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
        duties = (each.iri for each in subjects if each.type in _DUTIES)
        return Counter(body for duty in duties for body in self.matching.main(side, [duty]))

    def _change(self, match: Match) -> Change:
        link, before, after = match.link, match.before, match.after
        aspects = self._aspects(match) if before and after else ()
        kind = link.kind or _kind_of(aspects)
        things = (self.naming[0].subjects(before), self.naming[1].subjects(after))
        weak = "" if before and after else self._weakness(things)
        words = self.sentence.of(kind, things, aspects, self._named(match), weak)
        change = Change(
            id=_identify(kind, link),
            kind=kind,
            before=things[0],
            after=things[1],
            aspects=aspects,
            bodies=match.bodies,
            mentioned=match.mentioned,
            principals=match.principals,
            headline=words.headline,
            sentence=words.sentence,
            evidence=link.evidence,
            lineage=link.lineage,
            reason=link.reason.get(self.naming[0].language) or next(iter(link.reason.values()), ""),
            weak=weak,
            whole_places=(),
            likeness=link.likeness,
            records_before=match.records[0],
            records_after=match.records[1],
            passages_before=match.passages[0],
            passages_after=match.passages[1],
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
        return replace(change, weak=new.weakness, whole_places=new.whole_places(change, self.matching.known))

    def _aspects(self, match: Match) -> tuple[Aspect, ...]:
        sources = source_aspects(match.passages, self.naming, apart=self.matching.apart)
        return (*self.contrast.aspects(match.before, match.after), *sources)

    def _named(self, match: Match) -> list[str]:
        """Return the names of those whom the things are about, unless the names of the things tell."""
        things = match.before or match.after
        if any(thing.is_a("Organisation") or thing.type == "Line" for thing in things):
            return []
        side: Literal[0, 1] = 0 if match.before else 1
        return [self.naming[side].label(iri) for iri in self.matching.main(side, [thing.iri for thing in things])]


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
