"""Tracks: activities of the same months lie beside each other within a ring, never upon each other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from server.wheel.measures import RING_PADDING, TRACK, TRACK_GAP
from server.wheel.model import MONTHS, Activity, Ring, WheelModel


@dataclass(frozen=True, slots=True)
class RingBand:
    """A ring with its edges, and the track of each of its activities, the outermost being 0."""

    ring: Ring
    inner: float
    outer: float
    tracks: dict[str, int]

    def edges(self, activity: str) -> tuple[float, float]:
        """Return the inner and the outer radius of the mark of an activity."""
        outer = self.outer - RING_PADDING - self.tracks[activity] * (TRACK + TRACK_GAP)
        return outer - TRACK, outer


def ring_bands(model: WheelModel, hub: float) -> tuple[RingBand, ...]:
    """Return the rings, the outermost first, the innermost beginning at radius `hub`."""
    bands: list[RingBand] = []
    inner = hub
    for ring in reversed(model.rings):
        tracks = _tracks(each for each in model.dated if any(mark.ring == ring.slug for mark in each.marks))
        outer = inner + _thickness(max(tracks.values(), default=0) + 1)
        bands.insert(0, RingBand(ring, inner, outer, tracks))
        inner = outer
    return tuple(bands)


def _thickness(tracks: int) -> float:
    return 2 * RING_PADDING + tracks * TRACK + (tracks - 1) * TRACK_GAP


def _tracks(activities: Iterable[Activity]) -> dict[str, int]:
    """Return the first track for each activity on which its months are free."""
    taken: list[set[int]] = []
    found: dict[str, int] = {}
    for activity in activities:
        wanted = months_of(activity)
        track = next((at for at, months in enumerate(taken) if not months & wanted), len(taken))
        if track == len(taken):
            taken.append(set())
        taken[track] |= wanted
        found[activity.id] = track
    return found


def months_of(activity: Activity) -> set[int]:
    """Return the months of an activity, from 1 to 12; none where no month is said."""
    if activity.window is None:
        return set()
    first, span = activity.window
    return {(first - 1 + at) % MONTHS + 1 for at in range(span)}
