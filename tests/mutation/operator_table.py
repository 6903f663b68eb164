"""The table of operators: each damages one record in one way that somebody might."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from graph.record import Record
from tests.mutation.world import Change, World

#: Returns the change, or None where the record has nothing that the operator could damage.
Damage = Callable[[Record, World], Change | None]


@dataclass(frozen=True)
class Operator:
    """One way to damage a record of certain types."""

    name: str
    types: tuple[str, ...]
    damage: Damage


OPERATORS: dict[str, Operator] = {}


def damages(*types: str) -> Callable[[Damage], Damage]:
    """Enter the function below into the table under its own name, for records of `types`."""

    def enter(damage: Damage) -> Damage:
        name = getattr(damage, "__name__", "").replace("_", "-")
        assert name not in OPERATORS, f"two operators are called {name}"
        OPERATORS[name] = Operator(name, types, damage)
        return damage

    return enter
