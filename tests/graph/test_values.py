"""Which values a key of each kind takes."""

from __future__ import annotations

import pytest

from graph.known import Known
from graph.values import Context, flaws
from ontology.schema import keys_of

CONTEXT = Context(None, Known(), ("sv", "en"))


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("amount", 2, None),
        ("amount", "2.5", None),
        ("amount", "2,5", "takes a number"),
        ("amount", "minst 2", "takes a number"),
        ("amount", True, "takes a number"),
        ("atLeast", False, None),
        ("atLeast", "minst", "takes true or false"),
        ("dueYear", "2022", None),
        ("dueYear", "år 2022", "is not a date"),
    ],
)
def test_a_target_takes_figures_truth_and_years(name: str, value: object, message: str | None) -> None:
    found = [flaw.message for flaw in flaws(keys_of("Target")[name], [value], CONTEXT)]
    assert len(found) == (message is not None)
    assert all(message is not None and message in text for text in found)


@pytest.mark.parametrize(
    ("name", "values", "told"),
    [
        ("bearer", ["https://example.org/a", "https://example.org/a"], "bearer has the value"),
        ("source", [{"section": "a", "textStart": "b"}] * 2, "source has the value"),
        ("altLabel", [{"sv": ["Rådet", "Rådet"]}], "altLabel in 'sv' has the value 'Rådet' twice"),
    ],
)
def test_the_same_value_is_not_taken_twice(name: str, values: list[object], told: str) -> None:
    key = keys_of("Responsibility")[name]
    assert any(told in flaw.message for flaw in flaws(key, values, CONTEXT))
    assert not any(told in flaw.message for flaw in flaws(key, values[:1], CONTEXT) if name != "altLabel")


def test_a_concept_of_the_workspace_is_a_word_of_its_own_list_alone() -> None:
    known = Known(frozenset({"niva/stamma"}), {"niva/stamma": "level"})
    context = Context(None, known, ("sv", "en"))
    keys = keys_of("Body")
    assert list(flaws(keys["level"], ["niva/stamma"], context)) == []
    assert [flaw.message for flaw in flaws(keys["kind"], ["niva/stamma"], context)] == ["'niva/stamma' is not a kind."]
    (flaw,) = flaws(keys["level"], ["niva/stama"], context)
    assert flaw.remedy == "Did you mean 'niva/stamma'?"
    assert list(flaws(keys_of("Concept")["scheme"], ["force"], context)) != []


@pytest.mark.parametrize(
    ("value", "told"),
    [({"a": 1}, "a group of keys"), ([1], "a list"), (None, "nothing"), ("två", "'två'"), (True, "true")],
)
def test_what_is_no_number_is_said_in_words(value: object, told: str) -> None:
    (flaw,) = flaws(keys_of("Target")["amount"], [value], CONTEXT)
    assert flaw.message == f"amount takes a number, not {told}."
