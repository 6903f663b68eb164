"""The portable network: one file that opens offline in a real browser, whatever its names say."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from server.chart import ChartModel, Edge, Node
from server.chart.model import Level
from server.chart.words import EVIDENCE_WORDS
from server.portable import portable_network
from tests.server.chart.sample import varmland

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

HOSTILE = (
    "<script>document.title='broken'</script>",
    "</script><img src=x onerror=\"document.title='broken'\">",
    '<a href="https://example.com/">href="https://example.com/"</a>',
    "{{ 7 * 7 }} {% raw %} ${7*7}",
    "\"'`\\ &amp; \u2028 <!-- -->",
    "*bold* _italic_ <b>x</b>",
)
PIXELS = """picture => {
  const canvas = picture.querySelector("canvas");
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  return new Set(new Uint32Array(data.buffer)).size;
}"""


def node(number: int, label: str) -> Node:
    level = Level(f"l{number % 3}", "nivå", "Nivå", number % 3 + 1)
    return Node(f"n{number}", f"https://example.org/n{number}", label, None, level, "council", "råd", "#")


def edge(source: int, target: int, kind: str, title: str, evidence: str = "stated") -> Edge:
    return Edge(f"n{source}", f"n{target}", kind, kind, evidence, "#", title)  # type: ignore[arg-type]


def chart(*nodes: Node, edges: tuple[Edge, ...] = ()) -> ChartModel:
    return ChartModel(nodes, edges, "Styrkarta", "Stadgan 2035", "sv")


@pytest.fixture(scope="module")
def hostile() -> ChartModel:
    nodes = tuple(node(number, label) for number, label in enumerate(HOSTILE))
    edges = tuple(edge(number, number + 1, "reports", label) for number, label in enumerate(HOSTILE[:-1]))
    return ChartModel(nodes, (*edges, edge(0, 1, HOSTILE[0], HOSTILE[1], "inferred")), HOSTILE[1], HOSTILE[0], "sv")


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Return a page without a connection; it fails the test on any error or request for another file."""
    context = browser.new_context(offline=True)
    page = context.new_page()
    trouble: list[str] = []
    page.on("console", lambda message: trouble.append(message.text))
    page.on("pageerror", lambda error: trouble.append(str(error)))
    page.on("request", lambda request: trouble.append(request.url) if not request.is_navigation_request() else None)
    yield page
    context.close()
    assert trouble == []


def data_of(text: str) -> dict[str, Any]:
    """Return what the file holds for the picture."""
    (data,) = re.findall(r'<script type="application/json" id="network-data">(.*?)</script>', text)
    content: dict[str, Any] = json.loads(data)
    return content


def opened(page: Page, model: ChartModel, folder: Path, shown: frozenset[str] = frozenset({"reports"})) -> Page:
    file = folder / "natverk.html"
    file.write_text(portable_network(model, shown), "utf-8")
    page.goto(file.as_uri())
    return page


def test_bodies_and_lines_are_drawn(page: Page, tmp_path: Path) -> None:
    model = chart(node(0, "Fiskerådet"), node(1, "Garnlaget"), edges=(edge(1, 0, "reports", "Garnlaget svarar"),))
    picture = opened(page, model, tmp_path).locator("#network")
    assert picture.evaluate(PIXELS) > 50


def test_the_parts_of_a_compound_body_stand_in_its_frame() -> None:
    whole = replace(node(0, "Notgången"), compound_parts=("n1", "Lyktan"))
    boxes = {each["id"]: each for each in data_of(portable_network(chart(whole, node(1, "Garnlaget")), ()))["nodes"]}
    assert [boxes[name]["label"] for name in ("n0", "n1", "n0/1")] == ["Notgången", "Garnlaget", "Lyktan"]
    assert boxes["n1"]["x"] < boxes["n0"]["x"] < boxes["n0/1"]["x"]
    assert boxes["n0"]["y"] < boxes["n1"]["y"] == boxes["n0/1"]["y"]


def test_a_kind_of_line_is_switched_on(page: Page, tmp_path: Path) -> None:
    model = chart(node(0, "A"), node(1, "B"), edges=(edge(0, 1, "appoints", "A utser B"),))
    opened(page, model, tmp_path)
    before = page.locator("#network").screenshot()
    page.get_by_label("appoints (1)").check()
    page.wait_for_timeout(300)
    assert page.locator("#network").screenshot() != before


def test_hostile_names_are_mere_text(page: Page, tmp_path: Path, hostile: ChartModel) -> None:
    opened(page, hostile, tmp_path)
    assert page.title() == f"{HOSTILE[1]}: {HOSTILE[0]}"
    assert page.locator("img, a, b, main script").count() == 0
    listed = page.locator("ul.lines li").all_text_contents()
    for label in HOSTILE:
        assert any(label.replace("\u2028", "") in text.replace("\u2028", "") for text in listed)
    assert page.locator("#network").evaluate(PIXELS) > 50


def test_the_tip_beside_a_box_is_mere_text(page: Page, tmp_path: Path) -> None:
    opened(page, chart(node(0, HOSTILE[2])), tmp_path)
    page.locator("#network").scroll_into_view_if_needed()
    box = page.locator("#network").bounding_box()
    assert box is not None
    for x in range(100, int(box["width"]), 60):
        page.mouse.move(box["x"] + x, box["y"] + box["height"] / 2)
        page.wait_for_timeout(250)
        if page.locator(".vis-tooltip").count() and page.locator(".vis-tooltip").inner_text():
            break
    assert page.locator(".vis-tooltip").inner_text().startswith(HOSTILE[2])
    assert page.locator(".vis-tooltip *").count() == 0


def test_without_script_the_list_says_everything(browser: Browser, tmp_path: Path, hostile: ChartModel) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = opened(context.new_page(), hostile, tmp_path)
    assert page.locator("ul.lines li").count() == len(hostile.edges) + len(hostile.nodes)
    assert page.get_by_text("Bilden behöver JavaScript.").is_visible()
    context.close()


def test_no_accessibility_fault(browser: Browser, axe: Callable[[Page], list[str]], tmp_path: Path) -> None:
    model = chart(node(0, "Fiskerådet"), node(1, "Garnlaget"), edges=(edge(1, 0, "reports", "Garnlaget svarar"),))
    file = tmp_path / "natverk.html"
    file.write_text(portable_network(model, {"reports"}), "utf-8")
    for width in (1440, 320):
        context = browser.new_context(viewport={"width": width, "height": 800}, bypass_csp=True)
        page = context.new_page()
        page.goto(file.as_uri())
        assert axe(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        context.close()


def test_an_empty_chart_says_so(page: Page, tmp_path: Path) -> None:
    assert opened(page, chart(), tmp_path).get_by_text("inget att rita").is_visible()


def test_the_file_names_no_other_host_to_fetch_from(hostile: ChartModel) -> None:
    text = portable_network(hostile, ())
    assert re.findall(r"<(?:script|link|img|iframe)[^>]* (?:src|href)=", text) == []
    assert "unsafe" not in text.partition("</head>")[0]
    assert text.count("</script>") == 3


def test_the_data_is_what_pyvis_holds(hostile: ChartModel) -> None:
    content = data_of(portable_network(hostile, ()))
    bodies = {each["id"] for each in content["nodes"] if each["shape"] == "box"}
    assert bodies == {each.id for each in hostile.nodes}
    assert {name for each in content["edges"] for name in each["bodies"]} == bodies
    assert content["options"]["physics"] == {"enabled": False}
    grades = [each["arrows"]["to"]["type"] for each in content["edges"] if each["arrows"]["to"]["enabled"]]
    assert (grades.count("vee"), grades.count("arrow")) == (1, len(HOSTILE) - 1)


def _told(edges: list[dict[str, Any]]) -> set[str]:
    return {sentence for each in edges for sentence in each["title"].split("\n")}


def test_no_line_runs_behind_a_box() -> None:
    model = varmland()
    content = data_of(portable_network(model, ()))
    places = {each["id"]: each for each in content["nodes"]}
    inside = {part for node in model.nodes for part in node.compound_parts}
    boxes = [each for name, each in places.items() if each["shape"] == "box" and name not in inside]
    pieces = [each for each in content["edges"] if each["from"].startswith("/")]
    assert len(boxes) > 40
    for piece in pieces:
        ends = [(places[piece[end]]["x"], places[piece[end]]["y"]) for end in ("from", "to")]
        (left, right), (top, foot) = (sorted(each) for each in zip(*ends, strict=True))
        assert left == right or top == foot
        for box in boxes:
            across = box["widthConstraint"]["minimum"] / 2 + 3
            down = box["heightConstraint"]["minimum"] / 2 - 6  # where a line is led to the lower rim of a frame
            beside = right < box["x"] - across or left > box["x"] + across
            assert beside or foot < box["y"] - down or top > box["y"] + down, (piece["title"], box["label"])


def test_every_line_is_led_from_box_to_box_and_shared_pieces_are_drawn_once() -> None:
    model = varmland()
    edges = data_of(portable_network(model, ()))["edges"]
    assert _told(edges) == {f"{edge.title} — {EVIDENCE_WORDS['sv'][edge.evidence]}" for edge in model.edges}
    ends = [(each["kind"], each["arrows"]["to"]["type"], frozenset((each["from"], each["to"]))) for each in edges]
    assert len(set(ends)) == len(ends)


def test_the_lines_of_a_body_stand_out_with_it(page: Page, tmp_path: Path) -> None:
    model = chart(node(0, "Fiskerådet"), node(1, "Garnlaget"), edges=(edge(1, 0, "reports", "Garnlaget svarar"),))
    picture = opened(page, model, tmp_path).locator("#network")
    places = {each["id"]: each for each in data_of(portable_network(model, ()))["nodes"]}
    before = picture.screenshot()
    picture.click(position={"x": places["n0"]["x"], "y": places["n0"]["y"]})
    page.wait_for_timeout(300)
    assert picture.screenshot() != before


def test_the_same_chart_gives_the_same_file(hostile: ChartModel) -> None:
    assert portable_network(hostile, ()) == portable_network(hostile, ())
