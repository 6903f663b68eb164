"""Today: asked for in one place, so that a test can set it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Annotated

from fastapi import Depends


def today() -> date:
    """Return the date."""
    return datetime.now(UTC).date()


#: What a route asks for to be told the date.
Today = Annotated[date, Depends(today)]
