"""What things are called that have no name of their own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from graph.store import OxigraphStore
from graph.view import View
from queries.labels import labels

_DATA = """
@base <https://example.org/> .
@prefix sg: <https://w3id.org/styrgraf/def/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
<rule> a sg:CompositionRule ; rdfs:label "Rådets sammansättning"@sv, "The council's make-up"@en ;
  sg:seatGroup <rule/seatGroup/1> .
<rule/seatGroup/1> a sg:SeatGroup ; sg:seats 3 .
<alone/1> a sg:SeatGroup ; sg:seats 3 .
"""


def test_a_part_without_a_name_is_called_after_what_it_is_a_part_of(
    tmp_path: Path, small: Callable[[str | Path], tuple[OxigraphStore, View]]
) -> None:
    (tmp_path / "data.ttl").write_text(_DATA, "utf-8")
    store, view = small(tmp_path / "data.ttl")
    part, alone = "https://example.org/rule/seatGroup/1", "https://example.org/alone/1"
    swedish = labels(store, view, {part, alone}, "sv")
    assert swedish == {part: "Platsgrupp i ”Rådets sammansättning”", alone: "1"}
    assert labels(store, view, {part}, "en") == {part: "Seat group in “The council's make-up”"}
