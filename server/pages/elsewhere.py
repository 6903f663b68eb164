"""``/andra-grafer/{question}``: a question that joins this graph with another one, where the operator has named any."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, PlainTextResponse, Response

from graph.errors import StyrgrafError
from graph.federation import ElsewhereUnanswered
from queries.federation import federated_question, run_federated
from queries.table import Table
from server.exports.table_file import FORMS, MEDIA_TYPES, Form, table_file
from server.language.telling import told
from server.pages.origin import origin
from server.pages.parts.answer import answer
from server.pages.visit import Visit, Visiting

PATH = "/andra-grafer"
router = APIRouter()


@router.get(PATH + "/{name}", response_class=HTMLResponse)
def elsewhere(name: str, visit: Visiting, graf: str = "", format: str = "") -> Response:  # noqa: A002
    """Show the question with the graphs to choose from and, once one is chosen, the answer."""
    asked = federated_question(name)
    table, problem, status = _answered(visit, name, graf) if graf else (None, "", 200)
    if format in FORMS:
        return _file(visit, name, table, problem or "Give a value for graf.", format, status)
    return visit.page(
        "elsewhere.html",
        asked.title[visit.language],
        status=status,
        question=asked,
        endpoints=visit.site.elsewhere.endpoints.values(),
        chosen=graf,
        table=answer(visit, table) if table else None,
        problem=problem,
        everywhere=None,
        files={kind: visit.here(format=kind, sida="") for kind in FORMS},
    )


def _answered(visit: Visit, name: str, graph: str) -> tuple[Table | None, str, int]:
    site = visit.site
    try:
        asked = federated_question(name)
        table = run_federated(
            asked, lambda query: site.elsewhere.ask(graph, query), site.service.store, visit.reader.view, visit.language
        )
    except ElsewhereUnanswered as error:
        return None, told(error, visit.language), 502
    except StyrgrafError as error:
        return None, told(error, visit.language), 400
    return table, "", 200


def _file(visit: Visit, name: str, table: Table | None, problem: str, form: Form, status: int) -> Response:
    if table is None:
        return PlainTextResponse(problem, status if status != 200 else 400)
    headers = {"Content-Disposition": f'attachment; filename="{name}.{form}"'} if form != "json" else {}
    return Response(table_file(form, table, origin(visit)), media_type=MEDIA_TYPES[form], headers=headers)
