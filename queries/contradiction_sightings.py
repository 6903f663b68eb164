"""What the reasoner objects to, in the form of the other rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.errors import StyrgrafError
from graph.store import Store
from graph.view import View
from ontology.namespaces import STYRGRAF
from queries.fact import Fact, at_most_five
from queries.finding import identify
from queries.labels import iri_of
from queries.sighting import Sighting

if TYPE_CHECKING:
    from ontology.reasoner import Reason

#: What the name of a contradiction's rule begins with.
PREFIX = "contradiction/"
#: What to do about a contradiction that no single axiom explains, and about each kind that one does.
_OTHERWISE = {
    "sv": "Rätta någon av de poster som motsäger varandra.",
    "en": "Mend one of the records that contradict each other.",
}
SUGGESTIONS = {
    "disjoint": {
        "sv": "Rätta vilket slag av post det är, eller den rad i en annan post som gör den till något annat.",
        "en": "Mend which kind of record it is, or the line of another record that makes it something else.",
    },
    "irreflexive": {
        "sv": "Rätta den ena änden, eller ta bort raden ur posten.",
        "en": "Mend one of the ends, or take the line out of the record.",
    },
    "asymmetric": {
        "sv": "Behåll den ena riktningen och ta bort eller rätta den andra.",
        "en": "Keep one of the directions, and take the other away or mend it.",
    },
    "circle": {
        "sv": "Bryt cirkeln: ta bort eller rätta ett av stegen.",
        "en": "Break the circle: take one of the steps away or mend it.",
    },
    "single": {"sv": "Behåll ett av värdena.", "en": "Keep one of the values."},
    "key": {
        "sv": "Rätta det ena värdet, eller gör posterna till en.",
        "en": "Mend one of the values, or make the records one.",
    },
}
_EVERYTHING = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"


class CannotReason(StyrgrafError):
    """The reasoner cannot run here; the text says why and what to do."""


def contradiction_sightings(store: Store, view: View, language: str) -> list[Sighting]:
    """Return each contradiction in `view`; none where everything in it can be true.

    Takes some seconds. Raises CannotReason without Java.
    """
    # The reasoner's room needs networkx, which takes half a second to import, and few checks ask for it.
    from ontology.reasoner import ReasonerUnavailable, check_consistency

    try:
        verdict = check_consistency(store.construct(_EVERYTHING, view))
    except ReasonerUnavailable as error:
        raise CannotReason(str(error)) from None
    return [_sighting(reason, language) for reason in verdict.reasons]


def _sighting(reason: Reason, language: str) -> Sighting:
    rule = PREFIX + reason.rule
    subjects = (iri_of(fact.subject) for fact in reason.facts)
    things = dict.fromkeys(thing for thing in (*reason.individuals, *subjects) if thing) or {STYRGRAF: None}
    facts = tuple(sorted(str(fact) for fact in reason.facts))
    return Sighting(
        id=identify(rule, next(iter(things)), {"fact": facts}),
        rule=rule,
        family="structure",
        severity="error",
        message=reason.message[language],
        suggestion=SUGGESTIONS.get(reason.rule, _OTHERWISE)[language],
        things=tuple(things),
        why=at_most_five((Fact(ground.text[language], ground.said_of) for ground in reason.grounds), language),
    )
