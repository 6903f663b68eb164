"""How findings come about: shapes beside rules, places, ids, and the table of severities."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad

from graph.dataset import Dataset, Place
from graph.edition import EditionInfo
from graph.store import OxigraphStore
from graph.view import View
from ontology.shacl_to_sparql import compiled
from queries.checking import check
from queries.errors import HeaderError
from queries.finding import identify
from queries.header import LANGUAGES
from queries.rules import SEVERITIES, every_rule, read_rule, rules, severities
from queries.shape_sightings import PREFIX, shape_severity, shape_sightings

Small = Callable[[str | Path], tuple[OxigraphStore, View]]

EDITION = EditionInfo("new", "https://example.org/edition/new", {}, "", "draft", "2025", frozenset(), None)
OLD = replace(EDITION, id="old", iri="https://example.org/edition/old")
BROKEN = """
@prefix sg: <https://w3id.org/styrgraf/def/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
<organisation/rad> a sg:Body ; rdfs:label "Rådet"@sv, "The Council"@en ; sg:level <nowhere> .
"""


def dataset_of(places: Mapping[str, tuple[Place, ...]]) -> Dataset:
    quad = Quad(NamedNode("urn:s"), NamedNode("urn:p"), NamedNode("urn:o"))
    return Dataset((quad,), places, (EDITION, OLD), "https://example.org/", "id")


def test_what_breaks_a_shape_is_a_finding_in_the_same_form(small: Small) -> None:
    store, view = small(BROKEN)
    found = {sighting.rule: sighting for sighting in shape_sightings(store, view, "sv")}
    kind, level = found["shape/Organisation-kind"], found["shape/Organisation-level"]
    assert kind.severity == "error"
    assert kind.message.startswith("Rådet: Slag: ska anges")
    assert level.message.startswith("Rådet (nowhere): Nivå: ska")
    assert kind.things == ("https://example.org/organisation/rad",)


def test_a_shape_speaks_both_languages_with_one_id(small: Small) -> None:
    store, view = small(BROKEN)
    swedish, english = ({s.id: s.message for s in shape_sightings(store, view, language)} for language in LANGUAGES)
    assert swedish.keys() == english.keys()
    assert all(swedish[key] != english[key] for key in swedish)


def test_every_shape_has_a_severity() -> None:
    for shape in compiled():
        assert shape_severity(shape) in SEVERITIES


def test_places_of_editions_out_of_view_are_left_out(small: Small) -> None:
    store, view = small(BROKEN)
    shown = View((EDITION,), view.graphs)
    new, old = Place(Path("new/bodies.yaml"), 3), Place(Path("old/bodies.yaml"), 7)
    reference = Place(Path("reference/bodies.yaml"), 1)
    places = {"https://example.org/organisation/rad": (new, old, reference)}
    findings = check(dataset_of(places), store, shown, "sv", date(2026, 1, 1))
    assert {finding.records for finding in findings if finding.rule.startswith(PREFIX)} == {(new, reference)}


def test_the_day_it_is_counts_where_none_is_given(small: Small) -> None:
    text = (
        BROKEN
        + '<organisation/rad> <http://www.w3.org/ns/dcat#endDate> "1999"^^<http://www.w3.org/2001/XMLSchema#gYear> .'
    )
    store, view = small(text)
    assert "expired-arrangement" in {finding.rule for finding in check(dataset_of({}), store, view)}


def test_an_id_hangs_on_rule_thing_and_facts_alone() -> None:
    first = identify("rule", "urn:a", {"x": ("1", "2")})
    assert identify("rule", "urn:a", {"x": ("2", "1")}) == first
    assert (
        len({first, identify("rule", "urn:b", {}), identify("other", "urn:a", {}), identify("rule", "urn:a", {})}) == 4
    )


def test_the_table_of_severities_has_every_rule_and_no_other() -> None:
    shapes = {name for name in severities() if name.startswith("shapes.")}
    assert shapes == {"shapes.Violation", "shapes.Warning", "shapes.Info"}
    assert severities().keys() - shapes == {each.name for each in every_rule()}


def test_every_rule_has_its_texts_in_both_languages() -> None:
    assert len(rules()) >= 18
    for each in every_rule():
        for text in (each.title, each.problem, each.message, each.suggestion):
            assert all(text[language] for language in LANGUAGES), each.name
            assert text["sv"] != text["en"] or "{" in text["sv"], each.name


@pytest.mark.parametrize(
    ("query", "complaint"),
    [
        ("SELECT ?thing\nWHERE { }", r"seat-sum: the query does not select \?focus; add it"),
        ("# row: focus part\nSELECT ?focus\nWHERE { }", r"does not select \?part"),
        ("SELECT ?focus\nWHERE { }", "the header lacks title.sv and title.en; add the line"),
    ],
)
def test_an_incomplete_rule_is_refused(query: str, complaint: str) -> None:
    with pytest.raises(HeaderError, match=complaint):
        read_rule("seat-sum", query)


def test_a_rule_without_severity_is_refused() -> None:
    with pytest.raises(HeaderError, match=r"severity\.yaml has no severity for it; add a line"):
        read_rule("unheard-of", "SELECT ?focus\nWHERE { }")
