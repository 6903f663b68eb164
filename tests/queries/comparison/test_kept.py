"""Comparisons that are made once, however many ask for them at the same time."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from graph.dataset import Dataset
from graph.errors import UnknownEdition
from graph.store import OxigraphStore
from queries.comparison import Comparisons
from queries.comparison import kept as module
from queries.comparison.comparing import told
from queries.comparison.matching import Matching


def test_each_pair_is_compared_once_in_a_language(
    dataset: Dataset, store: OxigraphStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, matched = list[str](), list[Matching]()

    def counted(matching: Matching, language: str) -> object:
        made.append(language)
        matched.append(matching)
        return told(matching, language)

    monkeypatch.setattr(module, "told", counted)
    comparisons = Comparisons(dataset, store)
    asked = [("np-2018", "np-2025", language) for language in ("sv", "sv", "en", "sv")]
    with ThreadPoolExecutor(4) as threads:
        found = list(threads.map(lambda each: comparisons.between(*each), asked))
    assert sorted(made) == ["en", "sv"]
    assert found[0] is found[1] is found[3] is not found[2]
    assert comparisons.side("np-2018") is comparisons.side("np-2018")
    # What is the same in both languages is found once.
    assert matched[0] is matched[1]


def test_an_edition_that_is_not_there_is_told_each_time(dataset: Dataset, store: OxigraphStore) -> None:
    comparisons = Comparisons(dataset, store)
    for _ in range(2):
        with pytest.raises(UnknownEdition):
            comparisons.between("np-2018", "np-1999", "sv")
