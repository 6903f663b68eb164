"""The lines between bodies as a network: circles, dead ends, weak points and paths."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias, cast

import networkx as nx

from graph.lines import DOWNWARD, UPWARD, lines_of
from graph.store import Store
from graph.view import View
from ontology.namespaces import RDF
from ontology.terms import SG

_BODIES = f"""
SELECT DISTINCT ?body {{
  ?body <{RDF}type> ?class
  VALUES ?class {{ <{SG.Body}> <{SG.CompoundBody}> <{SG.Principal}> <{SG.Collective}> <{SG.Actor}> }}
}}"""


@dataclass(frozen=True)
class CutBody:
    """A body whose removal leaves others without any path to the rest."""

    body: str
    #: Bodies that would be cut off from the largest remaining part, sorted.
    lost: tuple[str, ...]


Network: TypeAlias = "nx.MultiDiGraph[str]"


def network_of(store: Store, view: View) -> Network:
    """Return the network of `view`: a node per organisation, an edge per line with `kind` and `line`."""
    network: Network = nx.MultiDiGraph()
    network.add_nodes_from(row["body"].value for row in store.select(_BODIES, view))
    for start, end, line, kind in lines_of(store, view):
        network.add_edge(start, end, key=line, kind=kind)
    return network


def ladder_of(network: Network) -> Network:
    """Return the lines along which somebody answers to somebody, each from the lower to the higher.

    An edge keeps its `kind`, and its ends as the document has them under `start` and `end`.
    """
    ladder: Network = nx.MultiDiGraph()
    for start, end, line, data in network.edges(keys=True, data=True):
        kept = {"kind": data["kind"], "start": start, "end": end}
        if data["kind"] in UPWARD:
            ladder.add_edge(start, end, key=line, **kept)
        elif data["kind"] in DOWNWARD:
            ladder.add_edge(end, start, key=line, **kept)
    return ladder


def climb(ladder: Network, start: str, *, down: bool = False) -> Iterator[tuple[int, str, str, str]]:
    """Yield each line that can be followed up, or `down`, from `start`, the nearest first, then in order of names.

    Of each: how many steps away its far end is, its ends as the document has them, and its name.
    """
    if start not in ladder:
        return
    further, at = (ladder.predecessors, ladder.in_edges) if down else (ladder.successors, ladder.out_edges)
    away = {start: 0}
    for body in (found := [start]):
        new = sorted(each for each in further(body) if each not in away)
        away |= dict.fromkeys(new, away[body] + 1)
        found += new
    for body, number in sorted(away.items(), key=lambda item: (item[1], item[0])):
        for _, _, line, data in sorted(at(body, keys=True, data=True), key=lambda edge: edge[:3]):
            yield number + 1, data["start"], data["end"], line


def counts_below(ladder: Network, counted: Container[str]) -> dict[str, int]:
    """Return how many of those `counted` answer to each body, directly or through others."""
    knots = nx.condensation(nx.DiGraph(ladder))
    # A number with a bit for each body: those under a body come before it, and so keep its number short.
    bit, under, counts = 0, dict[int, int](), dict[str, int]()
    for knot in nx.topological_sort(knots):
        reached = 0
        for lower in knots.predecessors(knot):
            reached |= under[lower]
        members = [member for member in knots.nodes[knot]["members"] if member in counted]
        reached |= (1 << bit + len(members)) - (1 << bit)
        bit += len(members)
        under[knot] = reached
        counts |= {member: reached.bit_count() - (member in counted) for member in knots.nodes[knot]["members"]}
    return counts


def tops(ladder: Network) -> list[str]:
    """Return the bodies that answer to nobody; of a circle that does, the one with most directly under it.

    They come in order of names.
    """
    plain: nx.DiGraph[str] = nx.DiGraph(ladder)
    knots = nx.condensation(plain)
    highest = (knots.nodes[knot]["members"] for knot, upwards in knots.out_degree() if not upwards)
    return sorted(min(members, key=lambda body: (-plain.in_degree(body), body)) for members in highest)


def cycles(network: Network) -> list[tuple[tuple[str, str, str], ...]]:
    """Return a shortest circle of each group of bodies that answer to each other, as (lower, upper, line) steps."""
    ladder = ladder_of(network)
    knots = sorted(sorted(knot) for knot in nx.strongly_connected_components(ladder) if len(knot) > 1)
    return [_circle(ladder.subgraph(knot), knot) for knot in knots]


def _circle(ladder: Network, knot: list[str]) -> tuple[tuple[str, str, str], ...]:
    """Return the shortest circle in a knot; of equally short ones the first in order of names."""
    ends = ((lower, upper) for lower in knot for upper in sorted(ladder[lower]) if upper != lower)
    ways = (nx.shortest_path(ladder, upper, lower) for lower, upper in ends)
    way = min(ways, key=lambda bodies: (len(bodies), bodies))
    steps = pairwise([way[-1], *way])
    return tuple((lower, upper, min(ladder[lower][upper])) for lower, upper in steps)


def unreachable(network: Network) -> list[str]:
    """Return the bodies that no line reaches or leaves."""
    return sorted(nx.isolates(network))


def cut_bodies(network: Network) -> list[CutBody]:
    """Return the bodies that hold others to the rest, with what would be lost without each."""
    plain: nx.Graph[str] = nx.Graph((a, b) for a, b in network.edges() if a != b)
    joined = (plain.subgraph(bodies).copy() for bodies in nx.connected_components(plain))
    return sorted((cut for part in joined for cut in _cuts(part)), key=lambda cut: cut.body)


def _cuts(joined: nx.Graph[str]) -> Iterator[CutBody]:
    """Yield the cut bodies of a network in one piece, by the tree of its blocks, which hang together in them.

    In the order in which the tree is walked, what hangs below a block stands in one run.
    """
    cuts = set(nx.articulation_points(joined))
    # Each is a set of bodies, whatever the annotations of the library say.
    blocks = dict(enumerate(cast("Iterable[set[str]]", nx.biconnected_components(joined))))
    tree: nx.Graph[int | str] = nx.Graph((number, cut) for number, block in blocks.items() for cut in block & cuts)
    order, start, end = list[str](), dict[int | str, int](), dict[int | str, int]()
    for _, node, direction in nx.dfs_labeled_edges(tree, 0) if cuts else ():
        if direction == "forward":
            start[node] = len(order)
            order += [node] if isinstance(node, str) else blocks[node] - cuts
        elif direction == "reverse":
            end[node] = len(order)
    for cut in cuts:
        below = [order[start[block] : end[block]] for block in tree[cut] if start[block] > start[cut]]
        yield CutBody(cut, _but_the_largest([*below, order[: start[cut]] + order[end[cut] :]]))


def _but_the_largest(parts: list[list[str]]) -> tuple[str, ...]:
    """Return what is in all parts but the largest one, of equally large ones that with the first name, sorted."""
    most = max(map(len, parts))
    equal = [part for part in parts if len(part) == most]
    largest = equal[0] if len(equal) == 1 else min(equal, key=min)
    return tuple(sorted(body for part in parts if part is not largest for body in part))


def path(network: Network, start: str, end: str) -> list[tuple[str, str, str]]:
    """Return a shortest path as (from, to, line) steps, following lines in either direction.

    Empty where the two are the same or where no path joins them. Of equally short paths the
    first in order of names is taken, so that the answer is always the same.
    """
    undirected: nx.Graph[str] = nx.Graph()
    undirected.add_nodes_from(network)
    undirected.add_edges_from(sorted({(min(a, b), max(a, b)) for a, b in network.edges()}))
    if start not in undirected or end not in undirected or not nx.has_path(undirected, start, end):
        return []
    nodes = nx.shortest_path(undirected, start, end)
    return [_step(network, a, b) for a, b in pairwise(nodes)]


def _step(network: Network, a: str, b: str) -> tuple[str, str, str]:
    for start, end in ((a, b), (b, a)):
        if network.has_edge(start, end):
            return start, end, min(network[start][end])
    raise AssertionError("a step of a path is always a line")
