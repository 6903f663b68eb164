"""Fetching what a workspace wants, key figure by key figure: each one is written whole before the next is asked for.

A fetch that breaks goes on where it stopped, since what is young enough is not asked for again.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from graph.bundled import refuse_bundled
from graph.errors import StyrgrafError, WorkspaceError
from graph.kolada.client import Kolada
from graph.kolada.errors import KoladaError
from graph.kolada.kept import FOLDER, file_of, kept
from graph.kolada.records import Fetched, text_of
from graph.kolada.rows import Kpi
from graph.kolada.wanted import Wanted, wanted
from graph.message import Message
from graph.whole_file import write_file
from graph.workspace import Workspace
from graph.writing.state import FileChange, read_state

Outcome = Literal["fetched", "kept", "unknown"]


@dataclass(frozen=True)
class Step:
    """What became of one key figure."""

    number: int
    total: int
    kpi: str
    outcome: Outcome
    #: How many values were written.
    values: int = 0


def fetch(
    workspace: Workspace,
    kolada: Kolada,
    today: date,
    *,
    max_age: int,
    first_year: int | None = None,
    told: Callable[[Step], None] = lambda step: None,
) -> None:
    """Fetch what `workspace` wants and has not fetched within `max_age` days; `told` is called for each key figure.

    Raises StyrgrafError where the workspace may not be written to or has nothing to ask for, and KoladaError.
    """
    refuse_bundled(workspace.folder)
    asked = wanted(workspace, today, first_year)
    _refuse_nothing(asked)
    stale = [kpi for kpi in asked.indicators if not _is_fresh(workspace, kolada, asked, kpi, today, max_age)]
    known = kolada.kpis(stale) if stale else {}
    for number, kpi in enumerate(asked.indicators, 1):
        outcome, count = _fetch_one(workspace, kolada, asked, known[kpi], today) if kpi in known else ("kept", 0)
        if kpi in stale and kpi not in known:
            outcome = "unknown"
        told(Step(number, len(asked.indicators), kpi, outcome, count))


def _fetch_one(workspace: Workspace, kolada: Kolada, asked: Wanted, kpi: Kpi, today: date) -> tuple[Outcome, int]:
    codes = list(asked.principals)
    values = kolada.values(kpi.id, codes, asked.years)
    addresses = kolada.addresses(kpi.id, codes, asked.years)
    fetched = Fetched(kpi, asked.indicators[kpi.id], addresses, values, today)
    text = text_of(fetched, asked.principals, workspace.settings.languages)
    _refuse_unreadable(workspace, file_of(kpi.id), text, addresses[0])
    _make_folder(workspace)
    write_file(workspace.folder / file_of(kpi.id), text.encode())
    return "fetched", len(values)


def _refuse_unreadable(workspace: Workspace, file: Path, text: str, address: str) -> None:
    """Raise KoladaError where the workspace could not be opened with `text` in `file`."""
    try:
        read_state(workspace.folder).refuse_problems([FileChange(file, None, text, ())])
    except WorkspaceError as error:
        raise KoladaError(
            address, Message("gives what no record can hold ({problem})", problem=error.problems[0].message)
        ) from None


def _is_fresh(workspace: Workspace, kolada: Kolada, asked: Wanted, kpi: str, today: date, max_age: int) -> bool:
    addresses = kolada.addresses(kpi, list(asked.principals), asked.years)
    return kept(workspace, kpi).answers(addresses, asked.indicators[kpi], today, max_age)


def _refuse_nothing(asked: Wanted) -> None:
    if not asked.indicators:
        raise StyrgrafError(
            "No indicator of this workspace has a key figure; add a KpiMatch record with kpi and matchFor."
        )
    if not asked.principals:
        raise StyrgrafError("No principal of this workspace has a municipalityCode or koladaId; add one to its record.")
    if not asked.years:
        raise StyrgrafError("The first year is yet to come; give an earlier one.")


def _make_folder(workspace: Workspace) -> None:
    try:
        (workspace.folder / FOLDER).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StyrgrafError(
            Message("Cannot make the folder {path}: {reason}.", path=workspace.folder / FOLDER, reason=error.strerror)
        ) from None
