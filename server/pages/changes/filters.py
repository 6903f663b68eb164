"""What can be chosen among the changes, and how many each choice leaves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Final

from graph.message import Message
from queries.comparison import CHOICES, Change, group_of, groups
from queries.comparison.properties import told
from queries.sorting import swedish
from server.fault import Missing
from server.pages.changes.comparing import Compared
from server.pages.changes.state import ChangeState
from server.pages.parts.body_choice import body_named
from server.pages.words import Words

#: Of more organisations than this none is proposed.
_MOST_CHOICES: Final = 150
#: Of more than this, one is typed by its name.
_MOST_LOOKED_THROUGH: Final = 25


@dataclass(frozen=True)
class Choice:
    """One value of a filter, and how many changes it leaves."""

    value: str
    words: str
    count: int


@dataclass(frozen=True)
class Filter:
    """One filter: the part of the address it fills, and its values."""

    name: str
    choices: tuple[Choice, ...]
    #: Whether they are so many that one is typed by its name; `choices` are then what is proposed, if not too many.
    typed: bool
    chosen: str
    #: What the chosen one is called.
    words: str


def filters(compared: Compared, state: ChangeState) -> tuple[Filter, ...]:
    """Return the filters, each counted with the others as they are."""
    chosen, given = state.selection, state.given
    changes = compared.comparison.changes
    every = {
        "organ": _organisations(compared, (each.concerned for each in replace(chosen, body="").of(changes))),
        "huvudman": _organisations(compared, (each.principals for each in replace(chosen, principal="").of(changes))),
        "slag": tuple(_kinds(compared, replace(chosen, kind="").of(changes))),
        "om": tuple(_groups(compared, replace(chosen, group="").of(changes))),
    }
    words = {
        "organ": str(compared.label(chosen.body)) if chosen.body else "",
        "huvudman": str(compared.label(chosen.principal)) if chosen.principal else "",
        "slag": compared.new.texts(f"compare.kind.{chosen.kind}") if chosen.kind else "",
        "om": told("groups", chosen.group, compared.new.language) if chosen.group else "",
    }
    return tuple(_filter(name, choices, given[name], words[name]) for name, choices in every.items())


def settled(compared: Compared, state: ChangeState) -> ChangeState:
    """Return `state` with its body and its principal known by their slugs, also where they are given by name.

    Raises Missing for one that no edition has.
    """
    changes = compared.comparison.changes
    body = _iri(compared, state.given["organ"], (each.concerned for each in changes))
    principal = _iri(compared, state.given["huvudman"], (each.principals for each in changes))
    slugs = {"organ": body.rpartition("/")[2], "huvudman": principal.rpartition("/")[2]}
    selection = replace(state.selection, body=body, principal=principal)
    return replace(state, selection=selection, given={**state.given, **slugs})


def _iri(compared: Compared, given: str, named: Iterable[Iterable[str]]) -> str:
    """Return the organisation among those `named` that is given by slug or name; "" where none is given."""
    wanted = given.strip().casefold()
    if not wanted:
        return ""
    known = {iri for iris in named for iri in iris}
    by_slug = [iri for iri in known if iri.rpartition("/")[2] == wanted]
    found = by_slug or sorted(iri for iri in known if str(compared.label(iri)).casefold() == wanted)
    return found[0] if found else _in_other_editions(compared, given)


def _in_other_editions(compared: Compared, given: str) -> str:
    try:
        body = body_named(compared.anywhere, given)
    except Missing:
        body = None
    if body is None:
        raise Missing(
            Message("Nothing in these editions is about an organisation {given!r}.", given=given),
            ("/andringar",),
            given,
        )
    return body.iri


def unsaid(compared: Compared, state: ChangeState) -> tuple[Words, ...]:
    """Return what is called each organisation chosen that these editions say nothing of."""
    changes = compared.comparison.changes
    body, principal = state.selection.body, state.selection.principal
    is_said = {body: any(body in each.concerned for each in changes)}
    is_said[principal] = is_said.get(principal, False) or any(principal in each.principals for each in changes)
    return tuple(compared.label(iri) for iri, said in is_said.items() if iri and not said)


def _filter(name: str, choices: tuple[Choice, ...] | None, chosen: str, words: str) -> Filter:
    """Return a filter whose choices hold the chosen one, also where the other filters leave nothing of it.

    None stands for too many.
    """
    if choices is None:
        return Filter(name, (), True, chosen, words)
    if chosen and all(choice.value != chosen for choice in choices):
        choices = (Choice(chosen, words, 0), *choices)
    return Filter(name, choices, len(choices) > _MOST_LOOKED_THROUGH, chosen, words)


def _organisations(compared: Compared, named: Iterable[Iterable[str]]) -> tuple[Choice, ...] | None:
    """Return those `named` and how often each is; None where they are too many to choose from."""
    counts = Counter(chain.from_iterable(named))
    if len(counts) > _MOST_CHOICES:
        return None
    found = [Choice(iri.rpartition("/")[2], str(compared.label(iri)), count) for iri, count in counts.items()]
    return tuple(sorted(found, key=lambda choice: (swedish(choice.words), choice.value)))


def _kinds(compared: Compared, changes: Sequence[Change]) -> Iterable[Choice]:
    counts = Counter(kind for change in changes for kind in change.kinds)
    for kind in CHOICES:
        if counts[kind]:
            yield Choice(kind, compared.new.texts(f"compare.kind.{kind}"), counts[kind])


def _groups(compared: Compared, changes: Sequence[Change]) -> Iterable[Choice]:
    counts = Counter(group_of(change.type) for change in changes)
    for name in groups():
        if counts[name]:
            yield Choice(name, told("groups", name, compared.new.language), counts[name])
