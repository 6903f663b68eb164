"""Everything that is proposed for an edition, before it becomes records."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from graph.beginning import EXAMPLE
from graph.documents.conversion import Converted
from graph.documents.locator import Span
from graph.drafting.agreed import Agreed
from graph.drafting.agreed_with import listed_agreements
from graph.drafting.agreeing import agreements, is_itself_an_agreement, of_an_agreement
from graph.drafting.aiming import Aim, aims, without_duties
from graph.drafting.answering import Answering, answerings
from graph.drafting.belonging import Belonging, belongings
from graph.drafting.cast import Cast
from graph.drafting.clause import Clause
from graph.drafting.composing import compositions
from graph.drafting.composition import Composition
from graph.drafting.deciding import Contested, about_what_is_contested, contested
from graph.drafting.entries import Happening
from graph.drafting.forbidding import Forbidden, forbidden
from graph.drafting.happening import happenings
from graph.drafting.holders import named_by_body, with_elected
from graph.drafting.in_force import InForce, in_force
from graph.drafting.names import Known, Names
from graph.drafting.newcomer import Newcomer
from graph.drafting.own_lists import OwnLists
from graph.drafting.passage import Passage, Section
from graph.drafting.reading import Reading
from graph.drafting.ruling import rulings
from graph.drafting.same_events import told_as_one
from graph.drafting.yardsticks import Yardstick, yardsticks
from graph.edition import editions_of
from graph.record import Record
from graph.settings import Settings
from graph.workspace import Workspace
from ontology import schema

#: Records that may be the object of a duty.
THINGS = frozenset({"Deliverable", "Agreement", "GoverningDocument", "Event", "Goal", "Strategy", "IndicatorReport"})


@dataclass(frozen=True)
class Proposal:
    """What was read in one document."""

    document: Converted
    sections: tuple[Section, ...]
    passages: tuple[Passage, ...]
    newcomers: Mapping[str, Newcomer]
    compositions: tuple[Composition, ...]
    events: tuple[Happening, ...]
    goals: tuple[Aim, ...]
    #: Which bodies are said to be part of which.
    belongings: tuple[Belonging, ...] = ()
    #: What the document says of its own standing.
    standing: tuple[InForce, ...] = ()
    #: The lists that the workspace adds to the usual.
    own: OwnLists = field(default_factory=OwnLists)
    #: Who is said to answer to whom.
    answerings: tuple[Answering, ...] = ()
    #: By what the goals are measured.
    yardsticks: tuple[Yardstick, ...] = ()
    #: What several bodies are said to decide.
    contested: tuple[Contested, ...] = ()
    #: The agreements that it tells of, without being one.
    agreements: tuple[Agreed, ...] = ()
    #: What it says may not be done, and of how decisions are made.
    forbidden: tuple[Forbidden, ...] = ()
    #: By what other names the document calls somebody, by id.
    called: Mapping[str, Sequence[str]] = field(default_factory=dict)
    #: Where the first passage of the whole document stands, whether or not it is left to be proposed from.
    first: Span | None = None

    @property
    def clauses(self) -> tuple[Clause, ...]:
        """All duties, in document order."""
        return tuple(clause for passage in self.passages for clause in passage.clauses)


def propose(
    document: Converted, records: Iterable[Record], left: Callable[[Passage], Passage | None] = lambda passage: passage
) -> Proposal:
    """Read `document` in the light of `records`, the oldest edition first; see `known_records`.

    Only what is left of the passages, as `left` tells, is proposed from; all are read, for what they name.
    """
    known = tuple(records)
    own = OwnLists(known)
    reading = Reading(Cast(Names(known, actor_classes()), _posts(known), own=own), Names(known, THINGS))
    whole, sections = tuple(reading.passages(document)), tuple(reading.sections)
    read = tuple(passage for passage in map(left, whole) if passage)
    passages = about_what_is_contested(read)
    goals = tuple(aims(passages, sections, own))
    passages = without_duties(passages, goals)
    composed = tuple(compositions(passages, sections))
    newcomers = named_by_body(with_elected(reading.cast.newcomers, passages), sections, composed)
    standing = tuple(in_force(whole, sections))
    of_others = [] if is_itself_an_agreement(whole, sections) else [s for s in standing if of_an_agreement(whole, s)]
    agreed = () if is_itself_an_agreement(whole, sections) else tuple(agreements(passages, of_others))
    agreed = (*agreed, *listed_agreements(passages))
    return Proposal(
        document,
        sections,
        passages,
        newcomers,
        composed,
        tuple(told_as_one(happenings(passages, sections, Names(known, frozenset({"Event"}))))),
        goals,
        tuple(belongings(passages)),
        tuple(said for said in standing if said not in of_others),
        own,
        tuple(answerings(passages)),
        tuple(yardsticks(passages, goals)),
        tuple(contested(read)),
        agreed,
        (*forbidden(passages, sections), *rulings(passages, sections)),
        reading.cast.called,
        whole[0].span if whole else None,
    )


def known_records(workspace: Workspace, without: str | None = None) -> tuple[Record, ...]:
    """Return the records of a workspace, reference data first, then editions by age; leave one out if asked.

    The example that a workspace begins with is left out: it is no earlier edition of anything.
    """
    age = _age(workspace.records, workspace.settings)
    kept = [
        record for record in workspace.records if record.edition is None or record.edition not in (without, EXAMPLE)
    ]
    return tuple(sorted(kept, key=lambda record: age.get(record.edition or "", -1)))


def actor_classes() -> frozenset[str]:
    """Names of the classes whose records may bear a duty, or be a role."""
    return frozenset(name for name in schema.classes() if schema.is_a(name, "DutyBearer")) | {"Role"}


def _posts(records: Iterable[Record]) -> dict[tuple[str, str], Known]:
    """The posts by role and body."""
    return {
        (str(role), str(body)): Known(record.id, "Post", record.data["label"]["sv"])
        for record in records
        if record.type == "Post"
        for role in record.values("role")
        for body in record.values("postIn")
    }


def _age(records: Iterable[Record], settings: Settings) -> dict[str, int]:
    return {edition.id: number for number, edition in enumerate(editions_of(records, settings.base))}
