"""Which answers rest on the newer text ending early: all that it is said to lack, and how sure each is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from queries.comparison import Change, group_of, groups
from queries.comparison.absence import is_absence
from queries.comparison.properties import told
from server.pages.answers.answer import (
    Answer,
    Part,
    Row,
    Sum,
    Tally,
    Told,
    doubt_of,
    grouped,
    how_sure,
    reach,
    reason_of,
    sides_of,
)
from server.pages.changes.comparing import Compared
from server.pages.changes.ready_question import EARLY, PATH
from server.pages.visit import Visit
from server.pages.words import Link, Words

#: What is listed unless another group is asked for.
_FIRST: Final = "duties"


def ends_early(visit: Visit, compared: Compared, question: str, group: str = "") -> Answer:
    """Return the answer; what is lacking is listed for one `group`, of the others it tells how many there are."""
    weak = [each for each in compared.comparison.changes if each.weak and is_absence(each)]
    by_group = {name: [each for each in weak if group_of(each.type) == name] for name in groups()}
    found = {name: members for name, members in by_group.items() if members}
    shown = group if group in found else _FIRST if _FIRST in found else next(iter(found), "")
    texts, new = visit.texts, compared.new
    names = {"old": str(compared.old.editions[0]), "new": str(new.editions[0])}
    if not weak:
        return Answer(EARLY, question, (texts("answer.early.none", **names),))
    unsure = sum(each.is_unsure for each in weak)
    counts = {"surer": len(weak) - unsure, "unsure": unsure}
    cut, whole = reach(compared)
    sentences = [texts.counted("answer.early.sentence", len(weak), **names)]
    sentences += [texts("answer.early.where", cut=texts.listed(cut), whole=len(whole))] if cut else []
    sentences += [texts.counted(f"answer.early.{name}", count) for name, count in counts.items() if count]
    sums = tuple(_sum(visit, compared, name, members) for name, members in found.items())
    tally = Tally(sums, Sum(len(weak), texts("answer.early.total")))
    parts = (*_parts(visit, compared, shown, found[shown]), *_reached(visit, whole, cut))
    return Answer(EARLY, question, tuple(sentences), (tally,), parts)


def _sum(visit: Visit, compared: Compared, group: str, members: Sequence[Change]) -> Sum:
    unsure = sum(each.is_unsure for each in members)
    named = told("groups", group, visit.language)
    words = visit.texts(
        "answer.early.sum", group=named, how=", ".join(reversed(how_sure(visit, len(members) - unsure, unsure)))
    )
    pair = (compared.old.reader.view.editions[0].id, compared.new.reader.view.editions[0].id)
    href = visit.address(f"{PATH}/{EARLY}", {"fran": pair[0], "till": pair[1], "om": group})
    return Sum(len(members), words, f"{href}#osakert")


def _parts(visit: Visit, compared: Compared, group: str, members: Sequence[Change]) -> list[Part]:
    """Return what of one group is unsure, and what is less so."""
    named = told("groups", group, visit.language)
    split = {
        "osakert": [each for each in members if each.is_unsure],
        "sakrare": [each for each in members if not each.is_unsure],
    }
    return [
        Part(
            anchor,
            visit.texts.counted(f"answer.early.title.{anchor}", len(some), group=named),
            grouped((_heading(compared, each), _row(compared, each)) for each in _in_order(compared, some)),
            visit.texts(f"answer.early.lead.{anchor}"),
        )
        for anchor, some in split.items()
        if some
    ]


def _in_order(compared: Compared, members: Sequence[Change]) -> list[Change]:
    return sorted(members, key=lambda each: str(_heading(compared, each)))


def _heading(compared: Compared, change: Change) -> Told:
    links = [compared.link(iri).words for iri in change.bodies[:1]]
    return compared.new.texts.listed(links) if links else compared.new.texts("compare.nobody")


def _row(compared: Compared, change: Change) -> Row:
    reason = reason_of(compared, change)
    return Row(
        anchor=f"a-{change.id}",
        told=change.headline if change.after else compared.new.texts.listed(_named(compared, change)),
        sides=sides_of(compared, change, is_named=bool(change.after)),
        remarks=(reason,) if reason else (),
        doubt=doubt_of(compared.new, change),
        is_surer=bool(change.whole_places),
    )


def _named(compared: Compared, change: Change) -> list[Link]:
    return [compared.old.link(subject.iri) for subject in change.before]


def _reached(visit: Visit, whole: Sequence[Words], cut: Sequence[Words]) -> tuple[Part, ...]:
    """Return how far the text reaches, section by section; nothing where it is not known where it breaks off."""
    lead = visit.texts("answer.early.lead.reach", whole=visit.texts.listed(whole), cut=visit.texts.listed(cut))
    return (Part("racker", visit.texts("answer.early.title.reach"), (), lead),) if cut else ()
