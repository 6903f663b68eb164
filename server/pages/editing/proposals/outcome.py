"""How a press in the list of proposals ends: all is written and the list shown anew, or nothing is and why is told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

from fastapi.responses import RedirectResponse, Response
from markupsafe import Markup

from graph.errors import RecordProblem, WorkspaceError
from graph.writing.change import Change, Conflict
from ontology import schema
from server.language.telling import told
from server.pages.editing.asked import workspace_of
from server.pages.editing.drafts import Draft
from server.pages.editing.key_names import key_name
from server.pages.editing.links import MANY, address_of
from server.pages.editing.proposals.begun import carried, carried_rows
from server.pages.editing.proposals.listing import TURNED
from server.pages.editing.proposals.press import Press
from server.pages.editing.proposals.sending import Answer, answers, wrong_in
from server.pages.editing.proposals.sentences import FINISHED, section_in, standing
from server.pages.editing.proposals.shown import Trouble, list_page
from server.pages.editing.saving import renewed, save_all
from server.pages.editing.things import Things
from server.pages.visit import Visit
from server.pages.words import upper_first

#: So many sentences that somebody is done with stay to be added to.
_MOST_FINISHED: Final = 20


@dataclass(frozen=True)
class Outcome:
    """What is told of what has been done, and where one comes to on the page."""

    #: The last part of its name among the texts `edit.done`.
    what: str
    #: What the history calls it.
    title: str = ""
    anchor: str = ""
    #: Id of the record that has been added.
    added: str = ""
    #: The rows that one is done with.
    finished: Sequence[Answer] = ()


def saved(press: Press, changes: Iterable[Change], drafts: Sequence[Draft], outcome: Outcome) -> Response:
    """Write `changes` and what goes with the `drafts` of some of them, all or none, and show the list anew."""
    # Before it is written, since afterwards some of it is gone.
    stands = [*(row.record for row in outcome.finished), *(each.after for each in drafts if outcome.added)]
    names = dict.fromkeys(filter(None, (standing(press.visit, each) for each in stands)))
    try:
        done = save_all(press.visit, changes, outcome.title, drafts)
    except Conflict:
        return met(press)
    except WorkspaceError as error:
        return again(press, Trouble(problems=[_at_fault(press, problem) for problem in error.problems]))
    return shown_anew(press, outcome, done.number if done else None, tuple(names))


def _at_fault(press: Press, problem: RecordProblem) -> str | Markup:
    """Return what is wrong with a record, by its name and with a way to it: its row, else its form."""
    visit, things = press.visit, Things(workspace_of(press.visit), press.visit.language)
    listed = {row.record.id: row.record for row in press.rows}
    every = listed | {each.id: each for each in things.workspace.records if each.id not in listed}
    record = every.get(problem.record or "")
    if record is None:
        return told(problem, visit.language)
    href = f"#p-{record.id}" if record.id in listed else visit.address(address_of(record))
    what = f"{told(problem.message, visit.language)} {told(problem.remedy, visit.language)}"
    return Markup('<a href="{}">{}</a>: {}').format(href, things.name(record), what)


def shown_anew(press: Press, outcome: Outcome, number: int | None, finished: Sequence[str] = ()) -> Response:
    """Return the way to the list after the change `number`, with what somebody has left in it."""
    turned = ",".join(row.record.id for row in answers(press.visit, press.folder, press.sent) if row.is_turned)
    query = {
        "mapp": press.folder,
        "slag": press.kind,
        "gjort": outcome.what,
        "post": outcome.added,
        TURNED: turned,
        "andring": str(number or ""),
        FINISHED: _finished(press, finished),
    }
    query |= carried(press.sent, press.settled) | carried_rows(press.sent, [row.number for row in press.unfinished])
    address = press.visit.address(MANY, {name: text for name, text in query.items() if text or "." in name})
    return RedirectResponse(address + (f"#{quote(outcome.anchor)}" if outcome.anchor else ""), 303)


def _finished(press: Press, names: Sequence[str]) -> str:
    """Return the sentences that stay: `names`, and those of before in the same sections."""
    sections = set(map(section_in, names))
    before = [name for name in press.sent.get(FINISHED, "").split() if not names or section_in(name) in sections]
    return " ".join(dict.fromkeys((*before, *names)[-_MOST_FINISHED:]))


def met(press: Press) -> Response:
    """Return the list as it stands now with all that was sent, and what somebody else has done beside it."""
    now = Press.of(renewed(press.visit), press.sent)
    return list_page(now.visit, now.folder, now.kind, now.sent, trouble=Trouble(stopped=True, status=409))


def again(press: Press, trouble: Trouble) -> Response:
    """Return the list as it was sent, with why nothing has been written."""
    return list_page(press.visit, press.folder, press.kind, press.sent, trouble=trouble)


def wrong_rows(visit: Visit, rows: Sequence[Answer]) -> dict[str, Sequence[tuple[str, str]]]:
    """Return what is wrong with what is mended in `rows`, by what their fields begin with."""
    found = [(row, wrong_in(visit, row)) for row in rows]
    return {f"r{row.number}.": told_of(visit, row.draft.after.type, wrong) for row, wrong in found if wrong}


def told_of(visit: Visit, kind: str, wrong: Mapping[str, str]) -> Sequence[tuple[str, str]]:
    """Return the fields of the class `kind` that are `wrong` by their names, each with what to do."""
    keys = schema.keys_of(kind)
    return [(upper_first(key_name(visit, keys[name])) if name in keys else name, what) for name, what in wrong.items()]
