"""Damage to goals, indicators, targets, agreements and strategies."""

from __future__ import annotations

from graph.record import Record
from tests.mutation.operator_table import damages
from tests.mutation.world import Change, World, delete, drop, listed, put


@damages("Goal")
def reword_goal(goal: Record, world: World) -> Change | None:
    return put(goal, label={"sv": "Ett annat mål", "en": "Another goal"})


@damages("Goal")
def reword_content_of_goal(goal: Record, world: World) -> Change | None:
    return put(goal, description={"sv": "Något annat innehåll.", "en": "Some other content."})


@damages("Goal")
def change_kind_of_goal(goal: Record, world: World) -> Change | None:
    return put(goal, goalKind="vision" if goal.data["goalKind"] != "vision" else "purpose")


@damages("Goal")
def forget_where_indicators_are_kept(goal: Record, world: World) -> Change | None:
    return drop(goal, "indicatorsKeptIn")


@damages("Goal")
def forget_whose_goal_it_is(goal: Record, world: World) -> Change | None:
    return drop(goal, "goalOf")


@damages("Goal")
def delete_goal(goal: Record, world: World) -> Change | None:
    return delete(goal, world)


@damages("Indicator")
def delete_indicator(indicator: Record, world: World) -> Change | None:
    return delete(indicator, world)


@damages("Indicator")
def forget_what_indicator_measures(indicator: Record, world: World) -> Change | None:
    return drop(indicator, "measures")


@damages("Indicator")
def flip_polarity(indicator: Record, world: World) -> Change | None:
    other = {"more-is-better": "less-is-better", "less-is-better": "more-is-better"}
    return put(indicator, polarity=other[indicator.data["polarity"]])


@damages("Indicator")
def change_population(indicator: Record, world: World) -> Change | None:
    return put(indicator, population={"sv": "Alla i länet.", "en": "Everybody in the county."})


@damages("Target")
def flip_direction(target: Record, world: World) -> Change | None:
    return put(target, direction={"increase": "decrease", "decrease": "increase"}[target.data["direction"]])


@damages("Target")
def change_amount(target: Record, world: World) -> Change | None:
    return put(target, amount=77) if "amount" in target.data else None


@damages("Target")
def drop_amount(target: Record, world: World) -> Change | None:
    return drop(target, "amount")


@damages("Target")
def change_unit(target: Record, world: World) -> Change | None:
    return put(target, unit="percentage-point" if target.data["unit"] != "percentage-point" else "none")


@damages("Target")
def change_baseline_year(target: Record, world: World) -> Change | None:
    return put(target, baselineYear="2016") if "baselineYear" in target.data else None


@damages("Target")
def drop_baseline_year(target: Record, world: World) -> Change | None:
    return drop(target, "baselineYear")


@damages("Target")
def fall_due_before_the_baseline(target: Record, world: World) -> Change | None:
    return put(target, dueYear="2010") if "baselineYear" in target.data else None


@damages("Target")
def no_longer_at_least(target: Record, world: World) -> Change | None:
    return put(target, atLeast=not target.data["atLeast"]) if "atLeast" in target.data else None


@damages("Target")
def ask_for_a_level_too(target: Record, world: World) -> Change | None:
    return put(target, levelAtLeast=45) if "levelAtLeast" not in target.data else None


@damages("Target")
def allow_a_level_too(target: Record, world: World) -> Change | None:
    return put(target, levelAtMost=21) if "levelAtMost" not in target.data else None


@damages("Target")
def ask_for_more_than_is_allowed(target: Record, world: World) -> Change | None:
    return put(target, levelAtLeast=45, levelAtMost=21)


@damages("Target")
def drop_indicator_of_target(target: Record, world: World) -> Change | None:
    return drop(target, "indicator")


@damages("Target")
def delete_target(target: Record, world: World) -> Change | None:
    return delete(target, world)


@damages("KpiMatch")
def change_key_figure(match: Record, world: World) -> Change | None:
    return put(match, kpi="N99999")


@damages("Agreement")
def drop_keeper(agreement: Record, world: World) -> Change | None:
    return drop(agreement, "keeper")


@damages("Agreement")
def drop_parties(agreement: Record, world: World) -> Change | None:
    return drop(agreement, "party")


@damages("Agreement")
def drop_one_party(agreement: Record, world: World) -> Change | None:
    parties = listed(agreement.data.get("party"))
    return put(agreement, party=parties[1:]) if len(parties) > 1 else None


@damages("Agreement")
def drop_law_of_agreement(agreement: Record, world: World) -> Change | None:
    return drop(agreement, "law")


@damages("Agreement")
def delete_agreement(agreement: Record, world: World) -> Change | None:
    return delete(agreement, world)


@damages("Strategy", "DataSource", "Deliverable")
def drop_keeper_of_document(document: Record, world: World) -> Change | None:
    return drop(document, "keeper")
