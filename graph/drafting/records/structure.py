"""The records of compositions and goals."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from graph.documents.locator import Span
from graph.drafting.composition import Composition
from graph.drafting.marked import Marked
from graph.drafting.records.making import Fields, Making
from graph.drafting.records.yardsticks import goal_id
from graph.drafting.seats import Seats

_PERSONS = ("post/", "role/")


def composition_records(making: Making) -> Iterator[Fields]:
    """Yield a composition rule for each sentence that says who sits in a body."""
    for each in making.proposal.compositions:
        if each.body.value.startswith(_PERSONS):
            continue
        yield {
            "id": making.identity("composition", each.body.value.rpartition("/")[2]),
            "type": "CompositionRule",
            "label": _labelled(making, "composition", each.body.value),
            "appliesTo": making.comments.marked([each.body]),
            "total": _total(each) if _tells(each) else Marked(None, making.comments("composition-unread")),
            "drawnFrom": making.comments.marked(p for p in each.pools if not p.value.startswith(_PERSONS)),
            "eligible": making.comments.marked(_eligible(each)),
            "seatGroup": [
                *(_seats(making, each, group) for group in each.groups),
                *_other_seats(making, each),
                *_chair(making, each),
            ],
            "aim": making.label(each.aim) if each.aim else None,
            "force": each.force,
            "source": making.source([(each.section, span) for span in (*each.spans, *_where_seats_stand(each))]),
        }


def _tells(composition: Composition) -> bool:
    """Whether anything was read of who sits there."""
    told = (composition.total, composition.groups, composition.pools, composition.chairs, composition.posts)
    return any((*told, composition.aim))


def _total(composition: Composition) -> int | None:
    return None if composition.at_most else composition.total


def _where_seats_stand(composition: Composition) -> list[Span]:
    """The places of the single numbers, where one place tells of several: a check holds each to the words there."""
    counted = (group for group in composition.groups if group.seats)
    return [group.span for group in counted if group.span and group.span not in composition.spans]


def goal_records(making: Making) -> Iterator[Fields]:
    """Yield a goal for each sentence that seems to state one."""
    for each in making.proposal.goals:
        above = each.above and goal_id(making, each.above)
        yield {
            "id": goal_id(making, each),
            "type": "Goal",
            "label": making.label(each.label),
            "goalKind": Marked(each.kind, making.comments.uncertain(each.confidence)),
            "partOf": above and Marked(above, making.comments.uncertain(each.confidence)),
            "source": making.source([(each.section, each.span)]),
        }


def _labelled(making: Making, key: str, identity: str, **values: object) -> Any:
    comments = making.comments
    return {
        language: comments.in_language(language, key, name=making.name(identity, language), **values)
        for language in making.languages
    }


def _eligible(composition: Composition) -> list[Any]:
    return [*composition.posts, *(pool for pool in composition.pools if pool.value.startswith(_PERSONS))]


def _other_seats(making: Making, composition: Composition) -> list[Fields]:
    """Return the seats of which nothing is said, where the groups are a part of the whole: "fem, varav tre från"."""
    comments = making.comments
    if composition.at_most:
        label = {language: comments.in_language(language, "seats-of-body") for language in making.languages}
        return [{"label": label, "mostSeats": composition.total}]
    told = sum(group.seats for group in composition.groups)
    of_each = any(group.of_each for group in composition.groups)
    if not composition.total or not composition.groups or told >= composition.total or of_each:
        return []
    return [{"label": {language: comments.in_language(language, "other-seats") for language in making.languages}}]


def _seats(making: Making, composition: Composition, group: Seats) -> Fields:
    """Return the seats of a pool; of "tio, två från varje part" all ten are the parties'."""
    pool, number = group.pool.value, group.seats
    key = "eligible" if pool.startswith(_PERSONS) else "drawnFrom"
    if group.called and group.is_whole:
        texts = {each: making.comments.in_language(each, "seats", name=group.called) for each in making.languages}
        told: Fields = {"label": texts | ({"sv": group.called} if "sv" in texts else {})}
        return told | ({"seats": number} if number else {}) | ({key: pool} if pool else {})
    if group.called:
        names = {each: making.comments.in_language(each, "seats", name=group.called) for each in making.languages}
        return {"label": names, "seats": number}
    label = _labelled(making, "seats-of-each" if group.of_each else "seats", pool, seats=group.seats)
    if group.of_each and composition.total and len(composition.groups) == 1 and not composition.at_most:
        number = composition.total
    return {"label": label, "seats": number, key: pool}


def _chair(making: Making, composition: Composition) -> list[Fields]:
    """Return the seat of whoever takes the chair, under what that is called."""
    return [
        {"label": dict.fromkeys(making.languages, title), "eligible": guess.value}
        for title, guess in composition.chairs
    ]
