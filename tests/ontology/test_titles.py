"""Every class and every key that a record may have is called something in both languages."""

from __future__ import annotations

import pytest

from ontology import schema
from ontology.namespaces import STYRGRAF
from ontology.titles import FOREIGN, plural_of, title_of_class, title_of_concept, title_of_key, titles_of_concepts

CLASSES = sorted({*schema.classes(), "SeatGroup", "Passage", "Entry"})


@pytest.mark.parametrize("name", CLASSES)
def test_a_class_and_its_keys_have_titles(name: str) -> None:
    keys = [key for key in schema.keys_of(name).values() if key.name != "selector"]
    for titles in (title_of_class(name), *map(title_of_key, keys)):
        assert titles.keys() == {"sv", "en"}
        assert all(title[0].isupper() or title[0].isdigit() for title in titles.values())


@pytest.mark.parametrize("language", ["sv", "en"])
def test_several_of_a_class_or_kind_of_goal_have_one_name_each(language: str) -> None:
    goals = [f"goal-kind/{kind}" for kind in titles_of_concepts(STYRGRAF + "goal-kind")]
    names = [plural_of(STYRGRAF + name)[language] for name in (*CLASSES, *goals)]
    assert len(set(names)) == len(names)
    assert plural_of(STYRGRAF + "bearer") == {}


def test_classes_are_told_apart_within_the_31_signs_of_a_sheet_name() -> None:
    names = {title_of_class(name)["sv"][:31].lower() for name in CLASSES}
    assert len(names) == len(CLASSES)
    assert not any(sign in name for name in names for sign in "[]:*?/\\")


def test_no_title_is_kept_for_a_key_that_is_gone() -> None:
    assert FOREIGN.keys() <= {key for name in CLASSES for key in schema.keys_of(name)}


def test_a_concept_is_called_by_its_label() -> None:
    assert title_of_concept("status", "draft") == {"sv": "utkast", "en": "draft"}


def test_the_shapes_tell_which_keys_take_one_value() -> None:
    keys = schema.keys_of("Line")
    assert [name for name in ("from", "lineKind", "description") if not keys[name].single] == []
    assert [name for name in ("premise", "altLabel", "source") if keys[name].single] == []
