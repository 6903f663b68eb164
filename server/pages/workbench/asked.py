"""What the address of the page asks for: what is held against what, which findings, and how they are laid out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, get_args

from graph.errors import UnknownEdition
from queries.finding import Finding
from queries.revision.base import NONE, origin_of
from server.pages.changes.state import revision_of
from server.pages.visit import Visit

PATH: Final = "/granskning"
#: What the findings can stand under.
Grouping = Literal["regel", "organ", "familj", "grad"]
GROUPINGS: Final[tuple[Grouping, ...]] = get_args(Grouping)
#: What asks for no base where the workspace is a copy, and is held against what it is a copy of without being asked.
NO_BASE: Final = "ingen"
#: Stands between the rules where several are asked for.
AND: Final = ","
#: Parts of the address that choose nothing to review.
_NOT_CHOOSING: Final = {"lang", "sida", "visa"}


@dataclass(frozen=True)
class Asked:
    """One state of the page; "" asks for everything."""

    #: Edition in view, as the address gives it: "" for the newest of each document.
    utgava: str
    #: Edition that the view is held against, NO_BASE, or "" for what the workspace is a copy of, if it is one.
    bas: str
    organ: str
    familj: str
    grad: str
    #: Name of a rule, or of several with AND between them.
    regel: str
    ordna: Grouping
    #: Whether an address without any part asks for a revision, so that any other has to say what it asks for.
    has_default: bool

    @property
    def base(self) -> str | None:
        """Return what the view is held against, as server.reviewing has it."""
        return NONE if self.bas == NO_BASE else self.bas or None

    @property
    def rules(self) -> tuple[str, ...]:
        """Return the names of the rules asked for; none where all are."""
        return tuple(name for name in self.regel.split(AND) if name)

    def leave(self, finding: Finding, bodies: tuple[str, ...]) -> bool:
        """Tell whether the filters leave `finding`, which concerns the organisations with the slugs `bodies`."""
        return (
            self.grad in ("", finding.severity)
            and (not self.rules or finding.rule in self.rules)
            and self.familj in ("", finding.family)
            and (not self.organ or self.organ in bodies)
        )

    @property
    def pair(self) -> dict[str, str]:
        """Return the parts of the address that say what is held against what."""
        edition = {"utgava": self.utgava} if self.utgava or self.has_default else {}
        return edition | ({"bas": self.bas} if self.bas else {})

    @property
    def given(self) -> dict[str, str]:
        """Return the parts of the address that ask for all of this."""
        layout = {"ordna": self.ordna} if self.ordna != GROUPINGS[0] else {}
        return self.pair | self.filters | layout

    @property
    def filters(self) -> dict[str, str]:
        """Return the parts that leave findings out."""
        return {name: value for name in ("organ", "familj", "grad", "regel") if (value := getattr(self, name))}


def asked_for(visit: Visit) -> tuple[Visit, Asked]:
    """Return what `visit` asks for, and the visit that has it in view.

    An address without any part asks for the newest edition that revises another, held against that one;
    in a copy, for the newest edition of each document, held against what it is a copy of.
    Raises UnknownEdition for a base that is not there.
    """
    query = visit.request.query_params
    editions = visit.site.service.dataset.editions
    default = revision_of(editions) if origin_of(visit.site.service.workspace) is None else None
    revision = default if not set(query) - _NOT_CHOOSING else None
    if revision:
        visit = visit.elsewhere(revision[1].id)
    words = {name: query.get(name, "") for name in ("organ", "familj", "grad", "regel")}
    ordna = next((each for each in GROUPINGS if each == query.get("ordna")), GROUPINGS[0])
    bas = revision[0].id if revision else query.get("bas", "")
    known = [edition.id for edition in editions]
    if bas not in ("", NO_BASE, *known):
        raise UnknownEdition(bas, known)
    return visit, Asked(visit.kept.get("utgava", ""), bas, **words, ordna=ordna, has_default=default is not None)
