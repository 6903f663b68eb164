"""The house has four rooms, and imports run one way: server → queries → graph → ontology."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ROOMS = ("ontology", "graph", "queries", "server")
WEB = {"fastapi", "starlette", "uvicorn"}
MODULES = [path.relative_to(ROOT) for room in ROOMS for path in sorted((ROOT / room).rglob("*.py"))]


def imported(source: str, package: str) -> Iterator[str]:
    """Yield the top-level package of every import in `source`, wherever in the module it stands."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield package if node.level else str(node.module).partition(".")[0]


def forbidden(room: str) -> set[str]:
    """Return the packages that a module of `room` may not import."""
    above = set(ROOMS[ROOMS.index(room) + 1 :])
    return above | {"tests"} | (set() if room == "server" else WEB)


def breaches(source: str, room: str) -> set[str]:
    """Return the forbidden packages that `source`, a module of `room`, imports."""
    return set(imported(source, room)) & forbidden(room)


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_a_room_imports_only_from_the_rooms_below(module: Path) -> None:
    assert not breaches((ROOT / module).read_text(encoding="utf-8"), module.parts[0])


def test_every_room_is_looked_at() -> None:
    assert {module.parts[0] for module in MODULES} == set(ROOMS)


@pytest.mark.parametrize(
    ("room", "source", "found"),
    [
        ("graph", "from queries.catalogue import Question", {"queries"}),
        ("ontology", "def late():\n    import graph.store as store", {"graph"}),
        ("queries", "import fastapi", {"fastapi"}),
        ("graph", "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import server", {"server"}),
        ("server", "import fastapi, ontology, graph, queries", set()),
        ("graph", "from . import errors\nfrom .documents import normalise", set()),
    ],
)
def test_a_breach_is_seen(room: str, source: str, found: set[str]) -> None:
    assert breaches(source, room) == found
