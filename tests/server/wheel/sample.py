"""Wheels to draw: one by hand, and any that Hypothesis can think of."""

from __future__ import annotations

from hypothesis import strategies as st

from server.wheel import Activity, Mark, Ring, Today, WheelModel

MONTHS = ("jan", "feb", "mars", "apr", "maj", "juni", "juli", "aug", "sep", "okt", "nov", "dec")
RINGS = (
    Ring("political", "politisk nivå", 1),
    Ring("officials", "tjänstepersonsnivå", 2),
    Ring("principal", "huvudmannanivå", 4),
    Ring("", "nivå anges inte"),
)


def activity(
    name: str,
    window: tuple[int, int] | None,
    rings: dict[str, bool] | None = None,
    captions: tuple[str, ...] = (),
    inferred: bool = False,
) -> Activity:
    """Return an activity whose id is its name, on the political ring unless others are given."""
    return Activity(
        id=name,
        label=f"Möte {name}",
        captions=captions,
        name=", ".join((f"Möte {name}", *captions)),
        href=f"/id/event/{name}",
        window=window,
        marks=tuple(Mark(ring, organises) for ring, organises in (rings or {"political": True}).items()),
        evidence="inferred" if inferred else "stated",
    )


def wheel(*activities: Activity, today: Today | None = None) -> WheelModel:
    """Return a wheel with these activities, in the order of the year."""
    used = {mark.ring for each in activities if each.window for mark in each.marks}
    rings = tuple(ring for ring in RINGS if ring.slug in used)
    ordered = sorted(activities, key=lambda each: each.window or (13, 0))
    return WheelModel("Årshjulet", "sv", MONTHS, rings, tuple(ordered), today)


_windows = st.tuples(st.integers(1, 12), st.sampled_from((1, 1, 1, 2, 3, 12)))
_rings = st.dictionaries(st.sampled_from([ring.slug for ring in RINGS]), st.booleans(), min_size=1, max_size=2)
_labels = st.lists(st.sampled_from(("dialog", "uppföljningskonferens", "råd", "och")), max_size=6).map(" ".join)
_todays = st.none() | st.builds(Today, st.integers(1, 12), st.none() | st.floats(0, 1), st.just(("i dag", "3 maj")))


@st.composite
def wheels(draw: st.DrawFn, most: int = 14) -> WheelModel:
    """Return any wheel with up to `most` activities."""
    count = draw(st.integers(0, most))
    found = []
    for number in range(count):
        captions = draw(st.sampled_from(((), ("år 3 i cykeln",), ("september–oktober", "senast 31 oktober"))))
        window = draw(st.none() | _windows)
        found.append(activity(f"{number} {draw(_labels)}", window, draw(_rings), captions, draw(st.booleans())))
    return wheel(*found, today=draw(_todays))
