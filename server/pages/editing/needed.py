"""What a record cannot be without that is given by its name and class alone: as a proposal would guess it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from graph.drafting.body_words import Head, head_of
from graph.drafting.own_lists import OwnLists
from graph.workspace import Workspace
from ontology import schema

#: Where no word of a name tells more.
_ANY_KIND: Final = "other"
_ANY_LEVEL: Final = "officials"
#: The class of those who stand beside the arena, what their level is to it, and theirs where the workspace has none.
_STANDS_OUTSIDE: Final = "Actor"
_OUTSIDE_ROLE: Final = "outside"
_OUTSIDE: Final = "external"


def needed(workspace: Workspace, kind: str, name: str) -> dict[str, str]:
    """Return texts of the fields that the class `kind` requires beside the `name`, as far as they can be guessed.

    The kind and level of a body go by its name and the lists of the workspace, and the kind of a goal by the other
    goals; a post is one of the whole organisation until somebody says where it is.
    """
    return dict(_guessed(workspace, kind, name))


def _guessed(workspace: Workspace, kind: str, name: str) -> Iterator[tuple[str, str]]:
    required, own = schema.required_keys(kind), OwnLists(workspace.records)
    head = next((found for word in reversed(name.split()) if (found := own.head_of(word) or head_of(word))), None)
    if "kind" in required:
        yield "kind.1", (head.kind if head else "") or _ANY_KIND
    if schema.is_a(kind, _STANDS_OUTSIDE):
        yield "level.1", _outside(own)
    elif "level" in required:
        yield "level.1", _level(own, name, head)
    if "postIn" in required and workspace.settings.arena:
        yield "postIn.1", workspace.settings.arena
    if "goalKind" in required and (usual := _most(workspace, kind, "goalKind")):
        yield "goalKind.1", usual


def _outside(own: OwnLists) -> str:
    return next((each.id for each in own.levels if each.role == _OUTSIDE_ROLE), _OUTSIDE)


def _level(own: OwnLists, name: str, head: Head | None) -> str:
    usual = head.level if head else ""
    placed = own.level_of(name, (), usual)
    return placed.value if placed else usual or _ANY_LEVEL


def _most(workspace: Workspace, kind: str, key: str) -> str:
    """Return the value of `key` that most records of the class have; "" where there are none."""
    counted = Counter(str(value) for each in workspace.records if each.type == kind for value in each.values(key))
    return max(counted, key=lambda value: counted[value], default="")
