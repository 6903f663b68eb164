"""Goals: what stands under a heading that speaks of goals, and what a text calls a purpose."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from graph.documents.locator import Span
from graph.drafting.amounts import Change, Level, change_in, due_in, level_in
from graph.drafting.goal_labels import MOST_LISTED, label, name_in_row
from graph.drafting.goal_names import named_goals
from graph.drafting.goal_signs import (
    UNNAMED,
    called_goal,
    is_listed,
    kind_of,
    leads_to_goals,
    lists_goals,
    measures_itself,
    speaks_of_goals,
    wishes,
)
from graph.drafting.measured_by import measure_of
from graph.drafting.measured_items import counts, tells_how_much
from graph.drafting.own_lists import OwnLists
from graph.drafting.passage import Passage, Section
from graph.drafting.phrase import shortened
from graph.drafting.tokens import tokens_of
from graph.drafting.wanted import now_in, wanted_in

#: 35 of the 37 goals proposed of documents with records made by hand are goals there, 11 of 13 of the kind proposed.
_UNDER_HEADING, _CALLED = 0.75, 0.85
#: So many characters the sign of an item takes.
_SIGN = 3


@dataclass(frozen=True)
class Aim:
    """A sentence or heading that seems to state a goal."""

    span: Span
    section: str
    kind: str
    label: str
    confidence: float
    #: The goal that it seems to be a part of: "Delmål 1" below "Mål 2".
    above: Aim | None = None
    #: By how much the sentence says that something is to change.
    change: Change | None = None
    #: What the sentence says that is to be reached.
    level: Level | None = None
    #: The year that the sentence before its list gives for all goals: "Fram till 2030 gäller följande mål:".
    due: str | None = None


def without_duties(passages: Sequence[Passage], goals: Sequence[Aim]) -> tuple[Passage, ...]:
    """Return the passages, those that state a goal without the duties that they lay on nobody."""
    stated = {goal.span for goal in goals}
    return tuple(
        replace(each, clauses=each.clauses_borne) if each.span in stated and each.clauses else each for each in passages
    )


def aims(passages: Sequence[Passage], sections: Sequence[Section], own: OwnLists) -> Iterator[Aim]:
    """Yield the goals that headings and passages seem to state, in order; kinds may be the workspace's `own`."""
    above: Aim | None = None
    within: dict[str, list[Passage]] = {}
    for passage in passages:
        within.setdefault(passage.section, []).append(passage)
    for section in sections:
        kind = kind_of(section, own)
        headed = _headed(section, kind, above)
        if headed:
            yield headed
        if headed and not headed.above:
            above = headed
        elif section.heading and not kind:
            above = None
        told = within.get(section.slug, ())
        rows = {each.span: each for each in _in_rows(told, section, kind)}
        others = [passage for passage in told if passage.block.span not in rows]
        found = (*rows.values(), *_within(others, section, kind, headed, above))
        yield from sorted(found, key=lambda each: each.span.start)


def _in_rows(passages: Sequence[Passage], section: Section, kind: str | None) -> Iterator[Aim]:
    """Yield the goals of rows of a name and what it stands for, below a heading that says that goals are listed."""
    for passage in passages if kind and lists_goals(section) else ():
        name = "" if passage.goal else name_in_row(passage.block)
        if name and kind:
            yield Aim(passage.block.span, section.slug, kind, name, _UNDER_HEADING)


def _within(
    passages: Sequence[Passage], section: Section, kind: str | None, headed: Aim | None, above: Aim | None
) -> Iterator[Aim]:
    """Yield the goals of a section; the items of a list that a sentence says to be goals are goals each.

    A figure right after a goal in its paragraph only says how it is measured.
    """
    last: Passage | None = None
    lists = False
    due: str | None = None
    for passage in passages:
        if passage.block.kind != "item":
            lists = passage.introduces and leads_to_goals(passage.sentence)
            due = due_in(passage.text) if lists else None
        if last and last.block.span == passage.block.span and tells_how_much(passage.text):
            continue
        given = passage.goal is not None or any(named_goals(passage.text))
        found: list[Aim] = []
        if given or not lists:
            found = list(_told(passage, section, kind, headed, above))
        elif _begins_item(passage):
            found = [Aim(passage.span, section.slug, kind or UNNAMED, label(passage), _UNDER_HEADING, due=due)]
        yield from found
        last = passage if found and not counts(passage.text) else None


def _begins_item(passage: Passage) -> bool:
    begins = passage.span.start - passage.block.span.start <= _SIGN
    return passage.block.kind == "item" and begins and not passage.clauses_borne


def _told(passage: Passage, section: Section, kind: str | None, headed: Aim | None, above: Aim | None) -> Iterator[Aim]:
    """Yield the goals of a passage: the one of its row, those with numbers, or the one that it states."""
    if passage.goal:
        name = passage.goal.name
        yield Aim(name.span, passage.section, kind or UNNAMED, name.text.rstrip(" ."), _CALLED)
    elif not (measure_of(passage.text) or wanted_in(passage.text) or now_in(passage.text)):
        numbered = list(_numbered(passage, headed or above))
        yield from numbered or _stated(passage, section, kind, headed)


def _headed(section: Section, kind: str | None, above: Aim | None) -> Aim | None:
    """The goal that a heading is the name of: "Mål 1. Trygga vatten"; what only speaks of goals names none."""
    if section.heading is None or kind is None:
        return None
    named = next((goal for goal, _, _ in named_goals(section.heading.text)), None)
    if named is None:
        return None
    of_whole = above if named.is_part else None
    return Aim(section.heading.span, section.slug, kind, named.name, _CALLED, of_whole)


def _numbered(passage: Passage, above: Aim | None) -> Iterator[Aim]:
    """Yield the goals that a sentence or item gives with their numbers: "Delmål 2: Nära vård"."""
    for named, start, end in named_goals(passage.text):
        span = Span(passage.span.start + start, passage.span.start + end)
        name = " ".join(shortened(tokens_of(named.name)))
        yield Aim(span, passage.section, named.kind, name, _CALLED, above if named.is_part else None)


def _stated(passage: Passage, section: Section, kind: str | None, headed: Aim | None) -> Iterator[Aim]:
    """Yield the goal that a sentence states in other ways; below a goal of its own it is one where it is measured."""
    if passage.introduces and speaks_of_goals(passage.sentence):
        return  # "Verksamheten drivs mot fyra mål:" leads up to them
    called, change, level = called_goal(passage), change_in(passage.text), level_in(passage.text)
    if called:
        yield Aim(passage.span, passage.section, called, label(passage), _CALLED)
    elif headed:
        if not passage.clauses and (measures_itself(passage) or (is_listed(passage) and wishes(passage))):
            yield Aim(passage.span, passage.section, headed.kind, label(passage), _UNDER_HEADING, headed, change, level)
    elif not passage.clauses_borne and (_is_goal(passage, section) if kind else measures_itself(passage)):
        yield Aim(
            passage.span, passage.section, kind or UNNAMED, label(passage), _UNDER_HEADING, change=change, level=level
        )


def _is_goal(passage: Passage, section: Section) -> bool:
    """Whether it seems to state a goal, where the heading speaks of such."""
    if lists_goals(section) and passage.block.kind == "item":  # what comes after the first sentence tells of it
        short = len(passage.sentence.tokens) <= MOST_LISTED or counts(passage.text)
        return _begins_item(passage) and (short or wishes(passage))
    return wishes(passage) or (lists_goals(section) and is_listed(passage))
