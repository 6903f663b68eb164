"""What can be chosen among the changes, and how many each choice leaves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, replace
from typing import Final

from queries.comparison import CHOICES, Change, group_of, groups
from queries.comparison.properties import told
from queries.comparison.selection import is_of
from queries.sorting import swedish
from server.fault import Missing
from server.pages.changes.comparing import Compared
from server.pages.changes.state import ChangeState

#: Of more organisations than this, one is typed by its name.
_MOST_CHOICES: Final = 150


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
    #: Whether there are too many to choose from, so that one is typed by its name.
    typed: bool
    chosen: str
    #: What the chosen one is called.
    words: str


def filters(compared: Compared, state: ChangeState) -> tuple[Filter, ...]:
    """Return the filters, each counted with the others as they are."""
    chosen, given = state.selection, state.given
    changes = compared.comparison.changes
    bodies = _organisations(
        compared, ({*each.bodies, *each.mentioned} for each in replace(chosen, body="").of(changes))
    )
    principals = _organisations(compared, (each.principals for each in replace(chosen, principal="").of(changes)))
    kinds = tuple(_kinds(compared, replace(chosen, kind="").of(changes)))
    every = {"organ": bodies, "huvudman": principals, "slag": kinds, "om": tuple(_groups(compared, state))}
    words = {
        "organ": str(compared.label(chosen.body)) if chosen.body else "",
        "huvudman": str(compared.label(chosen.principal)) if chosen.principal else "",
        "slag": compared.new.texts(f"compare.kind.{chosen.kind}") if chosen.kind else "",
        "om": told("groups", chosen.group, compared.new.language) if chosen.group else "",
    }
    return tuple(_filter(name, choices, given[name], words[name]) for name, choices in every.items())


def settled(compared: Compared, state: ChangeState) -> ChangeState:
    """Return `state` with its body and its principal known by their slugs, also where they are given by name.

    Raises Missing for one that these editions say nothing of.
    """
    changes = compared.comparison.changes
    named = {iri for each in changes for iri in (*each.bodies, *each.mentioned)}
    principals = {iri for each in changes for iri in each.principals}
    body, principal = (
        _iri(compared, state.given[name], known) for name, known in (("organ", named), ("huvudman", principals))
    )
    slugs = {"organ": body.rpartition("/")[2], "huvudman": principal.rpartition("/")[2]}
    selection = replace(state.selection, body=body, principal=principal)
    return replace(state, selection=selection, given={**state.given, **slugs})


def _iri(compared: Compared, given: str, known: Set[str]) -> str:
    """Return the organisation among `known` that is given by slug or name; "" where none is given."""
    wanted = given.strip().casefold()
    if not wanted:
        return ""
    by_slug = [iri for iri in known if iri.rpartition("/")[2] == wanted]
    found = by_slug or sorted(iri for iri in known if str(compared.label(iri)).casefold() == wanted)
    if not found:
        raise Missing(f"Nothing in these editions is about an organisation {given!r}.", ("/andringar",), given)
    return found[0]


def _filter(name: str, choices: tuple[Choice, ...], chosen: str, words: str) -> Filter:
    """Return a filter whose choices hold the chosen one, also where the other filters leave nothing of it."""
    if chosen and all(choice.value != chosen for choice in choices):
        choices = (Choice(chosen, words, 0), *choices)
    typed = len(choices) > _MOST_CHOICES
    return Filter(name, () if typed else choices, typed, chosen, words)


def _organisations(compared: Compared, named: Iterable[Iterable[str]]) -> tuple[Choice, ...]:
    counts = Counter(iri for iris in named for iri in iris)
    found = [Choice(iri.rpartition("/")[2], str(compared.label(iri)), count) for iri, count in counts.items()]
    return tuple(sorted(found, key=lambda choice: (swedish(choice.words), choice.value)))


def _kinds(compared: Compared, changes: Sequence[Change]) -> Iterable[Choice]:
    for kind in CHOICES:
        count = sum(is_of(kind, change) for change in changes)
        if count:
            yield Choice(kind, compared.new.texts(f"compare.kind.{kind}"), count)


def _groups(compared: Compared, state: ChangeState) -> Iterable[Choice]:
    left = replace(state.selection, group="").of(compared.comparison.changes)
    counts = Counter(group_of(change.type) for change in left)
    for name in groups():
        if counts[name]:
            yield Choice(name, told("groups", name, compared.new.language), counts[name])
