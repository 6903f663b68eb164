"""Why a request to the endpoint gets no answer."""

from __future__ import annotations

from collections.abc import Mapping


class Refusal(Exception):
    """An HTTP status and one clear sentence for whoever sent the request."""

    def __init__(self, status: int, reason: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(status, reason)
        self.status = status
        self.reason = reason
        self.headers = dict(headers or {})
