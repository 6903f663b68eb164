"""Where along the row each stem stands: apart from all others, straight on where it can be."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from server.chart.measures import BOX_CLEARANCE, LINE_GAP, PORT_INSET
from server.chart.stems import Stem, Tree

#: Ports on one side of a box stand this far apart, if there is room.
_PORT_GAP: Final = 16.0
#: A port moves this far from its place to make a line straight.
_STRAIGHTEN: Final = 30.0

#: A line that comes to pass a row keeps this far from the boxes, if there is room.
_PASS_INSET: Final = 12.0

Interval = tuple[float, float]


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


def free_intervals(boxes: Iterable[Interval], passable: Interval) -> list[Interval]:
    """Return the stretches of a row where a line may pass between ``boxes``."""
    edges = [passable[0]]
    for left, right in sorted(boxes):
        edges += [left - BOX_CLEARANCE, right + BOX_CLEARANCE]
    edges.append(passable[1])
    pairs = zip(edges[::2], edges[1::2], strict=True)
    return [(left, right) for left, right in pairs if left <= right]


def place_stems(trees: Sequence[Tree], ground: Ground) -> None:
    """Set the x of every stem; short nets first, for they can run straight."""
    wanted = _port_places(trees, ground)
    taken = _Taken()
    for tree in sorted(trees, key=lambda tree: len(tree.passes)):
        hub = tree.hub
        taken.settle(hub, [_Choice(wanted[hub], ground.port_range(tree.net.hub))])
        nearest = hub
        for stem in tree.passes.values():
            beyond = _middle_beyond(tree, stem.row, ground)
            taken.settle(stem, _by_detour(ground.free[stem.row], nearest.x, beyond))
            nearest = stem
        for name, stem in tree.leaves.items():
            taken.settle(stem, [_Choice(_leaf_wish(tree, stem, wanted[stem]), ground.port_range(name))])


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


def _by_detour(free: Sequence[Interval], start: float, goal: float) -> list[_Choice]:
    """Return where a net may pass a row, the least detour between ``start`` and ``goal`` first."""
    choices = [_Choice(_inside(start, interval), interval) for interval in free]
    return sorted(choices, key=lambda choice: abs(choice.wanted - start) + abs(choice.wanted - goal))


def _inside(x: float, interval: Interval) -> float:
    """Return ``x``, or where it lies outside, the nearest place that is well clear of the boxes."""
    left, right = interval
    if left <= x <= right:
        return x
    inset = min(_PASS_INSET, (right - left) / 2)
    return _clamp(x, (left + inset, right - inset))


def _leaf_wish(tree: Tree, leaf: Stem, wanted: float) -> float:
    """Return the place straight on from the hub or the last pass, if that is near."""
    channel = leaf.channels[0]
    nearest = tree.passes.get(channel if tree.net.upward else channel - 1, tree.hub)
    return nearest.x if abs(nearest.x - wanted) <= _STRAIGHTEN else wanted


def _clamp(x: float, interval: Interval) -> float:
    return min(max(x, interval[0]), interval[1])


@dataclass(frozen=True, slots=True)
class _Choice:
    """A stretch where a stem may stand, and where in it the stem would best stand."""

    wanted: float
    interval: Interval

    def places(self, gap: float) -> Iterator[float]:
        """Yield places in the stretch, from the wanted one outwards."""
        left, right = self.interval
        start = _clamp(self.wanted, self.interval)
        yield start
        step = gap
        while start - step >= left or start + step <= right:
            if start + step <= right:
                yield start + step
            if start - step >= left:
                yield start - step
            step += gap


class _Taken:
    """The places already taken in each channel."""

    def __init__(self) -> None:
        self._channels: dict[int, list[tuple[float, int]]] = defaultdict(list)

    def settle(self, stem: Stem, choices: Sequence[_Choice]) -> None:
        """Give a stem the free place nearest to the wanted one, of the first choice that has one.

        Where all are full, lines draw closer, and in the last resort two fall together.
        """
        stem.x = _clamp(choices[0].wanted, choices[0].interval)
        for gap in (LINE_GAP, LINE_GAP / 2):
            places = (x for choice in choices for x in choice.places(gap))
            found = next((x for x in places if self._free(stem, x, gap)), None)
            if found is not None:
                stem.x = found
                break
        for channel in stem.channels:
            insort(self._channels[channel], (stem.x, stem.net))

    def _free(self, stem: Stem, x: float, gap: float) -> bool:
        for channel in stem.channels:
            taken = self._channels[channel]
            at = bisect_left(taken, (x - gap + 0.01, -1))
            while at < len(taken) and taken[at][0] < x + gap - 0.01:
                if taken[at][1] != stem.net:
                    return False
                at += 1
        return True
