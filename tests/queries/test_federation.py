"""A question that asks elsewhere: its part for there is a query of its own, and the rows are put in its place."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Store

from graph.dataset import Dataset
from graph.store import OxigraphStore, Rows
from graph.view import current
from queries.catalogue import questions
from queries.errors import HeaderError, UnknownQuestion
from queries.federation import federated_question, federated_questions, run_federated, split

KIND = NamedNode("https://w3id.org/styrgraf/def/organisation-kind/network")


@pytest.mark.parametrize("name", federated_questions())
def test_what_is_asked_elsewhere_is_a_query_of_its_own(name: str, dataset: Dataset, store: OxigraphStore) -> None:
    asked: list[str] = []

    def ask(query: str) -> Rows:
        asked.append(query)
        return Rows((), ())

    run_federated(federated_question(name), ask, store, current(dataset.editions, dataset.base), "en")
    (query,) = asked
    Store().query(query)
    assert "SERVICE" not in query
    assert '"en"' in query


def test_rows_of_elsewhere_stand_beside_ours(dataset: Dataset, store: OxigraphStore) -> None:
    there = Rows(
        ("kind", "other", "otherLabel"),
        (
            {
                "kind": KIND,
                "other": NamedNode("https://there.example/a"),
                "otherLabel": Literal('Nät" } SERVICE', language="sv"),
            },
            {"kind": KIND, "other": BlankNode(), "otherLabel": Literal("utan namn", language="sv")},
        ),
    )
    view = current(dataset.editions, dataset.base)
    table = run_federated(federated_question("organ-av-samma-slag"), lambda _: there, store, view)
    rows = {row[0].text: row for row in table.rows}
    assert rows["nätverk"][2].text == 'Nät" } SERVICE'
    assert rows["nätverk"][2].iri == "https://there.example/a"
    assert rows["nätverk"][1].text
    assert any(not row[2].text for row in table.rows), "kinds that are only here stand too"


def test_the_part_for_elsewhere_ends_where_its_brackets_do() -> None:
    question = federated_question("organ-av-samma-slag")
    before, inside, after = split(question)
    assert before + "SERVICE ?elsewhere {" + inside + "}" + after == question.query
    assert inside.count("{") == inside.count("}")
    with pytest.raises(HeaderError, match="has no 'SERVICE"):
        split(replace(question, query="SELECT * {}"))


def test_they_are_apart_from_the_questions_that_ask_nobody_else() -> None:
    assert not set(federated_questions()) & {each.name for each in questions()}
    with pytest.raises(UnknownQuestion, match="organ-av-samma-slag"):
        federated_question("organ-av-samma-slg")
