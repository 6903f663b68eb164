"""``/fragor`` and ``/fragor/{name}``: what can be asked, and the answers as tables, CSV, XLSX and JSON."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, PlainTextResponse, Response

from queries.catalogue import Question, question, questions
from queries.errors import ParameterError
from queries.federation import federated_questions
from queries.table import Table
from server.exports.table_file import FORMS, MEDIA_TYPES, Form, table_file
from server.language.telling import told
from server.pages.origin import origin
from server.pages.parts.answer import answer
from server.pages.parts.form import fields
from server.pages.question_groups import grouped
from server.pages.visit import Visit, Visiting
from server.service import ALL_EDITIONS

router = APIRouter()


@router.get("/fragor", response_class=HTMLResponse)
def every(visit: Visiting) -> HTMLResponse:
    """List the questions."""
    elsewhere = federated_questions().values() if visit.site.elsewhere.endpoints else ()
    title = visit.texts("questions.title")
    return visit.page("questions.html", title, groups=grouped(questions()), elsewhere=elsewhere)


@router.get("/fragor/{name}", response_class=HTMLResponse)
def one(name: str, visit: Visiting, format: str = "") -> Response:  # noqa: A002
    """Show one question and, where it has the values it needs, its answer."""
    asked = question(name)
    given = _given(visit, asked)
    table, problem = _asked(visit, asked, given)
    if format in FORMS:
        return _file(visit, asked, table, problem, format)
    return visit.page(
        "question.html",
        asked.title[visit.language],
        status=400 if problem else 200,
        question=asked,
        fields=fields(visit, asked.parameters, given),
        table=answer(visit, table) if table else None,
        problem=problem,
        everywhere=_everywhere(visit),
        editor=visit.address("/sparql", {"exempel": asked.name, **given}),
        files={kind: visit.here(format=kind, sida="") for kind in FORMS},
    )


def _given(visit: Visit, asked: Question) -> dict[str, str]:
    query = visit.request.query_params
    return {parameter.name: query[parameter.name] for parameter in asked.parameters if query.get(parameter.name)}


def _asked(visit: Visit, asked: Question, given: dict[str, str]) -> tuple[Table | None, str]:
    """Return the answer, or None while a value is missing; and what is wrong with the values."""
    if any(parameter.required and parameter.name not in given for parameter in asked.parameters):
        return None, ""
    from queries.runner import run  # here, so that the first page need not wait for networkx

    view, language = visit.reader.view, visit.language
    key = (asked.name, tuple(given.items()), view.graphs, language)
    try:
        return visit.site.answers.of(key, lambda: run(asked, given, visit.site.service.store, view, language)), ""
    except ParameterError as error:
        return None, told(error, visit.language)


def _everywhere(visit: Visit) -> str | None:
    """Return the address of the same question to all editions, where others than those shown may have an answer."""
    every = visit.site.service.dataset.editions
    return visit.here(utgava=ALL_EDITIONS, datum="", sida="") if len(visit.reader.view.editions) < len(every) else None


def _file(visit: Visit, asked: Question, table: Table | None, problem: str, form: Form) -> Response:
    if table is None:
        missing = [parameter.name for parameter in asked.parameters if parameter.required]
        return PlainTextResponse(problem or f"Give a value for {', '.join(missing)}.", 400)
    content = table_file(form, table, origin(visit))
    headers = {"Content-Disposition": f'attachment; filename="{asked.name}.{form}"'} if form != "json" else {}
    return Response(content, media_type=MEDIA_TYPES[form], headers=headers)
