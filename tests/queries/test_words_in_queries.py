"""Words that people type come into a query as literals, and as nothing else."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
import rdflib
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode

from graph.store import OxigraphStore
from graph.view import View
from queries.binding import bind, fill
from queries.catalogue import read_question
from queries.errors import ParameterError

Graph = tuple[OxigraphStore, View]
Small = Callable[[str | Path], Graph]

ECHO = read_question(
    "eko",
    """\
# title.sv: Vad?
# title.en: What?
# about.sv: Upprepar.
# about.en: Repeats.
# param.ord: word | Ord | Word | optional
# param.annat: word | Annat | Other | optional
# column.ord: Ord | Word
# column.annat: Annat | Other
SELECT ?ord ?annat
WHERE {
  VALUES ?ord { UNDEF }
  VALUES ?annat { UNDEF }
}
""",
)
HOSTILE = [
    '" } DELETE WHERE { ?s ?p ?o } #',
    'x" } UNION { ?ord ?annat ?secret } VALUES ?q { "',
    "VALUES ?annat { UNDEF }",
    "\\u0022 } #",
    "å\u0308 'ö' \u2028",
    "a\nb",
]


@pytest.fixture(scope="module")
def empty(small: Small) -> Graph:
    return small("")


@settings(deadline=None)
@given(word=st.text(max_size=60), other=st.text(max_size=60))
@example(word=HOSTILE[0], other=HOSTILE[2])
@example(word=HOSTILE[1], other=HOSTILE[4])
@example(word=HOSTILE[2], other=HOSTILE[1])
@example(word=HOSTILE[3], other=HOSTILE[5])
def test_a_word_comes_out_as_the_literal_that_went_in(word: str, other: str, empty: Graph) -> None:
    store, view = empty
    given_values = {"ord": word, "annat": other}
    try:
        query = bind(ECHO, given_values, store, view)
    except ParameterError:
        return
    expected = {name: unicodedata.normalize("NFC", text.strip()) for name, text in given_values.items() if text.strip()}
    rows = [{name: term.value for name, term in row.items()} for row in store.select(query, view)]
    assert rows == [expected]
    if len(expected) == 2:
        (solution,) = rdflib.Graph().query(query).bindings
        assert {str(name): str(value) for name, value in solution.items()} == expected


@pytest.mark.parametrize("word", ["\\u0022", "a\nb", "a\x00b", "x" * 201])
def test_words_that_could_mislead_an_engine_are_refused(word: str, small: Small) -> None:
    with pytest.raises(ParameterError, match="'ord' has to be plain words of at most 200 characters"):
        bind(ECHO, {"ord": word}, *small(""))


def test_rows_of_the_network_fill_their_place() -> None:
    query = 'VALUES ?language { "sv" } VALUES (?step ?line) { (UNDEF UNDEF) } VALUES ?organ { UNDEF }'
    rows = [(Literal(1), NamedNode("urn:a")), (Literal(2), NamedNode("urn:b"))]
    number = "<http://www.w3.org/2001/XMLSchema#integer>"
    assert fill(query, {"organ": [NamedNode("urn:o")]}, rows, "en") == (
        'VALUES ?language { "en" } '
        f'VALUES (?step ?line) {{ ("1"^^{number} <urn:a>) ("2"^^{number} <urn:b>) }} '
        "VALUES ?organ { <urn:o> }"
    )
