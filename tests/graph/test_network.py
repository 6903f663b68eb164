"""What a network of lines tells: circles, isolated bodies, weak points and paths."""

from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.lines import Line, go_round
from graph.network import CutBody, climb, counts_below, cut_bodies, cycles, ladder_of, path, tops, unreachable

Edges = list[tuple[str, str, str]]


def network(edges: Edges, *alone: str) -> nx.MultiDiGraph[str]:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_nodes_from(alone)
    for number, (start, end, kind) in enumerate(edges):
        graph.add_edge(start, end, key=f"line{number}", kind=kind)
    return graph


def test_a_circle_counts_only_along_answering_lines() -> None:
    circle: Edges = [("a", "b", "reports"), ("b", "c", "prepares"), ("c", "a", "reports")]
    assert cycles(network(circle)) == [(("c", "a", "line2"), ("a", "b", "line0"), ("b", "c", "line1"))]
    assert cycles(network([*circle[:2], ("c", "a", "informs")])) == []


@given(st.lists(st.tuples(*[st.sampled_from("abcdef")] * 2, st.sampled_from(["reports", "appoints", "informs"]))))
def test_whether_lines_go_round_is_told_as_networkx_tells_it(edges: Edges) -> None:
    lines = [Line(start, end, "", kind) for start, end, kind in edges if start != end]
    assert go_round(lines) == bool(cycles(network([(line.start, line.end, line.kind) for line in lines])))


def test_following_up_the_one_that_reports_is_no_circle() -> None:
    assert cycles(network([("a", "b", "reports"), ("b", "a", "follows-up")])) == []
    assert cycles(network([("a", "b", "reports"), ("a", "b", "commissions")])) == [
        (("b", "a", "line1"), ("a", "b", "line0"))
    ]


def test_of_several_circles_through_the_same_bodies_the_shortest_is_told() -> None:
    long: Edges = [("a", "b", "reports"), ("b", "c", "reports"), ("c", "d", "reports"), ("d", "a", "reports")]
    (circle,) = cycles(network([*long, ("c", "a", "reports")]))
    assert {line for _, _, line in circle} == {"line0", "line1", "line4"}


def test_a_body_without_lines_is_named() -> None:
    assert unreachable(network([("a", "b", "reports")], "alone")) == ["alone"]


def test_a_cut_body_is_named_with_what_would_be_lost() -> None:
    edges: Edges = [("a", "hub", "x"), ("b", "hub", "x"), ("a", "b", "x"), ("leaf", "hub", "x")]
    assert cut_bodies(network(edges)) == [CutBody("hub", ("leaf",))]


def test_a_path_follows_lines_in_either_direction() -> None:
    graph = network([("a", "b", "reports"), ("c", "b", "prepares")])
    assert path(graph, "a", "c") == [("a", "b", "line0"), ("c", "b", "line1")]


@pytest.mark.parametrize("end", ["alone", "nowhere", "a"])
def test_where_there_is_no_path_there_is_none(end: str) -> None:
    assert path(network([("a", "b", "x")], "alone"), "a", end) == []


NAMES = st.sampled_from("abcdefgh")


@given(st.lists(st.tuples(NAMES, NAMES, st.just("reports")), max_size=20))
def test_removing_a_cut_body_loses_exactly_what_is_named(edges: Edges) -> None:
    graph = network(edges)
    for cut in cut_bodies(graph):
        rest: nx.Graph[str] = nx.Graph((a, b) for a, b in graph.edges() if cut.body not in (a, b))
        rest.add_nodes_from(set(graph) - {cut.body})
        for lost in cut.lost:
            assert all(lost not in nx.node_connected_component(rest, other) for other in _largest(graph, cut))


@given(st.lists(st.tuples(NAMES, NAMES, st.just("reports")), max_size=12))
def test_what_is_lost_without_a_body_is_all_but_the_largest_part(edges: Edges) -> None:
    plain: nx.Graph[str] = nx.Graph((a, b) for a, b, _ in edges if a != b)
    wanted = {}
    for body in nx.articulation_points(plain):
        around = plain.subgraph(nx.node_connected_component(plain, body) - {body})
        parts = sorted(nx.connected_components(around), key=lambda part: (-len(part), min(part)))
        wanted[body] = tuple(sorted(other for part in parts[1:] for other in part))
    assert {cut.body: cut.lost for cut in cut_bodies(network(edges))} == wanted


def _largest(graph: nx.MultiDiGraph[str], cut: CutBody) -> set[str]:
    plain: nx.Graph[str] = nx.Graph((a, b) for a, b in graph.edges() if a != b)
    around = nx.node_connected_component(plain, cut.body) - {cut.body}
    return set(around) - set(cut.lost)


_BODY = st.sampled_from("abcdef")
_ANSWERING = st.lists(st.tuples(_BODY, _BODY, st.sampled_from(["reports", "commissions"])), max_size=12)


@given(_ANSWERING)
def test_the_number_below_a_body_is_that_of_those_who_can_climb_to_it(edges: Edges) -> None:
    ladder, counted = ladder_of(network(edges)), set("abcd")
    assert counts_below(ladder, counted) == {body: len(nx.ancestors(ladder, body) & counted) for body in ladder}


@given(_ANSWERING)
def test_everybody_answers_in_the_end_to_one_at_the_top(edges: Edges) -> None:
    ladder = ladder_of(network(edges))
    highest = tops(ladder)
    assert {body for top in highest for body in {top, *nx.ancestors(ladder, top)}} == set(ladder)
    assert all(not nx.has_path(ladder, one, other) for one in highest for other in highest if one != other)


@given(_ANSWERING)
def test_climbing_down_follows_each_line_once_and_nearer_ones_first(edges: Edges) -> None:
    ladder = ladder_of(network(edges))
    for start in ladder:
        steps = list(climb(ladder, start, down=True))
        under = {start, *nx.ancestors(ladder, start)}
        lines = [line for _, upper, line in ladder.edges(keys=True) if upper in under]
        assert sorted(line for *_, line in steps) == sorted(lines)
        assert [number for number, *_ in steps] == sorted(number for number, *_ in steps)
