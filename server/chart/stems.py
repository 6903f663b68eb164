"""The upright parts of nets: where a line leaves a box, passes a row, and arrives."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from server.chart.frames import Link
from server.chart.nets import Net


@dataclass(slots=True, eq=False)
class Stem:
    """One upright part at ``x``, in the channel above its row, below it, or (a pass) both.

    Channel n lies above row n. ``owner`` is the node that it touches, None for a pass; ``inner`` says
    that this is a part in a frame, reached through the lower rim of the frame.
    """

    net: int
    row: int
    above: bool
    below: bool
    owner: str | None
    inner: bool = False
    x: float = 0.0

    @property
    def channels(self) -> tuple[int, ...]:
        """The channels that the stem reaches into."""
        return (self.row,) * self.above + (self.row + 1,) * self.below


@dataclass(frozen=True, slots=True)
class Bend:
    """What one net does in one channel: stems from its leaves meet the stem that leads to its hub."""

    net: int
    channel: int
    toward: Stem
    away: tuple[Stem, ...]

    @property
    def stems(self) -> tuple[Stem, ...]:
        """All stems that meet here."""
        return (self.toward, *self.away)

    @property
    def straight(self) -> bool:
        """Whether one upright line runs right through."""
        return all(stem.x == self.toward.x for stem in self.away)


@dataclass(frozen=True, slots=True)
class Tree:
    """A net and its stems: one at the hub, one pass for each row between, one for each leaf."""

    net: Net
    hub: Stem
    passes: Mapping[int, Stem]
    leaves: Mapping[str, Stem]

    @property
    def stems(self) -> tuple[Stem, ...]:
        """All stems, from the hub outwards."""
        return (self.hub, *self.passes.values(), *self.leaves.values())

    @property
    def bends(self) -> Iterator[Bend]:
        """What the net does in each channel, from the hub outwards."""
        toward = self.hub
        channel = self.hub.channels[0]
        step = -1 if self.net.upward else 1
        while True:
            beyond = self.passes.get(channel - 1 if self.net.upward else channel)
            away = tuple(stem for stem in self.leaves.values() if channel in stem.channels)
            yield Bend(self.hub.net, channel, toward, away + ((beyond,) if beyond else ()))
            if beyond is None:
                return
            toward, channel = beyond, channel + step

    def of(self, links: Sequence[Link]) -> Tree:
        """Return what is left with no more than `links`, some of its own; nothing moves."""
        net = replace(self.net, links=tuple(links))
        leaves = {name: self.leaves[name] for name in dict.fromkeys(net.leaf(link) for link in links)}
        start, ends = self.hub.channels[0], [leaf.channels[0] for leaf in leaves.values()]
        passes = {row: self.passes[row] for row in _between(start, ends, upward=net.upward)}
        return Tree(net, self.hub, passes, leaves)


def grow(index: int, net: Net, row_of: Mapping[str, int], box_of: Mapping[str, str]) -> Tree:
    """Return the stems of a net, not yet placed."""
    home = row_of[box_of[net.hub]]

    def stem(name: str, above: bool) -> Stem:
        inner = box_of[name] != name
        return Stem(index, row_of[box_of[name]], above and not inner, inner or not above, name, inner)

    hub = stem(net.hub, net.upward)
    leaves: dict[str, Stem] = {}
    for link in net.links:
        beside = row_of[net.leaf_box(link)] == home
        leaves[net.leaf(link)] = stem(net.leaf(link), net.upward if beside else not net.upward)
    start, ends = hub.channels[0], [leaf.channels[0] for leaf in leaves.values()]
    rows = _between(start, ends, upward=net.upward)
    passes = {row: Stem(index, row, above=True, below=True, owner=None) for row in rows}
    return Tree(net, hub, passes, leaves)


def _between(start: int, ends: Sequence[int], *, upward: bool) -> range:
    """Return the rows that a net passes from the channel where it starts to the farthest where it ends."""
    return range(start - 1, min(ends) - 1, -1) if upward else range(start, max(ends))
