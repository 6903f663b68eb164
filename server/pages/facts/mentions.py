"""Everything that says something about some organisations, sorted by what it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from ontology.namespaces import STYRGRAF
from server.pages.facts.entry import Entry
from server.pages.facts.reader import Reader, values

#: The most entries that are read about one organisation or thing.
MOST: Final = 2000


@dataclass(frozen=True)
class Mentions:
    """The entries that name one of the organisations `about`, in the order of the records."""

    about: tuple[str, ...]
    entries: tuple[Entry, ...]

    def of(self, *classes: str) -> tuple[Entry, ...]:
        """Return the entries of these classes of the vocabulary, given by name."""
        wanted = {STYRGRAF + name for name in classes}
        return tuple(entry for entry in self.entries if wanted.intersection(entry.iris("type")))

    def naming(self, iris: Iterable[str], keys: Iterable[str], *classes: str) -> tuple[Entry, ...]:
        """Return the entries of these classes that name one of `iris` under one of `keys`."""
        named, under = set(iris), tuple(keys)
        return tuple(entry for entry in self.of(*classes) if any(named.intersection(entry.iris(key)) for key in under))


def mentions(reader: Reader, about: Iterable[str]) -> Mentions:
    """Read what names one of the things `about`, whatever it says of it."""
    named = tuple(about)
    return Mentions(named, reader.entries(f"{values('named', named)} ?entry ?how ?named", MOST))


def seat_rules(reader: Reader, groups: Iterable[Entry]) -> tuple[Entry, ...]:
    """Read the composition rules that the seat groups `groups` belong to."""
    wanted = [group.iri for group in groups]
    return reader.entries(f"{values('group', wanted)} ?entry sg:seatGroup ?group") if wanted else ()
