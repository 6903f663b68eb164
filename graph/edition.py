"""Editions: what a workspace knows of each version of each document."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.record import Record


@dataclass(frozen=True)
class EditionInfo:
    """One edition of one document."""

    #: Short id, as in ``np-2025``.
    id: str
    #: The edition's IRI, which is also the name of its graph.
    iri: str
    label: Mapping[str, str]
    #: IRI of the document that it is an edition of.
    document: str
    #: Slug of the status: draft, adopted, …
    status: str
    #: Year, month or day of issue as far as it is known, else "".
    issued: str
    #: IRIs of the editions that it revises.
    revises: frozenset[str]
    #: Name of the source file, or None where none is named.
    file_name: str | None

    def name(self, language: str) -> str:
        """Return what it is called in `language`, else in one that it has a name in, else its id."""
        return self.label.get(language) or next(iter(self.label.values()), self.id)


def editions_of(records: Iterable[Record], base: str) -> tuple[EditionInfo, ...]:
    """Return the editions that `records` describe, ordered by issue, then id.

    One without a day, such as a draft, comes after what it revises.
    """
    found = {each.iri: each for each in (_edition(record, base) for record in records if record.type == "Edition")}
    return tuple(sorted(found.values(), key=lambda edition: (*_age(edition, found, frozenset()), edition.id)))


def _age(edition: EditionInfo, every: Mapping[str, EditionInfo], seen: frozenset[str]) -> tuple[str, int]:
    """Return when `edition` was issued, else when what it revises was and how many steps it comes after that."""
    if edition.issued or edition.iri in seen:
        return edition.issued, 0
    revised = (every[iri] for iri in edition.revises if iri in every)
    issued, steps = max((_age(each, every, seen | {edition.iri}) for each in revised), default=("", -1))
    return issued, steps + 1


def _edition(record: Record, base: str) -> EditionInfo:
    return EditionInfo(
        id=record.id.removeprefix("edition/"),
        iri=base + record.id,
        label=record.data.get("label", {}),
        document=base + str(record.data.get("editionOf", "")),
        status=str(record.data.get("status", "unknown")),
        issued=str(record.data.get("issued", "")),
        revises=frozenset(base + str(revised) for revised in record.values("revisionOf")),
        file_name=record.data.get("fileName"),
    )
