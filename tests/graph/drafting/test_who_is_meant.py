"""Whose duty a sentence tells of where several are named, or only a word that points back."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph.drafting.proposal import Proposal

Proposed = Callable[[str], Proposal]
HEAD = "# Ordning\n\nGarnlaget finns. Bryggrådet finns. Hamnchefen finns.\n\n"


def _duties(proposal: Proposal) -> list[tuple[str, list[str], str, str | None]]:
    return [
        (
            each.label,
            [guess.value.partition("/")[2] for guess in each.bearers],
            each.force.value,
            each.deadline.day if each.deadline else None,
        )
        for each in proposal.clauses
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Hamnchefen är underställd Bryggrådet och leder den dagliga driften.",
            [("Leder den dagliga driften", ["hamnchefen"], "beskrivs", None)],
        ),
        (
            "Garnlaget svarar inför klubbarnas Bryggråd och ska lämna en plan till Hamnchefen.",
            [("Lämnar en plan till Hamnchefen", ["garnlaget"], "ska", None)],
        ),
        (
            "Förslag om ändring kan väckas av medlem, Bryggrådet eller Garnlaget och måste inkomma i god tid.",
            [("Väcker förslag om ändring", ["bryggradet", "garnlaget"], "kan", None)],
        ),
        (
            "Hamnchefen leder mötet, och Sjölunda gymnasium nominerar en ledamot.",
            [("Leder mötet", ["hamnchefen"], "beskrivs", None)],
        ),
        (
            "Hamnchefen leder mötet, och Garnlaget samt Bryggrådet nominerar varsin ledamot.",
            [
                ("Leder mötet", ["hamnchefen"], "beskrivs", None),
                ("Nominerar varsin ledamot", ["garnlaget", "bryggradet"], "beskrivs", None),
            ],
        ),
        (
            "Mötet hålls före utgången av juni och leds av en mötesordförande som utses för varje gång.",
            [
                ("Leder mötet", ["motesordforande"], "beskrivs", None),
                ("Utser en mötesordförande", [], "beskrivs", None),
            ],
        ),
        (
            "Garnlaget ska kartlägga nät i alla hamnar och senast den 1 juni 2028 lämna förslag till en karta.",
            [
                ("Kartlägger nät i alla hamnar", ["garnlaget"], "ska", None),
                ("Lämnar förslag till en karta", ["garnlaget"], "ska", "--06-01"),
            ],
        ),
        (
            "Garnlaget ska senast den 15 maj ta fram en plan och bör bjuda in skolorna.",
            [
                ("Tar fram en plan", ["garnlaget"], "ska", "--05-15"),
                ("Bjuder in skolorna", ["garnlaget"], "bor", None),
            ],
        ),
    ],
)
def test_each_clause_has_its_own_subject_and_day(
    text: str, wanted: list[tuple[str, list[str], str, str | None]], proposed: Proposed
) -> None:
    assert _duties(proposed(HEAD + text + "\n")) == wanted


@pytest.mark.parametrize(("heading", "bearers"), [("", ["organisation/stormotet"]), ("## Ekonomi\n\n", [])])
def test_a_bare_meeting_is_that_of_the_section(heading: str, bearers: list[str], proposed: Proposed) -> None:
    text = "# Ordning\n\n## Stormötet\n\nStormötet är det högsta beslutande organet och väljer revisorer.\n\n"
    found = proposed(f"{text}{heading}Mötet ska även pröva frågan om ansvarsfrihet.\n").clauses[-1]
    assert [guess.value for guess in found.bearers] == bearers


@pytest.mark.parametrize(
    ("text", "label"),
    [
        (
            "Garnlaget bör gå igenom vilka båtar som lämpar sig för utfärder.",
            "Går igenom vilka båtar som lämpar sig för utfärder",
        ),
        ("Akuta åtgärder kan beställas direkt av Hamnchefen.", "Beställer akuta åtgärder"),
        ("Kvartalsrapporter lämnas i maj och september.", "Lämnar kvartalsrapporter"),
    ],
)
def test_a_name_of_a_duty_is_whole(text: str, label: str, proposed: Proposed) -> None:
    assert [each[0] for each in _duties(proposed(HEAD + text + "\n"))] == [label]


def test_an_event_of_a_sentence_and_of_a_row_is_one(proposed: Proposed) -> None:
    table = "| När | Vad | Vem |\n|---|---|---|\n| Juni | Vårmöte | Bryggrådet |\n| Maj | Fest | Garnlaget |\n"
    found = proposed(f"# Ordning\n\nVårmötet hålls i juni varje år.\n\n## Året\n\n{table}").events
    assert len(found) == 3
    assert len({each.event.id for each in found}) == 2


@pytest.mark.parametrize(
    ("who", "bearers"),
    [("partner", ["organisation/partnerna"]), ("båtklubb", []), ("år ska Garnlaget", ["organisation/garnlaget"])],
)
def test_a_list_of_what_each_does_is_not_of_the_body_before(who: str, bearers: list[str], proposed: Proposed) -> None:
    text = (
        f"Bryggrådet är till för partnerna. Varje {who}\n\n- ska lämna uppgift om fester,\n- ansvarar för sina båtar.\n"
    )
    found = proposed(f"# Ordning\n\n{text}").clauses
    assert {guess.value for each in found for guess in each.bearers} == set(bearers)


def test_those_who_a_sentence_says_that_it_lists_are_members(proposed: Proposed) -> None:
    text = (
        "Till stiftelsen är följande partnerorganisationer knutna:\n\n- Fyrvännerna i Lyrö,\n- Sjölunda gymnasium.\n\n"
    )
    found = proposed(f"# Ordning\n\n{text}Hamnchefen leder mötet, och Sjölunda gymnasium nominerar en ledamot.\n")
    assert [each.known.name for each in found.newcomers.values() if each.is_member] == [
        "Fyrvännerna i Lyrö",
        "Sjölunda gymnasium",
    ]
    assert [guess.value for guess in found.clauses[-1].bearers] == ["organisation/sjolunda-gymnasium"]


@pytest.mark.parametrize(
    "between",
    [
        "Sammankallande utses av styrgruppen, till vilken gruppen också rapporterar.",
        "Planen ska årligen uppdateras av gruppen och lämnas till styrgruppen.",
        "Gruppen rapporterar till styrgruppen.",
    ],
)
def test_a_bare_word_means_the_body_spoken_of_and_not_whom_it_goes_to(between: str, proposed: Proposed) -> None:
    head = "# Ordning\n\nStyrgruppen leds av Hamnchefen.\n\nBeredskapsgruppen leds av Hamnchefen."
    found = proposed(f"{head} {between} Gruppen ansvarar för lägesbilden.\n").clauses[-1]
    assert [guess.value for guess in found.bearers] == ["organisation/beredskapsgruppen"]
