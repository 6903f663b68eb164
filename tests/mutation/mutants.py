"""The mutants: every operator on records that it fits, drawn by a fixed seed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from random import Random

import tests.mutation.operators.bodies
import tests.mutation.operators.clauses
import tests.mutation.operators.composition
import tests.mutation.operators.documents
import tests.mutation.operators.goals
import tests.mutation.operators.outsiders
import tests.mutation.operators.several
import tests.mutation.operators.slips
import tests.mutation.operators.texts
import tests.mutation.operators.wheel  # noqa: F401 - each enters its operators into the table
from graph.record import Record
from graph.workspace import Workspace
from tests.mutation.operator_table import OPERATORS, Operator
from tests.mutation.world import Change, World, key_of

SEED = 2018
#: Records that one operator is tried on, where it fits that many.
MOST = 2


@dataclass(frozen=True)
class Mutant:
    """The workspace with one record damaged."""

    operator: str
    #: The record that the operator was given, as it was.
    record: Record
    change: Change
    #: The records of the damaged workspace.
    records: tuple[Record, ...]

    @property
    def name(self) -> str:
        """Return what tells this mutant from the others."""
        return f"{self.operator}: {self.record.edition or 'reference'}, {self.record.id}"

    @property
    def damaged(self) -> frozenset[str]:
        """Return the ids of the record and of what came instead of it.

        Where the record is gone, the others are changed for its sake; else they are damaged with it.
        """
        own = {record.id for record in self.change.get(key_of(self.record), ())}
        if self.change.get(key_of(self.record)) != ():
            own |= {identity for _, identity in self.change}
        added = {identity for _, identity in self.change} - {record.id for record in self.records_before}
        return frozenset({self.record.id, *own, *added})

    records_before: tuple[Record, ...] = ()


def mutants(workspace: Workspace) -> Iterator[Mutant]:
    """Yield the mutants of `workspace`, the same ones every time."""
    for operator in OPERATORS.values():
        yield from _of(operator, workspace)


def _of(operator: Operator, workspace: Workspace) -> Iterator[Mutant]:
    fitting = [record for record in workspace.records if record.type in operator.types]
    Random(f"{SEED} {operator.name}").shuffle(fitting)
    yield from islice(_made(operator, fitting, workspace), MOST)


def _made(operator: Operator, fitting: Iterable[Record], workspace: Workspace) -> Iterator[Mutant]:
    for record in fitting:
        world = World(workspace, Random(f"{SEED} {operator.name} {record.edition} {record.id}"))
        change = operator.damage(record, world)
        if change is not None:
            yield Mutant(operator.name, record, change, world.apply(change), workspace.records)
