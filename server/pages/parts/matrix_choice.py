"""What of the table of who does what is shown: which rows, whose columns, which cell."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass, replace
from typing import Final

from graph.message import Message
from server.fault import Missing
from server.pages.facts.clause import Clause, clauses
from server.pages.facts.organisation import Organisation, organisations
from server.pages.parts.body_choice import body_named
from server.pages.parts.matrix import AXES, columns_of, rows_of, slug_of
from server.pages.visit import Visit

#: What may be shown alone: duties that are shared, and those that nobody has.
ONLY: Final = ("delat", "saknas")


@dataclass(frozen=True)
class Choice:
    """What of the table is shown."""

    axis: str
    body: Organisation | None
    level: str
    row: str
    only: str
    #: Row and column of the one cell whose duties are listed; empty for all.
    cell: tuple[str, str]

    def columns(self, visit: Visit) -> Set[str] | None:
        """Return the IRIs of the columns that are chosen; None for all."""
        known = visit.reader.once(organisations)
        named = frozenset(known.capacities(self.body.iri)) if self.body else None
        if not self.level:
            return named
        on_level = frozenset(each.iri for each in known.on_level(self.level))
        return on_level if named is None else named & on_level

    def clauses(self, visit: Visit) -> tuple[Clause, ...]:
        """Return the clauses of the rows and columns that are chosen."""
        every, columns = visit.reader.once(clauses), self.columns(visit)
        if columns is None and not self.row and not self.only:
            return every
        return tuple(each for each in every if self._holds(visit, each, columns))

    def _holds(self, visit: Visit, clause: Clause, columns: Set[str] | None) -> bool:
        if self.row and all(slug_of(visit, iri) != self.row for iri in rows_of(clause, self.axis)):
            return False
        if self.only == "delat" and not clause.is_shared:
            return False
        if self.only == "saknas":
            return clause.is_missing
        return columns is None or not columns.isdisjoint(columns_of(clause))

    def listed(self, visit: Visit, found: Sequence[Clause]) -> tuple[Clause, ...]:
        """Return those of `found` that stand in the chosen cell, or all."""
        row, column = self.cell
        if not row:
            return tuple(found)
        return tuple(
            each
            for each in found
            if row in {slug_of(visit, iri) for iri in rows_of(each, self.axis)}
            and column in {slug_of(visit, iri) for iri in columns_of(each)}
        )


def matrix_choice(visit: Visit, axis: str, body: str, level: str, row: str, only: str, cell: str) -> Choice:
    """Return what was asked for. Raises Missing for anything that there is not."""
    if axis not in AXES:
        raise Missing(
            Message("The table has no rows {axis!r}; it has {axes}.", axis=axis, axes=", ".join(AXES)), given=axis
        )
    if only and only not in ONLY:
        raise Missing(
            Message("There is no choice {only!r}; there is {known}.", only=only, known=", ".join(ONLY)), given=only
        )
    if level and not visit.reader.once(organisations).on_level(level):
        raise Missing(Message("There is no level {level!r}.", level=level), given=level)
    row_of_cell, _, column = cell.partition(".")
    choice = Choice(axis, body_named(visit, body), level, row, only, (row_of_cell, column))
    known = {slug_of(visit, iri) for iri in {iri for each in visit.reader.once(clauses) for iri in rows_of(each, axis)}}
    if not {row, row_of_cell} - {""} <= known:
        # Rows of the other axis stand in addresses where only the axis was changed.
        return replace(choice, row=row if row in known else "", cell=("", ""))
    return choice
