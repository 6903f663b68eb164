"""``/api``: the API for people to read, made from its OpenAPI description."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from server.api.signature import COMMON
from server.pages.visit import Visiting

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
    operations = list(_operations(described))
    return visit.page(
        "api.html",
        visit.texts("api.title"),
        tags=dict.fromkeys(each.tag for each in operations),
        operations=operations,
        common=_common(described, operations),
    )


def _operations(described: dict[str, Any]) -> Iterator[Operation]:
    for path, methods in described["paths"].items():
        operation = methods.get("get")
        if operation and path.startswith("/api/"):
            own = tuple(each for each in operation.get("parameters", ()) if each["name"] not in COMMON)
            yield Operation(path, operation["summary"], operation["tags"][0], own, _example(path, own))


def _common(described: dict[str, Any], operations: list[Operation]) -> list[dict[str, Any]]:
    parameters = described["paths"][operations[0].path]["get"]["parameters"]
    return [each for each in parameters if each["name"] in COMMON]


def _example(path: str, own: tuple[dict[str, Any], ...]) -> str | None:
    """Return an address to follow; None where a value is needed and nothing is known to take its place."""
    needed = [each for each in own if each["required"]]
    if not all(each["schema"].get("examples") for each in needed):
        return None
    values = [(each["name"], each["schema"]["examples"][_WHICH.get(each["name"], 0)]) for each in needed]
    return f"{path}?{urlencode(values)}" if values else path
