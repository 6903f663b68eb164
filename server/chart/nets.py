"""Lines of one kind, grade and fate that share an end are drawn as one tree: a net.

Six groups that answer to one body give one trunk with six branches instead of six lines side by
side. The shared end is the hub; above and below it, a hub has a net each.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from server.chart.frames import Link
from server.chart.model import Evidence, Fate


@dataclass(frozen=True, slots=True)
class Net:
    """Lines from or to one hub, on one side of it.

    ``hub`` is the id of a node, which may be a part in a frame; ``upward`` says that the lines leave
    the hub at its upper edge.
    """

    kind: str
    evidence: Evidence
    fate: Fate
    hub: str
    hub_is_target: bool
    upward: bool
    links: tuple[Link, ...]

    def leaf(self, link: Link) -> str:
        """Return the node at the other end of a line."""
        return link.edge.source if self.hub_is_target else link.edge.target

    def leaf_box(self, link: Link) -> str:
        """Return the box at the other end of a line."""
        return link.source if self.hub_is_target else link.target


def nets(links: Sequence[Link], row_of: Mapping[str, int]) -> list[Net]:
    """Return the nets, each line in exactly one of them; ``row_of`` tells the row of a box."""
    last_row = max(row_of.values(), default=0)
    into = Counter((_look(link), link.edge.target) for link in links)
    out_of = Counter((_look(link), link.edge.source) for link in links)
    members: dict[tuple[str, Evidence, Fate, str, bool, bool], list[Link]] = defaultdict(list)
    for link in links:
        edge = link.edge
        look = _look(link)
        by_target = into[look, edge.target] >= out_of[look, edge.source]
        hub_row, leaf_row = row_of[link.target], row_of[link.source]
        if not by_target:
            hub_row, leaf_row = leaf_row, hub_row
        upward = leaf_row < hub_row or (leaf_row == hub_row == last_row > 0 and not _touches_part(link))
        hub = edge.target if by_target else edge.source
        members[*look, hub, by_target, upward].append(link)
    return [Net(*key, links=tuple(found)) for key, found in members.items()]


def _look(link: Link) -> tuple[str, Evidence, Fate]:
    """Return what lines of one net have in common besides their hub."""
    return link.edge.look, link.edge.evidence, link.edge.fate


def _touches_part(link: Link) -> bool:
    """Say whether a line ends at a part in a frame, which lines reach from below only."""
    return (link.source, link.target) != (link.edge.source, link.edge.target)
