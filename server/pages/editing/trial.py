"""Trying a change before it is written: whether the workspace would still be whole, and what checks would find."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from graph.dataset import Dataset, build_dataset
from graph.errors import RecordProblem
from graph.record import Record
from graph.revision import Revised, Revision, stated_by
from graph.store import OxigraphStore
from graph.validation import validate
from graph.view import View, current, of_edition
from graph.workspace import Workspace
from queries.finding import Finding
from server.pages.editing.sides import has_two_sides, revised
from server.pages.visit import Visit
from server.service import Service


@dataclass(frozen=True)
class Trial:
    """What a change would do."""

    #: What would keep the workspace from being built.
    problems: tuple[RecordProblem, ...] = ()
    #: What the change itself does to the duties, bodies and texts: what is lost, weaker or said otherwise.
    effects: tuple[Finding, ...] = ()
    #: What the checks would find that they do not find now.
    new: tuple[Finding, ...] = ()
    #: What they find now and would not find then.
    gone: tuple[Finding, ...] = ()
    #: How many things are lost between the two editions that it ties together, and how many would be; None without.
    lost: tuple[int, int] | None = None
    #: What the older of these is called.
    older: str = ""


def replaced(workspace: Workspace, before: Record | None, after: Record | None) -> Workspace:
    """Return `workspace` with `after` in the place of `before`; None for what is not there before or after."""
    kept = [after if record is before else record for record in workspace.records]
    if before is None:
        kept.append(after)
    return replace(workspace, records=tuple(record for record in kept if record is not None))


def tried(visit: Visit, before: Record | None, after: Record | None, fresh: Sequence[Record] = ()) -> Trial:
    """Return what putting `after` in the place of `before`, and adding `fresh`, would do to their edition."""
    service = visit.site.service
    workspace = replaced(service.workspace, before, after)
    workspace = replace(workspace, records=(*workspace.records, *fresh))
    problems = tuple(validate((*workspace.records, *workspace.withheld), workspace.settings))
    if problems:
        return Trial(problems)
    edition = next(record.edition for record in (after, before) if record is not None)
    now = visit.site.kept(("trial", edition, visit.language), lambda: _found(service, edition, visit.language))
    dataset = build_dataset(workspace)
    changed = replace(service, workspace=workspace, dataset=dataset, store=OxigraphStore(dataset.quads))
    then = _found(changed, edition, visit.language)
    trial = Trial((), _effects(visit, workspace, dataset, before, after), _without(then, now), _without(now, then))
    return _compared(visit, trial, changed, edition) if has_two_sides(before) or has_two_sides(after) else trial


def _compared(visit: Visit, trial: Trial, changed: Service, edition: str | None) -> Trial:
    """Return `trial` with what of the newest edition that `edition` revises counts as gone now, and would then."""
    known = {each.id for each in changed.dataset.editions}
    older = next((each for each in reversed(revised(changed.workspace, edition)) if each in known), None)
    if older is None or edition is None:
        return trial
    counted = (_lost(each, older, edition, visit.language) for each in (visit.site.service, changed))
    label = visit.elsewhere(older).label(f"{visit.site.base}edition/{older}")
    return replace(trial, lost=(next(counted), next(counted)), older=str(label))


def _lost(service: Service, older: str, newer: str, language: str) -> int:
    """Return how much of the older edition has no known or proposed counterpart in the newer."""
    changes = service.comparisons.between(older, newer, language).changes
    return sum(len(each.before) for each in changes if each.kind == "dropped" and not each.lineage)


def _effects(
    visit: Visit, workspace: Workspace, dataset: Dataset, before: Record | None, after: Record | None
) -> tuple[Finding, ...]:
    from queries.revision.since import findings_since  # here, as above

    base, edition = workspace.settings.base, next(each.edition for each in (after, before) if each is not None)
    stated = [stated_by([record] if record else [], base) for record in (before, after)]
    revision = Revision(edition, *stated)
    held = Revised(workspace.folder, (workspace.settings, workspace.settings), (revision,), ())
    return tuple(findings_since(held, dataset, visit.language, {edition} if edition else set()))


def _found(service: Service, edition: str | None, language: str) -> Sequence[Finding]:
    from queries.checking import check  # here, so that the first page need not wait for networkx

    today = datetime.now(UTC).date()
    return check(service.dataset, service.store, _view(service, edition), language, today)


def _view(service: Service, edition: str | None) -> View:
    editions, base = service.dataset.editions, service.dataset.base
    return of_edition(editions, base, edition) if edition else current(editions, base)


def _without(some: Sequence[Finding], others: Sequence[Finding]) -> tuple[Finding, ...]:
    known = {finding.id for finding in others}
    return tuple(finding for finding in some if finding.id not in known)
