"""Records as JSON-LD nodes: the step between plain text and RDF.

The context does the mapping; what it cannot say is added here: the datatype that a date's form
tells, the ids of nested records, a passage node for every locator, and the grade of evidence that
a source implies.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import quote

from graph.dates import datatype_of
from graph.known import CONCEPT
from graph.passage_id import MARKS, passage_id
from graph.record import Record
from ontology import schema
from ontology.concept_names import NAMED, concept_iri
from ontology.namespaces import XSD

#: The text-fragment draft that the marks of a passage follow.
TEXT_FRAGMENT = "https://wicg.github.io/scroll-to-text-fragment/"
Node = dict[str, Any]


def nodes_of(records: Iterable[Record]) -> Iterator[Node]:
    """Yield the nodes of all `records`, for PLAIN_CONTEXT; a passage that several of them stand on comes once."""
    told: set[tuple[str, str]] = set()
    for record in records:
        *passages, own = nodes(record)
        yield _with_concepts(own)
        for passage in passages:
            key = passage["id"], passage["section"]
            if key not in told:
                told.add(key)
                yield passage


def nodes(record: Record) -> Iterator[Node]:
    """Yield the record as a JSON-LD node, and a node for each passage that it stands on."""
    node: Node = {"id": record.id, "type": record.type} | _properties(record.id, record.type, record.data)
    locators = [value for value in record.values("source") if isinstance(value, Mapping)]
    if locators:
        assert record.edition is not None  # values.py refuses a locator in reference data
        cited = [value for value in record.values("source") if isinstance(value, str)]
        node["source"] = cited + [passage_id(record.edition, locator) for locator in locators]
        node.setdefault("evidence", "stated")
        yield from (_passage(record.edition, locator) for locator in locators)
    if record.type == CONCEPT:
        # Lists are of SKOS, which has a word of its own for the name of a concept.
        names = record.data.get("label", {})
        node["skos:prefLabel"] = [{"@value": text, "@language": language} for language, text in names.items()]
    yield node


def _with_concepts(node: Node) -> Node:
    """Return `node` with the IRIs of its concepts instead of their names."""
    return {key: _concepts(key, value) if key in NAMED else _within(value) for key, value in node.items()}


def _concepts(key: str, value: Any) -> list[Any]:
    return [{"id": concept_iri(key, item)} if isinstance(item, str) else item for item in _listed(value)]


def _within(value: Any) -> Any:
    if isinstance(value, list):
        return [_within(item) for item in value]
    return _with_concepts(value) if isinstance(value, dict) else value


def _properties(identity: str, kind: str, data: Mapping[str, Any]) -> Node:
    keys = schema.keys_of(kind)
    return {
        name: _value(keys[name], f"{identity}/{name}", value)
        for name, value in data.items()
        if name in keys and value is not None
    }


def _value(key: schema.Key, path: str, value: Any) -> Any:
    if key.kind == "time":
        return [{"@value": str(item), "@type": XSD + str(datatype_of(str(item)))} for item in _listed(value)]
    if key.kind == "concept":
        return [{"id": item} if "/" in str(item) else item for item in _listed(value)]
    if key.kind == "nested":
        return [_nested(key, f"{path}/{number}", item) for number, item in enumerate(_listed(value), 1)]
    return value


def _nested(key: schema.Key, path: str, data: Mapping[str, Any]) -> Node:
    (kind,) = key.range
    identity = data.get("id", path)
    return {"id": identity, "type": kind} | _properties(identity, kind, data)


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _passage(edition: str, locator: Mapping[str, str]) -> Node:
    identity = passage_id(edition, locator)
    return {
        "id": identity,
        "type": ["Passage", "oa:SpecificResource"],
        "edition": f"edition/{edition}",
        "section": f"{edition}/section/{locator['section']}",
        **{mark: locator[mark] for mark in MARKS if mark in locator},
        "selector": {
            "id": f"{identity}/selector",
            "type": "oa:FragmentSelector",
            "conformsTo": TEXT_FRAGMENT,
            "value": _fragment(locator),
        },
    }


def _fragment(locator: Mapping[str, str]) -> str:
    """Return the text directive of `locator`, as the WICG draft writes it."""
    marks = {mark: quote(locator[mark], safe="").replace("-", "%2D") for mark in MARKS if mark in locator}
    parts = [marks["textStart"]]
    if "prefix" in marks:
        parts.insert(0, marks["prefix"] + "-")
    if "textEnd" in marks:
        parts.append(marks["textEnd"])
    if "suffix" in marks:
        parts.append("-" + marks["suffix"])
    return ":~:text=" + ",".join(parts)
