"""What differs about a thing: one property, with the values that it has on each side as people read them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Value:
    """One value as people read it; `iri` where it is a thing or a concept."""

    text: str
    iri: str | None = None
    #: The language of the text, where it is another than that of the comparison.
    language: str | None = None

    def as_json(self) -> dict[str, str | None]:
        """Return the value as other programs read it."""
        return {"text": self.text, "iri": self.iri}


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
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
