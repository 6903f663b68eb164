"""Leaders: where each activity leaves the rim, within its own months and beside their names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from server.wheel.measures import FREE, LEADER_GAP, SECTOR
from server.wheel.model import Activity


def leader_angles(activities: Iterable[Activity]) -> dict[str, float]:
    """Return the angle at which the leader of each activity leaves the rim, no two the same."""
    together: dict[tuple[int, int], list[Activity]] = {}
    for activity in activities:
        if activity.window:
            together.setdefault(activity.window, []).append(activity)
    wanted = [pair for window, members in together.items() for pair in _spread(window, members)]
    return dict(_apart(sorted(wanted, key=lambda pair: pair[1])))


def _spread(window: tuple[int, int], members: list[Activity]) -> Iterator[tuple[str, float]]:
    """Yield the angles of activities of the same months, evenly over what their names leave free."""
    first, span = window
    length = 2 * FREE * span
    for at, activity in enumerate(members):
        share = (at + 0.5) / len(members) if len(members) > 1 or span > 1 else 0.25
        yield activity.id, _angle(first, share * length)


def _angle(first: int, along: float) -> float:
    """Return the angle `along` the free edges of the months from `first` on."""
    edge, rest = divmod(along, FREE)
    month, is_last = divmod(int(edge), 2)
    start = (first - 1 + month) * SECTOR
    return start + (SECTOR - FREE if is_last else 0.0) + rest


def _apart(pairs: Iterable[tuple[str, float]]) -> Iterator[tuple[str, float]]:
    """Yield the angles, each moved on so far that it keeps its distance to the one before."""
    least = 0.0
    for name, angle in pairs:
        placed = max(angle, least)
        least = placed + LEADER_GAP
        yield name, placed % 360
