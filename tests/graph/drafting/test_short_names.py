"""Other names that a text gives somebody, by which it goes on to speak of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from graph.drafting.drafting import draft
from graph.drafting.proposal import Proposal
from graph.drafting.short_names import short_names
from graph.workspace import open_workspace
from tests.graph.drafting.conftest import LITEN

Proposed = Callable[[str], Proposal]


def _named(proposal: Proposal) -> set[str]:
    return {each.known.name for each in proposal.newcomers.values()}


@pytest.mark.parametrize(
    ("text", "short", "spelt_out"),
    [
        ("Kustgruppen (KG) leder arbetet.", "KG", "Kustgruppen"),
        ("Till nätverket för segling och sjöliv (NSS) hör tre.", "NSS", "nätverket för segling och sjöliv"),
        ("Alla i Vindnät Sydost (VS) bidrar.", "VS", "Vindnät Sydost"),
        ("Hamnforum, nedan kallat forumet, möts i maj.", "forumet", ""),
        ("Nätverket för segling kallas Medvind.", "Medvind", ""),
        ("Sjöfartsgruppen (i det följande gruppen) leder.", "gruppen", ""),
    ],
)
def test_another_name_is_read(text: str, short: str, spelt_out: str) -> None:
    (found,) = short_names(text)
    assert (found.short, found.spelt_out) == (short, spelt_out)


@pytest.mark.parametrize(
    "text",
    ["Ledamöterna kallas till mötet.", "Rådet (se avsnitt 3) leder.", "Avgiften (EUR) betalas.", "Gruppen kallas in."],
)
def test_what_gives_no_other_name(text: str) -> None:
    assert not [each for each in short_names(text) if each.spelt_out or not each.is_letters]


def test_letters_in_brackets_are_no_body_of_their_own(proposed: Proposed) -> None:
    proposal = proposed(
        "# Ordning\n\n## Kustgruppen\n\nKustgruppen (KG) ansvarar för bojarna.\n\n"
        "KG ska lämna en rapport till Seglingsrådet. Kommunallagen (KL) gäller.\n"
    )
    assert _named(proposal) == {"Kustgruppen", "Seglingsrådet"}
    assert proposal.called == {"organisation/kustgruppen": ["KG"]}
    bearers = [[guess.value for guess in clause.bearers] for clause in proposal.clauses]
    assert bearers == [["organisation/kustgruppen"], ["organisation/kustgruppen"]]


def test_a_name_of_several_words_is_taken_whole(proposed: Proposed) -> None:
    proposal = proposed("# Ordning\n\nKommunerna i Vindnät Sydost (VS) enas här. VS ska pröva planen.\n")
    assert "Vindnät Sydost" in _named(proposal)
    assert [guess.value for clause in proposal.clauses for guess in clause.bearers] == ["organisation/vindnat-sydost"]


def test_the_group_of_all_is_one_by_its_fullest_name(proposed: Proposed) -> None:
    proposal = proposed(
        "# Ordning\n\nKommunerna ska betala en avgift. Medlemskommunerna utser Seglingsrådet. "
        "Grannkommunerna får bidra.\n"
    )
    assert {"Medlemskommunerna", "Grannkommunerna"} <= _named(proposal)
    assert "Kommunerna" not in _named(proposal)
    assert [guess.value for guess in proposal.clauses[0].bearers] == ["organisation/medlemskommunerna"]


def test_a_line_names_who_answers(proposed: Proposed) -> None:
    proposal = proposed("# Ordning\n\nSeglingsrådet finns. Kustgruppen finns.\n\nAnsvarig för planen: Kustgruppen\n")
    assert [guess.value for clause in proposal.clauses for guess in clause.bearers] == ["organisation/kustgruppen"]


def test_the_other_name_stands_in_the_record(tmp_path: Path) -> None:
    text = tmp_path / "ordning.md"
    text.write_text("# Ordning\n\nKustgruppen (KG) ska lämna en rapport.\n", encoding="utf-8")
    files = draft(text, open_workspace(LITEN), "ordning-2031", None, "sv").files
    (body,) = yaml.safe_load(files["bodies.yaml"])
    assert body["altLabel"] == {"sv": ["KG"]}


def test_a_compound_keeps_what_it_is_for(proposed: Proposed) -> None:
    assert "Bojgruppen för natten" in _named(proposed("# Ordning\n\nBojgruppen för natten ska tända lyktorna.\n"))
