"""What a workspace wants from Kolada: the key figures mapped to its indicators, for the principals with a code."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from graph.errors import RecordProblem, WorkspaceError
from graph.message import Message
from graph.record import Record
from graph.workspace import Workspace

#: So many years back where no target of the workspace names a year to compare with.
_YEARS_BACK = 10
#: The forms that ids have in Kolada. They become parts of addresses and of file names.
_KPI = re.compile(r"[A-Z][0-9]{5}")
_CODE = re.compile(r"[0-9]{4}|G[0-9]{1,9}")


@dataclass(frozen=True)
class Wanted:
    """What is to be fetched."""

    #: For each key figure, in order, the ids of the indicators that it may measure.
    indicators: Mapping[str, tuple[str, ...]]
    #: For each code in Kolada, in order, the record of whom it is the code of.
    principals: Mapping[str, Record]
    years: tuple[int, ...]


def wanted(workspace: Workspace, today: date, first_year: int | None = None) -> Wanted:
    """Return what `workspace` wants, from `first_year` on; None begins with the earliest year its targets compare with.

    Raises WorkspaceError where an id cannot be one of Kolada's.
    """
    _refuse_malformed(workspace.records)
    matches = [record for record in workspace.records if record.type == "KpiMatch"]
    kpis = sorted({str(match.data["kpi"]) for match in matches if "kpi" in match.data})
    indicators = {kpi: _indicators(matches, kpi) for kpi in kpis}
    first = first_year or _first_year(workspace.records, today)
    return Wanted(indicators, _principals(workspace.records), tuple(range(first, today.year + 1)))


def _refuse_malformed(records: Iterable[Record]) -> None:
    forms = {"KpiMatch": (("kpi", _KPI),), "Principal": (("koladaId", _CODE), ("municipalityCode", _CODE))}
    problems = [
        RecordProblem(
            record.file,
            record.line_of(key),
            record.id,
            Message("{data!r} is no {key} that Kolada has.", data=record.data[key], key=key),
            "Write it as N15428." if key == "kpi" else "Write it as 1715.",
        )
        for record in records
        for key, form in forms.get(record.type, ())
        if key in record.data and not form.fullmatch(str(record.data[key]))
    ]
    if problems:
        raise WorkspaceError(problems)


def _indicators(matches: Iterable[Record], kpi: str) -> tuple[str, ...]:
    found = {str(iri) for match in matches if match.data.get("kpi") == kpi for iri in match.values("matchFor")}
    return tuple(sorted(found))


def _principals(records: Iterable[Record]) -> dict[str, Record]:
    found: dict[str, Record] = {}
    for record in records:
        code = record.data.get("koladaId") or record.data.get("municipalityCode")
        if record.type == "Principal" and code:
            found.setdefault(str(code), record)
    return dict(sorted(found.items()))


def _first_year(records: Iterable[Record], today: date) -> int:
    named = [str(year) for record in records if record.type == "Target" for year in record.values("baselineYear")]
    earliest = min((int(year) for year in named if year.isdigit()), default=today.year - _YEARS_BACK)
    return min(earliest, today.year)
