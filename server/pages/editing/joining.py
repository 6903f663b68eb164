"""Making one record of two that tell of one thing: told in sentences where more goes than asked for, then done."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256

from fastapi.responses import RedirectResponse, Response

from graph.errors import WorkspaceError
from graph.record import Record
from graph.validation import validate
from graph.writing.change import Conflict
from graph.writing.joining import Joining, joining, misfits
from ontology import schema
from server.language.telling import told
from server.pages.editing.asked import workspace_of
from server.pages.editing.drafts import Draft, folder_of
from server.pages.editing.key_names import key_name, kind_name
from server.pages.editing.links import LISTED, MANY, address_of
from server.pages.editing.page import Shown, Told, form_page
from server.pages.editing.proposals.sentences import FINISHED, anchor_in, standing
from server.pages.editing.saving import save_all
from server.pages.editing.things import Things
from server.pages.editing.twins import named_as
from server.pages.editing.unsure import notes_of
from server.pages.visit import Visit
from server.pages.words import upper_first

#: What the buttons send, and the fields: the other record, and whether the name becomes another name of that.
JOIN, SURELY = "sla-ihop", "sla-ihop-sakert"
WITH, NAMED = "samma-som", "annat-namn"


def joined(visit: Visit, gone: Record, kept: Record, sent: Mapping[str, str], records: Sequence[Record]) -> Joining:
    """Return what it takes to make `gone` and `kept`, of `records`, one, with the name as the fields `sent` say."""
    return joining(records, gone, kept, workspace_of(visit).settings.arena, named=bool(sent.get(NAMED)))


def refusals(visit: Visit, made: Joining, records: Sequence[Record]) -> list[str]:
    """Return why the workspace would not be whole with `made`; nothing where it would."""
    says = {(each.edition, each.id): data for each, data in made.pairs}
    then = ((each, says.get((each.edition, each.id), each.data)) for each in records)
    left = [replace(each, data=data) for each, data in then if data is not None]
    problems = validate(left, workspace_of(visit).settings)
    found = told(WorkspaceError(problems), visit.language).splitlines() if problems else []
    things, kind = Things(workspace_of(visit), visit.language), kind_name(visit, made.kept.type)
    for each, key in misfits(made):
        words = {"name": things.name(each), "question": key_name(visit, key), "kind": kind}
        found.append(visit.texts("edit.join.misfit", own=upper_first(kind_name(visit, each.type)), **words))
    return found


def what_becomes(visit: Visit, made: Joining) -> Told:
    """Return in sentences what `made` does; records about persons that are left out are only counted."""
    sentences = tuple(_sentences(visit, made))
    count = len(made.others)
    digest = sha256("\n".join((*sentences, str(count), made.gone.id, made.kept.id)).encode()).hexdigest()
    return Told(sentences, 0, sum(data is None for _, data in made.others), digest)


def is_to_ask(visit: Visit, made: Joining) -> bool:
    """Tell whether more goes than what one has asked for: another record, or an answer that is no mere guess."""
    guessed = {note.key for note in notes_of(workspace_of(visit), made.gone)}
    goes = [each for each, data in made.others if data is None and each.type != "Mandate"]
    return bool(goes or set(made.lost) - guessed)


def title_of(visit: Visit, made: Joining) -> str:
    """Return what has been done as a sentence."""
    things = Things(workspace_of(visit), visit.language)
    return visit.texts("edit.told.joined", name=things.name(made.gone), other=things.name(made.kept))


def asked_to_join(visit: Visit, draft: Draft, sent: Mapping[str, str]) -> Response:
    """Make the record of `draft` one with the one that the form names, or tell first what would go along."""
    gone, workspace = draft.before, workspace_of(visit)
    assert gone, "only what is there is joined"
    kept = named_as(visit, gone, sent.get(WITH, ""))
    if kept is None:
        wrong = {WITH: visit.texts("edit.join.nobody", name=sent.get(WITH, ""))}
        return form_page(visit, draft, sent, Shown(wrong, status=422))
    every = (*workspace.records, *workspace.withheld)
    made = joined(visit, gone, kept, sent, every)
    if problems := refusals(visit, made, every):
        return form_page(visit, draft, sent, Shown(refused=tuple(problems), status=422))
    along = what_becomes(visit, made)
    is_sure = sent.get("gor") == SURELY and sent.get("visat") == along.digest
    if is_to_ask(visit, made) and not is_sure:
        return form_page(visit, draft, sent, Shown(joining=along))
    own, *others = made.changes
    stands = standing(visit, gone)
    try:
        done = save_all(visit, [replace(own, read=sent.get("stampel")), *others], title_of(visit, made))
    except Conflict:
        return form_page(visit, draft, sent, Shown(stopped=True, status=409))
    except WorkspaceError as error:
        return form_page(visit, draft, sent, Shown(refused=tuple(told(error, visit.language).splitlines()), status=422))
    if sent.get(LISTED):
        query = {"mapp": folder_of(kept), "gjort": "joined", "andring": str(done.number if done else 0)}
        address = visit.address(MANY, query | ({FINISHED: stands} if stands else {}))
        return RedirectResponse(f"{address}#{anchor_in(stands) or f'p-{kept.id}'}", 303)
    return RedirectResponse(visit.address(address_of(kept), {"gjort": "joined"}), 303)


def _sentences(visit: Visit, made: Joining) -> Iterator[str]:
    texts, things = visit.texts, Things(workspace_of(visit), visit.language)
    hidden = set(map(id, workspace_of(visit).withheld))
    one, other = things.name(made.gone), things.name(made.kept)
    yield texts("edit.join.becomes", name=one, other=other)
    if staying := sum(data is not None for _, data in made.others):
        yield texts.counted("edit.join.points", staying, other=other)
    for each, data in made.others:
        if data is None and id(each) not in hidden:
            yield texts("edit.removal.goes", kind=upper_first(kind_name(visit, each.type)), name=things.name(each))
    if made.lost:
        keys = schema.keys_of(made.gone.type)
        named = texts.listed([key_name(visit, keys[name]) for name in made.lost if name in keys])
        yield texts("edit.join.lost", name=one, other=other, keys=str(named))
    for each in workspace_of(visit).records:
        if each.id == made.gone.id and each.edition != made.gone.edition:
            yield texts("edit.join.elsewhere", name=one, folder=folder_of(each))
