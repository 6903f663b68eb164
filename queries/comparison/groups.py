"""Groups of classes, as a reader looks for what changed."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from ontology import schema
from queries.comparison.properties import wording

_CLASSES: Mapping[str, tuple[str, ...]] = {
    "bodies": ("Organisation",),
    "duties": ("Responsibility", "LegalDuty"),
    "mandates": ("Mandate",),
    "composition": ("CompositionRule", "SeatGroup", "Appointment", "Post", "Membership", "Role", "Person"),
    "lines": ("Line",),
    "goals": ("Goal", "Indicator", "IndicatorReport", "Target", "KpiMatch", "DataSource"),
    "calendar": ("YearlyWheel", "Event", "Deliverable"),
    "surroundings": ("Agreement", "Law", "TargetGroup", "Strategy", "Area", "Adjacency"),
    "words": ("Principle", "DefinedTerm", "Topic", "Concept", "Statement"),
}
#: What none of the groups has: the document and what is remarked on it.
_REST = "source"


def groups() -> tuple[str, ...]:
    """Return the names of the groups in the order they are shown."""
    return tuple(wording()["groups"])


@cache
def group_of(class_name: str) -> str:
    """Return the group of a class."""
    for group, names in _CLASSES.items():
        if any(schema.is_a(class_name, name) for name in names):
            return group
    return _REST
