"""What somebody is to do by a verb that no table has, and where one duty ends and the next begins."""

from __future__ import annotations

import pytest

from tests.graph.drafting.conftest import Proposed


def _duties(proposed: Proposed, text: str) -> list[tuple[str, str, list[str], str]]:
    clauses = proposed(f"# Ordning\n\nStyrelsen leder. Kansliet bereder. Kassören, sekreteraren.\n\n{text}\n").clauses
    return [
        (each.duty.value, each.label, [who.value.rpartition("/")[2] for who in each.bearers], each.force.value)
        for each in clauses[2:]
    ]


@pytest.mark.parametrize(
    ("text", "duty"),
    [
        ("Styrelsen ska besiktiga lokalen.", ("genomfora", "Besiktigar lokalen", ["styrelsen"], "ska")),
        ("I maj får styrelsen göra hembesök.", ("genomfora", "Gör hembesök", ["styrelsen"], "kan")),
        ("Styrelsen leder. Den bör alltid eldhärda virket.", ("genomfora", "Eldhärdar virket", ["styrelsen"], "bor")),
        (
            "Styrelsen\n\n- ska besiktiga lokalen,\n- får inte låna.",
            ("genomfora", "Besiktigar lokalen", ["styrelsen"], "ska"),
        ),
    ],
)
def test_an_unknown_verb_is_a_duty_to_look_at(
    proposed: Proposed, text: str, duty: tuple[str, str, list[str], str]
) -> None:
    assert _duties(proposed, text)[-1:] == [duty]
    clauses = proposed(f"# Ordning\n\nStyrelsen leder.\n\n{text}\n").clauses
    assert min(each.duty.confidence for each in clauses) <= 0.4


@pytest.mark.parametrize(
    "text",
    [
        "Styrelsen ska vara nåbar.",
        "Styrelsen ska ha sju ledamöter.",
        "Nio av tio elever ska ta examen.",
        "Deltagarna ska uppleva stödet som samordnat.",
        "Deltagarna ska känna sig trygga.",
        "Styrelsen ska sammanträda fem gånger per år.",
        "Styrelsen får inte besiktiga lokalen.",
        "Den som styrelsen ska besiktiga åt är nöjd.",
    ],
)
def test_what_is_so_is_no_duty(proposed: Proposed, text: str) -> None:
    assert [duty for duty in _duties(proposed, text) if duty[0] == "genomfora"] == []


def test_a_name_above_a_list_bears_what_stands_in_it(proposed: Proposed) -> None:
    text = "Minst en ledamot ska komma från kansliet. Styrelsen\n\n- bereder ärenden,\n- ska anta en plan."
    assert [duty[2] for duty in _duties(proposed, text)] == [["styrelsen"], ["styrelsen"]]


def test_the_name_of_a_body_above_a_list_is_no_duty(proposed: Proposed) -> None:
    text = "Länsledningen möts.\n\nLedningen\n\n- ska anta en plan."
    assert [duty[0] for duty in _duties(proposed, text)] == ["anta"]


def test_an_item_that_denies_does_not_end_the_sentence_above(proposed: Proposed) -> None:
    text = "Grupperna lämnar förslag.\n\n- Styrelsen bereder ärenden. Den får inte hantera ärenden."
    assert [duty[0] for duty in _duties(proposed, text)][1:] == ["bereda"]


def test_the_subject_of_a_clause_that_is_over_bears_nothing_after_it(proposed: Proposed) -> None:
    duties = _duties(proposed, "Kassören, som styrelsen utser inom sig, ska lämna en rapport.")
    assert [(duty[0], duty[2]) for duty in duties] == [("utse", ["styrelsen"]), ("redovisa", ["kassoren"])]


def test_several_do_what_is_done_by_them(proposed: Proposed) -> None:
    text = "Utbetalningar attesteras av kassören och kansliet. Planen antas av styrelsen och kansliet bereder den."
    assert [duty[2] for duty in _duties(proposed, text)][:2] == [["kassoren", "kansliet"], ["styrelsen"]]


def test_how_often_one_thing_is_done_is_not_how_often_another_is(proposed: Proposed) -> None:
    text = "# Ordning\n\nStyrelsen ansvarar för bemanningen och bör träffas varje månad.\n"
    assert [each.recurrence for each in proposed(text).clauses] == [None]


@pytest.mark.parametrize(
    ("text", "months", "often"),
    [
        ("Styrelsen möts varje månad med uppehåll i juli.", (), "MONTHLY"),
        ("Styrelsen har sex möten, varannan månad med början i januari.", (), "BIMONTHLY"),
        ("| Tid | Händelse | Ansvarig |\n|---|---|---|\n| Mars, vecka 11 | Vårmöte | Styrelsen |", ("--03",), None),
    ],
)
def test_when_a_body_meets(proposed: Proposed, text: str, months: tuple[str, ...], often: str | None) -> None:
    events = proposed(f"# Ordning\n\nStyrelsen leder.\n\n{text}\n").events
    assert [(each.months, each.recurrence, each.deadline) for each in events] == [(months, often, None)]


def test_nouns_above_the_columns_of_matters_are_duties(proposed: Proposed) -> None:
    table = "| Fråga | Förslag | Yttrande | Beslut |\n|---|---|---|---|\n| Avgift | Kassören | – | Styrelsen |"
    assert _duties(proposed, table) == [
        ("lamna-synpunkter", "Lägger förslag om avgift", ["kassoren"], "beskrivs"),
        ("besluta", "Beslutar om avgift", ["styrelsen"], "beskrivs"),
    ]


def test_nouns_above_other_columns_are_none(proposed: Proposed) -> None:
    table = "| Namn | Förslag | Yttrande |\n|---|---|---|\n| Avgift | Styrelsen | Styrelsen |"
    assert _duties(proposed, table) == []


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Styrelsen fastställer avgift, program och budget.", "Fastställer avgift, program och budget"),
        ("Styrelsen fastställer avgift, som kansliet bereder.", "Fastställer avgift"),
        ("Styrelsen ansvarar för att handlingar hålls samlade.", "Ansvarar för att handlingar hålls samlade"),
        ("Styrelsen ansvarar för att kansliets beslut blir kända.", "Ansvarar för att kansliets beslut blir kända"),
        ("Styrelsen ansvarar för förslag till samtliga val.", "Ansvarar för förslag till samtliga val"),
        ("Styrelsen ska se till att brevet följer med ärendet.", "Ser till att brevet följer med ärendet"),
        ("Kallelse till mötet skickas minst fyra veckor i förväg.", "Skickar kallelse till mötet"),
    ],
)
def test_the_name_of_a_duty_says_what_it_is_about(proposed: Proposed, text: str, label: str) -> None:
    assert _duties(proposed, text)[0][1] == label


def test_two_things_done_to_two_things_are_named_apart(proposed: Proposed) -> None:
    duties = _duties(proposed, "Sekretess ska beaktas och samtycke inhämtas innan uppgifter delas.")
    assert [duty[1] for duty in duties] == ["Beaktar sekretess", "Inhämtar samtycke"]


def test_a_verb_right_after_och_goes_on_about_the_same_subject(proposed: Proposed) -> None:
    duties = _duties(proposed, "Kassören sammankallar styrelsen och ansvarar för att beslut blir kända.")
    assert [duty[2] for duty in duties] == [["kassoren"], ["kassoren"]]


def test_who_may_abstain_is_not_said_to_do_it(proposed: Proposed) -> None:
    assert [duty[0] for duty in _duties(proposed, "Styrelsen kan avstå från att yttra sig.")] == ["genomfora"]


def test_a_question_within_a_sentence_is_no_duty(proposed: Proposed) -> None:
    duties = _duties(proposed, "Hur detta ska mätas tas fram av kansliet.")
    assert [(duty[0], duty[2]) for duty in duties] == [("ta-fram", ["kansliet"])]


def test_what_is_laid_before_a_decision_goes_to_who_decides(proposed: Proposed) -> None:
    rows = "| Avgift | Kansliet | Styrelsen |\n| Plan | Styrelsen | Styrelsen |"
    table = f"| Fråga | Förslag | Beslut |\n|---|---|---|\n{rows}"
    clauses = proposed(f"# Ordning\n\nStyrelsen leder. Kansliet bereder.\n\n{table}\n").clauses[2:]
    assert [[who.value.rpartition("/")[2] for who in each.recipients] for each in clauses] == [
        ["styrelsen"],
        [],
        [],
        [],
    ]
