"""Whether something may be missing only because the extract of a document ends early, and how likely that is."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property

from ontology.namespaces import DCT, RICO, STYRGRAF
from ontology.terms import SG
from queries.comparison.change import Change
from queries.comparison.groups import group_of
from queries.comparison.link import Correspondence
from queries.comparison.naming import Naming
from queries.comparison.side import Side
from queries.comparison.thing import Thing

#: The kind of note that says that the text at hand ends before its document does.
CUT_SHORT = f"{STYRGRAF}note-kind/cut-short"
_HOLDER = f"{RICO}authorizes"
_PART_OF = f"{DCT}isPartOf"


class Absence:
    """What it is worth that a side lacks something.

    Where its text ends early, all that it lacks may stand in the missing part. That is less likely
    of what has a place of its own in the text at hand: what a body does is told where its remit is.
    """

    def __init__(self, side: Side, naming: Naming) -> None:
        self._side, self._naming = side, naming

    @cached_property
    def _notes(self) -> list[Thing]:
        editions = {edition.iri for edition in self._side.view.editions}
        notes = (thing for thing in self._side.context.values() if CUT_SHORT in thing.iris(SG.noteKind))
        return [note for note in notes if editions.intersection(note.iris(SG.about))]

    @cached_property
    def weakness(self) -> str:
        """Return why it is weak evidence that the side lacks something, as its notes say; "" where it is whole."""
        return "; ".join(sorted(self._naming.label(note.iri) for note in self._notes))

    @cached_property
    def cut(self) -> frozenset[str]:
        """Return the IRIs of the sections that are not at hand whole: those the notes name, and all within them."""
        sections = [thing for thing in self._side.context.values() if thing.is_a("Section")]
        found = {iri for note in self._notes for iri in note.iris(SG.about)}
        while more := [
            each.iri for each in sections if found.intersection(each.iris(_PART_OF)) and each.iri not in found
        ]:
            found.update(more)
        return frozenset(each.iri for each in sections if each.iri in found)

    def whole_places(self, change: Change, known: Correspondence) -> tuple[str, ...]:
        """Return the names of the sections, at hand whole, where the side tells of what `change` is about.

        For something that is still there, where it stands; else where the remit of the body that had
        it stands. None where part of that place is cut off.
        """
        if not self.cut:
            return ()
        after = [subject.iri for subject in change.after]
        places = self._places(after or self._remits(known.of_all(change.bodies)))
        return () if self.cut.intersection(places) else tuple(map(self._naming.label, places))

    def _remits(self, bodies: Collection[str]) -> list[str]:
        return [iri for body in sorted(bodies) for iri in self._remits_of.get(body, ())]

    @cached_property
    def _remits_of(self) -> Mapping[str, Sequence[str]]:
        """Return the remits of each body, all by IRI."""
        found: dict[str, list[str]] = {}
        for thing in self._side.context.values():
            for body in thing.iris(_HOLDER) if thing.is_a("Mandate") else ():
                found.setdefault(body, []).append(thing.iri)
        return found

    def _places(self, things: Iterable[str]) -> Sequence[str]:
        """Return the IRIs of the sections where `things` stand."""
        cited = (passage for iri in things for passage in self._side.passages.get(iri, ()))
        return list(dict.fromkeys(f"{each.iri.rpartition('/passage/')[0]}/section/{each.section}" for each in cited))


def is_absence(change: Change) -> bool:
    """Whether a change says that the newer side lacks something; what we remark on a document is no part of it."""
    return group_of(change.type) != "source" and (not change.after or change.lost_bearer or change.lost_organiser)
