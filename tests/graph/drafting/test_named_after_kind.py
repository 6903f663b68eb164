"""Bodies that are named by their kind and a name of their own: "Arbetsgrupp Tång"."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph.drafting.marked import Comments
from graph.drafting.proposal import Proposal
from graph.drafting.records import Making
from graph.drafting.records.appointments import appointment_records

Proposed = Callable[[str], Proposal]
HEAD = "# Ordning\n\n## Strandrådet\n\nStrandrådet beslutar om bryggor.\n\n"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Arbetsgrupp Tång", "working-group"),
        ("Nätverk Sund och Vik", "network"),
        ("Projektgrupp Norra Kajen", "working-group"),
        ("Utskott B", "subcommittee"),
        ("Styrgrupp E-tång", "steering-group"),
    ],
)
def test_a_kind_and_a_name_are_a_body_whose_section_tells_of_it(name: str, kind: str, proposed: Proposed) -> None:
    text = f"## 2.1 {name}\n\nDen ska granska pirarna. {name} utgörs av tre ledamöter från Strandrådet.\n"
    found = proposed(HEAD + text)
    body = next(each for each in found.newcomers.values() if each.known.name == name)
    assert body.head.kind == kind
    assert [guess.value for guess in found.clauses[-1].bearers] == [body.known.id]
    assert [each.body.value for each in found.compositions] == [body.known.id]


def test_a_neuter_body_is_led_by_whoever_it_says(proposed: Proposed) -> None:
    found = proposed(f"{HEAD}## Tångkansliet\n\nTångkansliet bereder mål. Det leds av tångchefen.\n").clauses[-1]
    assert (found.label, [guess.value for guess in found.bearers]) == ("Leder Tångkansliet", ["post/tangchefen"])


@pytest.mark.parametrize("text", ["Arbetsgrupp och Strandrådet möts.", "Nämnd Ordförande", "Styrgrupp. Kajen."])
def test_a_kind_alone_is_no_name(text: str, proposed: Proposed) -> None:
    found = proposed(f"{HEAD}{text}\n")
    assert [each.known.name for each in found.newcomers.values() if each.head.type == "Body"] == ["Strandrådet"]


def test_a_heading_has_the_whole_name_which_the_bare_kind_means_throughout(proposed: Proposed) -> None:
    text = "Styrgruppen löser tvister.\n\n## Styrgrupp Tång och alger\n\nStyrgruppen leder arbetet.\n"
    found = proposed(f"{HEAD}{text}")
    assert "Styrgruppen" not in {each.known.name for each in found.newcomers.values()}
    name = "organisation/styrgrupp-tang-och-alger"
    assert [guess.value for each in found.clauses[1:] for guess in each.bearers] == [name, name]


def test_the_bare_word_means_the_one_named_last_and_what_is_said_of_all_stays_with_them(proposed: Proposed) -> None:
    text = (
        "Strandrådet samordnar nätverkens förslag. Strandrådets ordförande leder mötet.\n\n## Nätverk\n\n"
        "Två nätverk finns. De rapporterar till Strandrådet två gånger per år.\n\n"
        "- Tångnätverket samlar fiskare. Nätverket bevakar pirar. Det ska ta fram en plan.\n"
        "- Algnätverket samlar dykare. Ordförande utses av nätverket. Det bevakar vikar.\n"
    )
    proposal = proposed(f"{HEAD}{text}")
    found = [each for each in proposal.clauses if each.duty.value in ("bevaka", "ta-fram")]
    (record,) = appointment_records(Making(proposal, "ny", (), ("sv",), Comments("sv")))
    assert record["appoints"].value == "post/ordforande-i-algnatverket"
    tang, alg = "organisation/tangnatverket", "organisation/algnatverket"
    assert [guess.value for each in found for guess in each.bearers] == [tang, tang, alg]
    assert not any(each.recurrence or each.times for each in found)


def test_who_has_set_up_a_body_and_until_when(proposed: Proposed) -> None:
    said = "Strandrådet har tillsatt Arbetsgrupp Tång för tiden till och med den 30 juni 2029."
    found = proposed(f"{HEAD}## Arbetsgrupp Tång\n\n{said}\n")
    last = found.clauses[-1]
    assert ([guess.value for guess in last.bearers], last.duty.value) == (["organisation/strandradet"], "tillsatta")
    (record,) = appointment_records(Making(found, "ny", (), ("sv",), Comments("sv")))
    assert record["appoints"].value == "organisation/arbetsgrupp-tang"
    assert record["condition"].value["sv"] == "Tiden till och med den 30 juni 2029."
    assert last.deadline is None
