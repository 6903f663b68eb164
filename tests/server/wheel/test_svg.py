"""The picture: every activity a link named by its words, no text too small, plain attributes only."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from hypothesis import HealthCheck, assume, given, settings

from server.wheel import Today, WheelError, WheelModel, draw
from tests.server.wheel.sample import activity, wheel, wheels

_SETTINGS = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
_SVG = "{http://www.w3.org/2000/svg}"


def _drawn(model: WheelModel) -> ElementTree.Element:
    return ElementTree.fromstring(draw(model))


@_SETTINGS
@given(wheels())
def test_every_activity_is_one_link_in_the_order_of_the_year(model: WheelModel) -> None:
    try:
        root = _drawn(model)
    except WheelError:
        assume(False)
    links = root.findall(f".//{_SVG}a")
    assert [link.get("data-node") for link in links] == [each.id for each in model.activities]
    assert [link.get("href") for link in links] == [each.href for each in model.activities]


def _seen(link: ElementTree.Element, class_: str) -> str:
    return " ".join(text.text or "" for text in link.findall(f"{_SVG}text") if text.get("class") == class_)


def test_the_name_of_a_link_begins_with_the_words_seen() -> None:
    model = wheel(activity("om råd", (9, 2), captions=("september–oktober", "senast 31 oktober")))
    (link,) = _drawn(model).findall(f".//{_SVG}a")
    seen = _seen(link, "name")
    assert seen == "Möte om råd"
    assert link.get("aria-label", "").startswith(seen)
    assert all(phrase in link.get("aria-label", "") for phrase in _seen(link, "caption").split(" · "))


@_SETTINGS
@given(wheels(most=8))
def test_no_text_is_smaller_than_13_pixels(model: WheelModel) -> None:
    try:
        root = _drawn(model)
    except WheelError:
        assume(False)
    sizes = [float(text.get("font-size", "0")) for text in root.iter(f"{_SVG}text")]
    assert min(sizes, default=13) >= 13


def test_what_is_organised_attended_and_inferred_looks_different() -> None:
    model = wheel(
        activity("a", (1, 1), {"political": True}),
        activity("b", (2, 1), {"political": False}),
        activity("c", (3, 1), {"political": True}, inferred=True),
    )
    looks = {
        (mark.get("fill"), mark.get("fill-opacity"), mark.get("stroke-dasharray"))
        for link in _drawn(model).findall(f".//{_SVG}a")
        for mark in link.findall(f"{_SVG}path")
        if "mark" in mark.get("class", "")
    }
    assert len(looks) == 3
    text = draw(model)
    assert all(f">{words}<" in text for words in ("ordnar", "är med", "härlett, inte utskrivet"))


def test_an_activity_without_a_month_stands_below_the_wheel() -> None:
    root = _drawn(wheel(activity("a", (1, 1)), activity("b", None)))
    words = [text.text for text in root.iter(f"{_SVG}text")]
    assert "Månad anges inte" in words
    rows = [link.get("data-row") for link in root.findall(f".//{_SVG}a")]
    assert rows == ["0", "1"]


def test_today_is_a_hand_only_where_the_day_is_known() -> None:
    day, month = (Today(5, share, ("i dag", "3 maj")) for share in (0.1, None))
    assert 'class="hand"' in draw(wheel(activity("a", (1, 1)), today=day))
    with_month = draw(wheel(activity("a", (1, 1)), today=month))
    assert 'class="hand"' not in with_month
    assert 'class="now"' in with_month
    assert 'class="now"' not in draw(wheel(activity("a", (1, 1))))


def test_an_empty_wheel_is_still_a_picture() -> None:
    assert _drawn(wheel()).findall(f".//{_SVG}a") == []


def test_the_picture_needs_no_style_and_cannot_be_broken_out_of() -> None:
    text = draw(wheel(activity('"><script>', (1, 1), captions=("<b>&",)), activity("b", None)))
    assert not re.search(r"<style|style=|<script|foreignObject|rgba|font:", text)
    ElementTree.fromstring(text)


def test_the_same_wheel_gives_the_same_picture() -> None:
    model = wheel(activity("a", (1, 1)), activity("b", (1, 2), {"officials": True, "": False}))
    assert draw(model) == draw(model)
