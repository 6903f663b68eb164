"""Asking a question of the store and getting a table back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from graph.collecting import nothing_collected
from graph.store import Store
from graph.view import View
from queries.answer import Row, Wording, groups
from queries.binding import bind
from queries.catalogue import Question
from queries.languages import in_one_language, languages
from queries.table import Cell, Column, Table

SILENCE = {"sv": "Dokumenten säger inget om detta.", "en": "The documents do not say."}
NOTHING_FOUND = {"sv": "Frågan gav inga rader.", "en": "The query gave no rows."}


@nothing_collected()
def run(question: Question, params: Mapping[str, str], store: Store, view: View, language: str = "sv") -> Table:
    """Answer `question` with the values `params`, which are as a person would type them.

    Raises ParameterError for a value that cannot be taken, and QueryError from the store.
    """
    # Asked about one body or topic, a question has few rows; without a value it has those of the whole view.
    select = store.select_few if any(map(str.strip, params.values())) else store.select
    rows: Sequence[Row] = select(bind(question, params, store, view, language), view).rows
    if len(languages(store, view, language)) > 1:
        rows = in_one_language(rows, question.row, language)
    columns = tuple(Column(name, texts[language]) for name, texts in question.columns.items())
    empty = (question.empty or SILENCE)[language]
    cells = _cells(rows, question.row, [column.name for column in columns], store, view, language)
    return Table(question.title[language], columns, cells, empty)


def run_query(query: str, store: Store, view: View, language: str = "sv") -> Table:
    """Answer a SELECT query of somebody's own; a variable ?xLabel names the things under ?x.

    Raises QueryError.
    """
    found = store.select(query, view)
    names = [name for name in found.variables if name.removesuffix("Label") not in set(found.variables) - {name}]
    columns = tuple(Column(name, name) for name in names)
    return Table("", columns, _cells(found.rows, (), names, store, view, language), NOTHING_FOUND[language])


def _cells(
    rows: Sequence[Row], key: Sequence[str], names: Sequence[str], store: Store, view: View, language: str
) -> tuple[tuple[Cell, ...], ...]:
    wording = Wording(rows, names, store, view, language)
    return tuple(tuple(wording.cell(group, name) for name in names) for group in groups(rows, key))
