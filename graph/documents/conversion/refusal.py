"""Why a document is not converted."""

from __future__ import annotations


class Refusal(Exception):
    """A document that is not read; the text goes on from “Document … in … ”, without a full stop."""
