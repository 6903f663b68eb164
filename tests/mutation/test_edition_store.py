"""An edition's store answers, damaged or mended, as a store built anew would."""

from __future__ import annotations

from collections import Counter

import pytest

from graph.dataset import Dataset
from graph.store import OxigraphStore, Rows
from graph.view import View
from graph.workspace import Workspace
from tests.mutation.edition_store import EditionStore
from tests.mutation.mutants import mutants
from tests.mutation.undamaged import Undamaged
from tests.mutation.untouched import is_untouched

#: A short edition, so that the test is quick.
EDITION = "vs-2024"
EVERY_FEW = 6

LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"


def counted(rows: Rows) -> Counter[frozenset[tuple[str, object]]]:
    return Counter(frozenset(row.items()) for row in rows)


class Watched(EditionStore):
    """A store that looks, whenever it is damaged, whether what it remembers still holds."""

    def __init__(self, dataset: Dataset, view: View) -> None:
        super().__init__(dataset, view)
        self.looked_at: list[int] = []

    def mend(self) -> None:
        """Look before the damage is gone."""
        damage = {quad.predicate.value for quad in self._damage}
        remembered = {key: rows for key, rows in self._remembered.items() if is_untouched(key[0], damage)}
        for (query, graphs), rows in remembered.items():
            asked = OxigraphStore.select(self, query, View((), graphs) if graphs else None)
            assert counted(asked) == counted(rows), query
        self.looked_at.append(len(remembered))
        super().mend()


def test_what_is_remembered_is_what_the_damaged_would_say(workspace: Workspace) -> None:
    edition = Undamaged(workspace, EDITION)
    edition.store = store = Watched(edition.dataset, edition.view)
    edition.known = frozenset(finding.id for finding in edition._check(edition.dataset))
    before = set(store._store)
    for mutant in [each for each in mutants(workspace) if each.record.edition == EDITION][::EVERY_FEW]:
        edition.damaged(mutant)
        assert set(store._store) == before, mutant.name
    assert len(store.looked_at) >= 5
    assert max(store.looked_at) > 100


@pytest.mark.parametrize(
    ("pattern", "predicate", "untouched"),
    [
        ("?a rdfs:label ?b", LABEL, False),
        ("?a a sg:Body", LABEL, True),
        ("?a a sg:Body", TYPE, False),
        ("?a sg:from/rdfs:label ?b", LABEL, False),
        ("?a <http://www.w3.org/2000/01/rdf-schema#label> ?b", LABEL, False),
        ("?a a sg:Body . # ?a rdfs:label ?b", LABEL, True),
        ("?a a sg:Body FILTER(?a != ?b || !BOUND(?b))", LABEL, True),
        ("VALUES (?a ?b ?c) { (1 2 3) } ?a a ?b", LABEL, True),
        ("?a ?b ?c", LABEL, False),
        ("?a a sg:Body ; ?b 'Nämnden'", LABEL, False),
        ("sg:Body ?b sg:Post", LABEL, False),
        ("[ ?b ?c ] a sg:Body", LABEL, False),
        ("?a !(sg:from|^sg:to) ?c", LABEL, False),
        ("?a sg:from|!sg:to ?c", LABEL, False),
    ],
)
def test_a_query_is_untouched_only_by_predicates_that_it_cannot_see(
    pattern: str, predicate: str, untouched: bool
) -> None:
    prefixes = "PREFIX sg: <https://w3id.org/styrgraf/def/> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>"
    query = f"{prefixes} SELECT ?a ?b ?c WHERE {{ {pattern}\n}} ORDER BY ?a ?b ?c"
    assert is_untouched(query, {predicate}) is untouched
