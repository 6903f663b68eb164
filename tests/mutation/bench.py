"""Where mutants are tried: what loader, rules and comparison say of each that they do not say of the undamaged."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from graph.dataset import Dataset, build_dataset
from graph.errors import RecordProblem
from graph.personal import personal_ids
from graph.record import Record
from graph.revision import Revised, Revision, stated_by
from graph.store import OxigraphStore
from graph.validation import validate
from graph.view import View, current, of_edition
from graph.workspace import Workspace
from queries.checking import check
from queries.finding import Finding
from queries.revision.since import findings_since
from tests.mutation.mutants import Mutant
from tests.mutation.surroundings import Surroundings

TODAY = date(2026, 1, 1)


@dataclass(frozen=True)
class Outcome:
    """What became of one mutant."""

    operator: str
    name: str
    #: What the loader said; empty where it took the mutant.
    problems: tuple[str, ...] = ()
    #: Whether one of the problems names the damaged record, or one that points at it, with file and line.
    refused: bool = False
    #: New findings about the damaged thing or what one line joins to it: of the rules alone, and of the comparison.
    alone: tuple[str, ...] = ()
    compared: tuple[str, ...] = ()
    #: New findings about anything else.
    strays: tuple[str, ...] = ()


class Bench:
    """An undamaged workspace and what the rules find in it."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self._clean: dict[str | None, tuple[Dataset, frozenset[str]]] = {}

    def try_out(self, mutant: Mutant) -> Outcome:
        """Load and check `mutant`, and hold it against the undamaged workspace."""
        problems = validate(mutant.records, self.workspace.settings)
        if problems:
            told = tuple(str(problem) for problem in problems)
            return Outcome(mutant.operator, mutant.name, told, any(_names(each, mutant) for each in problems))
        clean, known = self._undamaged(mutant.record.edition)
        dataset, findings = self._check(mutant.records, mutant.record.edition)
        new = [finding for finding in findings if finding.id not in known]
        compared = findings_since(self._revised(mutant), dataset, "sv")
        around = Surroundings((*clean.quads, *dataset.quads)).of(clean.base + each for each in mutant.damaged)
        return Outcome(
            mutant.operator,
            mutant.name,
            alone=tuple(each.rule for each in new if each.focus in around),
            compared=tuple(each.rule for each in compared if each.focus in around),
            strays=tuple(f"{each.rule} {each.focus}" for each in (*new, *compared) if each.focus not in around),
        )

    def _undamaged(self, edition: str | None) -> tuple[Dataset, frozenset[str]]:
        if edition not in self._clean:
            dataset, findings = self._check(self.workspace.records, edition)
            self._clean[edition] = dataset, frozenset(finding.id for finding in findings)
        return self._clean[edition]

    def _check(self, records: Sequence[Record], edition: str | None) -> tuple[Dataset, list[Finding]]:
        """Check one edition, or for reference data the current view; nothing else can be touched."""
        shown = records if edition is None else [each for each in records if each.edition in {edition, None}]
        dataset = build_dataset(replace(self.workspace, records=tuple(shown), personal=personal_ids(shown)))
        return dataset, check(dataset, OxigraphStore(dataset.quads), _view(dataset, edition), "sv", TODAY)

    def _revised(self, mutant: Mutant) -> Revised:
        editions = dict.fromkeys(edition for edition, _ in mutant.change)
        base, settings = self.workspace.settings.base, self.workspace.settings

        def of(edition: str | None, records: Iterable[Record]) -> list[Record]:
            return [each for each in records if (each.edition, each.id) in mutant.change and each.edition == edition]

        revisions = tuple(
            Revision(
                edition,
                stated_by(of(edition, self.workspace.records), base),
                stated_by((new for key, some in mutant.change.items() if key[0] == edition for new in some), base),
            )
            for edition in editions
        )
        return Revised(self.workspace.folder, (settings, settings), revisions, ())


def _view(dataset: Dataset, edition: str | None) -> View:
    if edition is None:
        return current(dataset.editions, dataset.base)
    return of_edition(dataset.editions, dataset.base, edition)


def _names(problem: RecordProblem, mutant: Mutant) -> bool:
    """Tell whether `problem` says where it is, and is about the damaged record or one that points at it."""
    if not (problem.record and problem.line and problem.remedy):
        return False
    changed = mutant.damaged | {identity for _, identity in mutant.change}
    # A locator points at a section by the last part of its id.
    pointing = {*changed, *(identity.rpartition("/")[2] for identity in changed if "/section/" in identity)}
    told = next((record for record in mutant.records if record.id == problem.record), None)
    return problem.record in changed or any(identity in str(told and told.data) for identity in pointing)
