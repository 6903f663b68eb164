"""The SVG of a chart: well formed, plain, a link for every body, the same every time."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import HealthCheck, given, settings

from server.chart import ChartModel, Edge, Node, around, draw, sample
from server.chart.model import Level
from server.chart.palette import LINE_STYLES
from server.chart.type_styles import CAPTION
from tests.server.chart.generated import charts

_SVG = "{http://www.w3.org/2000/svg}"
_ROOT = Path(__file__).parents[3]


def _tree(markup: str) -> ET.Element:
    return ET.fromstring(markup)


def _nodes(tree: ET.Element) -> dict[str, ET.Element]:
    links = (link for link in tree.iter(f"{_SVG}a") if "node" in link.attrib["class"].split())
    return {link.attrib["data-node"]: link for link in links}


def _words(element: ET.Element) -> str:
    return " ".join(" ".join(text.itertext()) for text in element.iter(f"{_SVG}text"))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(charts(most_nodes=30, most_edges=40))
def test_any_chart_is_well_formed_and_every_body_a_link(model: ChartModel) -> None:
    links = _nodes(_tree(draw(model)))
    assert {name: link.attrib["href"] for name, link in links.items()} == {node.id: node.href for node in model.nodes}


def test_a_part_with_a_box_of_its_own_is_a_link_in_its_frame_too(model: ChartModel) -> None:
    nodes = [
        replace(node, compound_parts=("bg", "psg")) if node.id == "regionstyrelsen" else node for node in model.nodes
    ]
    twice = replace(model, nodes=(*nodes, replace(nodes[0], id="again", compound_parts=("bg",))))
    tree = _tree(draw(twice))
    (again,) = (link for link in tree.iter(f"{_SVG}a") if link.attrib["class"] == "again")
    assert (again.attrib["href"], again.attrib["tabindex"]) == (_nodes(tree)["bg"].attrib["href"], "-1")
    assert again.attrib["aria-label"].startswith(_words(again))


def test_names_begin_with_the_words_seen(model: ChartModel) -> None:
    for link in _nodes(_tree(draw(model))).values():
        lines = [line for line in link.iter(f"{_SVG}text") if line.attrib["class"] == "name"]
        seen = re.sub(r"[-…]|\s", "", _words(lines[0]) if not list(lines[0]) else " ".join(lines[0].itertext()))
        said = re.sub(r"[-…]|\s", "", link.attrib["aria-label"])
        assert said.startswith(seen)


def test_names_say_kind_level_and_standing(model: ChartModel) -> None:
    links = _nodes(_tree(draw(around(model, "systemledningen"))))
    name = links["systemledningen"].attrib["aria-label"]
    assert name == "Systemledningen, ledningsgrupp, tjänstepersonsnivå, tillfällig, i fokus"
    assert "is-focus" in links["systemledningen"].attrib["class"].split()


def test_bodies_come_in_reading_order(model: ChartModel) -> None:
    names = list(_nodes(_tree(draw(model))))
    rows = [int(link.attrib["data-row"]) for link in _nodes(_tree(draw(model))).values()]
    assert rows == sorted(rows)
    assert names.index("vr-or") < names.index("varmlandsradet") < names.index("ordforanderadet")
    assert names.index("psg") < names.index("bg") < names.index("enheten") < names.index("kommun-arvika")


def test_lines_are_titled_with_their_grade(model: ChartModel) -> None:
    titles = [title.text for title in _tree(draw(model)).iter(f"{_SVG}title")]
    assert "Beredningsgruppen bereder åt Politiska styrgruppen — uttalat" in titles
    assert "Beredningsgruppen svarar inför Politiska styrgruppen — härlett" in titles
    english = replace(model, language="en")
    titles = [title.text for title in _tree(draw(english)).iter(f"{_SVG}title")]
    assert "Kommunerna ingår i Huvudmännen — drawn" in titles


def test_lines_are_links_outside_the_order_of_tabs(model: ChartModel) -> None:
    routes = [link for link in _tree(draw(model)).iter(f"{_SVG}a") if "route" in link.attrib["class"]]
    assert len(routes) == len(model.edges)
    assert {route.attrib["tabindex"] for route in routes} == {"-1"}


def test_no_text_is_smaller_than_12_pixels(model: ChartModel) -> None:
    sizes = [float(text.attrib["font-size"]) for text in _tree(draw(model)).iter(f"{_SVG}text")]
    assert min(sizes) == 12


def test_grades_of_evidence_look_different_and_the_legend_says_which(model: ChartModel) -> None:
    tree = _tree(draw(model))
    groups = [group for group in tree.iter(f"{_SVG}g") if "line" in group.attrib.get("class", "").split()]
    looks = {(group[1].attrib["class"], group.attrib["stroke-width"], group[1].attrib["fill"][:1]) for group in groups}
    assert looks == {
        ("tip-stated", "2.5", "#"),
        ("tip-drawn", "2", "n"),
        ("tip-inferred", "1.3", "n"),
    }
    (legend,) = (group for group in tree.iter(f"{_SVG}g") if group.attrib.get("class") == "legend")
    for words in ("uttalat i dokumentet", "ritat i dokumentets bild", "härlett ur det som står"):
        assert words in _words(legend)


def test_the_legend_names_the_kinds_shown_and_no_other(model: ChartModel) -> None:
    words = _words(_tree(draw(model, kinds={"prepares"})))
    assert "bereder åt" in words
    assert "svarar inför" not in words
    assert "Nya Perspektiv, utkast 2025" in words


def test_the_words_of_the_legend_stay_within_a_narrow_chart(model: ChartModel) -> None:
    names = [f"Ordning för samverkan, utgåva {number}" for number in range(9)]
    tree = _tree(draw(replace(around(model, "psg"), edition_label=", ".join(names))))
    legend = next(group for group in tree.iter(f"{_SVG}g") if group.get("class") == "legend")
    assert all(name in _words(legend) for name in names)
    for words in legend.iter(f"{_SVG}text"):
        reach = float(words.attrib["x"]) + CAPTION.width("".join(words.itertext()))
        assert reach <= float(tree.attrib["width"])


def test_nothing_in_it_needs_a_browser_of_our_own(model: ChartModel) -> None:
    markup = draw(model)
    tree = _tree(markup)
    assert {element.tag.removeprefix(_SVG) for element in tree.iter()} <= {
        "svg", "g", "a", "rect", "path", "text", "tspan", "title",
    }  # fmt: skip
    attributes = {name for element in tree.iter() for name in element.attrib}
    assert not attributes & {"style", "onclick", "font", "transform", "id"}
    assert "rgba" not in markup
    assert "var(" not in markup
    assert "currentColor" not in markup
    assert set(re.findall(r'https?://[^"]+', markup)) == {"http://www.w3.org/2000/svg"}


def test_names_are_escaped() -> None:
    sly = Node("a", "i", "<script>&\"'", None, Level("l", "</g>", "</g>", 1), "k", "</text>", '/organ/a?b="&c=<')
    other = replace(sly, id="b", label="B")
    edge = Edge("a", "b", "reports", "<b>", "stated", "#x", "</title><script>")
    tree = _tree(draw(ChartModel((sly, other), (edge,), '"><script>', "<i>", "sv")))
    assert not list(tree.iter(f"{_SVG}script"))
    assert _nodes(tree)["a"].attrib["href"] == '/organ/a?b="&c=<'


def test_no_bodies_is_an_answer() -> None:
    markup = draw(ChartModel((), (), "Tom", "", "en"))
    assert "There is nothing to draw" in _words(_tree(markup))


def test_a_sample_of_a_line_looks_like_the_line() -> None:
    tree = _tree(sample("follows-up"))
    assert tree[0][0].attrib["stroke-dasharray"] == LINE_STYLES["follows-up"].dash
    assert tree.attrib["aria-hidden"] == "true"


_PROGRAM = """
from server.chart import around, draw
from tests.server.chart.sample import varmland
model = varmland()
print(draw(model), draw(model, 760, {"reports"}), draw(around(model, "bg", 2)))
"""


@pytest.mark.parametrize("seed", ["1", "4711"])
def test_the_same_chart_is_drawn_the_same_in_every_run(seed: str) -> None:
    run = subprocess.run(
        [sys.executable, "-c", _PROGRAM],
        cwd=_ROOT, env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(_ROOT)},
        capture_output=True, check=True, encoding="utf-8",
    )  # fmt: skip
    from tests.server.chart.sample import varmland

    model = varmland()
    here = f"{draw(model)} {draw(model, 760, {'reports'})} {draw(around(model, 'bg', 2))}\n"
    assert sha256(run.stdout.encode()).hexdigest() == sha256(here.encode()).hexdigest()


def test_a_page_of_the_real_chart_stays_light(model: ChartModel) -> None:
    assert len(draw(model).encode()) < 100_000
