"""``/def/{list}``: a closed list for people: its concepts, what each means, and how often each is used."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import Response

from ontology.glossary import Scheme
from ontology.uses import uses
from server.pages.facts.names import definitions
from server.pages.visit import Visit
from server.pages.vocabulary.naming import named
from server.pages.vocabulary.usage import used_concepts
from server.pages.words import Link, Words, in_language


@dataclass(frozen=True)
class Concept:
    """One concept of the list."""

    link: Link
    definition: Words
    count: int


def scheme_page(visit: Visit, scheme: Scheme) -> Response:
    """Return the page of `scheme`."""
    properties = dict.fromkeys(use.property for use in uses() if use.scheme == scheme.iri)
    return visit.page(
        "scheme.html",
        in_language(scheme.names, visit.language),
        scheme=named(visit, scheme.iri, as_list=True),
        is_open=scheme.is_open,
        definition=in_language(scheme.definitions, visit.language),
        concepts=concepts(visit, scheme),
        properties=[named(visit, iri) for iri in properties],
    )


def concepts(visit: Visit, scheme: Scheme) -> tuple[Concept, ...]:
    """Return the concepts of `scheme` in their order."""
    counted, defined = visit.reader.once(used_concepts), visit.reader.once(definitions)
    return tuple(
        Concept(visit.link(iri), in_language(defined.of(iri), visit.language), counted[iri]) for iri in scheme.concepts
    )
