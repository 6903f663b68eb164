"""Tables of goals: each row a goal, what it is measured by, and the level to reach."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from graph.drafting.drafting import draft
from graph.drafting.proposal import Proposal
from graph.workspace import open_workspace
from tests.graph.drafting.conftest import LITEN, Proposed

HEADING = "| Nr | Mål | Mått | Nuläge | Nivå 2028 |\n|---|---|---|---|---|\n"


def _told(proposal: Proposal) -> list[tuple[str, str, str | None, str | None, str | None]]:
    return [
        (
            each.goal.label,
            each.label,
            *((each.level.polarity, each.level.number, each.level.due) if each.level else (None,) * 3),
        )
        for each in proposal.yardsticks
    ]


@pytest.mark.parametrize(
    ("now", "wanted", "level"),
    [
        ("3,1", "Högst 1,5", ("less-is-better", "1.5", "2028")),
        ("21 %", "15 %", ("less-is-better", "15", "2028")),
        ("64 %", "95 % år 2030", ("more-is-better", "95", "2030")),
        ("", "120 hektar till år 2031", ("more-is-better", "120", "2031")),
        ("Saknas", "Ska öka", (None, None, None)),
    ],
)
def test_a_row_is_a_goal_with_its_measure_and_level(
    proposed: Proposed, now: str, wanted: str, level: tuple[str | None, ...]
) -> None:
    proposal = proposed(f"# Plan\n\n{HEADING}| 1 | Trygg hemgång | Dygn till hemgång | {now} | {wanted} |\n")
    assert [goal.label for goal in proposal.goals] == ["Trygg hemgång"]
    assert _told(proposal) == [("Trygg hemgång", "Dygn till hemgång", *level)]
    assert proposal.clauses == ()


def test_a_level_that_is_a_share_is_no_target(tmp_path: Path) -> None:
    text = f"# Plan\n\n{HEADING}| 1 | Fri väg | Hinder | | 14 av 23 |\n| 2 | Våtmark | Yta | 80 | 120 hektar |\n"
    (tmp_path / "o.md").write_text(text, "utf-8")
    files = draft(tmp_path / "o.md", open_workspace(LITEN), "o", None, "sv").files
    assert files["targets.yaml"].count("type: Target") == 1
    assert "levelAtLeast: 120" in files["targets.yaml"].replace("'", "").replace('"', "")
    assert "14 av 23" in files["indicators.yaml"]


@pytest.mark.parametrize("headings", ["2024 | 2026 | 2028", "Utfall 2024 | Målnivå 2026 | Målnivå 2028"])
def test_a_column_for_each_year_is_a_level_for_each(tmp_path: Path, headings: str) -> None:
    table = f"| Mål | Indikator | {headings} |\n|---|---|---|---|---|\n"
    table += "| Lugn sjö | Buller, högst | 19 % | 12 % | 6 % |\n| Ren sjö | Prov | uppgift saknas | 40 | 55 |\n"
    (tmp_path / "o.md").write_text(f"# Plan\n\n{table}", "utf-8")
    files = draft(tmp_path / "o.md", open_workspace(LITEN), "o", None, "sv").files
    targets = yaml.safe_load(files["targets.yaml"])
    levels = [(each.get("levelAtMost") or each["levelAtLeast"], each["dueYear"]) for each in targets]
    assert [(str(number), str(year)) for number, year in levels] == [
        ("12", "2026"),
        ("6", "2028"),
        ("40", "2026"),
        ("55", "2028"),
    ]
    assert [str(each.get("baselineLevel")) for each in targets] == ["19", "19", "None", "None"]
    assert len({each["indicator"] for each in targets}) == len(yaml.safe_load(files["indicators.yaml"])) == 2
    assert len({each["id"] for each in targets}) == 4


@pytest.mark.parametrize("heading", ["Mål | Ansvarig", "Ärende | Mått | Nivå"])
def test_other_tables_are_none_of_goals(proposed: Proposed, heading: str) -> None:
    rule = "|".join(["---"] * (heading.count("|") + 1))
    cells = "|".join(["Trygg hemgång"] * (heading.count("|") + 1))
    assert proposed(f"# Plan\n\n| {heading} |\n|{rule}|\n|{cells}|\n").yardsticks == ()


def test_a_level_in_words_and_the_year_in_which_a_school_year_ends(proposed: Proposed) -> None:
    table = "| Mål | Mått | Målnivå |\n|---|---|---|\n| Fri väg | Olyckor | Högst två per år och part |\n"
    table += "| Fler språk | Andel | 95 procent läsåret 2028/29 |\n"
    proposal = proposed(f"# Plan\n\n{table}")
    assert [told[2:] for told in _told(proposal)] == [
        ("less-is-better", "2", None),
        ("more-is-better", "95", "2029"),
    ]
    assert [each.level and each.level.unit_text for each in proposal.yardsticks] == ["per år och part", None]


def test_a_target_stands_where_its_level_does(tmp_path: Path) -> None:
    table = "| Mål | Mått | Målnivå |\n|---|---|---|\n| Fri väg | Olyckor | Högst 2 |\n"
    (tmp_path / "o.md").write_text(f"# Plan\n\n{table}", "utf-8")
    files = draft(tmp_path / "o.md", open_workspace(LITEN), "o", None, "sv").files
    assert "textStart: Högst 2}" in files["targets.yaml"]
    assert "**indikator** (?): Olyckor" in files["granska.md"]


@pytest.mark.parametrize(
    ("measure", "level", "unit"),
    [
        ("Antal resor", "14", "count"),
        ("Dygn till hemgång", "Högst 2", "days"),
        ("Andel resor", "14", "percent"),
        ("Antal hektar", "14 hektar", None),
        ("Nöjda resenärer", "14", None),
    ],
)
def test_the_words_of_a_measure_tell_its_unit(proposed: Proposed, measure: str, level: str, unit: str | None) -> None:
    (told,) = proposed(f"# Plan\n\n{HEADING}| 1 | Trygg hemgång | {measure} | | {level} |\n").yardsticks
    assert told.level is not None
    assert told.level.unit == unit


@pytest.mark.parametrize(
    ("text", "label", "number", "now", "due"),
    [
        (
            "- Fler ska segla. Antalet båtar per hushåll ska öka från 0,2 till minst 0,5 år 2031.",
            "Antalet båtar per hushåll",
            "0.5",
            "0,2",
            "2031",
        ),
        (
            "- Svaren ska komma fortare. Minst 85 procent av breven ska besvaras inom tre dagar.",
            "Andel av breven som besvaras inom tre dagar",
            "85",
            "",
            None,
        ),
        (
            "Hamnen ska bli ren. Andelen båtar med giftig färg ska minska från 30 procent 2026 till 10 procent 2030.",
            "Andelen båtar med giftig färg",
            "10",
            "30 procent 2026",
            "2030",
        ),
    ],
)
def test_a_figure_after_a_goal_is_its_measure(
    proposed: Proposed, text: str, label: str, number: str, now: str, due: str | None
) -> None:
    proposal = proposed(f"# Plan\n\n## Mål\n\n{text}\n")
    (goal,) = proposal.goals
    (found,) = proposal.yardsticks
    assert found.goal == goal
    assert found.level is not None
    assert (found.label, found.level.number, found.now, found.level.due) == (label, number, now, due)


def test_a_goal_that_stands_alone_has_a_name_that_says_what_is_counted(proposed: Proposed) -> None:
    (goal,) = proposed(
        "# Plan\n\n## Mål\n\n- Andelen unga i kommunen som någon gång under året har seglat ska vara 40 procent 2030.\n"
    ).goals
    assert goal.label.startswith("Andelen unga i kommunen")


def test_where_a_target_begins_stands_with_it(tmp_path: Path) -> None:
    path = tmp_path / "plan.md"
    path.write_text(
        "# Plan\n\n## Mål\n\n- Fler ska segla. Antalet båtar ska öka från 20 till 50 år 2031.\n", encoding="utf-8"
    )
    (target,) = yaml.safe_load(draft(path, open_workspace(LITEN), "plan-2031", None, "sv").files["targets.yaml"])
    told = [target[key] for key in ("baselineLevel", "levelAtLeast", "dueYear")]
    assert [float(each) for each in told] == [20, 50, 2031]
    assert target["indicator"]


def test_the_year_in_the_heading_of_the_present_is_what_is_counted_from_and_a_measure_to_come_is_none(
    tmp_path: Path,
) -> None:
    text = "# Plan\n\n| Mål | Mått | Utgångsläge 2026 | Målnivå 2031 |\n|---|---|---|---|\n"
    text += "| Fri väg | Andel hinder | 19 % | 5 % |\n| Våtmark | Mått tas fram under 2027 | – | – |\n"
    (tmp_path / "o.md").write_text(text, "utf-8")
    files = draft(tmp_path / "o.md", open_workspace(LITEN), "o", None, "sv").files
    (target,) = yaml.safe_load(files["targets.yaml"])
    assert (str(target["baselineLevel"]), str(target["baselineYear"]), str(target["dueYear"])) == ("19", "2026", "2031")
    assert [each["label"]["sv"] for each in yaml.safe_load(files["indicators.yaml"])] == ["Andel hinder"]


def test_a_row_of_a_name_and_its_text_is_a_goal_of_that_name(proposed: Proposed) -> None:
    rows = "| | |\n|---|---|\n| Rent vatten | Alla ska ha ett gott och rent vatten. Det mäts. |\n| Nr 2 | Kort. |\n"
    goals = proposed(f"# Plan\n\n## Våra mål\n\n{rows}").goals
    assert [(goal.label, goal.span.end - goal.span.start > 40) for goal in goals] == [("Rent vatten", True)]
    followed_up = proposed(f"# Plan\n\n## Uppföljning av mål\n\n{rows}").goals
    assert "Rent vatten" not in [goal.label for goal in followed_up]
