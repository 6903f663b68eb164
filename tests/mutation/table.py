"""The table of mutants that a run ends with."""

from __future__ import annotations

from collections.abc import Mapping

from tests.mutation.bench import Outcome

_HEADING = ("operator", "mutants", "refused", "rules alone", "against a base", "strays")
_LINE = "{:<44}{:>8}{:>9}{:>13}{:>16}{:>8}"


def table(outcomes: Mapping[str, list[Outcome]]) -> list[str]:
    """Return lines: how many mutants of each operator were refused by the loader, seen by rules, and by comparison."""
    every = [each for some in outcomes.values() for each in some]
    caught = sum(each.is_caught for each in every)
    alone = sum(each.refused or bool(each.alone) for each in every)
    return [
        _LINE.format(*_HEADING),
        *(_line(operator, some) for operator, some in sorted(outcomes.items())),
        f"{len(every)} mutants of {len(outcomes)} operators: {caught} caught, {alone} of them without a base.",
    ]


def _line(operator: str, some: list[Outcome]) -> str:
    return _LINE.format(
        operator,
        len(some),
        sum(each.refused for each in some),
        sum(bool(each.alone) for each in some),
        sum(bool(each.compared) for each in some),
        sum(len(each.strays) for each in some),
    )
