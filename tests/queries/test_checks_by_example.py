"""Every check finds exactly what its invalid example holds, and nothing in its valid one."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from graph.store import OxigraphStore
from graph.view import View
from queries.fact import MOST
from queries.header import LANGUAGES
from queries.rules import Rule, rules
from queries.sighting import Sighting, sightings, slots_of

EXAMPLES = Path(__file__).parent / "examples"
TODAY = date(2026, 1, 1)
Small = Callable[[str | Path], tuple[OxigraphStore, View]]

by_rule = pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.name)


def seen(rule: Rule, file: Path, small: Small, language: str = "sv") -> list[Sighting]:
    store, view = small(file)
    return sightings(rule, store, view, language, TODAY)


def wrong_things(file: Path) -> list[str]:
    """Return the IRIs that the file itself calls bad: the things that begin a line as <bad…>."""
    found = re.findall(r"^<(bad[^>]*)>", file.read_text("utf-8"), re.MULTILINE)
    return [f"https://example.org/{name}" for name in found]


def test_every_check_has_examples_and_every_example_a_check() -> None:
    assert {folder.name for folder in EXAMPLES.iterdir()} == {rule.name for rule in rules()}


@by_rule
def test_what_is_wrong_is_found_once(rule: Rule, small: Small) -> None:
    file = EXAMPLES / rule.name / "invalid.ttl"
    assert wrong_things(file)
    assert sorted(sighting.things[0] for sighting in seen(rule, file, small)) == sorted(wrong_things(file))


@by_rule
def test_what_is_right_is_left_alone(rule: Rule, small: Small) -> None:
    assert seen(rule, EXAMPLES / rule.name / "valid.ttl", small) == []


@by_rule
def test_the_message_is_complete_in_both_languages(rule: Rule, small: Small) -> None:
    for language in LANGUAGES:
        for sighting in seen(rule, EXAMPLES / rule.name / "invalid.ttl", small, language):
            text = sighting.message + sighting.suggestion
            assert not re.search(r"[{}]|https?://|“”|””| ,| \.|\(\)", text), text


@by_rule
def test_a_finding_says_why_in_at_most_five_facts_of_its_own_things(rule: Rule, small: Small) -> None:
    for language in LANGUAGES:
        for sighting in seen(rule, EXAMPLES / rule.name / "invalid.ttl", small, language):
            assert 1 <= len(sighting.why) <= MOST
            assert {fact.thing for fact in sighting.why} <= {"", *sighting.things}
            for fact in sighting.why:
                assert not re.search(r"[{}]|https?://|“”|””| ,| \.|\(\)", fact.text), fact.text


@by_rule
def test_a_finding_keeps_its_id_in_another_language(rule: Rule, small: Small) -> None:
    swedish, english = (
        {sighting.id for sighting in seen(rule, EXAMPLES / rule.name / "invalid.ttl", small, language)}
        for language in LANGUAGES
    )
    assert swedish == english


@by_rule
def test_both_languages_tell_the_same_facts(rule: Rule) -> None:
    assert slots_of(rule, "sv") == slots_of(rule, "en")
