"""Forms for the parameters of a question."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from queries.catalogue import Parameter
from queries.options import options
from server.pages.visit import Visit

#: More things than this are typed by name instead of chosen from a list.
_MOST_LISTED: Final = 150


@dataclass(frozen=True)
class Field:
    """One field: a list to choose from where there are `choices`, else text to type."""

    name: str
    label: str
    value: str
    required: bool
    #: Value and label of each choice.
    choices: tuple[tuple[str, str], ...]
    hint: str


def fields(visit: Visit, parameters: Iterable[Parameter], given: Mapping[str, str]) -> tuple[Field, ...]:
    """Return the fields of a form, filled in with what was `given`."""
    return tuple(_field(visit, parameter, given.get(parameter.name, "")) for parameter in parameters)


def _field(visit: Visit, parameter: Parameter, value: str) -> Field:
    choices = _choices(visit, parameter)
    key = f"hint.{parameter.kind}"
    hint = visit.texts(key) if key in visit.texts else "" if choices else visit.texts("hint.name")
    label = parameter.label[visit.language]
    return Field(parameter.name, label, value, parameter.required, choices, hint)


def _choices(visit: Visit, parameter: Parameter) -> tuple[tuple[str, str], ...]:
    if parameter.kind == "month":
        return tuple((str(number), visit.texts(f"month.{number:02}")) for number in range(1, 13))
    known = options(parameter.kind, visit.site.service.store, visit.reader.view, visit.language)
    return tuple((option.value, option.label) for option in known) if len(known) <= _MOST_LISTED else ()
