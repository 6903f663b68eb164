"""A question about one thing is answered row by row, and has the rows that its query has as it stands."""

from __future__ import annotations

from collections import Counter

import pytest

from graph.dataset import Dataset
from graph.row_by_row import row_by_row
from graph.store import OxigraphStore, Rows
from graph.view import everything
from queries.binding import bind
from queries.catalogue import Parameter, Question, questions
from queries.options import options

TYPED = {"word": "plan", "date": "2025-01-01", "day": "2025-06-15", "month": "3"}
ASKED = [(each, parameter) for each in questions() for parameter in each.parameters]


@pytest.mark.parametrize(("asked", "parameter"), ASKED, ids=[f"{each.name}-{given.name}" for each, given in ASKED])
def test_the_rows_are_the_same(asked: Question, parameter: Parameter, store: OxigraphStore, dataset: Dataset) -> None:
    view = everything(dataset.editions, dataset.base)
    values = [option.iri for option in options(parameter.kind, store, view)] or [TYPED.get(parameter.kind, "plan")]
    other = {each.name: options(each.kind, store, view)[-1].iri for each in asked.parameters if each.required}
    query = bind(asked, other | {parameter.name: values[len(values) // 2]}, store, view)
    assert counted(store.select_few(query, view)) == counted(store.select(query, view))


def counted(rows: Rows) -> Counter[tuple[tuple[str, str], ...]]:
    return Counter(tuple(sorted((name, str(term)) for name, term in row.items())) for row in rows)


def test_only_the_outermost_group_is_written_anew() -> None:
    within = "SELECT * { { ?a ?b ?c OPTIONAL { ?c ?d ?e } } UNION { ?a ?b 1 } }"
    assert row_by_row(within) == within


def test_words_and_marks_in_texts_and_names_stay() -> None:
    texts = 'SELECT * { ?optional ?b "} OPTIONAL {" # OPTIONAL {\n }'
    assert row_by_row(texts) == texts
    assert row_by_row("{ ?a ?b '}' optional { ?a ?d '{' } FILTER(?a) }") == (
        "{ ?a ?b '}' LATERAL { optional { ?a ?d '{' } } FILTER(?a) }"
    )
