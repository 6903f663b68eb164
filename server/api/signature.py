"""The parameters of a question as those of a route, so that OpenAPI tells them and FastAPI holds them to it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from inspect import Parameter as Place
from inspect import Signature
from typing import Annotated, Any

from fastapi import Query, Response

from queries.catalogue import Parameter
from queries.values import EXAMPLES, LONGEST_WORD
from server.api.answering import FormatName
from server.api.paging import USUAL, Limit, Offset
from server.language import Language
from server.pages.visit import Visiting

Endpoint = Callable[..., Response]
Examples = Callable[[str], Sequence[str]]
#: What a person may type for a parameter of each kind that is no thing.
_FORMS: dict[str, dict[str, Any]] = {
    "word": {"max_length": LONGEST_WORD},
    "date": {"pattern": r"^\d{4}-\d{2}-\d{2}$"},
    "day": {"max_length": 40},
    "month": {"max_length": 20},
}
_DATE = r"^\d{4}(-\d{2}(-\d{2})?)?$"

Lang = Annotated[Language | None, Query(description="Language of the words; else by Accept-Language.")]
Edition = Annotated[str | None, Query(max_length=100, description="One edition, or `alla` for all; else the newest.")]
Day = Annotated[str | None, Query(json_schema_extra={"pattern": _DATE}, description="What was newest on a day.")]
FormatOf = Annotated[FormatName | None, Query(description="Format of the answer; else by Accept.")]
#: What every resource takes beside its own parameters.
COMMON: dict[str, tuple[Any, Any]] = {
    "lang": (Lang, None),
    "utgava": (Edition, None),
    "datum": (Day, None),
    "format": (FormatOf, None),
    "limit": (Limit, USUAL),
    "offset": (Offset, 0),
}


def with_signature(endpoint: Endpoint, parameters: Iterable[Parameter], examples: Examples) -> Endpoint:
    """Give `endpoint` the signature of a question; `examples` gives values for a kind of parameter."""
    places = [_place("visit", Visiting, Place.empty)]
    for each in parameters:
        places.append(_place(each.name, _annotation(each, examples), Place.empty if each.required else None))
    places += [_place(name, annotation, default) for name, (annotation, default) in COMMON.items()]
    endpoint.__signature__ = Signature(places)  # type: ignore[attr-defined]  # what FastAPI reads
    return endpoint


def _place(name: str, annotation: Any, default: Any) -> Place:
    return Place(name, Place.KEYWORD_ONLY, annotation=annotation, default=default)


def _annotation(parameter: Parameter, examples: Examples) -> Any:
    known = [EXAMPLES[parameter.kind]] if parameter.kind in EXAMPLES else list(examples(parameter.kind))
    form = {**_FORMS.get(parameter.kind, {"max_length": 300}), "examples": known}
    told = f"{parameter.label['en']} ({parameter.label['sv']})"
    kind = str if parameter.required else str | None
    return Annotated[kind, Query(min_length=1, description=told, **form)]
