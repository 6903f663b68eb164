"""How firmly words of force bind, as the list of them says."""

from collections.abc import Mapping
from functools import cache

import pyoxigraph as ox

from ontology.files import triples_of
from ontology.terms import SG


def is_weaker(force: str, other: str) -> bool:
    """Whether the word `force` binds less firmly than `other`, both as IRIs; False where neither is known to."""
    above = _next_firmer().get(force)
    return above is not None and (above == other or is_weaker(above, other))


@cache
def _next_firmer() -> Mapping[str, str]:
    return {
        triple.subject.value: triple.object.value
        for triple in triples_of("schemes.ttl")
        if triple.predicate.value == SG.weakerThan
        and isinstance(triple.subject, ox.NamedNode)
        and isinstance(triple.object, ox.NamedNode)
    }
