"""What of each edition is left for a person to do, which no check can tell: “no errors” is not “gone through”."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from graph.edition import EditionInfo
from ontology.namespaces import STYRGRAF
from server.pages.editing.links import MANY
from server.pages.editing.proposals.unsaid import unsaid
from server.pages.editing.unsure import listed, to_review
from server.pages.visit import Visit
from server.pages.words import Words

#: As the rule of the same name has it: what an event of a wheel says is borne by those who arrange that.
_RULE: Final = "duty-without-bearer"
_UNBORNE: Final = f"""PREFIX sg: <{STYRGRAF}> PREFIX duty: <{STYRGRAF}duty/>
SELECT (COUNT(DISTINCT ?focus) AS ?number) {{
  ?focus sg:duty ?duty .
  FILTER NOT EXISTS {{ ?focus sg:bearer ?bearer }}
  FILTER NOT EXISTS {{ ?focus sg:duty duty:anordna ; sg:object ?event . ?event sg:wheel ?wheel }}
}}"""


@dataclass(frozen=True)
class Remaining:
    """What is left of one edition: address and words of each part; nothing where all is done."""

    edition: Words
    parts: tuple[tuple[str, str], ...]


def remaining(visit: Visit) -> tuple[Remaining, ...]:
    """Return what is left of each edition that the page shows; nothing where one may not write."""
    if visit.request.app.state.editing is None:
        return ()
    return tuple(_of(visit, edition) for edition in visit.reader.view.editions)


def _of(visit: Visit, edition: EditionInfo) -> Remaining:
    inner = visit.elsewhere(edition.id)
    counted = visit.site.kept(("remaining", edition.id), lambda: _counted(inner, edition.id))
    return Remaining(inner.label(edition.iri), tuple(_told(visit, edition.id, *counted)))


def _counted(visit: Visit, edition: str) -> tuple[int, int, int]:
    """Return how many proposals nobody has gone through, duties nobody bears and sentences nobody has read."""
    proposals = len(listed(to_review(visit.site.service.workspace, edition)))
    unborne = next(int(row["number"].value) for row in visit.reader.select(_UNBORNE))
    return proposals, unborne, sum(map(len, unsaid(visit, edition).values()))


def _told(visit: Visit, edition: str, proposals: int, unborne: int, unread: int) -> Iterator[tuple[str, str]]:
    texts = visit.texts
    if proposals:
        yield visit.address(MANY, {"mapp": edition}), texts.counted("edit.remaining.proposals", proposals)
    if unborne:
        asked = {"utgava": edition, "regel": _RULE}
        yield visit.address("/granskning", asked), texts.counted("edit.remaining.unborne", unborne)
    if unread:
        address = visit.address(MANY, {"mapp": edition})
        yield f"{address}#u1", texts.counted("edit.remaining.unread", unread)
