"""Where mutants are tried: what the loader and the rules say of each, beside what they say of the undamaged."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from pyoxigraph import NamedNode, Quad

from graph.dataset import Dataset, build_dataset
from graph.errors import RecordProblem
from graph.personal import personal_ids
from graph.record import Record
from graph.store import OxigraphStore
from graph.validation import validate
from graph.view import View, current, of_edition
from graph.workspace import Workspace
from ontology.terms import SG
from queries.checking import check
from queries.finding import Finding
from tests.mutation.mutants import Mutant

TODAY = date(2026, 1, 1)
ENDS = frozenset({SG.from_, SG.to})


@dataclass(frozen=True)
class Outcome:
    """What became of one mutant."""

    mutant: Mutant
    #: Why the loader refused it; empty where it was taken.
    problems: tuple[RecordProblem, ...] = ()
    #: Findings that the undamaged workspace does not have.
    new: tuple[Finding, ...] = ()
    #: IRIs of the damaged thing and of all that one reference or one line joins to it.
    around: frozenset[str] = frozenset()

    @property
    def refused(self) -> bool:
        """Whether the loader refused it and named the damaged record, or one that points at it."""
        named = self.mutant.damaged | {identity for _, identity in self.mutant.change}
        told = {problem.record for problem in self.problems if problem.line > 0 and problem.remedy}
        return bool(told & (named | {each.id for each in self.mutant.records if _mentions(each, named)}))

    @property
    def hits(self) -> tuple[Finding, ...]:
        """New findings about the damaged thing or about what one line joins to it."""
        return tuple(finding for finding in self.new if finding.focus in self.around)

    @property
    def strays(self) -> tuple[Finding, ...]:
        """New findings about anything else."""
        return tuple(finding for finding in self.new if finding.focus not in self.around)


class Bench:
    """An undamaged workspace and what the rules find in it."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self._clean: dict[str | None, tuple[Dataset, frozenset[str]]] = {}

    def try_out(self, mutant: Mutant) -> Outcome:
        """Load and check `mutant`."""
        problems = tuple(validate(mutant.records, self.workspace.settings))
        if problems:
            return Outcome(mutant, problems)
        edition = mutant.record.edition
        clean, known = self._undamaged(edition)
        dataset, findings = self._check(mutant.records, edition)
        iris = {clean.base + identity for identity in mutant.damaged}
        new = tuple(finding for finding in findings if finding.id not in known)
        return Outcome(mutant, (), new, frozenset(surroundings(iris, (*clean.quads, *dataset.quads))))

    def _undamaged(self, edition: str | None) -> tuple[Dataset, frozenset[str]]:
        if edition not in self._clean:
            dataset, findings = self._check(self.workspace.records, edition)
            self._clean[edition] = dataset, frozenset(finding.id for finding in findings)
        return self._clean[edition]

    def _check(self, records: Sequence[Record], edition: str | None) -> tuple[Dataset, list[Finding]]:
        """Check one edition, or for reference data the current view, without what that view leaves out."""
        shown = records if edition is None else [each for each in records if each.edition in {edition, None}]
        dataset = build_dataset(replace(self.workspace, records=tuple(shown), personal=personal_ids(shown)))
        store = OxigraphStore(dataset.quads)
        return dataset, check(dataset, store, _view(dataset, edition), "sv", TODAY)


def surroundings(iris: Iterable[str], quads: Sequence[Quad]) -> set[str]:
    """Return `iris`, their parts, and all that one reference or one line joins to them."""
    own = {*iris}
    own |= {
        quad.subject.value
        for quad in quads
        if isinstance(quad.subject, NamedNode) and any(quad.subject.value.startswith(f"{iri}/") for iri in own)
    }
    near, lines = set(own), set()
    for quad in quads:
        start, end = getattr(quad.subject, "value", ""), getattr(quad.object, "value", "")
        if start in own and isinstance(quad.object, NamedNode):
            near.add(end)
        elif end in own and isinstance(quad.object, NamedNode):
            near.add(start)
            if quad.predicate.value in ENDS:
                lines.add(start)
    return near | {
        quad.object.value
        for quad in quads
        if isinstance(quad.subject, NamedNode)
        and isinstance(quad.object, NamedNode)
        and quad.subject.value in lines
        and quad.predicate.value in ENDS
    }


def _view(dataset: Dataset, edition: str | None) -> View:
    if edition is None:
        return current(dataset.editions, dataset.base)
    return of_edition(dataset.editions, dataset.base, edition)


def _mentions(record: Record, ids: frozenset[str] | set[str]) -> bool:
    return any(identity in str(record.data) for identity in ids)
