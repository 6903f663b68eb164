"""Somebody with a role in an organisation: the posts that are theirs, and in whose name they act."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from server.pages.facts.entry import Entry
from server.pages.facts.organisation import Organisation, organisations
from server.pages.facts.reader import Reader, values
from server.pages.facts.role import every_post, posts_of


@dataclass(frozen=True)
class Holder:
    """Whoever has `role`, if any, in `organisation`."""

    reader: Reader
    organisation: Organisation
    role: Entry | None

    @cached_property
    def capacities(self) -> tuple[str, ...]:
        """Return everything in whose name the organisation acts, itself first."""
        return self.reader.once(organisations).capacities(self.organisation.iri)

    @cached_property
    def posts(self) -> tuple[Entry, ...]:
        """Return the posts that are theirs: those with the role here, and those that these bring with them."""
        found = [post for post in self._with_role if self._is_here(post)]
        for post in found:
            found += [each for each in self.reader.once(every_post) if each.iri_of("heldBy") == post.iri]
        return tuple({post.iri: post for post in found}.values())

    @property
    def names(self) -> tuple[str, ...]:
        """Return what a document may call them: the role, whoever has it, or a post of theirs."""
        return (self.role.iri, *(post.iri for post in self.posts)) if self.role else ()

    @property
    def homes_elsewhere(self) -> tuple[str, ...]:
        """Return the organisations that the documents place the role in, where this is none of them.

        A post tells it; of a role without one, the seats that are for it on somebody's behalf do. Nothing is
        returned where they tell of none, or of a seat on behalf of nobody in particular.
        """
        if self.posts or not self.role:
            return ()
        homes = tuple(dict.fromkeys(home for post in self._with_role for home in post.iris("postIn")))
        if homes:
            within = (home for home in homes if self.organisation.iri in with_wholes(self.reader, [home]))
            return tuple(within) or homes
        found = [set(each.iris("onBehalfOf")) for _, each in self.reader.once(seat_rows) if self._is_named(each)]
        behalf = sorted(set().union(*found)) if all(found) else ()
        own = {*self.capacities, *with_wholes(self.reader, self.capacities)}
        return () if own.intersection(with_wholes(self.reader, behalf)) else tuple(behalf)

    def may_take(self, seats: Entry) -> bool:
        """Return whether the seats are for them by name, on behalf of somebody in whose name they act."""
        behalf = seats.iris("onBehalfOf")
        return self._is_named(seats) and (not behalf or any(self.acts_for(body) for body in behalf))

    def acts_for(self, body: str) -> bool:
        """Return whether `body` is something in whose name they act: a whole, or a circle that they have a share of."""
        return body in with_wholes(self.reader, self.capacities) or self._shares(body)

    def _is_named(self, seats: Entry) -> bool:
        return not {*self.names}.isdisjoint(seats.iris("eligible"))

    @property
    def _with_role(self) -> tuple[Entry, ...]:
        return posts_of(self.reader, self.role.iri) if self.role else ()

    def _is_here(self, post: Entry) -> bool:
        """Return whether a post is in the organisation itself, or in a circle that it has its share of.

        A post in a part of it, or in a whole that it is a part of, is somebody else's.
        """
        homes = post.iris("postIn")
        return self.organisation.iri in homes or any(self._shares(home) for home in homes)

    def _shares(self, body: str) -> bool:
        """Return whether `body` is a circle of several, such as the boards of the municipalities, and one is theirs."""
        known = self.reader.once(organisations).by_iri
        is_circle = body in known and known[body].thing == "Collective"
        return is_circle and not {*self.capacities}.isdisjoint(with_wholes(self.reader, [body]))


def with_wholes(reader: Reader, bodies: Iterable[str]) -> tuple[str, ...]:
    """Return `bodies` and whatever they say that they are part of."""
    known, found = reader.once(organisations).by_iri, list(bodies)
    for body in found:
        wholes = known[body].entry.iris("partOf") if body in known else ()
        found += [whole for whole in wholes if whole not in found]
    return tuple(found)


def seat_rows(reader: Reader) -> tuple[tuple[Entry, Entry], ...]:
    """Read each composition rule with each of its groups of seats, or with itself where it has none."""
    rules = reader.entries("?entry a sg:CompositionRule")
    wanted = [iri for rule in rules for iri in rule.iris("seatGroup")]
    groups = {group.iri: group for group in reader.entries(values("entry", wanted))} if wanted else {}
    own = {rule.iri: [groups[iri] for iri in rule.iris("seatGroup") if iri in groups] for rule in rules}
    return tuple((rule, seats) for rule in rules for seats in own[rule.iri] or [rule])


def circles(seats: Entry) -> set[str]:
    """Return those that seats are for, or drawn from."""
    return {*seats.iris("onBehalfOf"), *seats.iris("drawnFrom")}
