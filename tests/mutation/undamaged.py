"""What a mutant is held against: one edition as it is, in a store that can be damaged and mended again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from pyoxigraph import NamedNode, Quad

from graph.dataset import Dataset, Place, build_dataset, graph_of, origins_of, statements
from graph.derivation import derive_from
from graph.edition import editions_of
from graph.personal import personal_ids
from graph.record import Record
from graph.view import View, current, derived_graph, of_edition
from graph.workspace import Workspace
from queries.checking import check
from queries.finding import Finding
from tests.mutation.edition_store import EditionStore, records_of
from tests.mutation.mutants import Mutant
from tests.mutation.surroundings import Surroundings

TODAY = date(2026, 1, 1)


@dataclass(frozen=True)
class Damaged:
    """What became of an edition by one mutant."""

    dataset: Dataset
    new: list[Finding]
    #: IRIs of the damaged thing and of what is connected to it, before or after.
    around: frozenset[str]

    def places(self, identity: str) -> tuple[Place, ...]:
        """Return where the records with the id `identity` stand."""
        return self.dataset.origins.get(self.dataset.base + identity, ())


class Undamaged:
    """One edition as it is, or for reference data the current view, and what the rules find in it."""

    def __init__(self, workspace: Workspace, edition: str | None) -> None:
        self.edition = edition
        shown = tuple(record for record in workspace.records if self.shows(record))
        self.workspace = replace(workspace, records=shown, personal=personal_ids(shown))
        self.dataset = build_dataset(self.workspace)
        derived = {NamedNode(derived_graph(self.dataset.base, each)) for each in self.dataset.editions}
        self.derived = [quad for quad in self.dataset.quads if quad.graph_name in derived]
        self.stated = [quad for quad in self.dataset.quads if quad.graph_name not in derived]
        self.by_record = records_of(self.stated, self.dataset.origins.keys())
        self.view = self._view(self.dataset)
        self.store = EditionStore(self.dataset, self.view)
        self.surroundings = Surroundings(self.dataset.quads, self.dataset.origins.keys())
        self.known = frozenset(finding.id for finding in self._check(self.dataset))

    def shows(self, record: Record) -> bool:
        """Tell whether `record` belongs to the edition or to reference data, or whether everything is shown."""
        return self.edition is None or record.edition in {self.edition, None}

    def damaged(self, mutant: Mutant) -> Damaged:
        """Return the damaged dataset and what the rules find in it that they do not find in the undamaged one."""
        gone, come = self._difference(mutant)
        records = [record for record in mutant.records if self.shows(record)]
        editions, base = editions_of(records, self.dataset.base), self.dataset.base
        self.store.change([*gone, *self.derived], come)
        try:
            derived = derive_from(self.store, editions, base, off=self.workspace.settings.derived_lines_off)
            self.store.change([], derived)
            quads = (*set(self.stated).difference(gone), *come, *derived)
            dataset = Dataset(quads, origins_of(records, base), editions, base, "")
            findings = [finding for finding in self._check(dataset) if finding.id not in self.known]
        finally:
            self.store.mend()
        near = Surroundings((*come, *derived), {*self.dataset.origins, *dataset.origins})
        iris = [base + identity for identity in mutant.damaged]
        return Damaged(dataset, findings, self.surroundings.of(iris) | near.of(iris))

    def _difference(self, mutant: Mutant) -> tuple[list[Quad], list[Quad]]:
        """Return the quads that the damaged records stated, and those that they state now."""
        base, keys = self.dataset.base, mutant.change.keys()
        old = [record for record in self.workspace.records if (record.edition, record.id) in keys]
        new = [record for some in mutant.change.values() for record in some if self.shows(record)]
        places = {NamedNode(f"{base}{graph_of(record, self.workspace.personal)}") for record in old}
        gone = [quad for record in old for quad in self.by_record[base + record.id] if quad.graph_name in places]
        come = [
            quad for record in new for quad in statements(graph_of(record, self.workspace.personal), [record], base)
        ]
        return gone, come

    def _check(self, dataset: Dataset) -> list[Finding]:
        return check(dataset, self.store, self._view(dataset), "sv", TODAY)

    def _view(self, dataset: Dataset) -> View:
        if self.edition is None:
            return current(dataset.editions, dataset.base)
        return of_edition(dataset.editions, dataset.base, self.edition)
