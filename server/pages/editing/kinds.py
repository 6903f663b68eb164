"""The classes that a record can be added of, what is added most first."""

from __future__ import annotations

from typing import Final

from graph.workspace import REFERENCE
from ontology import schema
from queries.sorting import swedish
from server.pages.editing.key_names import kind_name
from server.pages.editing.things import Choice
from server.pages.visit import Visit
from server.pages.words import upper_first

#: What most passages say, in the order in which one comes to think of it; what is registered of what goes on.
_COMMON: Final = (
    *("Body", "Responsibility", "CompositionRule", "Appointment", "Line", "Goal", "Indicator", "Target", "Event"),
    *("YearlyWheel", "Principal", "Post", "Statement", "SetAside", "Lineage"),
)
_COMMON_REFERENCE: Final = (
    "Adoption",
    "Agreement",
    "LocalDialogue",
    "OwnGoal",
    "Principal",
    "Concept",
    "ReferenceSource",
)
#: Classes that editions and their files begin with, which a form would not make sense of alone.
_NOT_ADDED: Final = frozenset({"Edition", "GoverningDocument"})


def common(folder: str) -> tuple[str, ...]:
    """Return the classes that are added most to `folder`."""
    return _COMMON_REFERENCE if folder == REFERENCE else _COMMON


def others(visit: Visit, folder: str) -> list[str]:
    """Return the other classes that can be added to `folder`, by name."""
    kinds = [kind for kind in schema.classes() if kind not in (*_NOT_ADDED, *common(folder))]
    return sorted(kinds, key=lambda kind: swedish(kind_name(visit, kind)))


def as_choices(visit: Visit, kinds: tuple[str, ...] | list[str]) -> tuple[Choice, ...]:
    """Return classes with what they are called."""
    return tuple((kind, upper_first(kind_name(visit, kind))) for kind in kinds)
