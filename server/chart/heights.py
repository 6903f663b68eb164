"""How high rows and channels are, and so where each row, track and lane lies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final

from server.chart.lanes import Row
from server.chart.measures import TRACK_GAP
from server.chart.model import Level

#: From a box to the edge of its lane or to the nearest track: room for an arrowhead and a bend.
PAD: Final = 15.0
#: Between two lanes, and between rows of one lane with no line to carry.
_LANE_GAP: Final = 10.0
_ROW_GAP: Final = 20.0
_COMPACT_GAP: Final = 12.0


@dataclass(frozen=True, slots=True)
class Band:
    """The coloured ground of one lane, in pixels from the top."""

    level: Level
    y: float
    height: float
    #: The rows of boxes in it.
    rows: range
    #: Whether it holds bodies of earlier editions alone, apart from the lane of their level.
    earlier: bool = False


@dataclass(frozen=True, slots=True)
class Heights:
    """The upper edge and the height of each row, the first track of each channel, the lanes."""

    tops: tuple[float, ...]
    rows: tuple[float, ...]
    first_tracks: tuple[float, ...]
    bands: tuple[Band, ...]
    total: float

    def track(self, channel: int, index: int) -> float:
        """Return the y of a track."""
        return self.first_tracks[channel] + index * TRACK_GAP

    def middle(self, row: int) -> float:
        """Return the y of the middle of a row."""
        return self.tops[row] + self.rows[row] / 2

    def down_to(self, row: int, lowest: float) -> Heights:
        """Return the same places without the rows after `row`; lines reach down to the y `lowest`."""
        if row >= len(self.rows) - 1:
            return self
        total = max(self.tops[row] + self.rows[row], lowest) + PAD
        bands = (_ending(band, row, total) for band in self.bands if band.rows.start <= row)
        return replace(self, bands=tuple(bands), total=total)


def heights(rows: Sequence[Row], row_heights: Sequence[float], track_counts: Mapping[int, int]) -> Heights:
    """Return the heights; ``track_counts`` holds the channels with lines and their number of tracks."""
    tops: list[float] = []
    first_tracks: list[float] = []
    y = 0.0
    for channel in range(len(rows) + 1):
        height, first_track = _channel(rows, channel, track_counts.get(channel))
        first_tracks.append(y + first_track)
        y += height
        if channel < len(rows):
            tops.append(y)
            y += row_heights[channel]
    return Heights(tuple(tops), tuple(row_heights), tuple(first_tracks), _bands(rows, tops, row_heights, y), y)


def _channel(rows: Sequence[Row], channel: int, count: int | None) -> tuple[float, float]:
    """Return the height of a channel and how far down in it the first track lies."""
    spread = max((count or 0) - 1, 0) * TRACK_GAP
    if channel in (0, len(rows)):
        return (2 * PAD + spread if count else PAD), PAD
    above, below = rows[channel - 1], rows[channel]
    if _lane(above) != _lane(below):
        gap = _LANE_GAP + (spread + TRACK_GAP if count else 0)
        return 2 * PAD + gap, PAD + (gap - spread) / 2
    if count is not None:
        return 2 * PAD + spread, PAD
    return (_COMPACT_GAP if above.compact and below.compact else _ROW_GAP), 0.0


def _bands(rows: Sequence[Row], tops: Sequence[float], row_heights: Sequence[float], total: float) -> tuple[Band, ...]:
    bands = []
    for (level, earlier), members in groupby(range(len(rows)), key=lambda at: _lane(rows[at])):
        inside = list(members)
        top = tops[inside[0]] - PAD if inside[0] else 0.0
        foot = tops[inside[-1]] + row_heights[inside[-1]] + PAD if inside[-1] < len(rows) - 1 else total
        bands.append(Band(level, top, foot - top, range(inside[0], inside[-1] + 1), earlier))
    return tuple(bands)


def _lane(row: Row) -> tuple[Level, bool]:
    """Return what rows of one lane have in common."""
    return row.level, row.earlier


def _ending(band: Band, row: int, total: float) -> Band:
    """Return a band that ends with `row` at the latest."""
    return band if row >= band.rows.stop else replace(band, height=total - band.y)
