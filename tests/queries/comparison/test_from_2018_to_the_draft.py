"""What an editor has to find between the edition of 2018 and the draft, tested against the documents."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from queries.comparison import Change, Comparison, Selection, Side, compare, group_of


@pytest.fixture(scope="module")
def comparison(side: Callable[..., Side]) -> Comparison:
    return compare(side("np-2018", None), side("np-2025", None))


@pytest.fixture(scope="module")
def about(comparison: Comparison) -> Callable[[str], Change]:
    """Return the change that is about the thing whose IRI ends so."""

    def find(ending: str) -> Change:
        (found,) = [
            change
            for change in comparison.changes
            if any(subject.iri.endswith(ending) for subject in (*change.before, *change.after))
        ]
        return found

    return find


def slugs(iris: tuple[str, ...]) -> list[str]:
    return [iri.rpartition("/")[2] for iri in iris]


@pytest.mark.parametrize(
    ("before", "kind", "after"),
    [
        ("arbetsgrupp-barnalivet", "merged", "utvecklingsgrupp-barn-och-unga"),
        ("arbetsgrupp-ungdomslivet", "merged", "utvecklingsgrupp-barn-och-unga"),
        ("arbetsgrupp-vuxenlivet", "reworded", "utvecklingsgrupp-vuxna"),
        ("arbetsgrupp-aldrelivet", "reworded", "utvecklingsgrupp-aldre"),
        ("utmaningarnas-arbetsgrupper", "reworded", "strategiska-utvecklingsgrupper"),
    ],
)
def test_the_four_challenges_become_development_groups(
    about: Callable[[str], Change], before: str, kind: str, after: str
) -> None:
    change = about(f"/organisation/{before}")
    assert (change.kind, slugs(tuple(each.iri for each in change.after))) == (kind, [after])
    classified = change.aspect("kind")
    assert classified is not None
    assert [value.text for value in classified.gained] == ["utvecklingsgrupp"]


def test_the_steering_group_supports_and_follows_up_where_it_led(about: Callable[[str], Change]) -> None:
    led = about("/psg-leder-arbetet")
    duty = led.aspect("duty")
    assert duty is not None
    assert ([value.text for value in duty.lost], [value.text for value in duty.gained]) == (["leda"], ["stödja"])
    followed = about("/psg-foljer-utvecklingsarbetena")
    assert followed.kind == "merged"
    assert slugs(tuple(each.iri for each in followed.after)) == ["psg-foljer-upp-arbetet-mot-malen"]
    established = about("/psg-faststaller-dokumentet")
    assert established.kind == "transferred"
    bearer = established.aspect("bearer")
    assert bearer is not None
    assert slugs(tuple(value.iri or "" for value in bearer.after)) == ["varmlandsradet-ordforanderadet"]


def test_the_steering_group_has_a_composition_of_eight_seats_that_it_had_not(comparison: Comparison) -> None:
    body = next(each.iri for each in comparison.changes[0].after).partition("/organisation/")[0]
    chosen = Selection(body=f"{body}/organisation/politiska-styrgruppen", group="composition")
    found = [change for change in chosen.of(comparison.changes) if change.type == "CompositionRule"]
    assert found
    assert {change.kind for change in found} == {"new"}


def test_duties_that_are_not_found_are_weak_since_the_extract_ends(comparison: Comparison) -> None:
    dropped = [
        change
        for change in Selection(kind="dropped", group="duties").of(comparison.changes)
        if change.type == "Responsibility"
    ]
    assert len(dropped) == 50
    assert {change.weak for change in dropped} == {"Utdraget slutar inne i bilaga 2"}
    assert all("belägget är svagt" in change.sentence for change in dropped)
    still = {change for change in comparison.changes if change.weak and change.kind != "dropped"}
    assert still == {change for change in comparison.changes if change.lost_bearer or change.lost_organiser}


def test_an_absence_is_surer_where_the_section_on_it_is_at_hand_whole(about: Callable[[str], Change]) -> None:
    told = about("/responsibility/psg-godkanner-detaljprogrammet")
    assert told.weak
    assert told.whole_places == ("Politisk styrgrupp – ansvar och mandat",)
    assert not told.is_unsure
    assert about("/responsibility/fv-foretrader-invanarna").is_unsure
    # of a body that became another, the other's section counts
    assert about("/responsibility/ag-summerar-aret").whole_places == ("Strategiska utvecklingsgrupper",)
    assert about("/responsibility/bg-anordnar-aktualitetskonferensen").whole_places == ("Aktualitetskonferens",)


def test_the_sections_that_are_cut_off_are_those_of_the_second_appendix(comparison: Comparison) -> None:
    assert {iri.rpartition("/")[2] for iri in comparison.cut} == {"bilaga-2", "systemledning"}


def test_what_we_remark_on_a_document_is_no_absence(comparison: Comparison) -> None:
    notes = [change for change in comparison.changes if change.type in ("Note", "Section")]
    assert notes
    assert not any(change.weak for change in notes)


def test_duties_that_nobody_is_said_to_have_any_more(comparison: Comparison) -> None:
    lost = Selection(kind="lost-bearer").of(comparison.changes)
    assert {slugs(tuple(each.iri for each in change.before))[0] for change in lost} == {
        "bg-anordnar-aktualitetskonferensen",
        "bg-beslutar-om-initiativ",
    }


def test_duties_that_are_new_have_nothing_before_them_and_are_not_weak(comparison: Comparison) -> None:
    new = [
        change
        for change in Selection(kind="new", group="duties").of(comparison.changes)
        if change.type == "Responsibility"
    ]
    named = {slugs(tuple(each.iri for each in change.after))[0] for change in new}
    assert {"bg-avvecklar-grupper", "vror-deltar-i-fordjupade-dialoger", "sug-bevakar-halsoutvecklingen"} <= named
    assert not any(change.before or change.weak for change in new)


def test_goals_are_of_another_kind(about: Callable[[str], Change], comparison: Comparison) -> None:
    kind = about("/goal/god-och-jamlik-halsa").aspect("goalKind")
    assert kind is not None
    assert ([value.text for value in kind.lost], [value.text for value in kind.gained]) == (
        ["övergripande mål"],
        ["inriktningsmål"],
    )
    assert comparison.sizes["Target"] == (25, 0)
    assert about("/goal/ambitionsmalen").sentence.endswith(
        "är inte längre mål i siffror utan mål: ”Ambitionsmålen (som grupp)”."
    )


def test_every_record_of_either_edition_is_in_a_change(comparison: Comparison) -> None:
    for side, place in (("before", 0), ("after", 1)):
        told = {subject.iri for change in comparison.changes for subject in getattr(change, side)}
        assert len(told) == sum(numbers[place] for numbers in comparison.sizes.values())


def test_lineage_between_other_editions_is_not_taken(side: Callable[..., Side]) -> None:
    comparison = compare(side("np-revision", None), side("np-2025", None))
    told = [change for change in comparison.changes if change.lineage]
    assert told
    assert {change.lineage.rpartition("/")[2].partition("-")[0] for change in told} == {"revision"}


def test_every_sentence_is_one_sentence_in_both_languages(side: Callable[..., Side], comparison: Comparison) -> None:
    english = compare(side("np-2018", None), side("np-2025", None), "en")
    assert {change.id for change in english.changes} == {change.id for change in comparison.changes}
    for change in (*comparison.changes, *english.changes):
        assert change.sentence.endswith(".")
        assert "{" not in change.sentence
        assert group_of(change.type)
    assert not [change.sentence for change in english.changes if "är nu" in change.sentence]
