"""Removing an edition, such as a draft that a newer one has taken the place of, so that the others still fit together.

Whoever revised it then revises what it revised, and what it said of earlier editions goes along to the one that
took its place, as far as that tells of the same things.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from graph.errors import StyrgrafError
from graph.journal import alone
from graph.message import Message
from graph.record import Record
from graph.writing.applying import edited_for, noted
from graph.writing.change import Change, changed, created, removed
from graph.writing.editing import closed
from graph.writing.history import Done
from graph.writing.noting import write_and_note
from graph.writing.removal import pointing_at
from graph.writing.renaming import pointed
from graph.writing.review_file import put_away
from graph.writing.splicing import Splice
from graph.writing.state import FileChange, State, read_state, refuse_unwritable

_LINEAGE, _EDITION, _DOCUMENT = "Lineage", "Edition", "GoverningDocument"
_SIDES: Final = ("before", "after")
_REVISES: Final = "revisionOf"
#: So many of what stands in the way are named.
_MOST_NAMED: Final = 5


@dataclass(frozen=True)
class RemovedEdition:
    """What removing an edition has done."""

    done: Done
    #: How many records went.
    gone: int
    #: The editions that revised it, each with what it revises now.
    revising: Mapping[str, tuple[str, ...]]
    #: Names of what has gone along to the edition that took its place, and of what could not.
    moved: tuple[str, ...]
    left: tuple[str, ...]


def remove_edition(folder: Path, edition: str, by: str = "", title: str = "") -> RemovedEdition:
    """Remove the records of `edition` from the workspace in `folder`, in one change that can be undone.

    Raises StyrgrafError where there is no such edition, or where others name what only it has records of, and
    WorkspaceError where the rest would not fit together; nothing has then been written.
    """
    refuse_unwritable(folder)
    with alone(folder):
        state = read_state(folder)
        plan = _Plan(tuple(state.records.values()), edition)
        plan.refuse_unknown()
        plan.refuse_what_points()
        files = [_emptied(state, path) for path in sorted({each.file for each in plan.gone})]
        files += edited_for(state, plan.changes)
        state.refuse_problems(files)
        records = [noted(state, each) for each in (*map(removed, plan.gone), *plan.changes)]
        done = write_and_note(folder, files, records, by, title, None)
        put_away(folder, edition, done.number)
        told = [_named(each) for each, _ in plan.moved], [_named(each) for each in plan.left]
        revising = {str(each.edition): plan.heirs for each, _ in plan.repointed}
        return RemovedEdition(done, len(plan.gone), revising, tuple(told[0]), tuple(told[1]))


class _Plan:
    """What becomes of each record once `edition` goes."""

    def __init__(self, records: Sequence[Record], edition: str) -> None:
        self.edition, self._iri = edition, f"edition/{edition}"
        self.gone = tuple(each for each in records if each.edition == edition)
        staying = [each for each in records if each.edition != edition]
        self._ids = {each.id for each in staying}
        own = [each for each in self.gone if each.type == _EDITION]
        #: The editions that it revised.
        self.heirs = tuple(str(one).rpartition("/")[2] for each in own for one in each.values(_REVISES))
        self.repointed = tuple(
            (each, self._revising(each)) for each in staying if self._iri in map(str, each.values(_REVISES))
        )
        #: The edition that took its place; "" where not exactly one revised it.
        self.successor = str(self.repointed[0][0].edition) if len(self.repointed) == 1 else ""
        self._told = [each for each in staying if each.type == _LINEAGE and each.edition == self.successor]
        #: What only told what the edition that goes became.
        self.spent = tuple(each for each in self._told if self._is_spent(each))
        told = [(each, self._moved(each)) for each in self.gone if each.type == _LINEAGE]
        self.moved = tuple((each, data) for each, data in told if data)
        self.left = tuple(each for each, data in told if data is None)
        self._staying = [each for each in staying if each not in (*self.spent, *(one for one, _ in self.repointed))]

    @property
    def changes(self) -> tuple[Change, ...]:
        """Return what changes in the other editions."""
        return (
            *(changed(each, data) for each, data in self.repointed),
            *map(removed, self.spent),
            *(created(self.successor, data) for _, data in (*self.moved, *self._documents())),
        )

    def refuse_unknown(self) -> None:
        """Raise StyrgrafError where nothing tells of the edition."""
        if not (self.gone or self.repointed):
            raise StyrgrafError(
                Message("There is no edition {edition!r}; styrgraf documents lists them.", edition=self.edition)
            )

    def refuse_what_points(self) -> None:
        """Raise StyrgrafError where other records name what would be gone."""
        brought = {str(data["id"]) for _, data in self._documents()}
        gone = [each for each in self.gone if each.id not in brought]
        found = pointing_at([*self._staying, *gone], gone)
        if found:
            raise StyrgrafError(
                Message(
                    "{count} records of other editions name what only {edition} has: {listed}. Let them name "
                    "something else first; nothing was removed.",
                    count=len(found),
                    edition=self.edition,
                    listed=", ".join(f"{each.file}:{each.line} ({each.id})" for each in found[:_MOST_NAMED]),
                )
            )

    def _documents(self) -> Iterator[tuple[Record, dict[str, Any]]]:
        """Yield what document the edition was of, where the one that took its place has no record of it."""
        for each in self.gone:
            if self.successor and each.type == _DOCUMENT and each.id not in self._ids:
                yield each, dict(each.data)

    def _revising(self, edition: Record) -> dict[str, Any]:
        """Return what an edition says once it revises what the one that goes revised."""
        values = [str(value) for value in edition.values(_REVISES) if value != self._iri]
        values += [f"edition/{each}" for each in self.heirs if f"edition/{each}" not in values]
        data = {name: value for name, value in edition.data.items() if name != _REVISES}
        return data | ({_REVISES: values if len(values) > 1 else values[0]} if values else {})

    def _is_spent(self, lineage: Record) -> bool:
        before = [str(value) for value in lineage.values("before")]
        return bool(before) and all(each not in self._ids for each in before)

    def _moved(self, lineage: Record) -> dict[str, Any] | None:
        """Return a lineage as the edition that took the place says it; None where that does not tell of its things."""
        named = [str(value) for side in _SIDES for value in lineage.values(side)]
        becomes = {each: self._became(each) for each in named}
        if not self.successor or any(each not in self._ids for each in becomes.values()):
            return None
        data = dict(pointed(_LINEAGE, lineage.data, {}))
        for side in _SIDES:
            if values := [becomes[str(value)] for value in lineage.values(side)]:
                data[side] = values if isinstance(lineage.data[side], list) else values[0]
        same = (
            each
            for each in self._told
            if [each.values(side) for side in _SIDES] == [_listed(data, side) for side in _SIDES]
        )
        identity = lineage.id.replace(f"{self.edition}/", f"{self.successor}/", 1)
        if next(same, None) is not None or identity in self._ids:
            return {}
        return {**data, "id": identity}

    def _became(self, identity: str) -> str:
        """Return what a thing of the edition that goes is called in the one that took its place."""
        if identity in self._ids:
            return identity
        for each in self._told:
            after = each.values("after")
            if identity in each.values("before") and len(after) == 1:
                return str(after[0])
        return identity.replace(f"{self.edition}/", f"{self.successor}/", 1)


def _listed(data: Mapping[str, Any], key: str) -> list[Any]:
    value = data.get(key, [])
    return list(value) if isinstance(value, list) else [value]


def _emptied(state: State, path: Path) -> FileChange:
    text = state.text(path) or ""
    return FileChange(path, text, None, (Splice(0, len(closed(text).splitlines()), ()),))


def _named(record: Record) -> str:
    label = record.data.get("label")
    return str(next(iter(label.values()), record.id)) if isinstance(label, Mapping) else record.id
