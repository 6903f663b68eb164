"""The question files: complete headers, and errors that say what to mend."""

from __future__ import annotations

import re

import pytest

from graph.store import OxigraphStore
from graph.view import View
from ontology.schema import is_a
from queries.catalogue import Question, question, questions, read_question
from queries.errors import HeaderError, UnknownQuestion
from queries.header import LANGUAGES, selected
from queries.network_names import COMPUTED
from queries.network_questions import QUESTIONS
from queries.options import options

HEADER = """\
# title.sv: Vem?
# title.en: Who?
# about.sv: Vem det är.
# about.en: Who it is.
# param.organ: Organisation | Organ | Body | required
# column.body: Organ | Body
"""
QUERY = "SELECT ?body ?bodyLabel\nWHERE {\n  VALUES ?organ { UNDEF }\n  ?body a ?organ\n}\n"

by_question = pytest.mark.parametrize("each", questions(), ids=lambda each: each.name)


def test_there_are_questions_for_everything_people_ask() -> None:
    assert len(questions()) >= 24


@by_question
def test_the_name_can_stand_in_an_address(each: Question) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", each.name)


@by_question
def test_titles_are_questions_and_texts_are_sentences(each: Question) -> None:
    for language in LANGUAGES:
        assert each.title[language].endswith("?")
        assert each.about[language].endswith(".")


@by_question
def test_a_column_of_things_has_their_names_in_the_query(each: Question) -> None:
    """A pasted query answers with names too: what is bound to an IRI has its label beside it."""
    chosen = selected(each.query)
    plain = set(each.columns) - {name for name in each.columns if f"{name}Label" in chosen}
    for name in plain:
        assert not re.search(rf"\?{name}\s+(?:rdfs:label|skos:prefLabel)", each.query), name


@by_question
def test_every_parameter_takes_values_of_a_known_kind(each: Question) -> None:
    for parameter in each.parameters:
        kind = parameter.kind
        assert kind in {"word", "date", "day", "month"} or kind.startswith("concept:") or is_a(kind, "Entry")


@by_question
def test_a_network_question_names_a_function_and_has_a_place_for_its_rows(each: Question) -> None:
    assert (each.network is None) == ("UNDEF)" not in each.query)
    assert each.network is None or each.network in QUESTIONS or each.network in COMPUTED


def test_a_question_is_found_by_name() -> None:
    assert question("arshjul").title["sv"] == "Vad händer när under året?"


def test_an_unknown_question_names_the_likeliest() -> None:
    with pytest.raises(UnknownQuestion, match="There is no question 'arshjulet'; did you mean arshjul"):
        question("arshjulet")


def test_a_complete_header_is_read() -> None:
    read = read_question("vem", HEADER + QUERY)
    assert read.columns == {"body": {"sv": "Organ", "en": "Body"}}
    assert [(p.name, p.kind, p.required) for p in read.parameters] == [("organ", "Organisation", True)]
    assert read.empty is None


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (HEADER.replace("# title.en: Who?\n", "") + QUERY, "vem: the header lacks title.en"),
        (HEADER.replace("| required", "| perhaps") + QUERY, "'param.organ' ends in 'perhaps'"),
        (HEADER.replace(" | Body\n", "\n") + QUERY, "'column.body' needs 2 fields"),
        (HEADER + QUERY.replace("{ UNDEF }", "{ <x> }"), r"no place 'VALUES \?organ"),
        (HEADER + QUERY.replace("?body ", "?corps "), r"does not select \?body"),
        (HEADER.replace("# column.body: Organ | Body\n", "") + QUERY, "does not select any column"),
        (HEADER.replace("param.organ", "param.utgava") + QUERY, "'param.utgava' means the same in every address"),
        (HEADER + "# empty.sv: Inget.\n" + QUERY, "the header lacks empty.en"),
    ],
)
def test_an_incomplete_header_is_refused(text: str, complaint: str) -> None:
    with pytest.raises(HeaderError, match=complaint):
        read_question("vem", text)


def test_every_parameter_of_things_has_something_to_choose_in_varmland(store: OxigraphStore, view: View) -> None:
    for each in questions():
        for parameter in each.parameters:
            if parameter.kind not in {"word", "date", "day", "month"}:
                assert options(parameter.kind, store, view), f"{each.name}: {parameter.name}"
