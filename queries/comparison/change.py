"""What became of some things, in the one form that pages, files and rules use."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, get_args

from graph.dataset import Place
from ontology import schema
from queries.comparison.aspect import Aspect, Subject
from queries.passages import CitedPassage

Kind = Literal["kept", "reworded", "moved", "split", "merged", "transferred", "dropped", "new"]
#: The kinds of the scheme lineage-kind, in the order they are told.
KINDS: tuple[Kind, ...] = get_args(Kind)
#: How a pair is known: a document says so, the register concludes it, or likeness alone suggests it.
Evidence = Literal["stated", "inferred", "proposed"]


@dataclass(frozen=True)
class Change:
    """What became of some things: they were kept, reworded, split … or are there on one side only."""

    #: Stays the same as long as the kind and the things do, whatever the language.
    id: str
    kind: Kind
    #: Things of the old side and of the new one; one of them is empty where something is dropped or new.
    before: tuple[Subject, ...]
    after: tuple[Subject, ...]
    aspects: tuple[Aspect, ...]
    #: IRIs of those it is first of all about: who bears, holds, organises, is composed or appointed.
    bodies: tuple[str, ...]
    #: IRIs of the other organisations it names.
    mentioned: tuple[str, ...]
    #: IRIs of the principals it concerns, also as members of a collective.
    principals: tuple[str, ...]
    #: What happened; without whom it is about and what differs, for a place where these stand beside it.
    headline: str
    #: The whole in one sentence.
    sentence: str
    evidence: Evidence
    #: IRI of the lineage that records it; "" where none does.
    lineage: str
    #: Why it is taken to be so; "" where nobody has said.
    reason: str
    #: Why the absence is weak evidence, where the extract of the side that lacks it ends early; else "".
    weak: str
    #: What makes it less weak: names of the sections, at hand whole, where that side tells of what this is about.
    whole_places: tuple[str, ...]
    #: How alike the two are, from 0 to 1, where likeness alone suggests the pair.
    likeness: float | None
    records_before: tuple[Place, ...]
    records_after: tuple[Place, ...]
    passages_before: tuple[CitedPassage, ...]
    passages_after: tuple[CitedPassage, ...]

    @cached_property
    def type(self) -> str:
        """Return the class of its things, the old side's first."""
        return (self.before or self.after)[0].type

    @cached_property
    def is_unchanged(self) -> bool:
        """Whether it is kept and says the same."""
        return self.kind == "kept" and not any(aspect.substantial for aspect in self.aspects)

    def aspect(self, name: str) -> Aspect | None:
        """Return what became of the property `name`, or None where it is as it was."""
        return next((aspect for aspect in self.aspects if aspect.name == name), None)

    @cached_property
    def lost_bearer(self) -> bool:
        """Whether somebody bore it, and it is a duty still, which nobody is said to bear."""
        bearer = self.aspect("bearer")
        still = any(
            schema.is_a(subject.type, each) for subject in self.after for each in ("Responsibility", "LegalDuty")
        )
        return bearer is not None and bool(bearer.before) and not bearer.after and still

    @cached_property
    def given_bearer(self) -> bool:
        """Whether nobody was said to bear it, and somebody is now."""
        bearer = self.aspect("bearer")
        return bearer is not None and not bearer.before and bool(bearer.after)

    @cached_property
    def lost_organiser(self) -> bool:
        """Whether somebody arranged or kept it, and nobody is said to do so now."""
        found = (self.aspect(name) for name in ("organiser", "keeper"))
        return any(aspect and aspect.before and not aspect.after and self.after for aspect in found)

    @cached_property
    def is_unsure(self) -> bool:
        """Whether the text ends early, and no part of it at hand whole tells of what this is about."""
        return bool(self.weak) and not self.whole_places

    @cached_property
    def has_fewer_bearers(self) -> bool:
        """Whether some of those who bore or arranged it no longer do, and nobody has come instead."""
        found = (self.aspect(name) for name in ("bearer", "organiser", "keeper"))
        return any(aspect and aspect.lost and aspect.after and not aspect.gained for aspect in found)

    @cached_property
    def concerned(self) -> frozenset[str]:
        """Return the IRIs of all organisations that it is about or names."""
        return frozenset((*self.bodies, *self.mentioned))

    @cached_property
    def kinds(self) -> tuple[str, ...]:
        """Return all of CHOICES that it is of: its kind, and what it is besides."""
        return (self.kind, *(mark for mark, is_marked in MARKS.items() if is_marked(self)))

    def as_json(self) -> dict[str, object]:
        """Return the change as other programs read it."""
        return {
            "id": self.id,
            "kind": self.kind,
            "type": self.type,
            "sentence": self.sentence,
            "before": [subject.as_json() for subject in self.before],
            "after": [subject.as_json() for subject in self.after],
            "aspects": [aspect.as_json() for aspect in self.aspects],
            "bodies": list(self.bodies),
            "mentioned": list(self.mentioned),
            "principals": list(self.principals),
            "evidence": self.evidence,
            "lineage": self.lineage or None,
            "reason": self.reason or None,
            "weak": self.weak or None,
            "wholePlaces": list(self.whole_places),
            "likeness": self.likeness,
            "lostBearer": self.lost_bearer,
            "records": {"before": _places(self.records_before), "after": _places(self.records_after)},
            "passages": {
                "before": [passage.as_json() for passage in self.passages_before],
                "after": [passage.as_json() for passage in self.passages_after],
            },
        }


def _places(places: tuple[Place, ...]) -> list[dict[str, object]]:
    return [{"file": place.file.as_posix(), "line": place.line} for place in places]


#: What a change can be besides its kind, and how to tell.
MARKS: Mapping[str, Callable[[Change], bool]] = {
    "lost-bearer": lambda change: change.lost_bearer,
    "given-bearer": lambda change: change.given_bearer,
    "passed": lambda change: change.kind == "transferred" and not (change.lost_bearer or change.given_bearer),
    "lost-organiser": lambda change: change.lost_organiser,
    "fewer-bearers": lambda change: change.has_fewer_bearers,
    "changed": lambda change: bool(change.before and change.after) and not change.is_unchanged,
    "weak": lambda change: bool(change.weak),
    "unsure": lambda change: change.is_unsure,
    "proposed": lambda change: change.evidence == "proposed",
}
#: Everything that a selection takes as a kind.
CHOICES = (*KINDS, *MARKS)
