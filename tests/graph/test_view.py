"""A view is a choice of editions with the graphs that belong to them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from graph import view
from graph.dataset import build_dataset
from graph.edition import EditionInfo, editions_of
from graph.errors import UnknownEdition
from graph.record import Record
from graph.store import OxigraphStore
from graph.workspace import open_workspace

BASE = "https://example.org/id/sjobygden/"
Write = Callable[..., Path]

NEXT = {
    "stadga-2034/edition.yaml": """\
- id: edition/stadga-2034
  type: Edition
  label: {sv: Stadgan 2034, en: The statutes of 2034}
  editionOf: document/stadga
  revisionOf: edition/stadga-2030
  status: draft
  issued: 2034-02
- id: organisation/kansliet
  type: Body
  label: {sv: Nya kansliet, en: The new secretariat}
- id: stadga-2034/lineage/kansliet
  type: Lineage
  label: {sv: Kansliet står kvar, en: The secretariat remains}
  lineageKind: kept
  before: organisation/kansliet
  after: organisation/kansliet
  reason: {sv: Samma namn, en: The same name}
"""
}
LABELS = f"""SELECT ?label {{
  <{BASE}organisation/kansliet> <http://www.w3.org/2000/01/rdf-schema#label> ?label FILTER(lang(?label) = "sv")
}} ORDER BY ?label"""


@pytest.fixture
def labels(write_workspace: Write) -> Callable[[view.View], list[str]]:
    store = OxigraphStore(build_dataset(open_workspace(write_workspace(add=NEXT))).quads)
    return lambda chosen: [row["label"].value for row in store.select(LABELS, chosen)]


def editions(folder: Path) -> tuple[EditionInfo, ...]:
    return build_dataset(open_workspace(folder)).editions


def test_the_current_view_is_the_newest_edition(write_workspace: Write, labels: Callable[..., list[str]]) -> None:
    known = editions(write_workspace(add=NEXT))
    assert labels(view.current(known, BASE)) == ["Nya kansliet"]
    assert labels(view.of_edition(known, BASE, "stadga-2030")) == ["Kansliet"]
    assert labels(view.everything(known, BASE)) == ["Kansliet", "Nya kansliet"]


def test_a_draft_without_a_day_comes_after_what_it_reworks() -> None:
    known: dict[str, dict[str, Any]] = {
        "b-2025": {"issued": "2025"},
        "a-utkast": {"revisionOf": "edition/b-2025"},
        "a-igen": {"revisionOf": ["edition/a-utkast"]},
        "c-bilder": {"issued": "2024-11-08"},
        "d-odaterad": {},
        "e-rund": {"revisionOf": "edition/e-rund"},
    }
    records = [Record(f"edition/{name}", "Edition", name, data, Path("x.yaml"), 1) for name, data in known.items()]
    named = [each.id for each in editions_of(records, BASE)]
    assert named == ["d-odaterad", "e-rund", "c-bilder", "b-2025", "a-utkast", "a-igen"]


@pytest.mark.parametrize(
    ("day", "expected"), [("2029", []), ("2033-12-31", ["Kansliet"]), ("2034-02", ["Nya kansliet"])]
)
def test_a_date_chooses_what_was_newest_then(
    write_workspace: Write, labels: Callable[..., list[str]], day: str, expected: list[str]
) -> None:
    assert labels(view.as_of(editions(write_workspace(add=NEXT)), BASE, day)) == expected


def test_every_view_knows_of_the_editions_it_leaves_out(write_workspace: Write) -> None:
    dataset = build_dataset(open_workspace(write_workspace(add=NEXT)))
    older = view.of_edition(dataset.editions, BASE, "stadga-2030")
    ask = f"ASK {{ <{BASE}edition/stadga-2034> a ?class }}"
    assert OxigraphStore(dataset.quads).ask(ask, older)


def test_lineage_shows_only_where_both_editions_do(write_workspace: Write) -> None:
    dataset = build_dataset(open_workspace(write_workspace(add=NEXT)))
    store, ask = OxigraphStore(dataset.quads), "ASK { ?change <https://w3id.org/styrgraf/def/lineageKind> ?kind }"
    assert store.ask(ask, view.everything(dataset.editions, BASE))
    assert not store.ask(ask, view.current(dataset.editions, BASE))


def test_an_unknown_edition_is_named_with_the_known_ones(write_workspace: Write) -> None:
    with pytest.raises(UnknownEdition, match=r"'stadga-1999'.*stadga-2030"):
        view.of_edition(editions(write_workspace()), BASE, "stadga-1999")


def test_a_query_on_a_view_may_reach_another_graph_by_name(write_workspace: Write) -> None:
    dataset = build_dataset(open_workspace(write_workspace(add=NEXT)))
    named = LABELS.replace("{\n", f"{{ GRAPH <{BASE}edition/stadga-2030> {{\n", 1).replace("} ORDER", "}} ORDER")
    rows = OxigraphStore(dataset.quads).select(named, view.current(dataset.editions, BASE))
    assert [row["label"].value for row in rows] == ["Kansliet"]
