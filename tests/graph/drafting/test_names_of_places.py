"""Municipalities of several words or with a hyphen, and bodies whose name goes on after its first word."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph.drafting.proposal import Proposal


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ljungvik-Ås kommun ska bereda frågan.", {"Ljungvik-Ås kommun"}),
        ("Östra Vagge-Hults kommun ska bereda frågan.", {"Östra Vagge-Hults kommun"}),
        ("Frågan bereds av Upplands Ängby kommun.", {"Upplands Ängby kommun"}),
        ("I Lillsjö kommun ska Garnlaget bereda frågan.", {"Lillsjö kommun"}),
        ("Nämnden för vård och omsorg ska bereda frågan. Nämnden beslutar.", {"Nämnden för vård och omsorg"}),
        ("Garnlaget rapporterar till Utskottet för hamnar och kajer.", {"Utskottet för hamnar och kajer"}),
        ("Nämnden för protokoll och ansvarar för arkivet.", {"Nämnden"}),
    ],
)
def test_a_name_is_found_whole(text: str, names: set[str], proposed: Callable[[str], Proposal]) -> None:
    found = proposed(f"# Ordning\n\n{text}\n").newcomers.values()
    assert {newcomer.known.name for newcomer in found} == names


def test_a_name_with_a_hyphen_is_known_in_small_letters(proposed: Callable[[str], Proposal]) -> None:
    text = "# Ordning\n\nIt-gruppen möts. Hamnrådet och it-gruppen ska tillsammans pröva nya båtar.\n"
    (clause,) = proposed(text).clauses
    assert [who.value for who in clause.bearers] == ["organisation/hamnradet", "organisation/it-gruppen"]
