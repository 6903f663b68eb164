"""The ways on to another new record: one more like this from the same place, and the next sentence unsaid."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from graph.record import Record
from ontology import schema
from server.pages.editing.drafts import folder_of
from server.pages.editing.links import LISTED, NEW
from server.pages.editing.passages import passages
from server.pages.editing.pointed import Pointed
from server.pages.editing.proposals.filling import filled
from server.pages.editing.proposals.guessing import names_in
from server.pages.editing.proposals.unsaid import Unsaid, unsaid
from server.pages.editing.things import Things
from server.pages.visit import Visit

#: What one sentence most often says of several things alike: who acts, and what they belong to.
_CARRIED: Final = frozenset({
    "bearer", "mandate", "organiser", "wheel", "appointer", "goalOf", "goalKind", "measures", "targetOf", "partOf",
    "level", "postIn", "about",
})  # fmt: skip


@dataclass(frozen=True)
class Again:
    """Addresses; None where there is none."""

    same_place: str | None
    #: The next sentence that nothing is said of: address of a form filled in by a guess, its words, and their number.
    unsaid: tuple[str, str, int] | None


def again(visit: Visit, record: Record, *, is_listed: bool) -> Again:
    """Return the ways on from `record`, which has just been added."""
    return Again(one_more(visit, record, is_listed=is_listed), _next_unsaid(visit, record, is_listed=is_listed))


def one_more(visit: Visit, record: Record, *, is_listed: bool) -> str | None:
    """Return the address of a form for a record of the same class, on the same passage, of those who act in `record`.

    None where it stands on no passage.
    """
    marks: Any = next((each for each in record.values("source") if isinstance(each, Mapping)), None)
    if marks is None:
        return None
    place = Pointed({part: str(text) for part, text in marks.items()}).query
    return _address(visit, record.type, folder_of(record), place | carried_by(record), is_listed=is_listed)


def carried_by(record: Record) -> dict[str, str]:
    """Return the fields that one more record of the class of `record` begins with: who acts, and what it belongs to."""
    asked = {name for name, key in schema.keys_of(record.type).items() if key.kind in ("iri", "concept")} & _CARRIED
    return {
        f"{name}.{at}": str(value)
        for name in sorted(asked)
        for at, value in enumerate(record.values(name), 1)
        if isinstance(value, str) and value
    }


def one_more_like(record: Record, guess: Mapping[str, str]) -> dict[str, str]:
    """Return the fields of one more record like `record` on its sentence, of which `guess` says what is left there.

    What tells one from another, its name and what it applies to, is left to be answered: a guess would take it from
    the words that tell of `record`. A duty is what the words that are left say.
    """
    differing = () if record.type == "Responsibility" else ("label", "appliesTo", "appoints", "object")
    return {name: text for name, text in guess.items() if name.partition(".")[0] not in differing} | carried_by(record)


def _next_unsaid(visit: Visit, record: Record, *, is_listed: bool) -> tuple[str, str, int] | None:
    if record.edition is None:
        return None
    left = sorted((each for every in unsaid(visit, record.edition).values() for each in every), key=_at)
    if not left:
        return None
    here = next((place.at for place in passages(visit, record) if place.at is not None), 0)
    following = next((each for each in left if each.at >= here), left[0])
    things = Things(visit.site.service.workspace, visit.language)
    kind, texts = filled(visit, things, names_in(things), following.words)
    place = following.place.query
    return _address(visit, kind, record.edition, place | texts, is_listed=is_listed), following.words, len(left)


def _at(left: Unsaid) -> int:
    return left.at


def _address(visit: Visit, kind: str, folder: str, fields: Mapping[str, str], *, is_listed: bool) -> str:
    return visit.address(NEW, {"typ": kind, "mapp": folder, **fields, **({LISTED: "ja"} if is_listed else {})})


def given_in(query: Mapping[str, str], kind: str) -> dict[str, str]:
    """Return the fields of a form for the class `kind` that an address answers: values of keys, and texts."""
    keys = schema.keys_of(kind) if kind in schema.classes() else {}
    return {name: text for name, text in query.items() if name.partition(".")[0] in keys and "." in name}
