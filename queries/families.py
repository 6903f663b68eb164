"""The families of rules: one closed list, in the order in which reports and docs show them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, get_args

from queries.header import Texts

Family = Literal[
    "structure",
    "mandates",
    "lines",
    "composition",
    "time",
    "goals",
    "agreements",
    "events",
    "terms",
    "documents",
    "persons",
    "revision",
    "acceptances",
]
FAMILIES: tuple[Family, ...] = get_args(Family)

FAMILY_NAMES: Mapping[Family, Texts] = {
    "structure": {"sv": "Form", "en": "Structure"},
    "mandates": {"sv": "Uppdrag", "en": "Mandates"},
    "lines": {"sv": "Linjer", "en": "Lines"},
    "composition": {"sv": "Sammansättning", "en": "Composition"},
    "time": {"sv": "Tid", "en": "Time"},
    "goals": {"sv": "Mål", "en": "Goals"},
    "agreements": {"sv": "Överenskommelser", "en": "Agreements"},
    "events": {"sv": "Aktiviteter", "en": "Events"},
    "terms": {"sv": "Termer", "en": "Terms"},
    "documents": {"sv": "Dokument", "en": "Documents"},
    "persons": {"sv": "Personer och poster", "en": "Persons and posts"},
    "revision": {"sv": "Omarbetning", "en": "Revision"},
    "acceptances": {"sv": "Godtaganden", "en": "Acceptances"},
}
