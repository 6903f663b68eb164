"""What a record may say, as read from the shapes, and what the context makes of it."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pyoxigraph as ox
import pytest
import rdflib

from ontology import CONTEXT, schema
from ontology.namespaces import STYRGRAF
from ontology.schema import Key

BASE = "https://example.org/id/"

Read = Callable[[list[dict[str, Any]]], list[ox.Triple]]
CONCEPT_KEYS = sorted(
    {(key.name, name) for name in schema.classes() for key in schema.keys_of(name).values() if key.kind == "concept"}
)


def test_a_record_has_a_class_that_is_written_by_hand() -> None:
    assert {"Responsibility", "Body", "Role", "Topic", "SetAside"} <= schema.classes()
    abstract, computed, nested = {"Entry", "Organisation", "DutyBearer"}, {"Passage", "DerivationRule"}, {"SeatGroup"}
    assert not schema.classes() & (abstract | computed | nested)


def test_keys_are_inherited_and_a_subclass_may_say_more() -> None:
    assert set(schema.keys_of("Role")) == {"label", "altLabel", "description", "evidence", "source", "topic"}
    assert set(schema.keys_of("Body")) < set(schema.keys_of("CompoundBody"))
    assert schema.keys_of("Body")["member"].range == {"DutyBearer"}
    assert schema.keys_of("Arena")["member"].range == {"Organisation"}


@pytest.mark.parametrize(
    ("class_name", "name", "kind"),
    [
        ("Responsibility", "label", "language"),
        ("Responsibility", "bearer", "iri"),
        ("Responsibility", "duty", "concept"),
        ("Responsibility", "deadline", "monthday"),
        ("Responsibility", "source", "source"),
        ("Principal", "municipalityCode", "text"),
        ("CompositionRule", "total", "integer"),
        ("CompositionRule", "seatGroup", "nested"),
        ("Body", "validFrom", "time"),
        ("Event", "month", "month"),
        ("Event", "date", "time"),
        ("Target", "amount", "decimal"),
        ("Target", "atLeast", "boolean"),
        ("KpiMatch", "matchFor", "iri"),
    ],
)
def test_a_key_takes_values_of_one_kind(class_name: str, name: str, kind: str) -> None:
    assert schema.keys_of(class_name)[name].kind == kind


def test_a_key_names_its_property_its_classes_and_its_words() -> None:
    keys = schema.keys_of("Responsibility")
    assert keys["bearer"] == Key("bearer", f"{STYRGRAF}bearer", "iri", frozenset({"DutyBearer"}))
    assert keys["recipient"].range == {"DutyBearer", "Role", "TargetGroup"}
    assert keys["force"].scheme == f"{STYRGRAF}force"
    assert keys["force"].concepts == {
        "ska", "bor", "kan", "vid-behov", "efterstravas", "i-forekommande-fall", "beskrivs",
        "behover", "kommer-att",
    }  # fmt: skip
    assert schema.keys_of("Law")["page"].range == frozenset()


def test_a_class_that_does_not_exist_has_no_keys() -> None:
    with pytest.raises(KeyError, match="Ansvar"):
        schema.keys_of("Ansvar")


def test_is_a_follows_the_classes_upwards() -> None:
    assert schema.is_a("CompoundBody", "Organisation")
    assert schema.is_a("Post", "DutyBearer")
    assert schema.is_a("LegalDuty", "LegalDuty")
    assert not schema.is_a("Organisation", "CompoundBody")
    assert not schema.is_a("Goal", "DutyBearer")


@pytest.mark.parametrize(("name", "class_name"), CONCEPT_KEYS)
def test_every_word_of_a_key_reaches_its_concept(name: str, class_name: str, read: Read) -> None:
    """A word that is also a key of the context would be read as that key's property."""
    key = schema.keys_of(class_name)[name]
    words = sorted(key.concepts)
    triples = read([{"id": "one", "type": class_name, name: words}])
    reached = sorted(str(t.object) for t in triples if t.predicate.value == key.iri)
    lists = STYRGRAF.rstrip("/")  # where the words of the key are themselves the names of lists
    assert reached == sorted(f"<{key.scheme or lists}/{word}>" for word in words)


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # rdflib's JSON-LD parser warns of itself
def test_every_key_of_the_context_is_read_alike_by_two_engines(read: Read) -> None:
    """The context must not lean on the habits of one JSON-LD processor."""
    record: dict[str, Any] = {"id": "one", "type": "Line", "label": {"sv": "En", "en": "One"}, "lineKind": "appoints"}
    record |= {"from": "organisation/a", "to": "organisation/b", "deadline": "--10-31", "total": 3}
    document = {"@context": [CONTEXT["@context"], {"@base": BASE}], **record}
    other = rdflib.Graph().parse(data=json.dumps(document), format="json-ld")
    ours = rdflib.Graph().parse(data=ox.serialize(read([record]), format=ox.RdfFormat.N_TRIPLES), format="nt")
    assert set(other) == set(ours)
