"""A change of one record, and how it can fail to fit what is there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from graph.errors import StyrgrafError
from graph.message import Message
from graph.record import Record
from graph.writing.sameness import fingerprint


@dataclass(frozen=True)
class Change:
    """What one record is to say. Records are told apart by edition (None: reference data) and id."""

    edition: str | None
    id: str
    #: Fingerprint of the record as it was read; None for one that is not there yet.
    read: str | None
    #: The whole record with id and type; None where it is to go.
    data: Mapping[str, Any] | None
    #: File, relative to the workspace, that the record is to stand in; None: where it stands, or where its like do.
    file: Path | None = None
    #: Whether somebody has gone through the record, so that the notes of a proposal beside it may go.
    reviewed: bool = False


def created(edition: str | None, data: Mapping[str, Any], file: Path | None = None) -> Change:
    """Return the change that adds the record `data`, which has id and type."""
    return Change(edition, data["id"], None, data, file)


def changed(record: Record, data: Mapping[str, Any], file: Path | None = None) -> Change:
    """Return the change that lets `record`, as it was read, say `data` instead."""
    return Change(record.edition, record.id, fingerprint(record.data), data, file)


def removed(record: Record) -> Change:
    """Return the change that removes `record`, as it was read."""
    return Change(record.edition, record.id, fingerprint(record.data), None)


class Conflict(StyrgrafError):
    """A record is not as it was when it was read."""

    def __init__(self, change: Change, found: Record | None) -> None:
        self.change = change
        #: The record as it is now; None where it is gone.
        self.found = found
        super().__init__(change.id)

    @property
    def kind(self) -> Literal["exists", "gone", "changed"]:
        """Return what has happened."""
        if self.change.read is None:
            return "exists"
        return "changed" if self.found else "gone"

    def __str__(self) -> str:
        told = {
            "exists": "is there already; give the new record another id, or change the one that is there",
            "gone": "has been removed since it was read; nothing was written",
            "changed": "has been changed since it was read; look at it as it is now, and make the change again",
        }
        where = Message(" in {edition}", edition=self.change.edition) if self.change.edition else ""
        return Message("The record {id}{where} {told}.", id=self.change.id, where=where, told=told[self.kind])
