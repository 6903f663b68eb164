"""What keys and classes are called in forms, and what they mean."""

from __future__ import annotations

from ontology.meanings import meaning_of
from ontology.namespaces import STYRGRAF
from ontology.schema import Key
from server.pages.facts.names import definitions
from server.pages.visit import Visit
from server.pages.words import in_language


def key_name(visit: Visit, key: Key) -> str:
    """Return what a key is called; a property of another vocabulary has its name among our texts."""
    named = f"edit.key.{key.name}"
    return visit.texts(named) if named in visit.texts else str(visit.label(key.iri))


def key_definition(visit: Visit, key: Key, kind: str = "") -> str:
    """Return what a key means, of the class `kind` where that has words of its own for it."""
    for named in (f"edit.about.{kind}-{key.name}", f"edit.about.{key.name}"):
        if named in visit.texts:
            return visit.texts(named)
    own = visit.reader.once(definitions).of(key.iri)
    return str(in_language(own, visit.language)) if own else meaning_of(key).get(visit.language, "")


def kind_name(visit: Visit, kind: str) -> str:
    """Return what a class is called."""
    return str(visit.label(STYRGRAF + kind))
