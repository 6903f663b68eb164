"""``/vem-gor-vad``: bodies by duties or by topics, with what is shared and what nobody has; also as files."""

from __future__ import annotations

from typing import Final

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, Response
from markupsafe import Markup, escape

from queries.sorting import swedish
from server.pages.facts.bearing import bearing
from server.pages.facts.clause import clauses
from server.pages.facts.level import levels
from server.pages.facts.organisation import Organisation, organisations
from server.pages.parts.body_choice import body_choice
from server.pages.parts.matrix import MOST_COLUMNS, NO_ROW, NOBODY, columns_of, matrix, rows_of, slug_of
from server.pages.parts.matrix_choice import Choice, matrix_choice
from server.pages.parts.matrix_files import MEDIA_TYPES, file_of
from server.pages.parts.paging import paged
from server.pages.parts.statement import clusters, duties
from server.pages.visit import Visit, Visiting

_MOST_CLAUSES: Final = 20


router = APIRouter()


@router.get("/vem-gor-vad", response_class=HTMLResponse)
def vem_gor_vad(
    visit: Visiting,
    visa: str = "uppgift",
    organ: str = "",
    niva: str = "",
    rad: str = "",
    bara: str = "",
    ruta: str = "",
    kolumner: int = 1,
    format: str = "",  # noqa: A002
) -> Response:
    """Show the table with the duties in it, or send it as a file."""
    choice = matrix_choice(visit, visa, organ, niva, rad, bara, ruta)
    found = choice.clauses(visit)
    if format in MEDIA_TYPES:
        return file_of(visit, choice.axis, found, choice.columns(visit), format)
    listed = choice.listed(visit, found)
    page = paged(visit, listed, _MOST_CLAUSES)
    return visit.page(
        "vem_gor_vad.html",
        visit.texts("matrix.title"),
        choice=choice,
        table=matrix(visit, found, choice.axis, choice.columns(visit), kolumner),
        most_columns=MOST_COLUMNS,
        duties=clusters(duties(visit, [each.entry for each in page.items])),
        page=page,
        chosen_cell=_cell_words(visit, choice),
        bodies=body_choice(visit, visit.reader.once(bearing).holders, choice.body),
        acting=_acting(visit, choice.body),
        levels=_levels(visit),
        rows=_rows(visit, choice.axis),
        silent=visit.reader.once(bearing).silent,
        files={kind: visit.here(format=kind, ruta="", sida="", kolumner="") for kind in MEDIA_TYPES},
    )


def _cell_words(visit: Visit, choice: Choice) -> tuple[str, str] | None:
    """Return row and column of the chosen cell in words; None where none is."""
    row, column = choice.cell
    if not row:
        return None
    found = visit.reader.once(clauses)
    rows = {slug_of(visit, iri): iri for iri in {iri for each in found for iri in rows_of(each, choice.axis)}}
    columns = {slug_of(visit, iri): iri for iri in {iri for each in found for iri in columns_of(each)}}
    if column not in columns:
        columns = {slug_of(visit, each.iri): each.iri for each in visit.reader.once(organisations)}
    if column not in (*columns, NOBODY):
        return None
    words = visit.texts("matrix.no_topic") if row == NO_ROW else str(visit.label(rows[row]))
    return words, visit.texts("matrix.nobody") if column == NOBODY else str(visit.label(columns[column]))


def _acting(visit: Visit, body: Organisation | None) -> Markup | None:
    """Return whose duties are shown of a body that is part of others; None where it is part of none."""
    wholes = visit.reader.once(organisations).capacities(body.iri)[1:] if body else ()
    holders = visit.reader.once(bearing).holders
    acting = [visit.link(iri) for iri in wholes if iri in holders]
    if body is None or not acting:
        return None
    return Markup(escape(visit.texts("matrix.acting"))).format(
        name=visit.link(body.iri), wholes=visit.texts.listed(acting)
    )


def _levels(visit: Visit) -> list[tuple[str, str]]:
    """Return name and slug of each level on which somebody has a duty."""
    found = visit.reader.once(bearing).levels
    return [(str(visit.label(each.iri)), each.slug) for each in visit.reader.once(levels) if each in found]


def _rows(visit: Visit, axis: str) -> list[tuple[str, str]]:
    found = {iri for clause in visit.reader.once(clauses) for iri in rows_of(clause, axis) if iri != NO_ROW}
    named = ((str(visit.label(iri)), slug_of(visit, iri)) for iri in found)
    return sorted(named, key=lambda pair: swedish(pair[0]))
