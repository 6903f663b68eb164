"""Headings below which nothing stands but the next heading: they stand before it, for they tell what it belongs to."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from graph.documents.segments import Segment
from server.pages.editing.passages import passages
from server.pages.editing.proposals.sentences import Sentences
from server.pages.visit import Visit


def headings_before(visit: Visit, folder: str, text: Sentences) -> Mapping[str, tuple[str, ...]]:
    """Return the slugs of the bare headings right before each section of `folder`, by the slug of that."""
    return visit.site.kept(("headings", folder), lambda: _before(visit, folder, text))


def _before(visit: Visit, folder: str, text: Sentences) -> Mapping[str, tuple[str, ...]]:
    following = {first.span.end: second for first, second in pairwise(text.pieces)}
    headings = _headings(visit, folder, text)
    found: dict[str, tuple[str, ...]] = {}
    for (above, heading), (below, piece) in pairwise(headings.items()):
        if following.get(heading.span.end) == piece:
            found[below] = (*found.get(above, ()), above)
    return found


def _headings(visit: Visit, folder: str, text: Sentences) -> dict[str, Segment]:
    """Return the piece that each section of `folder` begins with, by its slug, in the order of the document."""
    own = [each for each in visit.site.service.workspace.records if each.type == "Section" and each.edition == folder]
    found = {each.id.rpartition("/")[2]: place.at for each in own for place in list(passages(visit, each))[:1]}
    pieces = ((slug, text.at(at)) for slug, at in found.items())
    there = [(slug, piece) for slug, piece in pieces if piece]
    return dict(sorted(there, key=lambda each: each[1].span.start))
