"""The comparisons of the editions of one dataset: each side is read once, and each pair compared once in a language."""

from __future__ import annotations

from graph.dataset import Dataset
from graph.kept import Kept
from graph.store import Store
from graph.view import of_edition
from queries.comparison.comparing import told
from queries.comparison.comparison import Comparison
from queries.comparison.matching import Matching
from queries.comparison.side import Side


class Comparisons:
    """What became of what between the editions of `dataset`, which `store` holds; the dataset never changes."""

    def __init__(self, dataset: Dataset, store: Store) -> None:
        self.dataset, self._store = dataset, store
        self._kept = Kept()

    def side(self, edition: str) -> Side:
        """Return the edition with that id as a side of comparisons. Raises UnknownEdition."""
        dataset, store = self.dataset, self._store
        return self._kept.of(edition, lambda: Side(dataset, store, of_edition(dataset.editions, dataset.base, edition)))

    def between(self, old: str, new: str, language: str) -> Comparison:
        """Return what became of everything between two editions, given by id. Raises UnknownEdition."""
        return self._kept.of((old, new, language), lambda: told(self._matching(old, new), language))

    def _matching(self, old: str, new: str) -> Matching:
        return self._kept.of((old, new), lambda: Matching(self.side(old), self.side(new)))
