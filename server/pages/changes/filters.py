"""What can be chosen among the changes, and how many each choice leaves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from queries.comparison import CHOICES, Change, groups
from queries.comparison.properties import told
from queries.comparison.selection import is_of
from queries.sorting import swedish
from server.pages.changes.comparing import Compared
from server.pages.changes.state import ChangeState


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
    chosen: str


def filters(compared: Compared, state: ChangeState) -> tuple[Filter, ...]:
    """Return the filters, each counted with the others as they are."""
    chosen, given = state.selection, state.given
    changes = compared.comparison.changes
    bodies = _organisations(compared, (each.bodies for each in replace(chosen, body="").of(changes)))
    principals = _organisations(compared, (each.principals for each in replace(chosen, principal="").of(changes)))
    return (
        Filter("organ", bodies, given["organ"]),
        Filter("huvudman", principals, given["huvudman"]),
        Filter("slag", tuple(_kinds(compared, replace(chosen, kind="").of(changes))), given["slag"]),
        Filter("om", tuple(_groups(compared, state)), given["om"]),
    )


def _organisations(compared: Compared, named: Iterable[Sequence[str]]) -> tuple[Choice, ...]:
    counts = Counter(iri for iris in named for iri in iris)
    found = [Choice(iri.rpartition("/")[2], str(compared.label(iri)), count) for iri, count in counts.items()]
    return tuple(sorted(found, key=lambda choice: (swedish(choice.words), choice.value)))


def _kinds(compared: Compared, changes: Sequence[Change]) -> Iterable[Choice]:
    for kind in CHOICES:
        count = sum(is_of(kind, change) for change in changes)
        if count:
            yield Choice(kind, compared.new.texts(f"compare.kind.{kind}"), count)


def _groups(compared: Compared, state: ChangeState) -> Iterable[Choice]:
    for name in groups():
        count = len(replace(state.selection, group=name).of(compared.comparison.changes))
        if count:
            yield Choice(name, told("groups", name, compared.new.language), count)
