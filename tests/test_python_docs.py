"""The examples of docs/python.md give what is shown below them."""

from __future__ import annotations

import doctest
from pathlib import Path

import pytest

from graph.errors import StyrgrafError
from server.notebook import Graph, load

PAGE = Path(__file__).parents[1] / "docs" / "python.md"


@pytest.fixture(scope="module")
def liten() -> Graph:
    return load(Path(__file__).parent / "workspaces" / "liten", language="en")


def test_the_examples_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert doctest.testfile(str(PAGE), module_relative=False).failed == 0
    assert "vis" in (tmp_path / "beredningsgruppen.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("term", "value"),
    [
        ("1", "1"),
        ("1.5", "1.5"),
        ("true", "True"),
        ('"2031-02-03"^^<http://www.w3.org/2001/XMLSchema#date>', "datetime.date(2031, 2, 3)"),
        ('"2031"^^<http://www.w3.org/2001/XMLSchema#gYear>', "2031"),
        ('"x"^^<http://www.w3.org/2001/XMLSchema#integer>', "'x'"),
        ('"å"@sv', "'å'"),
        ("<http://x/>", "'http://x/'"),
        ("UNDEF", "None"),
    ],
)
def test_values_are_those_of_python(liten: Graph, term: str, value: str) -> None:
    assert repr(liten.rows(f"SELECT ?x {{ VALUES ?x {{ {term} }} }}")[0]["x"]) == value


def test_the_view_and_the_language_are_chosen_once(liten: Graph) -> None:
    older = load(Path(__file__).parent / "workspaces" / "liten", edition="stadga-2031")
    count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    assert older.rows(count) != liten.rows(count)
    assert older.questions() != liten.questions()
    assert len(older.dataset()) == len(liten.dataset())


def test_what_cannot_be_is_one_clear_sentence(liten: Graph) -> None:
    with pytest.raises(StyrgrafError, match="no-such-edition"):
        load(edition="no-such-edition")
    for ask in (lambda: liten.ask("no-such-question"), lambda: liten.rows("SELECT * {"), lambda: liten.draw("nobody")):
        with pytest.raises(StyrgrafError):
            ask()
