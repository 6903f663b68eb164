"""What a comparison says: changes with their aspects, in the one form that pages, files and rules use."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, get_args

from graph.dataset import Place
from graph.view import View
from ontology import schema
from queries.passages import CitedPassage

Kind = Literal["kept", "reworded", "moved", "split", "merged", "transferred", "dropped", "new"]
#: The kinds of the scheme lineage-kind, in the order they are told.
KINDS: tuple[Kind, ...] = get_args(Kind)
#: How a pair is known: a document says so, the register concludes it, or likeness alone suggests it.
Evidence = Literal["stated", "inferred", "proposed"]


@dataclass(frozen=True)
class Value:
    """One value as people read it; `iri` where it is a thing or a concept."""

    text: str
    iri: str | None = None
    #: The language of the text, where it is another than that of the comparison.
    language: str | None = None

    def as_json(self) -> dict[str, str | None]:
        """Return the value as other programs read it."""
        return {"text": self.text, "iri": self.iri}


@dataclass(frozen=True)
class Aspect:
    """One property that has other values after than before."""

    #: Key that records use for the property (``bearer``, ``deadline`` …), or the end of its IRI.
    name: str
    #: IRI of the property.
    property: str
    label: str
    #: All its values on each side.
    before: tuple[Value, ...]
    after: tuple[Value, ...]
    #: Those that are there before only, and after only.
    lost: tuple[Value, ...]
    gained: tuple[Value, ...]
    #: Whether each value that is lost has become one that is gained.
    succession: bool = False
    #: What the property belongs to where that is a part of the thing, such as a seat group; else "".
    part: str = ""
    #: Whether it changes what is said; where it is said, its topics and its evidence do not.
    substantial: bool = True
    #: The values that differ as RDF writes them, the same in every language.
    terms: tuple[str, ...] = ()

    def as_json(self) -> dict[str, object]:
        """Return the aspect as other programs read it."""
        return {
            "name": self.name,
            "property": self.property,
            "label": self.label,
            "part": self.part or None,
            "before": [value.as_json() for value in self.before],
            "after": [value.as_json() for value in self.after],
            "lost": [value.as_json() for value in self.lost],
            "gained": [value.as_json() for value in self.gained],
            "succession": self.succession,
            "substantial": self.substantial,
        }


@dataclass(frozen=True)
class Subject:
    """A thing that a change is about, as it is called on its side."""

    iri: str
    label: str
    #: Name of its class, such as ``Responsibility``.
    type: str
    #: The language of the label, where it is another than that of the comparison.
    language: str | None = None

    def as_json(self) -> dict[str, str]:
        """Return the thing as other programs read it."""
        return {"iri": self.iri, "label": self.label, "type": self.type}


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


@dataclass(frozen=True)
class Comparison:
    """What became of everything between two sides."""

    old: View
    new: View
    changes: tuple[Change, ...]
    #: How many things of each class the old side and the new one have.
    sizes: Mapping[str, tuple[int, int]]
    #: IRIs of the sections of the new side that the text at hand breaks off.
    cut: frozenset[str] = frozenset()

    @cached_property
    def reasons(self) -> Counter[str]:
        """Return how many changes give each reason; one that many give says little of each."""
        return Counter(change.reason for change in self.changes)

    @property
    def counts(self) -> dict[Kind, int]:
        """Return how many changes there are of each kind, in the order of KINDS."""
        found = Counter(change.kind for change in self.changes)
        return {kind: found[kind] for kind in KINDS}

    def as_json(self) -> dict[str, object]:
        """Return the comparison as other programs read it."""
        return {
            "old": [edition.id for edition in self.old.editions],
            "new": [edition.id for edition in self.new.editions],
            "counts": self.counts,
            "sizes": {name: {"old": old, "new": new} for name, (old, new) in self.sizes.items()},
            "changes": [change.as_json() for change in self.changes],
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
