"""Passages as statements tell them, for a state of a workspace that no store holds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pyoxigraph import NamedNode, Quad

from ontology.namespaces import DCT, OA
from ontology.terms import SG
from queries.passages import CitedPassage


def cited_in(quads: Iterable[Quad], files: Mapping[str, str]) -> dict[str, tuple[CitedPassage, ...]]:
    """Return the passages of each thing that `quads` speak of, by the IRI of the thing.

    `files` are the names of the documents' files by the IRI of their edition.
    """
    marks: dict[str, dict[str, str]] = {}
    citing: dict[str, list[str]] = {}
    for quad in quads:
        if isinstance(quad.subject, NamedNode):
            subject, value = quad.subject.value, getattr(quad.object, "value", "")
            if quad.predicate.value == f"{DCT}source":
                citing.setdefault(subject, []).append(value)
            elif quad.predicate.value in _MARKS:
                marks.setdefault(subject, {})[quad.predicate.value] = value
    passages = {iri: _passage(iri, told, files) for iri, told in marks.items() if SG.textStart in told}
    return {
        thing: tuple(sorted((passages[iri] for iri in iris if iri in passages), key=lambda one: one.iri))
        for thing, iris in citing.items()
    }


_MARKS = (f"{OA}hasSource", SG.section, SG.textStart, SG.textEnd)


def _passage(iri: str, told: Mapping[str, str], files: Mapping[str, str]) -> CitedPassage:
    edition = told.get(f"{OA}hasSource", "")
    return CitedPassage(
        iri=iri,
        document=files.get(edition) or edition.rpartition("/")[2],
        section=told.get(SG.section, "").rpartition("/")[2],
        text_start=told[SG.textStart],
        text_end=told.get(SG.textEnd),
    )
