"""How findings come about: shapes beside rules, places, ids, and the table of severities."""

from __future__ import annotations

import re
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
from ontology.constraints import FAULTS
from ontology.shacl_to_sparql import compiled
from queries.checking import check
from queries.errors import HeaderError
from queries.fact import Fact, at_most_five
from queries.finding import identify, merged
from queries.header import LANGUAGES
from queries.rule_titles import title_of_rule
from queries.rules import SEVERITIES, every_rule, read_rule, rules, severities
from queries.shape_sightings import PREFIX, shape_severity, shape_sightings
from queries.shape_wording import grounds, remedy, wrong
from queries.sighting import sightings
from queries.whereabouts import Whereabouts

Small = Callable[[str | Path], tuple[OxigraphStore, View]]

EDITION = EditionInfo("new", "https://example.org/edition/new", {}, "", "draft", "2025", frozenset(), None)
OLD = replace(EDITION, id="old", iri="https://example.org/edition/old")
BROKEN = """
@prefix sg: <https://w3id.org/styrgraf/def/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
<organisation/rad> a sg:Body ; rdfs:label "Rådet"@sv, "The Council"@en ; sg:level <nowhere> .
"""
NAMELESS = """
@prefix sg: <https://w3id.org/styrgraf/def/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
<rule> a sg:CompositionRule ; rdfs:label "Regeln"@sv, "The rule"@en ;
    sg:seatGroup <rule/seatGroup/1>, <rule/seatGroup/2> .
<rule/seatGroup/1> a sg:SeatGroup ; sg:seats 3 .
<rule/seatGroup/2> a sg:SeatGroup ; sg:seats 3 ; rdfs:label "Platsen"@sv .
"""
FAMILY = "# family: composition\n"
TEXTS = ("title", "problem", "message", "suggestion")
COMPLETE = FAMILY + "".join(f"# {key}.{language}: x\n" for key in TEXTS for language in LANGUAGES)
EXPLAINED = COMPLETE + "# why.part.sv: x\n# why.part.en: x\n"


def dataset_of(places: Mapping[str, tuple[Place, ...]]) -> Dataset:
    quad = Quad(NamedNode("urn:s"), NamedNode("urn:p"), NamedNode("urn:o"))
    return Dataset((quad,), places, (EDITION, OLD), "https://example.org/", "id")


def test_what_breaks_a_shape_is_a_finding_in_the_same_form(small: Small) -> None:
    store, view = small(BROKEN)
    found = {sighting.rule: sighting for sighting in shape_sightings(store, view, "sv")}
    kind, level = found["shape/Organisation-kind"], found["shape/Organisation-level"]
    assert kind.severity == "error"
    assert kind.message == "”Rådet” saknar ”slag”."
    assert kind.suggestion == "Fyll i ”slag” (raden ”kind” i filen): ett ord ur listan ”organisationsslag”."
    assert [fact.text for fact in kind.why] == [
        "”Rådet” är en post av slaget organisation.",
        "För poster av slaget organisation gäller att ”slag” ska anges precis en gång och vara ett ord ur listan "
        "Organisationsslag.",
    ]
    assert level.message == "”Rådet” pekar med ”nivå” på något av fel slag: nowhere."
    assert level.suggestion == "Byt nowhere i ”nivå” (raden ”level” i filen) mot ett ord ur listan ”nivå”."
    assert kind.things == ("https://example.org/organisation/rad",)


def test_a_part_without_a_name_is_told_once_and_one_without_a_translation_of_it_too(small: Small) -> None:
    seen = [each for each in shape_sightings(*small(NAMELESS), "sv") if each.rule.startswith("shape/Entry-label")]
    assert [(each.rule, each.message, each.suggestion) for each in seen] == [
        (
            "shape/Entry-label",
            "Platsgrupp i ”Regeln” saknar ”namn”.",
            "Fyll i ”namn” (raden ”label” i filen): text på svenska och engelska.",
        ),
        (
            "shape/Entry-label-en",
            "”Platsen” saknar ”namn” på engelska.",
            "Skriv ”namn” (raden ”label” i filen) på engelska också.",
        ),
    ]
    assert seen[0].why[0].text == "Platsgrupp i ”Regeln” är en post."


@pytest.mark.parametrize("language", LANGUAGES)
def test_whatever_a_shape_asks_for_is_told_in_whole_plain_words(language: str) -> None:
    for shape in compiled():
        for fault in FAULTS if shape.language else [each for each in FAULTS if each != "language-missing"]:
            texts = (
                wrong(shape, fault, "X", "V", language),
                remedy(shape, fault, "V", language),
                *grounds(shape, "X", "V", language),
                *grounds(shape, "X", "", language),
            )
            for text in texts:
                assert not re.search(
                    r"””|“”|\{| \.| ,|\.\.|klass|begrepp ur|of the class|slaget [.,]|kind [.,]", text
                ), text
                assert "uppgift i registret" not in text


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
        ("SELECT ?focus\nWHERE { }", r"seat-sum: the family None is not known; write one of structure, mandates"),
        ("# family: pools\nSELECT ?focus\nWHERE { }", r"the family 'pools' is not known"),
        (f"{FAMILY}SELECT ?focus\nWHERE {{ }}", "the header lacks title.sv and title.en; add the line"),
        (f"{COMPLETE}SELECT ?focus\nWHERE {{ }}", r"does not say why; add why\.focus\.sv and why\.focus\.en"),
        (f"{COMPLETE}# why.sv: x\nSELECT ?focus\nWHERE {{ }}", r"the header lacks why\.en"),
        (f"{EXPLAINED}SELECT ?thing\nWHERE {{ }}", r"the query does not select \?focus, \?part; add it"),
        (f"{EXPLAINED}# row: focus total\nSELECT ?focus ?part\nWHERE {{ }}", r"does not select \?total"),
    ],
)
def test_an_incomplete_rule_is_refused(query: str, complaint: str) -> None:
    with pytest.raises(HeaderError, match=complaint):
        read_rule("seat-sum", query)


def test_a_rule_without_severity_is_refused() -> None:
    with pytest.raises(HeaderError, match=r"severity\.yaml has no severity for it; add a line"):
        read_rule("unheard-of", "SELECT ?focus\nWHERE { }")


def test_every_way_to_break_a_shape_has_words_and_a_remedy_of_its_own() -> None:
    for language in LANGUAGES:
        remedies = set()
        for shape in compiled():
            for fault in FAULTS:
                said = wrong(shape, fault, "Rådet", "ett värde", language)
                todo = remedy(shape, fault, "ett värde", language)
                assert not set("{}") & set(said + todo)
                remedies.add(todo)
            assert len(grounds(shape, "Rådet", "", language)) == 2
            assert title_of_rule(PREFIX + shape.id)[language]
        assert len(remedies) > 100


def test_the_plainest_fault_of_a_value_is_told(small: Small) -> None:
    store, view = small(BROKEN.replace("<nowhere>", '"politisk", "tjänsteperson"'))
    level = {sighting.rule: sighting for sighting in shape_sightings(store, view, "sv")}["shape/Organisation-level"]
    assert level.message == "”Rådet” har mer än ett värde för ”nivå”: politisk och tjänsteperson."
    assert level.suggestion == "Behåll ett av värdena för ”nivå” (raden ”level” i filen)."


def test_what_several_editions_give_is_one_finding_with_the_places_of_all(small: Small) -> None:
    store, view = small(BROKEN)
    places = {"https://example.org/organisation/rad": (Place(Path("new/a.yaml"), 1), Place(Path("old/a.yaml"), 2))}
    found = [
        finding
        for edition in (EDITION, OLD)
        for finding in check(dataset_of(places), store, View((edition,), view.graphs), "sv", date(2026, 1, 1))
    ]
    kinds = [finding for finding in merged(found) if finding.rule == "shape/Organisation-kind"]
    assert [finding.records for finding in kinds] == [places["https://example.org/organisation/rad"]]


def test_what_a_record_holds_stands_where_the_record_does(small: Small) -> None:
    store, view = small(BROKEN)
    place = Place(Path("new/composition.yaml"), 3)
    dataset = dataset_of({"https://example.org/rule": (place,)})
    inner = "https://example.org/rule/seatGroup/1"
    shown = View((EDITION,), view.graphs)
    assert Whereabouts([inner, "https://example.org/nothing"], dataset, store, shown).places([inner]) == (place,)


def test_a_derived_line_stands_where_its_premises_do(small: Small) -> None:
    store, view = small("<line> <http://www.w3.org/ns/prov#wasDerivedFrom> <duty> .")
    place = Place(Path("new/duties.yaml"), 3)
    dataset = dataset_of({"https://example.org/duty": (place,)})
    line = "https://example.org/line"
    assert Whereabouts([line], dataset, store, View((EDITION,), view.graphs)).places([line]) == (place,)


def test_more_than_five_facts_are_counted() -> None:
    facts = [Fact(f"Faktum {number}.") for number in (1, 2, 2, 3, 4, 5)]
    assert at_most_five(facts, "sv") == tuple(dict.fromkeys(facts))
    assert [fact.text for fact in at_most_five([*facts, Fact("Faktum 6.")], "sv")] == [
        "Faktum 1.", "Faktum 2.", "Faktum 3.", "Faktum 4.", "… och 2 till av samma slag.",
    ]  # fmt: skip


def test_one_fault_gives_one_finding(small: Small) -> None:
    store, view = small(
        BROKEN.replace("<nowhere>", "<https://w3id.org/styrgraf/def/level/political>")
        + "<organisation/rad> <http://www.w3.org/ns/org#classification> "
        "<https://w3id.org/styrgraf/def/organisation-kind/council> ."
    )
    seen = {each.rule for rule in rules() for each in sightings(rule, store, view, "sv", date(2026, 1, 1))}
    assert {"body-without-mandate", "body-without-composition", "body-without-line"} <= seen
    shown = View((EDITION,), view.graphs)
    found = {finding.rule for finding in check(dataset_of({}), store, shown, "sv", date(2026, 1, 1))}
    assert "body-without-mandate" in found
    assert not found & {"body-without-composition", "body-without-line"}


def test_a_rule_speaks_for_rules_that_there_are() -> None:
    known = {rule.name for rule in rules()} | {PREFIX + shape.id for shape in compiled()}
    for rule in rules():
        spoken_for = {name for name in rule.instead_of if not name.startswith("contradiction/")}
        assert spoken_for <= known, rule.name
