"""A parameter that nothing takes is a mistake, and is told."""

from __future__ import annotations

from collections.abc import Collection

from fastapi import Request

from graph.message import Message
from queries.errors import ParameterError, suggest
from server.api.signature import COMMON


def refuse_unknown(request: Request, own: Collection[str]) -> None:
    """Raise ParameterError where `request` has a parameter that is neither one of `own` nor common to all."""
    known = {*own, *COMMON}
    for name in request.query_params:
        if name not in known:
            raise ParameterError(
                Message("There is no parameter {name!r} here; {suggest}", name=name, suggest=suggest(name, known))
            )
