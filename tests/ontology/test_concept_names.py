"""The IRIs that names of concepts stand for are those that a JSON-LD processor finds."""

from __future__ import annotations

import json
from typing import Any

from pyoxigraph import RdfFormat, Triple, parse

from ontology import CONTEXT, schema
from ontology.concept_names import NAMED, PLAIN_CONTEXT, concept_iri

THING = "https://example.org/thing"


def triples(context: Any, values: dict[str, Any]) -> set[Triple]:
    """Return what a thing with `values` says in `context`."""
    document = {"@context": context, "id": THING, **values}
    return {quad.triple for quad in parse(json.dumps(document), format=RdfFormat.JSON_LD)}


def test_every_concept_is_what_the_context_says() -> None:
    keys = {name: key for kind in schema.classes() for name, key in schema.keys_of(kind).items() if name in NAMED}
    assert keys.keys() == NAMED
    told = 0
    for name, key in keys.items():
        for concept in sorted(key.concepts):
            plain = {name: [{"id": concept_iri(name, concept)}]}
            assert triples(PLAIN_CONTEXT, plain) == triples(CONTEXT["@context"], {name: concept})
            told += 1
    assert told > 100
