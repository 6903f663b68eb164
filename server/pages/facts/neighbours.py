"""Who is drawn beside whom: the lines at each organisation, and the frames that hold several of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from typing import Final

from server.pages.facts.line import PlainLine, plain_lines
from server.pages.facts.organisation import Organisation, organisations
from server.pages.facts.reader import Reader

#: A whole with more parts than this is drawn as a plain box, its parts beside it.
_MOST_FRAMED: Final = 4


@dataclass(frozen=True)
class Neighbours:
    """Everything by IRI of an organisation."""

    #: The lines that begin or end there.
    lines: Mapping[str, tuple[PlainLine, ...]]
    #: The others in a frame with it.
    framed: Mapping[str, frozenset[str]]

    def lines_at(self, iris: Iterable[str]) -> list[PlainLine]:
        """Return the lines that begin or end at one of `iris`, in the order of all lines."""
        found = {line for iri in iris for line in self.lines.get(iri, ())}
        return sorted(found, key=lambda line: (line.kind, line.source, line.target))

    def with_frames(self, iris: Set[str]) -> set[str]:
        """Return `iris` with what stands in a frame with one of them."""
        return set(iris).union(*(self.framed[iri] for iri in iris if iri in self.framed))

    def around(self, iri: str, steps: int) -> set[str]:
        """Return what is at most `steps` lines away from `iri`, itself included, with frames whole."""
        close = {iri}
        for _ in range(steps):
            close = self.with_frames(close)
            close |= {end for each in close for line in self.lines.get(each, ()) for end in (line.source, line.target)}
        return self.with_frames(close)


def framed(organisation: Organisation) -> tuple[str, ...]:
    """Return the parts that are drawn within the frame of `organisation`, by IRI."""
    whole = (*organisation.entry.iris("part"), *organisation.members)
    return whole if len(whole) <= _MOST_FRAMED else ()


def neighbours(reader: Reader) -> Neighbours:
    """Gather the lines and frames of those organisations that have a level."""
    lines: dict[str, list[PlainLine]] = {}
    for line in reader.once(plain_lines):
        for end in {line.source, line.target}:
            lines.setdefault(end, []).append(line)
    together: dict[str, set[str]] = {}
    for each in reader.once(organisations):
        family = {each.iri, *framed(each)} if each.level else set()
        for iri in family if len(family) > 1 else ():
            together.setdefault(iri, set()).update(family)
    return Neighbours(
        {iri: tuple(found) for iri, found in lines.items()},
        {iri: frozenset(found) for iri, found in together.items()},
    )
