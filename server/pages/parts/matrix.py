"""Who does what, as a matrix: a row for each duty word or topic, a column for each who has one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from math import inf
from typing import Final

from ontology.namespaces import STYRGRAF
from queries.sorting import swedish
from server.chart.palette import level_class
from server.pages.addresses import ORGANISATION
from server.pages.facts.bearing import bearing
from server.pages.facts.clause import MANNERS, Clause
from server.pages.facts.level import Level
from server.pages.facts.organisation import organisations
from server.pages.visit import Visit
from server.pages.words import Link, Words

#: What rows stand for, by the word in the address: what they are of a clause.
AXES: Final = {"uppgift": "duty", "amne": "topic"}
#: The column of duties that nobody is said to have, and the row of those without a topic.
NOBODY: Final = "ingen"
NO_ROW: Final = "inget"
#: The most columns that stand beside each other.
MOST_COLUMNS: Final = 20


@dataclass(frozen=True)
class Column:
    """Somebody who has duties."""

    id: str
    link: Link
    #: The level and its name; None and empty where it stands on none.
    level: Level | None
    level_words: Words
    #: Whether it is the column of those that nobody has.
    is_gap: bool = False

    @property
    def look(self) -> str:
        """Return what the stylesheet calls the colour of its level."""
        return level_class(self.level.number) if self.level else ""


@dataclass(frozen=True)
class Cell:
    """The duties where a row and a column meet."""

    column: Column
    #: Codes with their numbers, as in "E3 G1"; empty where there are none.
    code: str
    #: The same in full.
    words: str
    #: Name in the address.
    id: str
    #: Whether some of them are shared.
    is_shared: bool = False


@dataclass(frozen=True)
class Row:
    """A duty word or a topic."""

    id: str
    link: Link
    count: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Matrix:
    """The whole table; ``columns`` are those of one page of it."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    #: The page of columns shown, from 1, and how many there are.
    page: int
    pages: int
    #: How many columns there are in all, that of nobody left out.
    width: int


def rows_of(clause: Clause, axis: str) -> tuple[str, ...]:
    """Return the IRIs of the rows that a clause stands in; NO_ROW where it stands in none."""
    rows: tuple[str, ...] = getattr(clause, AXES[axis])
    return rows or (NO_ROW,)


def columns_of(clause: Clause) -> tuple[str, ...]:
    """Return the IRIs of the columns that a clause stands in; NOBODY where nobody has it."""
    return (*clause.holders, *((NOBODY,) if clause.is_missing else ()))


def slug_of(visit: Visit, iri: str) -> str:
    """Return what a row or a column is called in an address."""
    return iri.removeprefix(visit.site.base).removeprefix(ORGANISATION).removeprefix(STYRGRAF).replace("/", "~")


def matrix(visit: Visit, found: Sequence[Clause], axis: str, only: Iterable[str] | None, page: int | None) -> Matrix:
    """Return the clauses of `found` as a table with rows of `axis`.

    Columns are those of `only` (None: all), a page of them (None: all at once).
    """
    counts = Counter(row for clause in found for row in rows_of(clause, axis))
    wanted = {column for clause in found for column in columns_of(clause)}
    named = wanted if only is None else wanted.intersection({*only, NOBODY})
    others = sorted(named - {NOBODY}, key=_places(visit).__getitem__)
    pages = max(1, -(-len(others) // MOST_COLUMNS))
    at = min(max(page or 1, 1), pages)
    shown = others if page is None else others[(at - 1) * MOST_COLUMNS : at * MOST_COLUMNS]
    columns = tuple(_column(visit, iri) for iri in (*({NOBODY} & named), *shown))
    manners = _manners(found, axis, {column.link.iri for column in columns})
    rows = [_row(visit, iri, count, columns, manners) for iri, count in counts.items()]
    kept = sorted((row for row in rows if any(cell.code for cell in row.cells)), key=lambda row: swedish(str(row.link)))
    return Matrix(columns, tuple(kept), at, pages, len(others))


def _places(visit: Visit) -> Mapping[str, int]:
    """Return where the column of each who has a duty stands, by level and name; it is made once."""

    def places() -> Mapping[str, int]:
        known, holders = visit.reader.once(organisations), visit.reader.once(bearing).holders
        levels = {iri: known[iri].level for iri in holders if iri in known}
        numbers = {iri: level.number for iri, level in levels.items() if level}
        ordered = sorted(holders, key=lambda iri: (numbers.get(iri, inf), swedish(str(visit.label(iri))), iri))
        return {iri: place for place, iri in enumerate(ordered)}

    return visit.site.kept(("columns", visit.reader.view.graphs, visit.language), places)


def _manners(found: Iterable[Clause], axis: str, columns: Set[str]) -> dict[tuple[str, str], Counter[str]]:
    """Return how many duties of each manner there are, by row and column, of `columns` alone."""
    counted: dict[tuple[str, str], Counter[str]] = {}
    for clause in found:
        if not columns.isdisjoint(columns_of(clause)):
            holders = {NOBODY: "missing"} if clause.is_missing else {}
            for row in rows_of(clause, axis):
                for iri, manner in (holders | clause.holders).items():
                    counted.setdefault((row, iri), Counter())[manner] += 1
    return counted


def _column(visit: Visit, iri: str) -> Column:
    if iri == NOBODY:
        return Column(NOBODY, Link(NOBODY, Words(visit.texts("matrix.nobody")), None), None, Words(""), is_gap=True)
    known = visit.reader.once(organisations)
    level = known[iri].level if iri in known else None
    return Column(slug_of(visit, iri), visit.link(iri), level, visit.label(level.iri) if level else Words(""))


def _row(
    visit: Visit, iri: str, count: int, columns: Iterable[Column], manners: dict[tuple[str, str], Counter[str]]
) -> Row:
    slug = slug_of(visit, iri)
    link = Link(iri, Words(visit.texts("matrix.no_topic")), None) if iri == NO_ROW else visit.link(iri)
    return Row(
        id=slug,
        link=link,
        count=count,
        cells=tuple(_cell(visit, slug, column, manners.get((iri, column.link.iri))) for column in columns),
    )


def _cell(visit: Visit, row: str, column: Column, found: Counter[str] | None) -> Cell:
    if not found:
        return Cell(column, "", "", "")
    texts, told = visit.texts, [manner for manner in (*MANNERS, "missing") if found[manner]]
    codes = (_code(texts(f"matrix.code.{manner}"), found[manner]) for manner in told)
    words = (texts.counted(f"matrix.told.{manner}", found[manner]) for manner in told)
    shared = any(found[manner] for manner in ("jointly", "both", "unclear"))
    return Cell(column, " ".join(codes), ", ".join(words), f"{row}.{column.id}", shared)


def _code(letter: str, count: int) -> str:
    """Return a letter or a word with a number behind it, where there are several."""
    joint = " " if len(letter) > 1 else ""
    return f"{letter}{joint}{count}" if count > 1 else letter
