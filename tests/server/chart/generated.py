"""Charts that nobody drew: any bodies, any lines, as many as a chart may reasonably hold."""

from __future__ import annotations

from hypothesis import strategies as st

from server.chart import ChartModel, Edge, Node
from server.chart.model import Evidence, Level
from server.chart.palette import LINE_STYLES

_KINDS = (*sorted(LINE_STYLES), "a-kind-of-their-own")
_LEVELS = [
    Level(f"niva-{number}", f"nivå {number}", f"Nivå {number}", number, number % 3 == 0) for number in range(1, 10)
]
_GRADES: tuple[Evidence, ...] = ("stated", "drawn", "inferred")
_WORDS = st.sampled_from(
    ["Hälso-", "och", "sjukvårdsnämnden", "Grupp", "för", "Kompetensförsörjningsstrategirådet", "–", "i",
     "Nya/Gamla", "AB", "länssamordning", "(beredning)", "ŠŽ", "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW"]
)  # fmt: skip


@st.composite
def _node(draw: st.DrawFn, name: str, names: list[str]) -> Node:
    label = " ".join(draw(st.lists(_WORDS, min_size=1, max_size=9)))
    parts = st.lists(st.sampled_from([*names, "Utan sida"]), max_size=3, unique=True)
    return Node(
        id=name,
        iri=f"https://example.org/{name}",
        label=label,
        short_label=draw(st.sampled_from([None, "Kort namn"])),
        level=draw(st.sampled_from(_LEVELS)),
        kind="group",
        kind_label=draw(st.sampled_from(["", "grupp", "avdelning eller förvaltning"])),
        href=f"/organ/{name}?a=1&b=2",
        provisional=draw(st.booleans()),
        compound_parts=tuple(draw(parts)) if draw(st.integers(0, 9)) == 0 else (),
        evidence=draw(st.sampled_from(_GRADES)),
    )


@st.composite
def charts(draw: st.DrawFn, most_nodes: int = 60, most_edges: int = 120) -> ChartModel:
    names = [f"n{number}" for number in range(draw(st.integers(1, most_nodes)))]
    nodes = tuple(draw(_node(name, names)) for name in names)
    ends = st.tuples(st.sampled_from(names), st.sampled_from(names)).filter(lambda pair: pair[0] != pair[1])
    count = draw(st.integers(0, most_edges)) if len(names) > 1 else 0
    pairs = draw(st.lists(ends, min_size=count, max_size=count))
    edges = tuple(
        Edge(source, target, draw(st.sampled_from(_KINDS)), "ord", draw(st.sampled_from(_GRADES)), "/x", "titel")
        for source, target in pairs
    )
    return ChartModel(nodes, edges, "Karta", "Utgåva", "sv")
