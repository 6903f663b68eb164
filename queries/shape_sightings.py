"""What the shapes object to, in the form of the other rules."""

from __future__ import annotations

from collections.abc import Sequence

from graph.store import Store
from graph.view import View
from ontology.shacl_to_sparql import ShapeQuery, compiled
from queries.answer import Row, Wording, groups
from queries.finding import identify
from queries.labels import iri_of
from queries.rules import Severity, severities
from queries.sighting import Sighting

#: What the name of a shape's rule begins with.
PREFIX = "shape/"
SUGGESTION = {
    "sv": "Rätta posten så att den stämmer med formen.",
    "en": "Mend the record so that it fits the shape.",
}


def shape_sightings(store: Store, view: View, language: str) -> list[Sighting]:
    """Return each thing in `view` that breaks a shape, once per shape."""
    return [sighting for shape in compiled() for sighting in _broken(shape, store, view, language)]


def shape_severity(shape: ShapeQuery) -> Severity:
    """Return the severity that the table gives to what SHACL calls Violation, Warning or Info."""
    return severities()[f"shapes.{shape.severity}"]


def _broken(shape: ShapeQuery, store: Store, view: View, language: str) -> list[Sighting]:
    rows = store.select(shape.query, view).rows
    wording = Wording(rows, ("focus", "value"), store, view, language) if rows else None
    return [_sighting(shape, group, wording) for group in groups(rows, ("focus",)) if wording]


def _sighting(shape: ShapeQuery, group: Sequence[Row], wording: Wording) -> Sighting:
    rule, focus = PREFIX + shape.id, iri_of(group[0]["focus"])
    given = wording.cell(group, "value").text
    shown = f" ({given})" if given else ""
    return Sighting(
        id=identify(rule, focus, {"value": tuple({str(row["value"]) for row in group if "value" in row})}),
        rule=rule,
        severity=shape_severity(shape),
        message=f"{wording.cell(group, 'focus').text}{shown}: {shape.message[wording.language]}",
        suggestion=SUGGESTION[wording.language],
        things=(focus,),
    )
