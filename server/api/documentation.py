"""``/api``: the API for people to read, made from its OpenAPI description."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from queries.catalogue import Question, questions, resources
from server.api.signature import COMMON
from server.pages.visit import Visit, Visiting

#: Which of the examples of a parameter is shown, where it is not the first: two editions are to differ.
_WHICH = {"till": 1}


@dataclass(frozen=True)
class Operation:
    """One address: what it answers, what it takes, and an example to follow."""

    path: str
    summary: str
    tag: str
    parameters: tuple[dict[str, Any], ...]
    example: str | None


router = APIRouter()


@router.get("/api", response_class=HTMLResponse)
def describe(visit: Visiting) -> HTMLResponse:
    """Show every address with its parameters."""
    described = visit.request.app.openapi()
    operations = list(_operations(described, visit))
    return visit.page(
        "api.html",
        visit.texts("api.title"),
        tags=dict.fromkeys(each.tag for each in operations),
        operations=operations,
        common=_common(described, visit),
    )


def _operations(described: dict[str, Any], visit: Visit) -> Iterator[Operation]:
    known = _questions()
    for path, methods in described["paths"].items():
        operation = methods.get("get")
        if operation and path.startswith("/api/"):
            asked = known.get(path)
            name = path.rpartition("/")[2]
            summary = asked.title[visit.language] if asked else visit.texts(f"api.answers.{name}")
            parameters = operation.get("parameters", ())
            own = tuple(_told(each, visit, asked) for each in parameters if each["name"] not in COMMON)
            yield Operation(path, summary, operation["tags"][0], own, _example(path, own))


def _questions() -> dict[str, Question]:
    """Return what questions and resources ask, by the address that answers."""
    return {
        **{f"/api/fragor/{each.name}": each for each in questions()},
        **{f"/api/{each.name}": each for each in resources()},
    }


def _told(parameter: dict[str, Any], visit: Visit, asked: Question | None = None) -> dict[str, Any]:
    """Return a parameter with its meaning in the language of the page."""
    name = parameter["name"]
    labels = {each.name: each.label[visit.language] for each in asked.parameters} if asked else {}
    return {**parameter, "description": labels.get(name) or visit.texts(f"api.takes.{name}")}


def _common(described: dict[str, Any], visit: Visit) -> list[dict[str, Any]]:
    """Return the parameters that every list of things takes, as the list of questions has them."""
    parameters = described["paths"]["/api/fragor"]["get"]["parameters"]
    return [_told(each, visit) for each in parameters if each["name"] in COMMON]


def _example(path: str, own: tuple[dict[str, Any], ...]) -> str | None:
    """Return an address to follow; None where a value is needed and nothing is known to take its place."""
    needed = [each for each in own if each["required"]]
    if not all(each["schema"].get("examples") for each in needed):
        return None
    values = [(each["name"], each["schema"]["examples"][_WHICH.get(each["name"], 0)]) for each in needed]
    return f"{path}?{urlencode(values)}" if values else path
