"""What OpenAPI tells of the answers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from server.api.answering import FORMATS
from server.api.models import Items, Problem, Rows

_TEXT = {"schema": {"type": "string"}}
_WRONG = {
    400: "A value cannot be taken.",
    404: "There is no such thing.",
    406: "There is no such format.",
    422: "A value is not of the form that it has to have.",
}


def responses(*, of_rows: bool) -> dict[int | str, dict[str, Any]]:
    """Return the answers of a resource: rows of cells, or items of their own kind."""
    files = {form.media_type: _TEXT for form in FORMATS[1:]}
    told = {"model": Rows if of_rows else Items, "content": files, "description": "The answer."}
    return {200: told, 304: {"description": "The client has this answer already."}, **_problems()}


def file_responses(media_types: Mapping[str, str]) -> dict[int | str, dict[str, Any]]:
    """Return the answers of what gives whole files, by the names of their formats."""
    content = {media_type: {} if name == "json" else _TEXT for name, media_type in media_types.items()}
    return {200: {"content": content, "description": "The answer."}, **_problems()}


def _problems() -> dict[int | str, dict[str, Any]]:
    content = {"application/problem+json": {"schema": Problem.model_json_schema()}}
    return {status: {"content": content, "description": words} for status, words in _WRONG.items()}
