"""Links: which things of the old side became which of the new one, and how that is known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from queries.comparison.change import Evidence, Kind


@dataclass(frozen=True, slots=True)
class Link:
    """Things of the old side and what they became; one of the two is empty where there is nothing."""

    before: tuple[str, ...]
    after: tuple[str, ...]
    #: None where nobody has recorded what happened, so that it has to be seen from what differs.
    kind: Kind | None
    evidence: Evidence
    #: Why, by language, where that is recorded.
    reason: Mapping[str, str]
    #: How alike the two are, from 0 to 1, where likeness alone suggests the pair.
    likeness: float | None = None
    #: IRI of the lineage that records it; "" where none does.
    lineage: str = ""


class Correspondence:
    """Which IRI of the new side corresponds to which of the old one."""

    def __init__(self, links: Iterable[Link] = ()) -> None:
        self._after: dict[str, set[str]] = {}
        for link in links:
            self.add(link)

    def add(self, link: Link) -> None:
        """Let each thing before the link correspond to each thing after it."""
        for iri in link.before:
            self._after.setdefault(iri, set()).update(link.after)

    def of(self, iri: str) -> frozenset[str]:
        """Return what `iri` of the old side is on the new side, itself included."""
        return frozenset({iri, *self._after.get(iri, ())})

    def of_all(self, iris: Iterable[str]) -> frozenset[str]:
        """Return what any of `iris` is on the new side."""
        return frozenset(found for iri in iris for found in self.of(iri))


def linked(links: Iterable[Link]) -> tuple[set[str], set[str]]:
    """Return the things of the old side and of the new one that `links` speak of."""
    everything = list(links)
    return set(_flat(link.before for link in everything)), set(_flat(link.after for link in everything))


def _flat(groups: Iterable[tuple[str, ...]]) -> Iterator[str]:
    for group in groups:
        yield from group
