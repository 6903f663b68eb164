"""Reading one header of a request as it came."""

from __future__ import annotations

from starlette.types import Scope


def header(scope: Scope, name: bytes) -> str | None:
    """Return the value of the header `name` (in small letters); several are one list (RFC 9110, 5.3)."""
    values: list[bytes] = [value for key, value in scope["headers"] if key == name]
    return b", ".join(values).decode("latin-1") if values else None
