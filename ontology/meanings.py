"""What keys mean that stand for properties of other vocabularies, whose definitions are English or none.

Each says what the property means where we use it.
"""

from __future__ import annotations

from collections.abc import Mapping

from ontology.schema import Key
from ontology.titles import Titles, definition_of

FOREIGN: Mapping[str, Titles] = {
    "altLabel": {"sv": "Förkortning, eller ett namn till.", "en": "An abbreviation, or another name."},
    "date": {"sv": "Dagen, månaden eller året då det skedde eller sker.", "en": "The day, month or year when it is."},
    "description": {
        "sv": "Det som inte ryms i namnet, med egna ord.",
        "en": "What has no room in the name, in words of one's own.",
    },
    "edition": {"sv": "Den utgåva som avsnittet står i.", "en": "The edition that the section stands in."},
    "editionOf": {"sv": "Det dokument som detta är en utgåva av.", "en": "The document that this is an edition of."},
    "featureOfInterest": {"sv": "Den som värdet gäller.", "en": "Whoever the value is about."},
    "holder": {"sv": "Den som har fått mandatet.", "en": "Whoever has been given the mandate."},
    "issued": {"sv": "När det gavs ut.", "en": "When it was issued."},
    "kind": {"sv": "Vilket slags organisation det är.", "en": "What kind of organisation it is."},
    "label": {"sv": "Vad det heter, så kort att det går att läsa i en lista.", "en": "What it is called, in short."},
    "license": {"sv": "Villkoren för att använda källan.", "en": "On what terms the source may be used."},
    "member": {"sv": "De organisationer som är med.", "en": "The organisations that belong to it."},
    "memberAgent": {"sv": "Den som sitter där.", "en": "Whoever sits there."},
    "observedProperty": {"sv": "Den indikator som värdet mäter.", "en": "The indicator that the value measures."},
    "onBehalfOf": {"sv": "Vem platsen är till för.", "en": "For whom the seat is."},
    "organization": {"sv": "Organet som någon sitter i.", "en": "The body that somebody sits in."},
    "page": {"sv": "Webbsidor som handlar om det.", "en": "Web pages about it."},
    "part": {"sv": "De organ som tillsammans är detta.", "en": "The bodies that together are this one."},
    "partOf": {"sv": "Det som det är en del av.", "en": "What it is a part of."},
    "postIn": {"sv": "Organet som befattningen finns i.", "en": "The body that the office is in."},
    "premise": {"sv": "Det som linjen följer av.", "en": "What the line follows from."},
    "result": {"sv": "Talet som mättes.", "en": "The number that was measured."},
    "revisionOf": {"sv": "Den utgåva som denna ersätter.", "en": "The edition that this one takes the place of."},
    "role": {"sv": "Vad man är där, som ordförande.", "en": "What one is there, such as chair."},
    "scheme": {"sv": "Den lista som ordet hör till.", "en": "The list that the word belongs to."},
    "topic": {"sv": "De ämnen som det hör till.", "en": "The topics that it belongs to."},
    "validFrom": {"sv": "Från och med när det gäller.", "en": "From when it holds."},
    "validTo": {"sv": "Till och med när det gäller.", "en": "Until when it holds."},
}


def meaning_of(key: Key) -> Titles:
    """Return what `key` means per language: as it is defined, else as we use it; empty where nobody has said."""
    return definition_of(key.iri) or FOREIGN.get(key.name, {})
