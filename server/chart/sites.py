"""Where along the row each stem stands: apart from all others, straight on where it can be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from server.chart.measures import PORT_INSET
from server.chart.room import Choice, Interval, Room, clamp
from server.chart.stems import Stem, Tree

#: Ports on one side of a box stand this far apart, if there is room.
_PORT_GAP: Final = 16.0
#: A port moves this share of its side away from its place to make a line straight.
_STRAIGHTEN: Final = 0.25
#: A line that comes to pass a row keeps this far from the boxes, if there is room.
_PASS_INSET: Final = 12.0


@dataclass(frozen=True, slots=True)
class Ground:
    """What stands where: the extent of every node, and the free intervals of every row."""

    extents: Mapping[str, Interval]
    free: Sequence[Sequence[Interval]]

    def port_range(self, owner: str) -> Interval:
        """Return where lines may touch a box, clear of its corners."""
        left, right = self.extents[owner]
        return left + PORT_INSET, right - PORT_INSET

    def middle(self, owner: str) -> float:
        """Return the middle of a node."""
        return sum(self.extents[owner]) / 2


def place_stems(trees: Sequence[Tree], ground: Ground) -> None:
    """Set the x of every stem; short nets first, for they can run straight."""
    wanted = _port_places(trees, ground)
    room = Room()
    for tree in sorted(trees, key=lambda tree: len(tree.passes)):
        hub = tree.hub
        room.settle(hub, [Choice(wanted[hub], ground.port_range(tree.net.hub))])
        nearest = hub
        for stem in tree.passes.values():
            beyond = _middle_beyond(tree, stem.row, ground)
            room.settle(stem, _by_detour(ground.free[stem.row], nearest.x, beyond))
            nearest = stem
        for name, stem in tree.leaves.items():
            ports = ground.port_range(name)
            room.settle(stem, [Choice(_leaf_wish(tree, stem, wanted[stem], ports), ports)])


def _port_places(trees: Iterable[Tree], ground: Ground) -> dict[Stem, float]:
    """Return where each port would like to be: in the order of where its lines go, about the middle."""
    sides: dict[tuple[str, bool], list[tuple[float, int, Stem]]] = defaultdict(list)
    for tree in trees:
        others = [ground.middle(name) for name in tree.leaves]
        ends = [(tree.hub, tree.net.hub, sum(others) / len(others))]
        ends += [(stem, name, ground.middle(tree.net.hub)) for name, stem in tree.leaves.items()]
        for stem, owner, toward in ends:
            sides[owner, stem.above].append((toward, stem.net, stem))
    places: dict[Stem, float] = {}
    for (owner, _), stems in sides.items():
        left, right = ground.port_range(owner)
        gap = min(_PORT_GAP, (right - left) / max(len(stems) - 1, 1))
        start = (left + right - gap * (len(stems) - 1)) / 2
        for at, (_, _, stem) in enumerate(sorted(stems, key=lambda entry: entry[:2])):
            places[stem] = start + at * gap
    return places


def _middle_beyond(tree: Tree, row: int, ground: Ground) -> float:
    """Return the mean place of the leaves that the net still has to reach past ``row``."""
    far = [
        ground.middle(name)
        for name, stem in tree.leaves.items()
        if (stem.channels[0] <= row if tree.net.upward else stem.channels[0] > row)
    ]
    return sum(far) / len(far)


def _by_detour(free: Sequence[Interval], start: float, goal: float) -> list[Choice]:
    """Return where a net may pass a row, the least detour between ``start`` and ``goal`` first."""
    choices = [Choice(_inside(start, interval), interval) for interval in free]
    return sorted(choices, key=lambda choice: abs(choice.wanted - start) + abs(choice.wanted - goal))


def _inside(x: float, interval: Interval) -> float:
    """Return ``x``, or where it lies outside, the nearest place that is well clear of the boxes."""
    left, right = interval
    if left <= x <= right:
        return x
    inset = min(_PASS_INSET, (right - left) / 2)
    return clamp(x, (left + inset, right - inset))


def _leaf_wish(tree: Tree, leaf: Stem, wanted: float, ports: Interval) -> float:
    """Return the place straight on from the hub or the last pass, if that is near."""
    channel = leaf.channels[0]
    nearest = tree.passes.get(channel if tree.net.upward else channel - 1, tree.hub)
    reach = _STRAIGHTEN * (ports[1] - ports[0])
    return nearest.x if abs(nearest.x - wanted) <= reach else wanted
