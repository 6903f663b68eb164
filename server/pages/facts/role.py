"""Roles and what comes with them: posts, seats, a say in appointments, events to attend."""

from __future__ import annotations

from collections.abc import Mapping

from pyoxigraph import NamedNode

from server.pages.facts.entry import Entry
from server.pages.facts.mentions import Mentions, mentions
from server.pages.facts.reader import Reader


def roles(reader: Reader) -> tuple[Entry, ...]:
    """Read every role that a document gives something to: a post, a seat, a say or an invitation."""
    return reader.entries("?entry a sg:Role . ?other ?how ?entry")


def role_mentions(reader: Reader, role: str) -> Mentions:
    """Read what names `role` or a post that goes with it."""
    return mentions(reader, [role, *(post.iri for post in posts_of(reader, role))])


def posts_of(reader: Reader, role: str) -> tuple[Entry, ...]:
    """Read the posts that go with `role`."""
    return reader.entries(f"?entry a sg:Post ; org:role {NamedNode(role)}")


def homes_of_posts(reader: Reader) -> Mapping[str, tuple[str, ...]]:
    """Read the bodies that each post is in, by IRI."""
    return {post.iri: post.iris("postIn") for post in reader.entries("?entry a sg:Post")}
