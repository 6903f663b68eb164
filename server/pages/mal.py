"""``/mal``: what is aimed for, how it is measured and how it goes, with everything that is missing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from graph.message import Message
from server.fault import Missing
from server.pages.facts.goal import Goals, goals
from server.pages.followup.own_goals import own_goals
from server.pages.followup.values_elsewhere import told
from server.pages.parts.body_choice import body_choice, body_named
from server.pages.parts.goal_editions import UNMEASURED, changes, kind_words, kinds_in_order, overview
from server.pages.parts.measure import GoalPart, goal_part, measure_part
from server.pages.visit import Visit, Visiting
from server.pages.words import Words


@dataclass(frozen=True)
class Kind:
    """The goals of one kind."""

    slug: str
    words: Words
    goals: tuple[GoalPart, ...]


#: Where the page is, and its files beside it: tables of the goals, pictures of the values of one measure.
PAGE: Final = "/mal"
TABLES: Final = ("csv", "xlsx")
PICTURES: Final = ("png", "svg", "pdf")

router = APIRouter()


@router.get(PAGE, response_class=HTMLResponse)
def mal(visit: Visiting, slag: str = "", organ: str = "") -> HTMLResponse:
    """Show the goals, all or those of one kind, the values of one organisation in front."""
    found, body = visit.reader.once(goals), body_named(visit, organ)
    kinds = kinds_in_order(goal.kind for goal in found.goals)
    if slag and slag not in kinds:
        raise Missing(
            Message(
                "There is no goal of the kind {slag!r}; there are {kinds}.",
                slag=slag,
                kinds=", ".join(filter(None, kinds)),
            ),
            given=slag,
        )
    chosen = body.iri if body else None
    observed = {each.organisation for goal in found.goals for measure in goal.measures for each in measure.observed}
    return visit.page(
        "mal.html",
        visit.texts("goal.title"),
        kinds=[_kind(visit, found, kind, chosen) for kind in kinds if slag in ("", kind)],
        loose=[measure_part(visit, measure, chosen) for measure in found.loose] if not slag else [],
        known=[(str(kind_words(visit, kind)), kind) for kind in kinds if kind],
        chosen=slag,
        body=body_choice(visit, observed, body) if observed else None,
        found=found,
        summary=_summary(visit, found),
        overview=overview(visit),
        changes=changes(visit),
        own=own_goals(visit) if not slag else (),
        files=[(form, _file(visit, form)) for form in TABLES],
        pictures=PICTURES,
    )


def _kind(visit: Visit, found: Goals, kind: str, chosen: str | None) -> Kind:
    members = tuple(goal_part(visit, goal, chosen) for goal in found.goals if goal.kind == kind)
    return Kind(kind or "annat", kind_words(visit, kind, len(members)), members)


def _summary(visit: Visit, found: Goals) -> list[str]:
    """Return in sentences what is missing in the editions shown."""
    elsewhere = told(visit)
    texts, measured = visit.texts, [goal for goal in found.goals if goal.kind not in UNMEASURED]
    ambitions = [goal for goal in found.goals if goal.kind == "ambition-goal" and goal.measures]
    said = {
        "goal.none": not found.goals,
        "goal.no_ambitions": bool(found.goals) and not ambitions and not found.targets,
        "goal.no_indicators": bool(measured) and not found.indicators,
        "goal.no_targets": bool(measured) and not found.targets,
        "goal.no_values": bool(found.goals) and not found.observations and not elsewhere,
    }
    return [*(texts(key) for key, holds in said.items() if holds), *filter(None, [elsewhere])]


def _file(visit: Visit, form: str) -> str:
    """Return the address of what the page shows, as a file."""
    return f"{PAGE}.{form}{visit.here(lang=visit.language).removeprefix(PAGE)}"
