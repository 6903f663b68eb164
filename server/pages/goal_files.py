"""``/mal.csv``, ``.xlsx``: the goals as tables; ``/mal.png``, ``.svg``, ``.pdf``: the values of one measure drawn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from fastapi import APIRouter, Response
from starlette.exceptions import HTTPException

from ontology.namespaces import STYRGRAF
from queries.table import Cell, Column, Table
from queries.table_format import spreadsheet_csv
from server.exports.picture import Caption, pdf_of, png_of
from server.exports.standalone import standalone
from server.exports.workbook import Facts, Sheet, workbook
from server.pages.facts.goal import Goals, goals
from server.pages.mal import PAGE, PICTURES, TABLES
from server.pages.origin import origin
from server.pages.parts.body_choice import body_named
from server.pages.parts.measure import GoalPart, MeasurePart, goal_part, measure_part
from server.pages.parts.quote import Quote
from server.pages.parts.trend import TrendPart
from server.pages.sent_file import Size, Sized, sent
from server.pages.today import Today
from server.pages.visit import Visit, Visiting
from server.pages.words import upper_first

_COLUMNS: Final = (
    *("goal.goal", "goal.kind", "goal.measure", "detail.polarity", "goal.count.targets", "goal.match"),
    *("goal.missing_column", "chart.source"),
)
_VALUES: Final = ("goal.measure", "goal.measured_for", "goal.year", "detail.result", "detail.unit", "followup.col.kpi")

router = APIRouter()


@router.get(PAGE + ".{form}")
async def file(
    form: str,
    visit: Visiting,
    day: Today,
    size: Sized,
    slag: str = "",
    organ: str = "",
    matt: str = "",
    nyckeltal: str = "",
) -> Response:
    """Send the goals as a table, or the values of the measure `matt` as a picture."""

    def make() -> bytes:
        found, body = visit.reader.once(goals), body_named(visit, organ)
        chosen = body.iri if body else None
        if form in PICTURES:
            return _picture(form, visit, _measure(visit, found, matt, chosen), nyckeltal, day, size)
        shown = [goal_part(visit, goal, chosen) for goal in found.goals if slag in ("", goal.kind)]
        table = _table(visit, shown)
        return spreadsheet_csv(table) if form == "csv" else _workbook(visit, table, found)

    return await sent(visit, form, (*TABLES, *PICTURES), "-".join(filter(None, ("mal", matt))), make)


def _workbook(visit: Visit, table: Table, found: Goals) -> bytes:
    name, facts = origin(visit)
    headings = tuple(column.label for column in table.columns)
    values = tuple(visit.texts(key) for key in _VALUES)
    return workbook(
        table.title,
        [
            Sheet(table.title, headings, [[cell.text for cell in row] for row in table.rows]),
            Sheet(visit.texts("goal.count.observations"), values, list(_values(visit, found))),
            Facts(name, table.title, facts),
        ],
    )


def _measure(visit: Visit, found: Goals, slug: str, chosen: str | None) -> MeasurePart:
    every = [*(measure for goal in found.goals for measure in goal.measures), *found.loose]
    for each in every:
        if each.iri.rpartition("/")[2] == slug and each.observed:
            return measure_part(visit, each, chosen)
    raise HTTPException(404, f"No values are known for the measure {slug!r} (matt).")


def _picture(form: str, visit: Visit, part: MeasurePart, kpi: str, day: date, size: Size) -> bytes:
    trend = next((each for each in part.trends if each.kpi == kpi), part.trends[0])
    drawn = str(trend.svg)
    if form == "svg":
        return standalone(drawn).encode()
    if form == "png":
        return png_of(drawn, size.scale)
    caption = Caption(
        title=str(part.link),
        edition=", ".join(str(edition) for edition in visit.editions),
        language=visit.language,
        made=day,
        alt=trend.alt,
        legend=" ".join(_legend(visit, part, trend)),
        told=list(_told(trend)),
    )
    return pdf_of(drawn, caption, size.paper)


def _legend(visit: Visit, part: MeasurePart, trend: TrendPart) -> Iterator[str]:
    """Yield what is measured and aimed for, what is seen, and where the values come from, with every reservation."""
    said = ", ".join(filter(None, (str(trend.unit), str(part.polarity or ""))))
    if said:
        yield f"{upper_first(said)}."
    for target in part.targets:
        yield f"{visit.texts('goal.target')} {target.phrase}."
    yield from trend.legend
    yield f"{visit.texts('goal.values_from')} {', '.join(str(link) for link in trend.sources)}."
    for match in part.matches:
        candidate = "" if match.is_exact else visit.texts("followup.candidate", grade=match.grade)
        yield f"{match.link}: {candidate} {match.caveat}"


def _told(trend: TrendPart) -> Iterator[str]:
    for link, cells, _ in trend.rows:
        yield f"{link}: {', '.join(f'{cell} ({year})' for year, cell in zip(trend.years, cells, strict=True) if cell)}"


def _table(visit: Visit, parts: Sequence[GoalPart]) -> Table:
    rows = tuple(row for part in parts for row in _rows(visit, part))
    columns = tuple(Column(key, visit.texts(key)) for key in _COLUMNS)
    return Table(visit.texts("goal.title"), columns, rows, visit.texts("goal.none"))


def _rows(visit: Visit, part: GoalPart) -> Iterator[tuple[Cell, ...]]:
    """Yield a row for each measure of a goal, or one that says what is missing."""
    head = (str(part.statement.link), str(part.kind))
    if not part.measures:
        missing = _missing(visit, part.missing)
        yield tuple(Cell(text) for text in (*head, "", "", "", "", missing, _places(part.statement.quotes)))
    for measure in part.measures:
        targets = "; ".join(target.phrase for target in measure.targets)
        matches = "; ".join(f"{match.link} ({match.grade})" for match in measure.matches)
        texts = (str(measure.link), str(measure.polarity or ""), targets, matches, _missing(visit, measure.missing))
        yield tuple(Cell(text) for text in (*head, *texts, _places(measure.quotes)))


def _missing(visit: Visit, keys: Sequence[str]) -> str:
    return "; ".join(visit.texts(f"goal.missing.{key}") for key in keys)


def _places(quotes: Sequence[Quote]) -> str:
    return "; ".join(dict.fromkeys(f"{quote.edition}, {quote.section}" for quote in quotes))


def _values(visit: Visit, found: Goals) -> Iterator[tuple[str | int | float, ...]]:
    """Yield every value once, as a number."""
    measures = {measure.iri: measure for goal in found.goals for measure in goal.measures}
    for measure in (*measures.values(), *found.loose):
        named = (str(visit.label(measure.iri)),)
        for observed in measure.observed:
            unit = str(visit.label(f"{STYRGRAF}unit/{observed.unit}")) if observed.unit else ""
            for year, value in observed.values:
                yield *named, str(visit.label(observed.organisation)), year, float(value), unit, observed.kpi
