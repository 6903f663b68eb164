"""Whatever the words of a document and their order, a proposal is made of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.documents.conversion import convert
from graph.drafting.proposal import propose

_WORDS = """
nämnden styrelsen ordföranden kommunerna den som ska kan får bör inte ansvarar för att svarar inför
av och eller  samt , ; : . – ( ) senast mars 15 varje år om när efter i till med vid behov bereda
beslutar utses utse väljs  rapporterar yttra sig består tre ledamöter varav mål mäts genom minst
procent följande tillsammans gemensamt ligger  på har är gäller från antagen rätt skyldig upp in § 2
Rådets Kansliets lyfts ska , att
"""
_TEXT = st.lists(st.sampled_from(_WORDS.split()), min_size=1, max_size=14).map(" ".join)
_BLOCKS = st.lists(
    st.one_of(
        _TEXT,
        _TEXT.map("- {}".format),
        _TEXT.map("## {}".format),
        st.tuples(_TEXT, _TEXT).map(lambda row: f"| Månad | Ansvarig |\n|---|---|\n| {row[0]} | {row[1]} |"),
    ),
    min_size=1,
    max_size=8,
)


@pytest.mark.parametrize("item", ["ska prioritera mellan förslag,", "ska", "kan,", "om,", "tillsätts av, och,"])
def test_an_item_may_end_in_a_comma(item: str, tmp_path: Path) -> None:
    """A list whose items begin with their auxiliary and end in a comma: "- ska bereda ärenden,"."""
    (tmp_path / "o.md").write_text(f"# Ordning\n\nNämnden\n\n- {item}\n- ska bereda ärenden.\n", "utf-8")
    duties = [clause.duty.value for clause in propose(convert(tmp_path / "o.md"), ()).clauses]
    assert "bereda" in duties


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(_BLOCKS)
def test_any_order_of_words_gives_a_proposal(tmp_path: Path, blocks: list[str]) -> None:
    (tmp_path / "o.md").write_text("\n\n".join(["# Ordning", *blocks]), "utf-8")
    proposal = propose(convert(tmp_path / "o.md"), ())
    for clause in proposal.clauses:
        assert clause.span.start < clause.span.end <= len(proposal.document.text)
