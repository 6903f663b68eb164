"""Two editions in one chart: what is new, gone or moved away looks so, and says so."""

from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from server.chart import ChartModel, Edge, Node, draw, layout
from server.chart.model import Fate, Level

_SVG = "{http://www.w3.org/2000/svg}"


LEVELS = ("political", "officials", "support")


def body(name: str, level: str, fate: Fate) -> Node:
    return Node(
        id=name,
        iri=f"urn:{name}",
        label=name.title(),
        short_label=None,
        level=Level(level, level, level.title(), LEVELS.index(level) + 1),
        kind="council",
        kind_label="råd",
        href=f"/organ/{name}",
        fate=fate,
    )


def line(source: str, target: str, fate: Fate) -> Edge:
    return Edge(source, target, "reports", "svarar inför", "stated", f"#{source}", f"{source} svarar", fate)


@pytest.fixture
def both() -> ChartModel:
    nodes = (
        body("rådet", "political", "kept"),
        body("nya", "officials", "new"),
        body("gamla", "officials", "gone"),
        body("flyttade", "support", "changed"),
        body("flyttade-forut", "officials", "ghost"),
    )
    edges = (line("nya", "rådet", "new"), line("gamla", "rådet", "gone"), line("flyttade", "rådet", "kept"))
    return ChartModel(nodes, edges, "Båda", "2041 → 2045", "sv")


def link(tree: ET.Element, name: str) -> ET.Element:
    return next(each for each in tree.iter(f"{_SVG}a") if each.attrib.get("data-node") == name)


def card(tree: ET.Element, name: str) -> dict[str, str]:
    return next(each.attrib for each in link(tree, name).iter(f"{_SVG}rect") if each.attrib["class"] == "card")


def test_a_new_body_has_a_thick_edge_and_a_plus_one_that_is_gone_a_broken_one_and_a_stroke(both: ChartModel) -> None:
    tree = ET.fromstring(draw(both))
    assert float(card(tree, "nya")["stroke-width"]) > float(card(tree, "rådet").get("stroke-width", "1"))
    assert "stroke-dasharray" in card(tree, "gamla")
    assert card(tree, "gamla")["stroke-dasharray"] != card(tree, "flyttade-forut")["stroke-dasharray"]
    names = {name: next(link(tree, name).iter(f"{_SVG}text")) for name in ("nya", "gamla")}
    assert names["gamla"].attrib["text-decoration"] == "line-through"
    assert "text-decoration" not in names["nya"].attrib
    marks = {
        name: [each for each in link(tree, name).iter(f"{_SVG}g") if "mark" in each.attrib["class"]] for name in names
    }
    assert [len(marks["nya"]), len(marks["gamla"])] == [1, 1]


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("nya", "ny"),
        ("gamla", "borta"),
        ("flyttade", "ändrad"),
        ("flyttade-forut", "stod här förut"),
        ("rådet", "som förut"),
    ],
)
def test_its_name_says_what_became_of_a_body(both: ChartModel, name: str, word: str) -> None:
    assert word in link(ET.fromstring(draw(both)), name).attrib["aria-label"].split(", ")


def test_a_line_says_what_became_of_it_and_the_legend_explains_the_looks(both: ChartModel) -> None:
    tree = ET.fromstring(draw(both))
    titles = [title.text for title in tree.iter(f"{_SVG}title")]
    assert "nya svarar — ny — uttalat" in titles
    assert "gamla svarar — borta — uttalat" in titles
    assert "flyttade svarar — uttalat" in titles
    words = {"".join(each.itertext()) for each in tree.iter(f"{_SVG}text")}
    assert {"nytt organ", "organ utan motsvarighet", "platsen förut", "ny linje", "linje som inte finns kvar"} <= words


def test_bodies_stand_where_they_stand_whatever_became_of_them(both: ChartModel) -> None:
    plain = replace(
        both,
        nodes=tuple(replace(node, fate="kept") for node in both.nodes),
        edges=tuple(replace(edge, fate="kept") for edge in both.edges),
    )
    places = [{box.content.node.id: (box.x, box.row) for box in layout(model).boxes} for model in (both, plain)]
    assert places[0] == places[1]


def test_a_chart_of_one_edition_has_no_signs(model: ChartModel) -> None:
    drawn = draw(model)
    assert 'class="mark' not in drawn
    assert "Ändringar" not in drawn
