"""The start page says where what it shows has not been decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.server.pages.conftest import Read


@pytest.mark.parametrize(("path", "is_told"), [("/", True), ("/?utgava=np-2025", True), ("/?utgava=np-2018", False)])
def test_what_is_not_decided_is_told_and_what_is_in_force_is_not(read: Read, path: str, is_told: bool) -> None:
    words = [each.text for each in read(path).every("p")]
    assert any("inte beslutat" in each for each in words) == is_told


def test_everybody_that_acts_can_be_chosen_whatever_their_level(read: Read) -> None:
    page = read("/")
    chosen = {each.attributes["value"] for each in page.by_id("i").every("option")}
    unsaid = {"sakomradesforumen", "lansledningen", "samverkansgrupper"}
    assert unsaid <= chosen
    assert "nya-perspektiv" not in chosen
    assert {f"/organ/{slug}" for slug in unsaid} <= {
        each.attributes["href"] for each in page.section("organ").every("a")
    }
