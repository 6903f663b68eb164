"""The organisations of a view: bodies, principals, collectives, other actors and the arena."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from ontology.namespaces import STYRGRAF
from server.pages.facts.entry import Entry
from server.pages.facts.level import Level, levels
from server.pages.facts.reader import Reader

_CLASSES: Final = ("Arena", "Principal", "Body", "CompoundBody", "Collective", "Actor")
_PATTERN: Final = f"VALUES ?class {{ {' '.join(f'sg:{name}' for name in _CLASSES)} }} ?entry a ?class"


@dataclass(frozen=True)
class Organisation:
    """One organisation and its place among the others; things are given by IRI."""

    entry: Entry
    #: Organisations that say they are part of this one.
    within: tuple[str, ...]
    #: Compound bodies of which it is a part.
    wholes: tuple[str, ...]
    #: Collectives and arenas of which it is a member.
    collectives: tuple[str, ...]
    #: None where it is on none.
    level: Level | None

    @property
    def iri(self) -> str:
        """Return its IRI."""
        return self.entry.iri

    @property
    def slug(self) -> str:
        """Return its name in addresses."""
        return self.iri.rpartition("/")[2]

    @property
    def thing(self) -> str:
        """Return the name of its class, as in ``CompoundBody``."""
        names = (iri.removeprefix(STYRGRAF) for iri in self.entry.iris("type"))
        return next(name for name in names if name in _CLASSES)

    @property
    def parts(self) -> tuple[str, ...]:
        """Return what it consists of: the parts of a compound body, else what lies within it."""
        return self.entry.iris("part") or self.within

    @property
    def members(self) -> tuple[str, ...]:
        """Return the members of a collective or of an arena."""
        return self.entry.iris("member")


@dataclass(frozen=True)
class Organisations:
    """All organisations of a view, in the order of the records."""

    by_iri: Mapping[str, Organisation]

    def __iter__(self) -> Iterator[Organisation]:
        return iter(self.by_iri.values())

    def __contains__(self, iri: str) -> bool:
        return iri in self.by_iri

    def __getitem__(self, iri: str) -> Organisation:
        return self.by_iri[iri]

    def capacities(self, iri: str) -> tuple[str, ...]:
        """Return everything in whose name `iri` acts, itself first: the wholes and collectives around it.

        An arena is left out: what it does, its members do not do one by one.
        """
        found = [iri]
        for name in found:
            each = self.by_iri[name]
            found += [
                around
                for around in (*each.wholes, *each.collectives)
                if around not in found and self.by_iri[around].thing != "Arena"
            ]
        return tuple(found)

    def on_level(self, slug: str) -> tuple[Organisation, ...]:
        """Return those on the level with that name in addresses."""
        return tuple(each for each in self if each.level and each.level.slug == slug)


def organisations(reader: Reader) -> Organisations:
    """Read every organisation of the view."""
    entries = reader.entries(_PATTERN)
    known = {level.iri: level for level in reader.once(levels)}
    within, wholes, collectives = (_backwards(entries, key) for key in ("partOf", "part", "member"))
    return Organisations(
        {
            entry.iri: Organisation(
                entry,
                within.get(entry.iri, ()),
                wholes.get(entry.iri, ()),
                collectives.get(entry.iri, ()),
                known.get(entry.iri_of("level") or ""),
            )
            for entry in entries
        }
    )


def _backwards(entries: Iterable[Entry], key: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for entry in entries:
        for iri in entry.iris(key):
            found[iri] = (*found.get(iri, ()), entry.iri)
    return found
