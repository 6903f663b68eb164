"""Where mutants are tried: what loader, rules and comparison say of each that they do not say of the undamaged."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from graph.errors import RecordProblem
from graph.known import known_from
from graph.record import Record
from graph.revision import Revised, Revision, Stated, stated_by
from graph.validation import problems_of, validate
from graph.workspace import Workspace
from queries.finding import Finding
from queries.revision.since import findings_since
from tests.mutation.mutants import Mutant
from tests.mutation.surroundings import whole
from tests.mutation.undamaged import Undamaged
from tests.mutation.world import key_of


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

    @property
    def is_caught(self) -> bool:
        """Whether the loader refused it, or there is a new finding about what was damaged."""
        return self.refused or bool(self.alone or self.compared)


class Bench:
    """Tries mutants of one workspace."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self._ids = {record.id for record in workspace.records}
        self._undamaged: dict[str | None, Undamaged] = {}

    def try_out(self, mutant: Mutant) -> Outcome:
        """Load and check `mutant`, and hold it against the undamaged workspace."""
        problems = self._problems(mutant)
        if problems:
            told = tuple(str(problem) for problem in problems)
            return Outcome(mutant.operator, mutant.name, told, any(_names(each, mutant) for each in problems))
        damaged = self._of(mutant.record.edition).damaged(mutant)
        compared = findings_since(self._revised(mutant), damaged.dataset, "sv")
        # Whatever the operator had to change with it points at it, from wherever it stands.
        around = damaged.around.union(damaged.dataset.base + identity for _, identity in mutant.change)
        places = {place for each in mutant.damaged for place in damaged.places(each)}

        def is_near(finding: Finding) -> bool:
            whole_focus = whole(finding.focus, damaged.dataset.origins)
            return whole_focus in around or not places.isdisjoint(finding.records)

        every = (*damaged.new, *compared)
        return Outcome(
            mutant.operator,
            mutant.name,
            alone=tuple(each.rule for each in damaged.new if is_near(each)),
            compared=tuple(each.rule for each in compared if is_near(each)),
            strays=tuple(f"{each.rule} {each.focus}" for each in every if not is_near(each)),
        )

    def _problems(self, mutant: Mutant) -> list[RecordProblem]:
        """Return what the loader says; of records that nothing has happened to it says nothing new."""
        ids = {record.id for record in mutant.records}
        keys = {key_of(record) for record in mutant.records}
        if self._ids - ids or len(keys) < len(mutant.records):
            return validate(mutant.records, self.workspace.settings)
        known = known_from(mutant.records)
        changed = [record for some in mutant.change.values() for record in some]
        return [found for record in changed for found in problems_of(record, known, self.workspace.settings)]

    def _of(self, edition: str | None) -> Undamaged:
        if edition not in self._undamaged:
            self._undamaged[edition] = Undamaged(self.workspace, edition)
        return self._undamaged[edition]

    def _revised(self, mutant: Mutant) -> Revised:
        base, settings = self.workspace.settings.base, self.workspace.settings
        old = [record for record in self.workspace.records if (record.edition, record.id) in mutant.change]
        new = [record for some in mutant.change.values() for record in some]

        def of(records: Iterable[Record], edition: str | None) -> list[Record]:
            return [record for record in records if record.edition == edition]

        def stated(records: Iterable[Record], edition: str | None) -> Stated:
            # The files go on, whatever becomes of one record in them.
            files = {record.file: record.line for record in of(self.workspace.records, edition)}
            return replace(stated_by(of(records, edition), base), ends=files)

        editions = dict.fromkeys(edition for edition, _ in mutant.change)
        revisions = (Revision(each, stated(old, each), stated(new, each)) for each in editions)
        return Revised(self.workspace.folder, (settings, settings), tuple(revisions), ())


def _names(problem: RecordProblem, mutant: Mutant) -> bool:
    """Tell whether `problem` says where it is, and is about the damaged record or one that points at it."""
    if not (problem.record and problem.line and problem.remedy):
        return False
    changed = mutant.damaged | {identity for _, identity in mutant.change}
    # A locator points at a section by the last part of its id.
    pointing = {*changed, *(identity.rpartition("/")[2] for identity in changed if "/section/" in identity)}
    told = next((record for record in mutant.records if record.id == problem.record), None)
    return problem.record in changed or any(identity in str(told and told.data) for identity in pointing)
