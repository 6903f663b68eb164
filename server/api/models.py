"""The shape of what the API answers with, as OpenAPI describes it."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, Field


class Cell(BaseModel):
    """What stands in one place of a row."""

    text: str = Field(description="The words, in the language of the answer.")
    iri: str | None = Field(description="The thing that the words name, where they name one.")
    parts: list[Cell] | None = Field(None, description="The single values, where there are several.")


class Heading(BaseModel):
    """A column of the answer."""

    name: str
    label: str


class _Part(BaseModel):
    title: str
    language: str
    editions: list[str] = Field(description="The editions that the answer is about.")
    build: str = Field(description="The build of the dataset; the same build gives the same answers.")
    total: int = Field(description="The number of items altogether.")
    offset: int
    limit: int
    columns: list[Heading]


class Rows(_Part):
    """Rows of a table; every cell has its text and, where it names a thing, the IRI."""

    items: list[dict[str, Cell]]
    empty: str | None = Field(description="What it means that there are no items, where there are none.")


class Items(_Part):
    """Objects, each with the fields that are told where the resource is described."""

    items: list[dict[str, Any]]
    empty: str | None = Field(description="What it means that there are no items, where there are none.")


class Problem(BaseModel):
    """What was wrong, in one sentence (RFC 9457)."""

    status: int
    title: str
    detail: str
    links: list[str] = Field(description="Paths that may be what was meant.")
