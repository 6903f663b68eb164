"""Answering with a collection: the format that is asked for, a part of it, and 304 where it is known already."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from hashlib import sha256
from typing import Literal

from fastapi import Request, Response
from pyoxigraph import NamedNode, Triple
from starlette.exceptions import HTTPException

from queries.table import Table
from queries.table_format import with_iris
from server.api.collection import Collection
from server.api.paging import Page
from server.conditional import is_known
from server.formats import GRAPHS, Format, chosen, media_types, named
from server.identity.writing import written
from server.pages.visit import Visit

FormatName = Literal["json", "csv", "xlsx", "ttl"]
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FORMATS = (Format("json", "application/json"), Format("csv", "text/csv"), Format("xlsx", _XLSX), GRAPHS[0])


def answered(visit: Visit, page: Page, name: str, collect: Callable[[], Collection], state: object = "") -> Response:
    """Return the part of what `collect` gives that `page` cuts out; `name` is what a file of it is called.

    `state` is what the answer depends on beside the request and the build.
    """
    form = _format(visit.request)
    headers = {"ETag": _tag(visit, form, state), "Vary": "Accept, Accept-Language", "Access-Control-Allow-Origin": "*"}
    if is_known(visit.request.headers.get("if-none-match"), headers["ETag"]):
        return Response(status_code=304, headers=headers)
    found = collect()
    headers |= {"Link": page.links(visit.request, len(found.items)), "Content-Language": visit.language}
    if form.name != "json":
        headers["Content-Disposition"] = f'attachment; filename="{name}.{form.name}"'
    return Response(_WRITERS[form.name](visit, page, found), media_type=form.media_type, headers=headers)


def _format(request: Request) -> Format:
    asked = request.query_params.get("format")
    found = named(FORMATS, asked) if asked else chosen(FORMATS, request.headers.get("accept"))
    if found is None:
        raise HTTPException(406, f"This can be had as {', '.join(media_types(FORMATS))}.")
    return found


def _tag(visit: Visit, form: Format, state: object) -> str:
    asked = f"{visit.site.service.dataset.build_id} {visit.request.url} {visit.language} {form.name} {state}"
    return f'"{sha256(asked.encode()).hexdigest()[:20]}"'


def _json(visit: Visit, page: Page, found: Collection) -> bytes:
    table, total = found.table, len(found.items)
    content = {
        "title": table.title,
        "language": visit.language,
        "editions": [edition.id for edition in visit.reader.view.editions],
        "build": visit.site.service.dataset.build_id,
        "total": total,
        "offset": page.offset,
        "limit": page.limit,
        "columns": [{"name": column.name, "label": column.label} for column in table.columns],
        "items": found.items[page.cut],
        "empty": None if total else table.empty,
    }
    return json.dumps(content, ensure_ascii=False).encode()


def _part(page: Page, table: Table) -> Table:
    return Table(table.title, table.columns, table.rows[page.cut], table.empty)


def _csv(visit: Visit, page: Page, found: Collection) -> bytes:
    from queries.table_format import spreadsheet_csv

    return spreadsheet_csv(with_iris(_part(page, found.table)))


def _xlsx(visit: Visit, page: Page, found: Collection) -> bytes:
    from server.exports.workbook import Sheet, workbook  # here, as few need it

    table = with_iris(_part(page, found.table))
    headings = tuple(column.label for column in table.columns)
    rows = [tuple(cell.text for cell in row) for row in table.rows]
    return workbook(table.title, [Sheet(table.title, headings, rows)])


def _ttl(visit: Visit, page: Page, found: Collection) -> bytes:
    things = dict.fromkeys(iri for about in found.things[page.cut] for iri in about)
    named_ = " ".join(str(NamedNode(iri)) for iri in things)
    query = f"CONSTRUCT {{ ?thing ?property ?value }} WHERE {{ VALUES ?thing {{ {named_} }} ?thing ?property ?value }}"
    triples: list[Triple] = visit.site.service.store.construct(query, visit.reader.view) if things else []
    return written(triples, GRAPHS[0])


_WRITERS: Mapping[str, Callable[[Visit, Page, Collection], bytes]] = {
    "json": _json,
    "csv": _csv,
    "xlsx": _xlsx,
    "ttl": _ttl,
}
