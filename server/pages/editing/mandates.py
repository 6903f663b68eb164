"""The mandate of a duty whose bearers have changed: it is theirs, or it is not the duty's any more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from graph.record import Record
from graph.workspace import Workspace
from graph.writing.change import Change
from ontology import schema
from server.pages.editing.drafts import Draft


def with_mandate(workspace: Workspace, draft: Draft) -> Draft:
    """Return `draft` of a duty under the mandate of whoever bears it now, or under none where there is no such one.

    Where bearers have joined those of before, and nothing else stands under the mandate, that becomes theirs too.
    """
    before, after = draft.before, draft.after
    if before is None or before.type != after.type or "mandate" not in schema.keys_of(after.type):
        return draft
    was, now = set(before.values("bearer")), set(after.values("bearer"))
    if was == now or before.values("mandate") != after.values("mandate"):
        return draft
    if own := next(_held_by(workspace, before, now), None):
        return _under(draft, own.id)
    alone = [each for each in _held_by(workspace, before, was) if _is_under(before, each)]
    if was < now and alone and not any(_is_under(each, alone[0]) for each in workspace.records if each is not before):
        return replace(draft, along=(_widened(alone[0], after),))
    return _under(draft, None)


def emptied(workspace: Workspace, drafts: Iterable[Draft], changes: Iterable[Change]) -> Iterator[Record]:
    """Yield the mandates that `drafts` leave and that nothing points at any more once all of `changes` are made.

    A duty leaves its mandate by another bearer, by another mandate or none, and by no longer being a duty.
    """
    left = {(each.edition, each.id): each for draft in drafts for each in _left(workspace, draft)}
    says = {(each.edition, each.id): each.data for each in changes}
    stood = (*workspace.records, *workspace.withheld)
    then = (replace(each, data=says.get((each.edition, each.id), each.data) or {}) for each in stood)
    values = (value for each in then for key in each.data if key != "id" for value in each.values(key)) if left else ()
    named = {value for value in values if isinstance(value, str)}
    yield from (each for each in left.values() if each.id not in named)


def _left(workspace: Workspace, draft: Draft) -> Iterator[Record]:
    """Yield the mandates that the record of `draft` stood under and does not any more."""
    left = set(draft.before.values("mandate")) - set(draft.after.values("mandate")) if draft.before else set()
    if left:
        yield from (each for each in workspace.records if each.id in left and each.edition == draft.after.edition)


def _held_by(workspace: Workspace, beside: Record, holders: set[Any]) -> Iterator[Record]:
    """Yield the mandates of exactly these holders in the edition of the record `beside`."""
    for record in workspace.records:
        is_mandate = record.type == "Mandate" and record.edition == beside.edition
        if is_mandate and holders and set(record.values("holder")) == holders:
            yield record


def _is_under(duty: Record, mandate: Record) -> bool:
    return duty.edition == mandate.edition and mandate.id in duty.values("mandate")


def _widened(mandate: Record, duty: Record) -> Draft:
    return Draft(mandate, replace(mandate, data={**mandate.data, "holder": duty.data["bearer"]}))


def _under(draft: Draft, mandate: str | None) -> Draft:
    data: Mapping[str, Any] = {name: value for name, value in draft.after.data.items() if name != "mandate"}
    return replace(draft, after=replace(draft.after, data={**data, "mandate": mandate} if mandate else data))
