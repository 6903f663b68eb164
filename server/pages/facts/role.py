"""Roles and what comes with them: posts, seats, a say in appointments, events to attend."""

from __future__ import annotations

from collections.abc import Mapping

from server.pages.facts.entry import Entry
from server.pages.facts.reader import Reader


def roles(reader: Reader) -> tuple[Entry, ...]:
    """Read every role that a document gives something to: a post, a seat, a say or an invitation."""
    return reader.entries("?entry a sg:Role . ?other ?how ?entry")


def every_post(reader: Reader) -> tuple[Entry, ...]:
    """Read every post."""
    return reader.entries("?entry a sg:Post")


def posts_of(reader: Reader, role: str) -> tuple[Entry, ...]:
    """Return the posts that go with `role`."""
    return tuple(post for post in reader.once(every_post) if role in post.iris("role"))


def homes_of_posts(reader: Reader) -> Mapping[str, tuple[str, ...]]:
    """Read the bodies that each post is in, by IRI."""
    return {post.iri: post.iris("postIn") for post in reader.once(every_post)}
