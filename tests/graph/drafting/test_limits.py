"""How far somebody may go is kept, and what is said in passing of a post, a secretary, a company."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph.drafting.proposal import Proposal

Proposed = Callable[[str], Proposal]
HEAD = "# Ordning\n\n## Trålnämnden\n\nTrålnämnden bereder alla frågor om trålar.\n\n"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Trålnämnden får besluta om små byten som gäller i högst åtta veckor.",
            ("Beslutar om små byten", "som gäller i högst åtta veckor", "tralnamnden"),
        ),
        (
            "Avtal som gäller mer än fyra år eller överstiger tio miljoner kronor ska godkännas av Garnlaget.",
            ("Godkänner avtal som gäller mer än fyra år eller överstiger tio miljoner kronor", "", "garnlaget"),
        ),
        (
            "Trålnämnden prövar ärenden om tillstånd till fiske som inte har delegerats till någon i hamnens personal.",
            ("Prövar ärenden om tillstånd till fiske", "", "tralnamnden"),
        ),
        (
            "Trålnämnden får köpa nät, men ska då anmäla beslutet vid nästa möte.",
            ("Anmäler beslutet vid nästa möte", "", "tralnamnden"),
        ),
        (
            "Norra Sjövatten AB, som ägs av alla, pumpar vattnet.",
            ("Pumpar vattnet", "", "norra-sjovatten-ab"),
        ),
        (
            "Hamnchefen är sekreterare i Trålnämnden och Garnlaget.",
            ("Är sekreterare i Trålnämnden och Garnlaget", "", "hamnchefen"),
        ),
    ],
)
def test_the_last_duty_of_a_sentence(text: str, told: tuple[str, str, str], proposed: Proposed) -> None:
    clause = proposed(f"{HEAD}{text}\n").clauses[-1]
    assert (clause.label, clause.condition, clause.bearers[0].value.partition("/")[2]) == told


def test_posts_on_part_of_the_time_sit_there(proposed: Proposed) -> None:
    text = "Hamnsamordnaren leder. Trålkansliet består av en hamnsamordnare på heltid och en handläggare på halvtid.\n"
    (composition,) = proposed(HEAD + text).compositions
    assert [post.value for post in composition.posts] == ["post/hamnsamordnaren", "post/handlaggaren"]


def test_each_member_municipality_is_one_of_the_municipalities(proposed: Proposed) -> None:
    text = "Kommunerna betalar. I Trålnämnden ingår en företrädare för varje medlemskommun.\n"
    (composition,) = proposed(HEAD + text).compositions
    assert [(g.seats, g.pool.value, g.of_each) for g in composition.groups] == [(1, "organisation/kommunerna", True)]


def test_a_chair_that_goes_round_is_led_by_turns(proposed: Proposed) -> None:
    text = "Ordförandeskapet bör växla mellan Garnlaget och kommunerna vartannat år. Kommunerna betalar.\n"
    clause = proposed(HEAD + text).clauses[1]
    told = (clause.label, clause.duty.value, clause.force.value, clause.recurrence and clause.recurrence.value)
    assert told == ("Turas om att leda Trålnämnden", "leda", "bor", "BIENNIAL")
    assert [guess.value for guess in clause.bearers] == ["organisation/garnlaget", "organisation/kommunerna"]
    assert [guess.value for guess in clause.recipients] == ["organisation/tralnamnden"]


@pytest.mark.parametrize(
    ("text", "label", "condition"),
    [
        ("Vägning efter fiske bör ske inom sju dagar.", "Genomför vägning efter fiske", "inom sju dagar"),
        ("Näten beslutas av Garnlaget efter nämndens hörande.", "Beslutar näten", "efter nämndens hörande"),
        ("Råd om nät ska finnas på lättläst svenska.", "Råd om nät finns på lättläst svenska", ""),
        ("Garnlaget samråder och är ett stöd till nämnden.", "Är ett stöd till nämnden", ""),
    ],
)
def test_more_that_is_done(text: str, label: str, condition: str, proposed: Proposed) -> None:
    clause = proposed(f"{HEAD}{text}\n").clauses[-1]
    assert (clause.label, clause.condition) == (label, condition)


def test_we_measure_by(proposed: Proposed) -> None:
    text = "# Ordning\n\n## Mål\n\n- Fiskarna är nöjda. Vi mäter med en årlig enkät; någon nivå är inte bestämd.\n"
    assert [each.label for each in proposed(text).yardsticks] == ["Årlig enkät"]


def test_whoever_gets_their_tasks_of_another_answers_to_them(proposed: Proposed) -> None:
    text = "Hamnchefen är anställd där men får sina uppdrag av Trålnämnden.\n"
    assert [(each.one.name, each.to.name) for each in proposed(HEAD + text).answerings] == [
        ("Hamnchefen", "Trålnämnden")
    ]


def test_whoever_has_a_post_at_each_sits_there(proposed: Proposed) -> None:
    text = "Kommunerna betalar. Skolchefen leder. Nämnden består av skolchefen i varje kommun samt två fritidschefer.\n"
    (composition,) = proposed(HEAD + text).compositions
    groups = [(group.seats, group.pool.value, group.of_each) for group in composition.groups]
    assert groups[0] == (1, "post/skolchefen", True)
