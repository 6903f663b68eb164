"""From the rows of a query to rows of cells: merged, named and put into words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from pyoxigraph import Literal, NamedNode

from graph.store import Store, Term
from graph.view import View
from queries.labels import labels
from queries.literal_text import literal_text
from queries.sorting import swedish
from queries.table import Cell, joined

Row = Mapping[str, Term]


def groups(rows: Iterable[Row], key: Sequence[str]) -> list[list[Row]]:
    """Gather the rows that have the same terms under all variables of `key`, in order of first sight.

    Without a key each row stands alone, once.
    """
    gathered: dict[object, list[Row]] = {}
    for row in rows:
        same = tuple(row.get(name) for name in key) if key else tuple(sorted(row.items(), key=lambda item: item[0]))
        gathered.setdefault(same, []).append(row)
    return list(gathered.values())


class Wording:
    """Puts terms into words of one language, looking up the names that a query left out."""

    def __init__(
        self,
        rows: Iterable[Row],
        names: Iterable[str],
        store: Store,
        view: View,
        language: str,
        written: Callable[[Literal, str], str] = literal_text,
    ):
        self.language, self._written = language, written
        wanted = list(names)
        unnamed = {
            term.value
            for row in rows
            for name in wanted
            if isinstance(term := row.get(name), NamedNode) and f"{name}Label" not in row
        }
        self._labels = labels(store, view, unnamed, language)
        #: The cells made so far: most things stand in many rows, and each needs its words once.
        self._made: dict[tuple[Term | None, Term | None], Cell] = {}

    def cell(self, group: Sequence[Row], name: str) -> Cell:
        """Return what the variable `name` holds in all rows of `group`, as one cell, sorted."""
        if len(group) == 1:
            return self._single(group[0], name)
        return joined([self._single(row, name) for row in sorted(group, key=lambda row: self._order(row, name))])

    def _order(self, row: Row, name: str) -> tuple[str, str]:
        term = row.get(name)
        if isinstance(term, Literal):
            return term.value, ""
        cell = self._single(row, name)
        return swedish(cell.text), cell.iri or ""

    def _single(self, row: Row, name: str) -> Cell:
        told = row.get(name), row.get(f"{name}Label")
        if told not in self._made:
            self._made[told] = self._cell(*told)
        return self._made[told]

    def _cell(self, term: Term | None, label: Term | None) -> Cell:
        if isinstance(term, NamedNode):
            text = label.value if isinstance(label, Literal) else self._labels[term.value]
            return Cell(text, term.value)
        if isinstance(label, Literal):
            return Cell(label.value)
        if not isinstance(term, Literal):
            return Cell()
        other = term.language if term.language != self.language else None
        return Cell(self._written(term, self.language), language=other)
