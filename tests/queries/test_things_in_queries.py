"""Things and times may be given as people name them; what cannot be taken is said in one sentence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from graph.edition import EditionInfo
from graph.store import OxigraphStore
from graph.view import View
from queries.binding import bind
from queries.catalogue import question, read_question
from queries.errors import ParameterError
from queries.options import options

Graph = tuple[OxigraphStore, View]
Small = Callable[[str | Path], Graph]

BODIES = """
@prefix sg: <https://w3id.org/styrgraf/def/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<organisation/rad> a sg:Body ; rdfs:label "Rådet"@sv, "The Council"@en ; skos:altLabel "VR/OR"@sv .
<organisation/grupp> a sg:Collective ; rdfs:label "Gruppen"@sv, "The Group"@en ; skos:altLabel "Delad"@sv .
<organisation/annan> a sg:Actor ; rdfs:label "Annan"@sv, "Other"@en ; skos:altLabel "Delad"@sv .
<event/mote> a sg:Event ; rdfs:label "Mötet"@sv, "The meeting"@en .
"""


@pytest.fixture(scope="module")
def bodies(small: Small) -> Graph:
    return small(BODIES)


@settings(deadline=None)
@given(text=st.text(max_size=40))
@example(text="<https://example.org/organisation/rad> ?p ?o")
@example(text="rad> } #")
def test_a_thing_is_one_of_those_that_can_be_chosen(text: str, bodies: Graph) -> None:
    store, view = bodies
    known = {option.iri for option in options("Organisation", store, view)}
    try:
        query = bind(question("bestar-av"), {"organ": text}, store, view)
    except ParameterError:
        return
    assert any(f"VALUES ?organ {{ <{iri}> }}" in query for iri in known)


@pytest.mark.parametrize(
    "text",
    [
        "rad",
        "RAD",
        "organisation/rad",
        "https://example.org/organisation/rad",
        "Rådet",
        "rådet",
        "the council",
        "vr/or",
    ],
)
def test_a_body_may_be_given_in_many_ways(text: str, small: Small) -> None:
    query = bind(question("bestar-av"), {"organ": f" {text} "}, *small(BODIES))
    assert "VALUES ?organ { <https://example.org/organisation/rad> }" in query


@pytest.mark.parametrize(
    ("values", "complaint"),
    [
        ({"organ": "raad"}, r"Nothing is called 'raad' for 'organ' \(Organ\); did you mean rad\?"),
        ({"organ": "zzz"}, r"Nothing is called 'zzz' .*; choose one of: annan, grupp, rad\."),
        ({"organ": "mote"}, r"Nothing is called 'mote'"),
        ({"organ": "delad"}, r"'delad' may mean several for 'organ'; choose one of: annan, grupp\."),
        ({}, r"The question 'bestar-av' needs a value for 'organ' \(Organ\); give organ=…\."),
        ({"organ": "  "}, r"needs a value for 'organ'"),
        ({"organ": "rad", "orgn": "x"}, r"has no parameter 'orgn'; did you mean organ\?"),
    ],
)
def test_what_cannot_be_taken_is_said_in_one_sentence(values: dict[str, str], complaint: str, small: Small) -> None:
    with pytest.raises(ParameterError, match=complaint) as raised:
        bind(question("bestar-av"), values, *small(BODIES))
    assert "\n" not in str(raised.value)


def test_a_question_without_parameters_says_so(small: Small) -> None:
    with pytest.raises(ParameterError, match="'kretsar' takes no parameters; leave out 'organ'"):
        bind(question("kretsar"), {"organ": "rad"}, *small(BODIES))


@pytest.mark.parametrize("text", ["oktober", "October", "okt", "10", "--10"])
def test_a_month_may_be_named_or_numbered(text: str, small: Small) -> None:
    query = bind(question("arshjul"), {"manad": text}, *small(""))
    assert 'VALUES ?manad { "--10"^^<http://www.w3.org/2001/XMLSchema#gMonth> }' in query


@pytest.mark.parametrize("text", ["31 oktober", "31 October", "October 31", "31/10", "--10-31", "10-31", "2026-10-31"])
def test_a_day_may_be_written_in_many_ways(text: str, small: Small) -> None:
    query = bind(question("senast-datum"), {"dag": text}, *small(""))
    assert 'VALUES ?dag { "--10-31"^^<http://www.w3.org/2001/XMLSchema#gMonthDay> }' in query


@pytest.mark.parametrize(
    ("name", "values", "complaint"),
    [
        ("arshjul", {"manad": "13"}, "'13' is not a month for 'manad'; write its name or 1 to 12"),
        ("arshjul", {"manad": "brumaire"}, "'brumaire' is not a month"),
        ("senast-datum", {"dag": "30 februari"}, "'30 februari' is not a day of the year for 'dag'"),
    ],
)
def test_a_time_that_does_not_exist_is_refused(name: str, values: dict[str, str], complaint: str, small: Small) -> None:
    with pytest.raises(ParameterError, match=complaint):
        bind(question(name), values, *small(""))


def test_a_date_is_a_real_date(small: Small) -> None:
    dated = read_question("dag", DATED)
    query = bind(dated, {"dag": "2026-05-31"}, *small(""))
    assert 'VALUES ?dag { "2026-05-31"^^<http://www.w3.org/2001/XMLSchema#date> }' in query
    with pytest.raises(ParameterError, match="'2026-02-30' is not a date for 'dag'; write it as 2026-05-31"):
        bind(dated, {"dag": "2026-02-30"}, *small(""))


DATED = """\
# title.sv: När?
# title.en: When?
# about.sv: Dagen.
# about.en: The day.
# param.dag: date | Dag | Day | required
# column.dag: Dag | Day
SELECT ?dag
WHERE {
  VALUES ?dag { UNDEF }
}
"""


def test_options_are_sorted_as_swedes_sort_and_valued_shortly(small: Small) -> None:
    store, view = small(BODIES)
    assert [(option.value, option.label) for option in options("Organisation", store, view)] == [
        ("annan", "Annan"),
        ("grupp", "Gruppen"),
        ("rad", "Rådet"),
    ]
    assert options("word", store, view) == ()
    assert "ta-stallning" in {option.value for option in options("concept:duty", store, view)}


SAID_TWICE = """
@prefix sg: <https://w3id.org/styrgraf/def/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
<e1/responsibility/bereder> a sg:Responsibility ; rdfs:label "Bereder årsplanen"@sv .
<e2/responsibility/bereder> a sg:Responsibility ; rdfs:label "Bereder årsplanen"@sv .
<e2/statement/bereder> a sg:Statement ; rdfs:label "Bereder alltid"@sv .
"""


def test_what_several_editions_say_under_one_name_is_meant_together(small: Small) -> None:
    store, view = small(SAID_TWICE)
    editions = tuple(
        EditionInfo(each, f"https://example.org/edition/{each}", {}, "", "draft", "", frozenset(), None)
        for each in ("e1", "e2")
    )
    every = replace(view, editions=editions)
    first, second = (f"<https://example.org/{each}/responsibility/bereder>" for each in ("e1", "e2"))
    both = f"VALUES ?sak {{ {first} {second} }}"
    assert both in bind(question("belagg"), {"sak": "responsibility/bereder"}, store, every)
    assert both in bind(question("belagg"), {"sak": "Bereder årsplanen"}, store, every)
    # What may be chosen is told so that choosing it works.
    told = r"choose one of: e1/responsibility/bereder, e2/responsibility/bereder, statement/bereder\."
    with pytest.raises(ParameterError, match=told):
        bind(question("belagg"), {"sak": "bereder"}, store, every)
    one = bind(question("belagg"), {"sak": "e1/responsibility/bereder"}, store, every)
    assert f"VALUES ?sak {{ {first} }}" in one
