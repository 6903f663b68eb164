"""English sentences about changes follow the number of what was before, and give a kind its article."""

from __future__ import annotations

from queries.comparison.aspect import Subject
from queries.comparison.sentence import Sentence

PLAN, REPORT, AIM = (
    Subject("https://example.org/plan", "Draws up the plan", "Responsibility"),
    Subject("https://example.org/report", "Writes the report", "Responsibility"),
    Subject("https://example.org/aim", "A safe harbour", "Goal"),
)


def test_several_before_have_a_verb_of_several() -> None:
    told = Sentence("en").of("moved", ([PLAN, REPORT], [PLAN]), (), (), "")
    assert told.headline == "“Draws up the plan” and “Writes the report” have moved and are now “Draws up the plan”."
    assert " has moved and is now " in Sentence("en").of("moved", ([PLAN], [REPORT]), (), (), "").headline


def test_a_thing_that_becomes_another_kind_is_told_with_article_or_plural() -> None:
    one = Sentence("en").of("reworded", ([PLAN], [AIM]), (), (), "")
    assert one.headline == "“Draws up the plan” has gone from a responsibility to a goal: “A safe harbour”."
    two = Sentence("en").of("reworded", ([PLAN, REPORT], [AIM]), (), (), "")
    assert " have gone from duties to a goal: " in two.headline
