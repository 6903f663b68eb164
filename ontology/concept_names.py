"""What the short names of concepts in records stand for, as the context has it.

The context gives each key that takes concepts names of its own. A JSON-LD processor makes a context anew for every
value of such a key, which is half of what a large workspace takes to read; here they are looked up once.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from ontology import CONTEXT

_OWN = "@context"
_TERMS: Mapping[str, Any] = CONTEXT[_OWN]
#: The names of each key that has names of its own.
_NAMES: Mapping[str, Mapping[str, str]] = {
    key: term[_OWN] for key, term in _TERMS.items() if isinstance(term, dict) and _OWN in term
}
#: The keys that take concepts by such names.
NAMED = frozenset(_NAMES)
#: The context for records in which the concepts are given by IRI.
PLAIN_CONTEXT: Mapping[str, Any] = {
    key: {name: value for name, value in term.items() if name != _OWN} if key in _NAMES else term
    for key, term in _TERMS.items()
}


@cache
def concept_iri(key: str, name: str) -> str:
    """Return the IRI of the concept that is called `name` under `key`.

    >>> concept_iri("duty", "bereda")
    'https://w3id.org/styrgraf/def/duty/bereda'
    """
    names = _NAMES[key]
    return names.get(name, names["@vocab"] + name)
