"""Who answers to whom: stated in so many words, and never by a notice or an audit."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph.drafting.proposal import Proposal

HEAD = (
    "# Ordning\n\nTrålnämnden bereder frågor om trålar. Revisorerna granskar kassan. "
    "Hamnkaptenschefen leder hamnen.\n\n"
)


def lines(proposal: Proposal) -> list[tuple[str, str]]:
    return [(each.one.name, each.to.name) for each in proposal.answerings]


@pytest.mark.parametrize(
    "sentence",
    [
        "Hamnkaptenschefen är direkt underställd trålnämnden.",
        "Hamnkaptenschefen svarar inför trålnämnden.",
        "Hamnkaptenschefen lyder direkt under trålnämnden.",
        "Hamnkaptenschefen leder hamnen. Den svarar inför trålnämnden.",
        "Hamnkaptenschefen leder arbetet. Återrapportering sker till trålnämnden.",
        "Hamnkaptenschefen bereder ärenden inför trålnämnden och rapporterar dit.",
        "Hamnkaptenschefen leder arbetet mellan mötena och svarar inför trålnämnden.",
    ],
)
def test_who_stands_under_whom_is_a_line(sentence: str, proposed: Callable[[str], Proposal]) -> None:
    assert lines(proposed(HEAD + sentence + "\n")) == [("Hamnkaptenschefen", "Trålnämnden")]


@pytest.mark.parametrize(
    "sentence", ["Hamnkaptenschefen är inte underställd trålnämnden.", "Hamnen är underställd lagen."]
)
def test_what_stands_under_nobody_is_none(sentence: str, proposed: Callable[[str], Proposal]) -> None:
    assert lines(proposed(HEAD + sentence + "\n")) == []


@pytest.mark.parametrize(
    ("sentence", "duty"),
    [
        ("Hamnkaptenschefen ska redovisa läget för trålnämnden.", "redovisa"),
        ("Hamnkaptenschefen ska anmäla sitt utträde till trålnämnden.", "informera"),
        ("Revisorerna ska lämna sin revisionsberättelse till trålnämnden.", "informera"),
        ("Trålnämnden ska lämna sin årsredovisning till revisorerna.", "informera"),
        ("Revisorerna ska lämna sin revisionsberättelse till årsmötet.", "redovisa"),
        ("Hamnkaptenschefen ska lämna förslag till årsrapport till trålnämnden.", "lamna-synpunkter"),
    ],
)
def test_only_an_account_of_ones_own_work_is_an_account(
    sentence: str, duty: str, proposed: Callable[[str], Proposal]
) -> None:
    assert [clause.duty.value for clause in proposed(HEAD + sentence + "\n").clauses[3:]] == [duty]
