"""What has been fetched before: one file for each key figure, in the folder `kolada` of the reference data."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from graph.kolada.records import source_id
from graph.record import Record
from graph.workspace import REFERENCE, Workspace

FOLDER = Path(REFERENCE) / "kolada"


@dataclass(frozen=True)
class Kept:
    """What a workspace holds of one key figure."""

    #: Day of the fetch; None where it was never fetched.
    day: date | None = None
    addresses: frozenset[str] = frozenset()
    indicators: frozenset[str] = frozenset()
    years: tuple[int, ...] = ()

    def answers(self, addresses: Iterable[str], indicators: Iterable[str], today: date, max_age: int) -> bool:
        """Tell whether it is what would be asked for now, and young enough (days)."""
        young = self.day is not None and today - self.day < timedelta(days=max_age)
        same_indicators = not self.years or self.indicators == frozenset(indicators)
        return young and self.addresses == frozenset(addresses) and same_indicators


def file_of(kpi: str) -> Path:
    """Return the file of a key figure, relative to the workspace."""
    return FOLDER / f"{kpi}.yaml"


def kept(workspace: Workspace, kpi: str) -> Kept:
    """Return what `workspace` holds of `kpi`."""
    own = [record for record in workspace.records if record.file == file_of(kpi)]
    source = next((record for record in own if record.id == source_id(kpi)), None)
    if source is None:
        return Kept()
    observed = [record for record in own if record.type == "Observation"]
    return Kept(
        _day(source),
        frozenset(map(str, source.values("page"))),
        frozenset(str(record.data.get("observedProperty")) for record in observed),
        _years(observed),
    )


def _day(source: Record) -> date | None:
    try:
        return date.fromisoformat(str(source.data.get("fetched")))
    except ValueError:
        return None


def _years(observed: Sequence[Record]) -> tuple[int, ...]:
    return tuple(sorted({int(str(record.data["date"])[:4]) for record in observed if "date" in record.data}))
