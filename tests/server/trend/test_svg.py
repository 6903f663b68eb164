"""A trend as a picture: within its frame, told in words, with the chosen line in front."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from server.trend import Aim, Point, Series, TrendModel, draw
from server.trend.svg import HEIGHT, WIDTH

_SVG = "{http://www.w3.org/2000/svg}"


def _points(*pairs: tuple[int, float]) -> tuple[Point, ...]:
    return tuple(Point(year, value, str(value)) for year, value in pairs)


def _model(*series: Series, aim: Aim | None = None) -> TrendModel:
    return TrendModel('Barn som kan "simma" & <flyta>', "sv", series, aim)


_series = st.dictionaries(st.integers(1990, 2060), st.floats(-1000, 1000), min_size=1, max_size=12).map(
    lambda values: Series("någon", _points(*sorted(values.items())))
)


@settings(deadline=None, max_examples=50)
@given(st.lists(_series, min_size=1, max_size=17))
def test_everything_is_drawn_within_the_frame(found: list[Series]) -> None:
    root = ElementTree.fromstring(draw(_model(*found)))
    for path in root.iter(f"{_SVG}path"):
        places = [pair.split() for pair in path.attrib["d"].removeprefix("M").split("L")]
        assert all(0 <= float(x) <= WIDTH and 0 <= float(y) <= HEIGHT for x, y in places)


def test_the_chosen_line_is_drawn_last_and_strong() -> None:
    weak, strong = (
        Series("a", _points((2030, 1), (2031, 2))),
        Series("b", _points((2030, 3), (2031, 4)), is_strong=True),
    )
    root = ElementTree.fromstring(draw(_model(strong, weak)))
    assert [path.get("class") for path in root.iter(f"{_SVG}path")] == ["weak", "strong"]
    assert len([dot for dot in root.iter(f"{_SVG}circle") if "strong" in dot.get("class", "")]) == 2


def test_a_single_value_is_a_dot() -> None:
    root = ElementTree.fromstring(draw(_model(Series("a", _points((2030, 1))))))
    assert len(list(root.iter(f"{_SVG}circle"))) == 1


def test_the_aim_is_a_dashed_line_to_the_year_it_is_due() -> None:
    (start, end) = _points((2030, 10), (2040, 20))
    root = ElementTree.fromstring(
        draw(_model(Series("a", _points((2030, 10), (2031, 11)), is_strong=True), aim=Aim(start, end)))
    )
    (line,) = (path for path in root.iter(f"{_SVG}path") if path.get("class") == "aim")
    assert line.get("stroke-dasharray")
    assert "2040" in [text.text for text in root.iter(f"{_SVG}text")]


def test_a_trend_tells_what_it_shows_and_cannot_be_broken_out_of() -> None:
    root = ElementTree.fromstring(draw(_model(Series("a", _points((2030, 1), (2031, 2))))))
    assert root.get("role") == "img"
    assert root.get("aria-label") == 'Barn som kan "simma" & <flyta>'
    assert min(float(text.get("font-size", "0")) for text in root.iter(f"{_SVG}text")) >= 12


def test_numbers_stand_as_the_language_writes_them() -> None:
    assert ">0,5<" in draw(_model(Series("a", _points((2030, 0.1), (2031, 0.9)))))


def test_nothing_cannot_be_drawn() -> None:
    with pytest.raises(ValueError, match="without points"):
        draw(_model())


def test_the_year_of_the_target_is_written_out_where_there_is_room() -> None:
    def years(due: int) -> list[str]:
        (first,), (end,) = _points((2017, 60.0)), _points((due, 64.0))
        tree = ElementTree.fromstring(
            draw(_model(Series("A", _points((2017, 60.0), (2024, 62.0)), True), aim=Aim(first, end)))
        )
        return [each for text in tree.iter(f"{_SVG}text") if (each := text.text or "").startswith("20")]

    assert years(2022) == ["2017", "2024", "2022"]
    assert years(2024) == ["2017", "2024"]
    assert years(2030) == ["2017", "2030"]
