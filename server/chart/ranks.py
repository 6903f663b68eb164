"""How deep a body stands within its lane: below those it answers to there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from typing import Final

from server.chart.frames import Link
from server.chart.model import Evidence

#: Kinds of line that run downwards, from the body above to the one below; all others run upwards.
DOWNWARD: Final = frozenset({"commissions", "follows-up", "appoints"})

_FIRMNESS: Final[Mapping[Evidence, int]] = {"stated": 0, "drawn": 1, "inferred": 2}


def ranks(lane: Sequence[str], links: Iterable[Link]) -> dict[str, int]:
    """Return the rank of each box of a lane that has lines within the lane; the least is at the top.

    Where lines form a circle, the firmer ones decide and the first of equals.
    """
    below = _hierarchy(frozenset(lane), links)
    above: dict[str, set[str]] = defaultdict(set)
    for upper, lowers in below.items():
        for lower in lowers:
            above[lower].add(upper)
    tied = [name for name in lane if name in below or name in above]
    depth: dict[str, int] = {}
    for name in tied:
        _measure(name, above, depth)
    tops = {name: min(depth[lower] for lower in below[name]) - 1 for name in tied if name not in above}
    return depth | tops


def _hierarchy(lane: Set[str], links: Iterable[Link]) -> dict[str, set[str]]:
    below: dict[str, set[str]] = defaultdict(set)
    for link in sorted(links, key=lambda link: _FIRMNESS[link.edge.evidence]):
        ends = (link.source, link.target) if link.edge.kind in DOWNWARD else (link.target, link.source)
        if lane >= set(ends) and not _reaches(ends[1], ends[0], below):
            below[ends[0]].add(ends[1])
    return below


def _reaches(start: str, goal: str, below: Mapping[str, Set[str]]) -> bool:
    seen, waiting = {start}, [start]
    while waiting:
        name = waiting.pop()
        if name == goal:
            return True
        fresh = below.get(name, frozenset()) - seen
        seen |= fresh
        waiting.extend(fresh)
    return False


def _measure(name: str, above: Mapping[str, Set[str]], depth: dict[str, int]) -> int:
    if name not in depth:
        depth[name] = max((_measure(upper, above, depth) + 1 for upper in above.get(name, ())), default=0)
    return depth[name]
