"""The page itself, and the same comparison as files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Annotated, Final, Literal, get_args

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse, Response

from graph.edition import EditionInfo
from queries.comparison import KINDS, Change, Selection, group_of
from server.api.described import file_responses
from server.chart import Figure, figure
from server.comparisons import MEDIA_TYPES, WRITERS, ComparisonReport
from server.fault import Missing
from server.pages.changes.before_after import before_after
from server.pages.changes.chart import KINDS as LINES
from server.pages.changes.chart import Overlay, overlay
from server.pages.changes.comparing import Compared, compared, edition_words
from server.pages.changes.filters import Filter, filters, settled, unsaid
from server.pages.changes.overview import body_levels, goal_kinds, lost_bearers, rows, sizes
from server.pages.changes.picture import files as picture_files
from server.pages.changes.ready_question import BODY, EARLY, answer_address, ready_questions
from server.pages.changes.shown import by_group, ordered
from server.pages.changes.state import CHOOSING, SHAPES, ChangeState, Stated
from server.pages.facts.names import labels
from server.pages.facts.reader import values
from server.pages.parts.paging import paged
from server.pages.visit import Visit, Visiting
from server.pages.words import Words, in_language
from server.pages.writing import keep_session, writing

_PATH: Final = "/andringar"
#: How many changes are listed on one page.
_MOST_LISTED: Final = 150
#: How many bodies of one level the overview names.
_MOST_BODIES: Final = 60
#: Groups that are listed beside each other where nothing is chosen.
_MAIN: Final = ("bodies", "duties", "composition", "goals")
#: What became of duties, in the order that the conclusion tells it.
_OF_DUTIES: Final = ("dropped", "lost-bearer", "passed", "given-bearer", "new")
Format = Literal["json", "csv", "xlsx", "html", "text"]
router = APIRouter()


@dataclass(frozen=True)
class Drawing:
    """The chart of both editions, drawn, and what it holds."""

    overlay: Overlay
    figure: Figure


@router.get(_PATH, response_class=HTMLResponse, include_in_schema=False)
def changes(visit: Visiting, state: Stated) -> HTMLResponse:
    """Show what became of everything, or the part of it that is chosen."""
    editions = visit.site.service.dataset.editions
    named = _told_apart(visit, editions)
    if state.pair is None:
        return visit.page(
            "changes.html", visit.texts("compare.title"), state=state, named=named, found=None, confirming=None
        )
    pair, found = state.pair, compared(visit, state.pair)
    state = settled(found, state)
    asked, nowhere = filters(found, state), unsaid(found, state)
    left = state.selection.of(found.comparison.changes)
    page = paged(visit, ordered(found, _listed(state, left), state.selection.body), _MOST_LISTED)
    carried = writing(visit)
    response = visit.page(
        "changes.html",
        _title(visit, asked),
        state=state,
        named=named,
        found=found,
        kinds=KINDS,
        rows=rows(replace(state.selection, kind="", group="").of(found.comparison.changes), visit.language),
        filters=asked,
        shapes=SHAPES,
        address=lambda **changed: _address(visit, state, changed),
        files=[(kind, _address(visit, state, {"format": kind}, path="/api/andringar")) for kind in ("csv", "xlsx")],
        weak=sorted({_weak(found, change) for change in left if change.weak}),
        page=page,
        groups=by_group(found, page.items),
        overview=_overview(visit, found),
        most=_MOST_BODIES,
        ready=ready_questions(visit, pair),
        is_quoting=visit.site.originals is not None,
        known_by=[_known_by(edition) for edition in found.sides],
        unsaid=nowhere,
        before_after=before_after(found, state.selection.body, left) if _tells_body(state) and not nowhere else None,
        early=answer_address(visit, pair, EARLY),
        before_after_answer=answer_address(visit, pair, BODY, state.given["organ"]),
        drawing=_drawing(visit, found, state),
        pictures=picture_files(visit),
        writing=carried,
        confirming=_confirming(visit, state, page.items) if carried and carried.form_key else None,
    )
    keep_session(visit, carried, response)
    return response


def _told_apart(visit: Visit, editions: Sequence[EditionInfo]) -> list[tuple[str, Words | str]]:
    """Return id and name of each edition, with the id after a name that several have."""
    words = {edition.id: edition_words(visit, edition) for edition in editions}
    count = Counter(map(str, words.values()))
    return [(each, f"{name} ({each})" if count[str(name)] > 1 else name) for each, name in words.items()]


def _confirming(visit: Visit, state: ChangeState, shown: Iterable[Change]) -> dict[str, object]:
    """Return what the buttons of pairs that likeness proposes need, and what one of them has just done."""
    from server.pages.changes import confirming  # here: most are read-only

    shown = tuple(shown) if confirming.may_confirm(state) else ()
    ids = [each.id for each in confirming.proposed(shown)]
    gone = [each.id for each in confirming.unexplained(visit, shown)]
    query = {
        name: value for name, value in visit.request.query_params.items() if name not in ("gjort", "andring", "vid")
    }
    onward = dict(pairwise([*ids, ""])) | dict(pairwise([*gone, ""]))
    return {"ids": ids, "gone": gone, "next": onward, "query": query, "done": confirming.just_confirmed(visit)}


@router.get(
    "/api/andringar",
    tags=["resources"],
    operation_id="comparison",
    summary="What became of what between two editions",
    response_class=Response,
    responses=file_responses({kind: MEDIA_TYPES[kind] for kind in get_args(Format)}),
)
def comparison(
    visit: Visiting,
    state: Stated,
    format: Annotated[Format, Query()] = "json",  # noqa: A002 - as everywhere in addresses
) -> Response:
    """Return what became of everything between two editions, or the part of it that is chosen."""
    if state.pair is None:
        raise Missing(visit.texts("compare.no_pair"))
    pair, found = state.pair, compared(visit, state.pair)
    state = settled(found, state)
    settings = visit.site.service.workspace.settings
    report = ComparisonReport(
        title=str(visit.workspace_name),
        old=str(edition_words(visit, pair[0])),
        new=str(edition_words(visit, pair[1])),
        comparison=found.comparison,
        language=visit.language,
        selection=state.selection,
        chosen=", ".join(_chosen(filters(found, state))),
        quoted_in=settings.languages[0],
        names={iri: texts for side in found.sides for iri, texts in side.reader.once(labels).by_iri.items()},
    )
    name = f"andringar-{pair[0].id}-{pair[1].id}.{'txt' if format == 'text' else format}"
    headers = {"Content-Disposition": f'{_disposition(format)}; filename="{name}"', "Content-Language": visit.language}
    return Response(WRITERS[format](report), media_type=MEDIA_TYPES[format], headers=headers)


def _weak(found: Compared, change: Change) -> str:
    """Return why it is weak evidence that something is on one side only, and of which text that is said."""
    lacking = found.new if change.before else found.old
    return f"{lacking.editions[0].words}: {change.weak}"


def _disposition(format_: Format) -> str:
    return "attachment" if format_ in ("csv", "xlsx", "html") else "inline"


def _known_by(edition: Visit) -> Words:
    """Return how the date of an edition is known; empty where it is not said."""
    (shown,) = edition.reader.view.editions
    told = edition.reader.entries(values("entry", [shown.iri]) + " ?entry ?any ?thing")
    return in_language(told[0].texts("dateBasis") if told else {}, edition.language)


def _overview(visit: Visit, found: Compared) -> dict[str, object]:
    """Return the numbers of everything."""
    pair = tuple(side.editions[0].iri for side in found.sides)
    return visit.once(("overview", pair), lambda: _counted(found))


def _counted(found: Compared) -> dict[str, object]:
    every: tuple[Change, ...] = found.comparison.changes
    return {
        "levels": body_levels(found),
        "sizes": sizes(found),
        "goals": tuple(goal_kinds(side) for side in found.sides),
        "lost": lost_bearers(every),
        "duties": [(kind, len(Selection(kind=kind, group="duties").of(every))) for kind in _OF_DUTIES],
        "fewer": [(mark, len(Selection(kind=mark).of(every))) for mark in ("lost-organiser", "fewer-bearers")],
        "every_row": {row.name: row for row in rows(every, found.new.language)},
        "weak_count": sum(bool(change.weak) for change in every),
    }


def _listed(state: ChangeState, left: Sequence[Change]) -> Sequence[Change]:
    """Return the changes to list: all that are chosen; of everything, what matters most, beside each other only."""
    if state.shape == "karta" or (state.is_whole and state.shape == "meningar"):
        return ()
    return [each for each in left if group_of(each.type) in _MAIN] if state.is_whole else left


def _tells_body(state: ChangeState) -> bool:
    """Whether the page is about one body alone, and tells in words."""
    given = {name for name, value in state.given.items() if value}
    return given == {"organ"} and state.shape != "karta"


def _drawing(visit: Visit, found: Compared, state: ChangeState) -> Drawing | None:
    if state.shape != "karta":
        return None
    drawn = overlay(found, visit.texts("compare.chart"), state.given["organ"])
    if drawn and drawn.of:
        drawn = drawn.opening(lambda slug: _address(visit, state, {"organ": slug}))
    return Drawing(drawn, figure(drawn.model, kinds=LINES)) if drawn else None


def _title(visit: Visit, asked: Iterable[Filter]) -> str:
    chosen = _chosen(asked)
    return visit.texts("compare.title_for", name=", ".join(chosen)) if chosen else visit.texts("compare.title")


def _chosen(asked: Iterable[Filter]) -> list[str]:
    """Return what is chosen, in words."""
    return [each.words for each in asked if each.chosen]


def _address(visit: Visit, state: ChangeState, changed: dict[str, str], path: str = _PATH) -> str:
    """Return the address of this page with some parts of its state changed."""
    assert state.pair is not None  # asked for by pages that show two editions
    asked = {"fran": state.pair[0].id, "till": state.pair[1].id, **state.given}
    asked |= {"visa": state.shape} if state.shape != SHAPES[0] else {}
    asked |= changed
    order = ("fran", "till", *CHOOSING, "visa", "format")
    return visit.address(path, {name: asked[name] for name in order if asked.get(name)})
