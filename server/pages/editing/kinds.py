"""The classes that a record can be added of, what is added most first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from graph.errors import StyrgrafError
from graph.message import Message
from graph.personal import PERSON
from graph.workspace import REFERENCE, Workspace
from ontology import schema
from ontology.namespaces import STYRGRAF
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
#: Statements that have a name of their own where one chooses what a sentence says.
STATED: Final = ("quorum", "prohibition")
_STATEMENT, _STATED_BY = "Statement", "statementKind.1"
#: … and how they are chosen.
STATED_NAMES: Final = tuple(f"{_STATEMENT}:{kind}" for kind in STATED)
_LEFT_OUT: Final = Message(
    "Persons are left out here, so none can be added. Write persons: true in workspace.yaml where they are to be shown."
)
#: Classes that editions and their files begin with, which a form would not make sense of alone.
_NOT_ADDED: Final = frozenset({"Edition", "GoverningDocument"})


def common(folder: str) -> tuple[str, ...]:
    """Return the classes that are added most to `folder`."""
    return _COMMON_REFERENCE if folder == REFERENCE else _COMMON


def others(visit: Visit, folder: str) -> list[str]:
    """Return the other classes that can be added to `folder`, by name."""
    left_out = () if visit.site.service.workspace.settings.persons else (PERSON,)
    kinds = [kind for kind in schema.classes() if kind not in (*_NOT_ADDED, *left_out, *common(folder))]
    return sorted(kinds, key=lambda kind: swedish(kind_name(visit, kind)))


def refuse_left_out(workspace: Workspace, kind: str) -> None:
    """Raise StyrgrafError where the settings leave out what a record of the class `kind` is about."""
    if kind == PERSON and not workspace.settings.persons:
        raise StyrgrafError(_LEFT_OUT)


def as_choices(visit: Visit, kinds: tuple[str, ...] | list[str]) -> tuple[Choice, ...]:
    """Return classes with what they are called."""
    return tuple((kind, upper_first(kind_name(visit, kind))) for kind in kinds)


def stated_name(visit: Visit, kind: str) -> str:
    """Return what a statement of this kind is called."""
    return str(visit.label(f"{STYRGRAF}statement-kind/{kind}"))


def stated_choices(visit: Visit) -> tuple[Choice, ...]:
    """Return the statements that are chosen by names of their own."""
    return tuple((name, upper_first(stated_name(visit, kind))) for name, kind in zip(STATED_NAMES, STATED, strict=True))


def by_own_name(kind: str, texts: Mapping[str, str]) -> str:
    """Return how the class `kind` is chosen where its fields say `texts`: by the name that a statement has of its own.

    >>> by_own_name("Statement", {"statementKind.1": "quorum"})
    'Statement:quorum'
    """
    stated = texts.get(_STATED_BY, "")
    return f"{kind}:{stated}" if kind == _STATEMENT and stated in STATED else kind


def chosen_by(name: str) -> tuple[str, dict[str, str]]:
    """Return the class that is chosen by `name`, and texts of the fields that this answers.

    >>> chosen_by("Statement:quorum")
    ('Statement', {'statementKind.1': 'quorum'})
    """
    kind, _, stated = name.partition(":")
    return kind, {_STATED_BY: stated} if kind == _STATEMENT and stated in STATED else {}
