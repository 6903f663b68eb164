"""What the address of the page asks for: which two editions, what of them, and how it is shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Final, Literal, get_args

from fastapi import Depends, Request

from graph.edition import EditionInfo
from graph.errors import UnknownEdition
from graph.message import Message
from queries.comparison import CHOICES, Selection, groups
from server.fault import Missing
from server.pages.site import Site
from server.service import Service

#: The three ways to look at the same changes: sentences, the two sides beside each other, the chart.
Shape = Literal["meningar", "bredvid", "karta"]
SHAPES: Final[tuple[Shape, ...]] = get_args(Shape)
#: What parts of the address choose among changes.
CHOOSING: Final = ("organ", "huvudman", "slag", "om")


@dataclass(frozen=True)
class ChangeState:
    """One state of the page; parts that are not asked for are empty."""

    #: The two editions; None where the workspace has no two.
    pair: tuple[EditionInfo, EditionInfo] | None
    selection: Selection
    #: The parts of the address that choose, as given.
    given: dict[str, str]
    shape: Shape

    @property
    def is_whole(self) -> bool:
        """Whether nothing is chosen, so that an overview is shown."""
        return not any(self.given.values())

    @property
    def is_backwards(self) -> bool:
        """Whether the edition chosen as the newer is known to be the older one."""
        if self.pair is None:
            return False
        old, new = self.pair
        known = min(len(old.issued), len(new.issued))
        return new.iri in old.revises or old.issued[:known] > new.issued[:known]


def change_state(
    request: Request,
    fran: str = "",
    till: str = "",
    organ: str = "",
    huvudman: str = "",
    slag: str = "",
    om: str = "",
    visa: Shape = "meningar",
) -> ChangeState:
    """Return the state that the parts of the address give; `settled` tells which organisations they name.

    Raises UnknownEdition and Missing.
    """
    site: Site = request.app.state.site
    if slag and slag not in CHOICES:
        raise Missing(Message("There is no kind of change {slag!r}.", slag=slag), ("/andringar",), slag)
    if om and om not in groups():
        raise Missing(Message("There is no group of changes {om!r}.", om=om), ("/andringar",), om)
    given = {"organ": organ, "huvudman": huvudman, "slag": slag, "om": om}
    pair = chosen_pair(site.service.dataset.editions, fran, till)
    return ChangeState(pair, Selection(kind=slag, group=om), given, visa)


def chosen_pair(
    editions: Sequence[EditionInfo], old: str = "", new: str = ""
) -> tuple[EditionInfo, EditionInfo] | None:
    """Return the editions to compare, by their ids; one that is not given is found from the other.

    Without either, the newest edition that revises another is held against that one; where none
    does, the two newest editions. None where there are no two. Raises UnknownEdition.
    """
    known = {edition.id: edition for edition in editions}
    for given in (old, new):
        if given and given not in known:
            raise UnknownEdition(given, sorted(known))
    later = known[new] if new else _later(editions, known.get(old))
    earlier = known[old] if old else _earlier(editions, later)
    return (earlier, later) if earlier and later else None


def revision_of(editions: Sequence[EditionInfo]) -> tuple[EditionInfo, EditionInfo] | None:
    """Return the newest edition that revises another, after the one it revises; None where none does."""
    return chosen_pair(editions) if any(edition.revises for edition in editions) else None


def compares(service: Service, iri: str) -> bool:
    """Whether the editions that are compared unless others are chosen say something of a thing."""
    pair = chosen_pair(service.dataset.editions)
    told = {place.file.parts[0] for place in service.dataset.origins.get(iri, ())}
    return pair is not None and bool(told & {edition.id for edition in pair})


def _later(editions: Sequence[EditionInfo], old: EditionInfo | None) -> EditionInfo | None:
    """Return the newest edition that revises `old` (None: any), else the newest other one."""
    revising = [each for each in editions if (old.iri in each.revises if old else each.revises)]
    others = [each for each in editions if each != old]
    return next(reversed(revising or others), None)


def _earlier(editions: Sequence[EditionInfo], new: EditionInfo | None) -> EditionInfo | None:
    """Return the newest edition that `new` revises, else the newest one before it."""
    revised = [each for each in editions if new and each.iri in new.revises]
    others = [each for each in editions if each != new]
    return next(reversed(revised or others), None)


#: What a route asks for to be given the state.
Stated = Annotated[ChangeState, Depends(change_state)]
