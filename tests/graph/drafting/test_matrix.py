"""Tables of matters and who does what with them: a duty for each cell, and none of the headings."""

from __future__ import annotations

from collections.abc import Callable

from graph.drafting.proposal import Proposal

BODIES = (
    "# Ordning\n\nTrålnämnden bereder frågor om trålar. Strandrådet bereder frågor om stranden.\n\n## Vem gör vad\n\n"
)
TABLE = """\
| Ärende | Bereder | Beslutar | Informeras |
|---|---|---|---|
| Nätplan | Strandrådet | Trålnämnden | Garnlaget |
| Köp av linor | Garnlaget | Trålnämnden och Strandrådet | |
"""


def test_each_cell_under_a_verb_is_a_duty_about_the_matter_of_its_row(proposed: Callable[[str], Proposal]) -> None:
    found = [
        (each.label, each.duty.value, [g.value for g in each.bearers], [g.value for g in each.recipients])
        for each in proposed(BODIES + TABLE).clauses[2:]
    ]
    assert found == [
        ("Bereder nätplan", "bereda", ["organisation/strandradet"], ["organisation/tralnamnden"]),
        ("Beslutar om nätplan", "besluta", ["organisation/tralnamnden"], []),
        ("Informerar om nätplan", "informera", [], ["organisation/garnlaget"]),
        (
            "Bereder köp av linor",
            "bereda",
            ["organisation/garnlaget"],
            ["organisation/tralnamnden", "organisation/strandradet"],
        ),
        ("Beslutar om köp av linor", "besluta", ["organisation/tralnamnden", "organisation/strandradet"], []),
    ]


def test_a_table_with_one_verb_among_its_headings_is_none(proposed: Callable[[str], Proposal]) -> None:
    table = "| Nät | Beslutar | Plats |\n|---|---|---|\n| Garn | Trålnämnden | Hamnen |\n"
    assert not any("garn" in clause.label for clause in proposed(BODIES + table).clauses)
