"""The fields that a form sends."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import parse_qsl

from fastapi import Depends, Request
from starlette.exceptions import HTTPException

_FORM = "application/x-www-form-urlencoded"
#: A record with all its texts is some 5 kB.
_MAX_BYTES = 200_000
_MAX_FIELDS = 2_000


async def sent_fields(request: Request) -> dict[str, str]:
    """Return the fields of the form that was sent, the last of those with one name. Raises HTTPException."""
    kind = request.headers.get("content-type", "").lower().partition(";")[0].strip()
    if kind != _FORM:
        raise HTTPException(415, f"Send the form as {_FORM}.")
    content = b""
    async for chunk in request.stream():
        content += chunk
        if len(content) > _MAX_BYTES:
            raise HTTPException(413, f"The form is larger than {_MAX_BYTES // 1000} kB; write less.")
    try:
        return dict(parse_qsl(content.decode(), keep_blank_values=True, max_num_fields=_MAX_FIELDS, errors="strict"))
    except (UnicodeDecodeError, ValueError):
        raise HTTPException(400, "The form cannot be read; send fields in UTF-8, and not too many.") from None


#: What a route asks for to be given the fields sent.
Fields = Annotated[dict[str, str], Depends(sent_fields)]
