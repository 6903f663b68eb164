"""What rules are called above their findings, shapes and contradictions included."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from ontology.namespaces import STYRGRAF
from ontology.shacl_to_sparql import compiled
from ontology.titles import title_of_class
from queries.contradiction_sightings import PREFIX as CONTRADICTION
from queries.header import LANGUAGES, Texts
from queries.rules import every_rule
from queries.shape_sightings import PREFIX as SHAPE
from queries.shape_wording import name_of

_CONTRADICTION = {"sv": "Uppgifter som motsäger varandra", "en": "Facts that contradict each other"}
_SHAPE = {"sv": "{kind}: ”{name}” har inte rätt form", "en": "{kind}: “{name}” is not of the right form"}


def title_of_rule(name: str) -> Texts:
    """Return what the rule `name` finds, in a few words. Raises KeyError where there is no such rule."""
    return _CONTRADICTION if name.startswith(CONTRADICTION) else _titles()[name]


@cache
def _titles() -> Mapping[str, Texts]:
    titles = {rule.name: rule.title for rule in every_rule()}
    for shape in compiled():
        kind = title_of_class(shape.target.removeprefix(STYRGRAF))
        titles[SHAPE + shape.id] = {
            language: _SHAPE[language].format(kind=kind[language], name=name_of(shape)[language])
            for language in LANGUAGES
        }
    return titles
