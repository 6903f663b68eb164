"""Who appoints the members of a body, as a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from ontology.terms import SG
from server.pages.facts.entry import Entry
from server.pages.facts.reader import values
from server.pages.parts.quote import Quote
from server.pages.parts.statement import Statement, statement
from server.pages.visit import Visit


@dataclass(frozen=True)
class Appointment:
    """One rule of appointment."""

    sentence: Markup
    statement: Statement

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """Return where it stands."""
        return self.statement.quotes


def appointments(visit: Visit, entries: Sequence[Entry]) -> tuple[Appointment, ...]:
    """Return the rules of appointment among `entries`."""
    holders = _holders(visit, (iri for entry in entries for iri in entry.iris("appointer")))
    return tuple(
        Appointment(_sentence(visit, entry, holders), statement(visit, entry, ("condition",))) for entry in entries
    )


def _sentence(visit: Visit, entry: Entry, holders: Mapping[str, str]) -> Markup:
    texts = visit.texts
    appointers = texts.listed(_named(visit, iri, holders) for iri in entry.iris("appointer"))
    slots = {"who": texts.listed(visit.link(iri) for iri in entry.iris("appoints")), "by": appointers}
    consulted, is_post = entry.iris("inConsultationWith"), _are_posts(visit, entry.iris("appoints"))
    if not consulted:
        return Markup(texts("appointment.post" if is_post else "appointment.by", **slots))
    key = "appointment.post_consulting" if is_post else "appointment.consulting"
    return Markup(texts(key, **slots, heard=texts.listed(map(visit.link, consulted))))


def _are_posts(visit: Visit, appointed: Sequence[str]) -> bool:
    """Return whether all that are appointed are posts, which have no members."""
    read = visit.reader.entries(values("entry", sorted(set(appointed)))) if appointed else ()
    return bool(read) and all(SG.Post in entry.iris("type") for entry in read)


def _named(visit: Visit, iri: str, holders: Mapping[str, str]) -> object:
    if iri not in holders:
        return visit.link(iri)
    return visit.texts("appointment.held", post=visit.link(iri), holder=visit.link(holders[iri]))


def _holders(visit: Visit, posts: Iterable[str]) -> dict[str, str]:
    """Return for each post that another post holds by office that other post."""
    wanted = sorted(set(posts))
    read = visit.reader.entries(values("entry", wanted)) if wanted else ()
    return {entry.iri: holder for entry in read if (holder := entry.iri_of("heldBy"))}
