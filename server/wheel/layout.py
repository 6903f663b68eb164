"""Where everything in a wheel lies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graph.message import Message
from server.wheel.labels import Label, place_labels
from server.wheel.leaders import leader_angles
from server.wheel.measures import (
    BRIDGE,
    HUB,
    LABEL_GAP,
    MARK_INSET,
    MONTH_BAND,
    SECTOR,
    WIDEST_RIM,
    turned,
)
from server.wheel.model import Activity, Ring, Today, WheelError, WheelModel
from server.wheel.tracks import RingBand, months_of, ring_bands


@dataclass(frozen=True, slots=True)
class Arc:
    """A mark: the pieces of a ring that it takes, each from one angle to another, clockwise."""

    ring: Ring
    organises: bool
    inner: float
    outer: float
    pieces: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Spoke:
    """An activity on the wheel: its marks and, from the innermost of them, its leader to the label."""

    activity: Activity
    arcs: tuple[Arc, ...]
    inner: float
    label: Label


@dataclass(frozen=True, slots=True)
class Layout:
    """A finished wheel; its middle lies ``centre`` pixels below the upper edge."""

    centre: float
    #: Height of wheel and labels.
    height: float
    #: Radius of the rings, and with the months around them.
    edge: float
    rim: float
    rings: tuple[RingBand, ...]
    spokes: tuple[Spoke, ...]


def layout(model: WheelModel) -> Layout:
    """Return the layout of `model`. Raises WheelError where it holds more than can be read."""
    rings = ring_bands(model, HUB)
    edge = rings[0].outer if rings else HUB
    rim = edge + MONTH_BAND
    if rim > WIDEST_RIM:
        raise WheelError(
            Message(
                "The wheel {title!r} has too much in one month to be drawn: choose one body or year.", title=model.title
            )
        )
    dated = tuple(model.dated)
    angles = leader_angles(dated)
    labels = {label.activity: label for label in place_labels(dated, angles, rim)}
    reaches = {each.id: _reach(each, rings) for each in dated}
    spokes = tuple(_spoke(each, rings, angles, reaches, labels[each.id], model.today) for each in dated)
    above = max([rim, *(label.height / 2 - label.y for label in labels.values())]) + LABEL_GAP
    below = max([rim, *(label.height / 2 + label.y for label in labels.values())]) + LABEL_GAP
    return Layout(above, above + below, edge, rim, rings, spokes)


def _reach(activity: Activity, rings: Iterable[RingBand]) -> float:
    """Return the radius at which the leader of an activity begins: the edge of its innermost mark."""
    return min(ring.edges(activity.id)[1] for ring in rings if activity.id in ring.tracks)


def _spoke(
    activity: Activity,
    rings: Iterable[RingBand],
    angles: dict[str, float],
    reaches: dict[str, float],
    label: Label,
    today: Today | None,
) -> Spoke:
    passing = [(angle, reaches[name]) for name, angle in angles.items() if name != activity.id]
    if today and today.day is not None:
        passing.append((needle(today), 0.0))
    arcs = tuple(_arcs(activity, rings, passing))
    return Spoke(activity, arcs, reaches[activity.id], label)


def needle(today: Today) -> float:
    """Return the angle of today; of a month alone, its middle."""
    return (today.month - 1 + (0.5 if today.day is None else today.day)) * SECTOR


def _arcs(activity: Activity, rings: Iterable[RingBand], passing: list[tuple[float, float]]) -> Iterator[Arc]:
    organised = {mark.ring: mark.organises for mark in activity.marks}
    for ring in rings:
        if activity.id in ring.tracks:
            inner, outer = ring.edges(activity.id)
            gaps = [angle for angle, reach in passing if reach < outer]
            yield Arc(ring.ring, organised[ring.ring.slug], inner, outer, _pieces(activity, (inner, outer), gaps))


def _pieces(activity: Activity, edges: tuple[float, float], gaps: Iterable[float]) -> tuple[tuple[float, float], ...]:
    """Return what a mark takes of its months: all but a bridge for each leader that passes."""
    assert activity.window
    radius = sum(edges) / 2
    start = (activity.window[0] - 1) * SECTOR
    end = start + len(months_of(activity)) * SECTOR
    inset, half = turned(MARK_INSET, radius), turned(BRIDGE, radius)
    pieces = []
    at = start + inset
    for gap in sorted(start + (angle - start) % 360 for angle in gaps):
        if gap < end:
            pieces.append((at, gap - half))
            at = gap + half
    pieces.append((at, end - inset))
    return tuple((first, last) for first, last in pieces if last - first > half / 2)
