"""What the page lets one choose: the values of each filter, with how many findings each leaves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from queries.families import FAMILIES, FAMILY_NAMES
from queries.finding import Finding
from queries.revision.base import origin_of
from queries.rule_titles import title_of_rule
from queries.rules import SEVERITIES, every_rule
from queries.sorting import swedish
from server.pages.workbench.asked import GROUPINGS, NO_BASE
from server.pages.workbench.grouping import body_name
from server.pages.workbench.state import State

#: As many organisations as one looks through in a list.
_MOST_LISTED: Final = 150


@dataclass(frozen=True)
class Choice:
    """One value of a field; `count` is how many findings it leaves, or None where it leaves none out."""

    value: str
    words: str
    count: int | None = None


@dataclass(frozen=True)
class Field:
    """One field to choose in: its name, the value chosen now, and all it can be."""

    name: str
    value: str
    choices: tuple[Choice, ...]


def filter_fields(state: State) -> tuple[Field, ...]:
    """Return the fields that leave findings out, and the one that lays them out."""
    asked, language, texts = state.asked, state.visit.language, state.visit.texts
    unaccepted = [each for each in state.every if not each.accepted]
    families, severities = Counter(each.family for each in unaccepted), Counter(each.severity for each in unaccepted)
    rules = Counter(each.rule for each in unaccepted)
    named = [Choice(each, FAMILY_NAMES[each][language], families[each]) for each in FAMILIES if families[each]]
    grades = [Choice(each, texts(f"severity.{each}"), severities[each]) for each in SEVERITIES]
    several = _several(state, rules) if len(asked.rules) > 1 else ()
    found = _sorted(Choice(each, title_of_rule(each)[language], rules[each]) for each in rules)
    layouts = [Choice(each, texts(f"findings.by.{each}")) for each in GROUPINGS]
    return (
        Field("organ", asked.organ, _bodies(state, unaccepted)),
        Field("familj", asked.familj, tuple(named)),
        Field("grad", asked.grad, tuple(grades)),
        Field("regel", asked.regel, (*several, *found)),
        Field("ordna", asked.ordna, tuple(layouts)),
    )


def _several(state: State, numbers: Mapping[str, int]) -> tuple[Choice, ...]:
    """Return the choice of the rules asked for together."""
    known = {rule.name for rule in every_rule()} | numbers.keys()
    names = [name for name in state.asked.rules if name in known]
    words = state.visit.texts.listed([title_of_rule(name)[state.visit.language] for name in names])
    return (Choice(state.asked.regel, words, sum(numbers[name] for name in names)),)


def _bodies(state: State, unaccepted: Sequence[Finding]) -> tuple[Choice, ...]:
    """Return the organisations that findings concern; of very many, those that most do, and the one chosen."""
    counts = Counter(slug for each in unaccepted for slug in state.bodies.get(each.focus, ()))
    listed = {slug for slug, _ in counts.most_common(_MOST_LISTED)} | ({state.asked.organ} & counts.keys())
    return _sorted(Choice(slug, body_name(state.visits, slug), counts[slug]) for slug in listed)


def edition_fields(state: State) -> tuple[Field, ...]:
    """Return the fields that choose which edition is checked, and which one it is held against."""
    texts, kept = state.visit.texts, state.visit.kept
    editions = state.visit.site.service.dataset.editions
    named = tuple(
        Choice(each.id, each.label.get(state.visit.language) or next(iter(each.label.values()), each.id))
        for each in editions
    )
    is_copy = origin_of(state.visit.site.service.workspace) is not None
    unsaid = (Choice("", texts("findings.origin")), Choice(NO_BASE, texts("findings.no_base")))
    checked = (Choice("", texts("site.latest")), Choice("alla", texts("site.all")), *named)
    return (
        Field("utgava", kept.get("utgava", ""), checked),
        Field("bas", state.asked.bas, (*(unsaid if is_copy else (Choice("", texts("findings.no_base")),)), *named)),
    )


def _sorted(choices: Iterable[Choice]) -> tuple[Choice, ...]:
    return tuple(sorted(choices, key=lambda choice: swedish(choice.words)))
