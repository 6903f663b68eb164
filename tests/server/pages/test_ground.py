"""No body of the styrkarta moves when another edition is chosen, however many bodies there are."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from urllib.parse import urlencode

import pytest
from starlette.requests import Request

from server.chart import ChartModel
from server.chart.fitting import snug
from server.chart.ring import ring
from server.pages.chart_choice import Choice, chosen
from server.pages.chart_part import charted
from server.pages.chart_state import ChartState, Shape
from server.pages.site import Site
from server.pages.visit import Visit
from server.service import ALL_EDITIONS
from tests.workspaces.turnover import service_of

EDITIONS = 3
#: The last is the newest, which is shown unless another is chosen.
CHOICES = ("", ALL_EDITIONS, *(f"u{number}" for number in range(1, EDITIONS)))
#: Each kind of part, of workspaces of each size; the first body has more around it than one picture holds.
STATES = {
    "map": {},
    "network": {"visa": "natverk"},
    "focus": {"fokus": "organ-1"},
    "broad focus": {"fokus": "organ-0"},
    "two steps": {"fokus": "organ-2", "steg": "2"},
    "branch": {"fokus": "organ-0", "steg": "gren"},
    "way": {"fran": "organ-1", "till": "organ-2"},
}


@pytest.fixture(scope="module", params=[151, 400, 2000])
def site(request: pytest.FixtureRequest) -> Site:
    """Return the site of a county of that many bodies, in editions that each lack some."""
    return Site(service_of(request.param, EDITIONS))


def visit_of(site: Site, query: dict[str, str]) -> Visit:
    scope = {"type": "http", "method": "GET", "path": "/styrkarta", "headers": [(b"accept-language", b"sv")]}
    asked = urlencode({name: value for name, value in query.items() if value})
    return Visit(site, Request({**scope, "query_string": asked.encode(), "server": ("test", 80), "scheme": "http"}))


def state_of(given: dict[str, str]) -> ChartState:
    shape: Shape = "natverk" if given.get("visa") else "karta"
    reach = given.get("steg", "1")
    return ChartState(
        shape,
        given.get("fokus", ""),
        reach,  # type: ignore[arg-type]
        given.get("fran", ""),
        given.get("till", ""),
        None,
    )


def choices(site: Site, given: dict[str, str]) -> Iterator[Choice]:
    for edition in CHOICES:
        yield chosen(visit_of(site, {**given, "utgava": edition}), state_of(given))


def places(choice: Choice) -> dict[str, tuple[float, ...]]:
    """Return where each body is drawn."""
    model = choice.model
    assert model
    if choice.state.shape == "natverk":
        return {spot.node.id: (spot.x, spot.y) for spot in ring(model, choice.kinds).spots if not spot.is_empty}
    boxes = snug(model, kinds=choice.kinds).boxes
    return {box.content.node.id: (box.x, box.y, box.width, box.height) for box in boxes if box.is_present}


@pytest.mark.parametrize("state", STATES)
def test_a_body_in_two_editions_has_the_same_place_in_both(site: Site, state: str) -> None:
    found = [places(choice) for choice in choices(site, STATES[state])]
    assert all(found)
    for one, other in combinations(found, 2):
        shared = one.keys() & other.keys()
        assert shared
        assert {name: one[name] for name in shared} == {name: other[name] for name in shared}


def test_an_empty_place_is_that_of_a_body_that_the_edition_lacks(site: Site) -> None:
    for edition, choice in zip(CHOICES, choices(site, {}), strict=True):
        model = choice.model
        assert isinstance(model, ChartModel)
        assert model.ground
        empty = model.ground.charts[0].ids - model.ids
        assert empty.isdisjoint(visit_of(site, {"utgava": edition}).reader.once(charted))
        assert bool(empty) == (edition not in ("", ALL_EDITIONS))
