"""A body or post that a document names and no edition of the workspace knows."""

from __future__ import annotations

from dataclasses import dataclass

from graph.documents.locator import Span
from graph.drafting.body_words import Head
from graph.drafting.names import Known


@dataclass(frozen=True)
class Newcomer:
    """A body or post that no edition of the workspace knows."""

    known: Known
    head: Head
    #: Id of the body that a post, or a presidium, seems to be in.
    post_in: str | None = None
    #: Whether it stands in a list of the members, and what those listed are called: "partnerorganisationer".
    is_member: bool = False
    listed_as: str = ""
    #: The section and place that tells of it, where it is named in other words there.
    place: tuple[str, Span] | None = None
