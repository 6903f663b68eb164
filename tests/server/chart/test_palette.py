"""Contrast of every colour on every ground it meets, and the stylesheet saying the same as the palette."""

from __future__ import annotations

import re

import pytest

from server.chart.fonts import FOLDER
from server.chart.palette import (
    BORDER,
    FATE_DASHES,
    GHOST_WIDTH,
    GROUNDS,
    INKS,
    LEVEL_COLOURS,
    LINE_STYLES,
    LINE_WIDTHS,
    OTHER_LINES,
    SEVERITY_COLOURS,
    Colour,
    contrast,
    level_class,
    level_colour,
    line_style,
    other_line,
)

_THEMES = ("light", "dark")
_STYLES = (FOLDER.parent / "style.css").read_text("utf-8")
_LINES = {style.name: style.colour for style in (*LINE_STYLES.values(), *OTHER_LINES)}
_TEXT = dict(INKS) | {f"severity-{name}": colour for name, colour in SEVERITY_COLOURS.items()}
_EDGES = {"border": BORDER} | {level_class(number): colour for number, colour in enumerate(LEVEL_COLOURS, 1)}
_ALL = dict(GROUNDS) | _TEXT | _EDGES | {f"line-{name}": colour for name, colour in _LINES.items()}


def _in(colour: Colour, theme: str) -> str:
    return colour.light if theme == "light" else colour.dark


@pytest.mark.parametrize("theme", _THEMES)
@pytest.mark.parametrize("ground", GROUNDS)
def test_text_has_a_contrast_of_four_and_a_half_to_one(ground: str, theme: str) -> None:
    ratios = {name: contrast(_in(ink, theme), _in(GROUNDS[ground], theme)) for name, ink in _TEXT.items()}
    assert not {name: ratio for name, ratio in ratios.items() if ratio < 4.5}


@pytest.mark.parametrize("theme", _THEMES)
@pytest.mark.parametrize("ground", GROUNDS)
def test_lines_and_edges_have_a_contrast_of_three_to_one(ground: str, theme: str) -> None:
    drawn = _EDGES | _LINES
    ratios = {name: contrast(_in(colour, theme), _in(GROUNDS[ground], theme)) for name, colour in drawn.items()}
    assert not {name: ratio for name, ratio in ratios.items() if ratio < 3}


def test_the_dots_around_an_empty_place_show_their_colour_wherever_they_fall() -> None:
    dot, gap = map(float, FATE_DASHES["ghost"].split())
    assert min(dot, GHOST_WIDTH) >= 2  # one pixel whole, which the contrast of the border above is about
    assert gap > dot


@pytest.mark.parametrize("theme", _THEMES)
def test_buttons_carry_readable_words(theme: str) -> None:
    paper = _in(GROUNDS["paper"], theme)
    assert contrast(paper, _in(INKS["link"], theme)) >= 4.5
    assert contrast(paper, _in(INKS["ink"], theme)) >= 4.5


def test_contrast_is_that_of_the_guidelines() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)
    assert contrast("#336699", "#336699") == 1


def test_no_two_kinds_of_line_look_alike() -> None:
    looks = [(style.colour.light, style.dash) for style in (*LINE_STYLES.values(), *OTHER_LINES)]
    assert len(set(looks)) == len(looks)
    assert len({colour for colour, _ in looks}) == len(looks)
    assert len({style.dash for style in OTHER_LINES}) == len(OTHER_LINES)
    assert len(set(LINE_WIDTHS.values())) == 3


def test_a_kind_of_line_added_by_a_workspace_has_a_look() -> None:
    assert line_style("sponsors") is OTHER_LINES[0]
    assert [line_style(other_line(number).name) for number in range(1, 6)] == [*OTHER_LINES, OTHER_LINES[0]]
    assert line_style("prepares").name == "prepares"


def test_levels_take_the_colours_in_turn() -> None:
    count = len(LEVEL_COLOURS)
    assert [level_colour(number) for number in range(1, count + 1)] == list(LEVEL_COLOURS)
    assert level_colour(count + 1) == level_colour(1)
    assert level_class(count + 1) == level_class(1) == "level-1"
    for theme in _THEMES:
        assert len({_in(colour, theme) for colour in LEVEL_COLOURS}) == count


@pytest.mark.parametrize("theme", _THEMES)
def test_the_stylesheet_says_what_the_palette_says(theme: str) -> None:
    blocks = re.findall(r":root \{(.*?)\}", _STYLES, re.DOTALL)
    block = blocks[0] if theme == "light" else blocks[1]
    said = dict(re.findall(r"--([a-z0-9-]+): (#[0-9a-f]{6});", block))
    wanted = {name: _in(colour, theme).lower() for name, colour in _ALL.items()}
    assert {name: said.get(name) for name in wanted} == wanted


@pytest.mark.parametrize(("file", "what"), [("pages.css", "mark"), ("edit.css", "::file-selector-button")])
def test_what_browsers_colour_of_their_own_has_colours_of_ours(file: str, what: str) -> None:
    rule = re.search(rf"^{what} {{(.*?)}}", (FOLDER.parent / file).read_text("utf-8"), re.DOTALL | re.MULTILINE)
    assert rule
    assert re.search(r"\bbackground: (var\(--\w+\)|none);", rule[1])
    assert re.search(r"\bcolor: (var\(--\w+\)|inherit);", rule[1])


def test_every_line_and_level_has_its_rule_in_the_stylesheet() -> None:
    for name in _LINES:
        assert f".line-{name} {{\n  --line: var(--line-{name});" in _STYLES
    for style in (*LINE_STYLES.values(), *OTHER_LINES):
        dash = f"\n  --dash: {style.dash};" if style.dash else ""
        assert f"--line: var(--line-{style.name});{dash}\n}}" in _STYLES
    for number in range(1, len(LEVEL_COLOURS) + 1):
        assert f".level-{number} {{\n  --level: var(--level-{number});" in _STYLES


def test_the_stylesheet_is_small_and_calls_nobody() -> None:
    assert len(_STYLES.encode()) <= 25_000
    assert "//" not in _STYLES
    assert "@import" not in _STYLES
    assert "data:" not in _STYLES
