"""Measuring coverage: what is covered, what is not, what is set aside."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.documents.coverage import Coverage, coverage
from graph.documents.locator import MAX_LENGTH, Span
from graph.documents.normalise import normalise
from graph.documents.segments import segments

TEXT = """Lugn och ro.

Rådet ska följa upp målen och bereda nya ärenden. Hösten är vacker i dalen.

Rådet ansvarar för:

• unga som bor hemma,

• äldre som bor kvar."""

NORMALISED = normalise(TEXT)


def span(words: str) -> Span:
    start = NORMALISED.index(words)
    return Span(start, start + len(words))


def measure(*covered: str, aside: dict[str, str] | None = None) -> Coverage:
    reasons = [(span(words), reason) for words, reason in (aside or {}).items()]
    return coverage(TEXT, [span(words) for words in covered], reasons, ["Rådet"])


def test_what_does_not_count_is_no_unit() -> None:
    assert [unit.text for unit in measure().units] == [
        "Rådet ska följa upp målen och bereda nya ärenden.",
        "Hösten är vacker i dalen.",
        "Rådet ansvarar för:",
        "• unga som bor hemma,",
        "• äldre som bor kvar.",
    ]


def test_bullets_count_with_their_introduction() -> None:
    unit = measure().units[3]
    assert unit.reasons == {"duty"}
    listed = coverage("Lugn:\n\n• unga som bor hemma", [], [], [])
    assert listed.units == ()


@pytest.mark.parametrize(("opening", "counts"), [("Kontoret skall", True), ("Kontoret skall vila.", False)])
def test_bullets_count_with_a_duty_that_they_end(opening: str, counts: bool) -> None:
    text = f"{opening}\n\n• vårda akvareller och skisser,\n• putsa lister."
    listed = [unit.text for unit in coverage(text, [], [], ()).units if unit.text.startswith("•")]
    assert listed == (["• vårda akvareller och skisser,", "• putsa lister."] if counts else [])


def test_a_clause_that_no_passage_reaches_is_told_of_a_unit_that_is_read_in_part() -> None:
    found = measure("Rådet ska följa")
    assert [each.unit for each in found.partly] == [found.uncovered[0]]
    (left,) = found.partly[0].unread
    assert found.partly[0].unit.text[left.start : left.end] == "upp målen och bereda nya ärenden"
    assert measure("Rådet ska följa upp målen och bereda").partly == ()
    assert measure().partly == ()
    assert measure("Rådet ska följa", aside={"upp målen och bereda nya ärenden": "Skäl."}).partly == ()


def test_without_passages_nothing_is_covered() -> None:
    found = measure()
    assert found.covered == ()
    assert found.uncovered == found.units
    assert found.percent == 0


def test_a_document_without_units_lacks_nothing() -> None:
    assert coverage("", [], [], []).percent == 100
    assert coverage("Lugn och ro.", [], [], []).percent == 100


@pytest.mark.parametrize(
    ("words", "covered"),
    [
        (["Rådet ska följa upp målen"], True),
        (["Rådet ska följa upp"], False),
        (["Rådet ska följa upp måle"], False),
        (["Rådet ska", "nya ärenden"], False),
        (["Rådet ska", "bereda nya ärenden"], True),
        (["Rådet ska följa upp målen", "ska"], True),
        (["Rådet ska följa", "följa upp målen"], True),
    ],
)
def test_a_unit_is_covered_from_half_of_its_words(words: list[str], covered: bool) -> None:
    assert (measure(*words).units[0] in measure(*words).covered) is covered


def test_a_share_is_of_what_is_left_when_units_are_set_aside() -> None:
    found = measure("Rådet ska följa upp målen", "Rådet ansvarar för:", aside={"Hösten är vacker": "a picture"})
    assert [(aside.unit.text, aside.reasons) for aside in found.set_aside] == [
        ("Hösten är vacker i dalen.", ("a picture",))
    ]
    assert [unit.text for unit in found.uncovered] == ["• unga som bor hemma,", "• äldre som bor kvar."]
    assert found.percent == 50


def test_a_covered_unit_is_not_set_aside() -> None:
    found = measure("Hösten är vacker", aside={"Hösten är vacker": "a picture"})
    assert found.set_aside == ()
    assert len(found.covered) == 1


def test_a_passage_longer_than_a_clause_covers_nothing() -> None:
    text = "Rådet ska " + "verkligen " * 40 + "följa upp."
    whole = Span(0, len(text))
    assert len(whole) > MAX_LENGTH
    assert coverage(text, [whole], [], []).covered == ()
    assert coverage(text, [], [(whole, "long")], []).set_aside == ()
    assert len(coverage(text, [Span(0, 290), Span(280, len(text))], [], []).covered) == 1


def test_each_unit_is_in_one_list_and_in_document_order() -> None:
    found = measure("Rådet ansvarar för:", aside={"unga som bor": "x"})
    listed = [*found.covered, *found.uncovered, *(aside.unit for aside in found.set_aside)]
    assert sorted(listed, key=lambda unit: unit.span) == list(found.units)


def test_a_unit_belongs_to_the_last_section_begun() -> None:
    starts = {"om-rad": span("Rådet ska").start, "om-ansvar": span("Rådet ansvarar").start}
    found = coverage(TEXT, [], [], ["Rådet"], starts)
    assert [unit.section for unit in found.units] == ["om-rad", "om-rad", "om-ansvar", "om-ansvar", "om-ansvar"]
    assert coverage(TEXT, [], [], [], {"sist": len(NORMALISED)}).units[0].section is None


def test_source_documents_can_be_measured(documents: Path) -> None:
    for file in sorted(documents.glob("0*.txt")):
        text = file.read_text(encoding="utf-8")
        names = ["Beredningsgruppen", "Region Värmland", "Värmlandsrådet"]
        none = coverage(text, [], [], names)
        assert len(none.units) > 40
        clauses = [piece.span for piece in segments(text) if len(piece.span) <= MAX_LENGTH]
        everything = coverage(text, clauses, [], names)
        assert all(len(unit.span) > MAX_LENGTH for unit in everything.uncovered)


def test_the_duties_of_a_body_count(documents: Path) -> None:
    (file,) = documents.glob("004_*.txt")
    units = coverage(file.read_text(encoding="utf-8"), [], [], ["Beredningsgruppen"]).units
    bullets = [unit for unit in units if unit.text.startswith("•")]
    assert len(bullets) >= 37
    assert 170 <= len(units) <= 220


@pytest.mark.parametrize("piece", ["A. ", "1. ", "• ", '."', "är ", "a-\n"])
def test_a_hostile_document_is_read_to_its_end(piece: str) -> None:
    assert coverage(piece * 100_000, [], [], ["Rådet"]).percent == 100


def test_what_does_not_count_is_told_all_the_same_but_for_a_word_alone() -> None:
    text = "Dalen är grön och lugnande. Rådet ska mötas. Lugn och ro.\n\nVacker dal utan slut\n\n• dalar,\n\nLjus."
    found = coverage(text, [], [], ["Rådet"])
    assert [unit.text for unit in found.others] == [
        *("Dalen är grön och lugnande.", "Lugn och ro.", "Vacker dal utan slut", "• dalar,"),
    ]
    assert [unit.text for unit in found.units] == ["Rådet ska mötas."]
    assert found.others[0] not in coverage(text, [Span(0, 27)], [], []).others
    assert found.others[0] not in coverage(text, [], [(Span(0, 27), "Skäl.")], []).others


def test_what_opens_a_list_and_says_nothing_of_its_own_is_left_to_its_items() -> None:
    text = "Rådet ska:\n\n• besluta om budget.\n\nRådet ska:\n\nNämnden ska mötas i maj."
    found = coverage(text, [], [], ["Rådet"], is_lead_in=lambda words, opens: opens and words == "Rådet ska:")
    # The second opens no list.
    assert [unit.text for unit in found.uncovered] == ["• besluta om budget.", "Rådet ska:", "Nämnden ska mötas i maj."]
    assert found.uncovered == found.units
    read = coverage(text, [Span(0, 10)], [], ["Rådet"], is_lead_in=lambda words, opens: opens and words == "Rådet ska:")
    assert [unit.text for unit in read.covered] == ["Rådet ska:"]
    assert len(read.units) == 4
