"""Conditional requests: telling a client that it has the answer already (RFC 9110, 13.1.2)."""

from __future__ import annotations


def is_known(if_none_match: str | None, tag: str) -> bool:
    """Tell whether the header If-None-Match names `tag`, compared weakly."""
    tags = [each.strip().removeprefix("W/") for each in (if_none_match or "").split(",")]
    return "*" in tags or tag.removeprefix("W/") in tags
