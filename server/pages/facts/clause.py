"""The duties of a view, clause by clause: who bears each, and whether alone, jointly or nobody knows how."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Final

from server.pages.facts.entry import Entry
from server.pages.facts.organisation import Organisations, organisations
from server.pages.facts.reader import Reader

#: How a duty is borne, in the order that a table tells it.
MANNERS: Final = ("own", "jointly", "severally", "both", "unclear", "with")
_BY_SHARING: Final = {"jointly": "jointly", "severally": "severally", "jointly-and-severally": "both"}
_PATTERN: Final = "?entry sg:duty ?duty"


@dataclass(frozen=True)
class Clause:
    """One duty as a document words it."""

    entry: Entry
    #: How its bearers hold it, one of MANNERS.
    manner: str

    @cached_property
    def bearers(self) -> tuple[str, ...]:
        """Return who bears it; nobody where no document says."""
        return self.entry.iris("bearer")

    @cached_property
    def duty(self) -> tuple[str, ...]:
        """Return the words for what is to be done."""
        return self.entry.iris("duty")

    @cached_property
    def topic(self) -> tuple[str, ...]:
        """Return the topics that it belongs to."""
        return self.entry.iris("topic")

    @cached_property
    def holders(self) -> dict[str, str]:
        """Return everybody who has a part in it, each with how."""
        joined = dict.fromkeys(self.entry.iris("togetherWith"), "with")
        return joined | dict.fromkeys(self.bearers, self.manner)

    @property
    def is_shared(self) -> bool:
        """Tell whether several hold it together, or nobody knows how they do."""
        return self.manner in ("jointly", "both", "unclear")

    @property
    def is_missing(self) -> bool:
        """Tell whether nobody is said to have it."""
        return not self.bearers


def clauses(reader: Reader) -> tuple[Clause, ...]:
    """Read every duty of the view, in the order of the records."""
    known = reader.once(organisations)
    return tuple(Clause(entry, _manner(entry, known)) for entry in reader.entries(_PATTERN))


def clauses_by_iri(reader: Reader) -> dict[str, Clause]:
    """Return every duty of the view by its IRI."""
    return {each.entry.iri: each for each in reader.once(clauses)}


def _manner(entry: Entry, known: Organisations) -> str:
    sharing = entry.iri_of("sharing")
    if sharing:
        return _BY_SHARING.get(sharing.rpartition("/")[2], "unclear")
    bearers = entry.iris("bearer")
    several = len({*bearers, *entry.iris("togetherWith")}) > 1
    collective = any(iri in known and known[iri].thing == "Collective" for iri in bearers)
    return "unclear" if several or collective else "own"
