"""What the shapes object to, in the form of the other rules."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from pyoxigraph import Literal

from graph.store import Store
from graph.view import View
from ontology.classes import class_and_below
from ontology.constraints import FAULTS, Fault
from ontology.names import LANGUAGES
from ontology.shacl_to_sparql import ShapeQuery, compiled
from queries.answer import Row, Wording, groups
from queries.fact import Fact
from queries.finding import identify
from queries.labels import iri_of
from queries.rules import Severity, severities
from queries.shape_wording import grounds, remedy, wrong
from queries.sighting import Sighting
from queries.table import enumerated

#: What the name of a shape's rule begins with.
PREFIX = "shape/"
_CLASSES = "SELECT DISTINCT ?class { ?thing a ?class }"


def shape_sightings(store: Store, view: View, language: str, written: Collection[str] = LANGUAGES) -> list[Sighting]:
    """Return each thing in `view` that breaks a shape, once per shape; no text is asked for beyond those `written`."""
    there = {iri_of(row["class"]) for row in store.select(_CLASSES, view)}
    asked = [
        shape
        for shape in compiled()
        if (shape.language is None or shape.language in written) and not there.isdisjoint(class_and_below(shape.target))
    ]
    broken = [(shape, *each) for shape in asked for each in _broken(shape, store, view, language)]
    # Who has no text at all is not told besides that it lacks one in each language.
    bare = {(shape.path, seen.things) for shape, fault, seen in broken if fault == "missing"}
    return [seen for shape, _, seen in broken if shape.language is None or (shape.path, seen.things) not in bare]


def shape_severity(shape: ShapeQuery) -> Severity:
    """Return the severity that the table gives to what SHACL calls Violation, Warning or Info."""
    return severities()[f"shapes.{shape.severity}"]


def _broken(shape: ShapeQuery, store: Store, view: View, language: str) -> list[tuple[Fault, Sighting]]:
    rows = store.select(shape.query, view).rows
    wording = Wording(rows, ("focus", "value"), store, view, language) if rows else None
    return [_sighting(shape, group, wording) for group in groups(rows, ("focus",)) if wording]


def _sighting(shape: ShapeQuery, group: Sequence[Row], wording: Wording) -> tuple[Fault, Sighting]:
    rule, focus, language = PREFIX + shape.id, iri_of(group[0]["focus"]), wording.language
    fault = _plainest(group)
    name, value = wording.cell(group, "focus").text, enumerated(wording.cell(group, "value"), language)
    said, asked = grounds(shape, name, value, language)
    return fault, Sighting(
        id=identify(rule, focus, {"value": tuple({str(row["value"]) for row in group if "value" in row})}),
        rule=rule,
        family="structure",
        severity=shape_severity(shape),
        message=wrong(shape, fault, name, value, language),
        suggestion=remedy(shape, fault, value, language),
        things=(focus,),
        why=(Fact(said, focus), Fact(asked)),
    )


def _plainest(group: Sequence[Row]) -> Fault:
    """Return the fault that says most plainly what is wrong."""
    found = {term.value for row in group if isinstance(term := row["fault"], Literal)}
    return next(fault for fault in FAULTS if fault in found)
