"""Auditors that are only elected, heads of companies, members by what they are, seats of nobody known, adverbs."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph.drafting.proposal import Proposal

Proposed = Callable[[str], Proposal]
HEAD = "# Ordning\n\n## Trålnämnden\n\nTrålnämnden bereder alla frågor om trålar.\n\n"


def told(proposal: Proposal) -> list[tuple[str, list[str]]]:
    return [
        (clause.label, [guess.value.partition("/")[2] for guess in clause.bearers]) for clause in proposal.clauses[1:]
    ]


def test_auditors_are_known_by_being_elected(proposed: Proposed) -> None:
    text = "Garnlaget utser två revisorer, som granskar nämnden.\n"
    assert told(proposed(HEAD + text))[-1] == ("Granskar nämnden", ["revisorerna"])


def test_the_head_of_a_company_sits_there(proposed: Proposed) -> None:
    text = "I Trålnämnden ingår de fem hamncheferna samt vd för Norra Sjövatten AB.\n"
    proposal = proposed(HEAD + text)
    (composition,) = proposal.compositions
    assert [post.value for post in composition.posts] == ["post/vd-for-norra-sjovatten-ab"]
    assert proposal.newcomers["post/vd-for-norra-sjovatten-ab"].post_in == "organisation/norra-sjovatten-ab"


def test_seats_that_no_name_tells_are_called_as_in_the_text(proposed: Proposed) -> None:
    text = "Nämnden har nio platser: fyra för fiskare, tre för hushåll med egen båt och två för företag.\n"
    (composition,) = proposed(HEAD + text).compositions
    groups = [(group.seats, group.called) for group in composition.groups]
    assert (composition.total, groups) == (9, [(4, "fiskare"), (3, "hushåll med egen båt"), (2, "företag")])


def test_members_go_by_what_they_are(proposed: Proposed) -> None:
    text = (
        "## Medlemmar\n\n- Salens Kraft AB\n- Övre Salens fiskeområden\n\n## Arbete\n\n"
        "Kraftbolaget betalar. Fiskeområdena lämnar statistik.\n"
    )
    assert told(proposed(HEAD + text)) == [
        ("Betalar", ["salens-kraft-ab"]),
        ("Lämnar statistik", ["ovre-salens-fiskeomraden"]),
    ]


@pytest.mark.parametrize(
    ("text", "duty"),
    [
        ("Prover ska tas varje månad.", ("Tar prover varje månad", [])),
        (
            "Trålnämnden får när som helst ta del av Garnlagets papper.",
            ("Tar del av Garnlagets papper", ["tralnamnden"]),
        ),
        ("Den gemensamma hamnjouren svarar på akuta ärenden.", ("Svarar på akuta ärenden", ["gemensamma-hamnjouren"])),
        ("Trålnämnden ska påminna Garnlaget i god tid.", ("Påminner Garnlaget i god tid", ["tralnamnden"])),
    ],
)
def test_more_words_are_duties(text: str, duty: tuple[str, list[str]], proposed: Proposed) -> None:
    text = f"{HEAD}{text}\n\n## Gemensamma hamnjouren\n\nDen gemensamma hamnjouren (GHJ) bereder.\n"
    assert duty in told(proposed(text))


def test_a_neuter_pronoun_answers_to_somebody(proposed: Proposed) -> None:
    text = "## Hamnforum\n\nHamnforum bereder frågor. Det rapporterar till Trålnämnden.\n"
    assert [(each.one.name, each.to.name) for each in proposed(HEAD + text).answerings] == [
        ("Hamnforum", "Trålnämnden")
    ]
