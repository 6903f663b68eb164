"""The page of the list of proposals: with what has just been done, or why nothing has been."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from fastapi.responses import Response
from markupsafe import Markup

from graph.record import Record
from ontology import schema
from server.pages.editing.differences import Difference, differences
from server.pages.editing.drafts import folder_of
from server.pages.editing.just_done import just_done
from server.pages.editing.links import MANY
from server.pages.editing.page import Told
from server.pages.editing.proposals.as_before import as_before
from server.pages.editing.proposals.listing import MOST, Listing
from server.pages.editing.proposals.meanwhile import gone
from server.pages.editing.proposals.rows import BY_NUMBER
from server.pages.editing.proposals.sending import Answer, answers, number_in, wrong_in
from server.pages.editing.proposals.sentences import MORE, standing
from server.pages.visit import Visit
from server.pages.writing import keep_session, writing


@dataclass(frozen=True)
class Trouble:
    """Why nothing has been saved."""

    #: What is wrong with the rows and the sentences, by what their fields begin with: the field, and what to do.
    wrong: Mapping[str, Sequence[tuple[str, str]]] = field(default_factory=dict)
    #: The row that is asked about, and what would go along with it.
    removal: tuple[int, Told] | None = None
    #: The row that is to be one with another, and what that does, where more goes than one has asked for.
    joining: tuple[int, Told] | None = None
    #: What keeps the workspace from being built.
    problems: Sequence[str | Markup] = ()
    #: Whether somebody else has changed one of the records.
    stopped: bool = False
    status: int = 422

    def where(self, prefixes: Mapping[str, str]) -> Trouble:
        """Return it with the numbers that the page gives the rows, by what their fields begin with now."""
        wrong = {prefixes.get(prefix, prefix): what for prefix, what in self.wrong.items()}
        removal, joining = (
            each and (number_in(prefixes.get(f"r{each[0]}.", f"r{each[0]}.").strip("r.")), each[1])
            for each in (self.removal, self.joining)
        )
        return replace(self, wrong=wrong, removal=removal, joining=joining)


def list_page(
    visit: Visit,
    folder: str,
    kind: str,
    sent: Mapping[str, str] | None = None,
    *,
    done: str = "",
    number: int = 0,
    opened: str = "",
    added: str = "",
    trouble: Trouble | None = None,
) -> Response:
    """Return the page of `folder`, of the class `kind` alone where that is named, filled in with what was `sent`.

    `done` and `number` tell what has just been done, and which change that was; `opened` is what the fields
    begin with that are asked for, and `added` the id of the record that has just been added.
    """
    carried = writing(visit)
    before = _added(visit, folder, added)
    rows = tuple(answers(visit, folder, sent)) if sent else ()
    beside = [row.record for row in rows if row.is_mended]
    listing = Listing(visit, folder, kind if kind in schema.classes() else "", sent or {}, before, beside)
    groups = tuple(listing.groups())
    response = visit.page(
        "edit_many.html",
        visit.texts("edit.many.title"),
        status=trouble.status if trouble else 200,
        folder=folder,
        kind=kind,
        groups=groups,
        lists=listing.lists,
        kinds=listing.kinds,
        counted=listing.counted,
        unsaid=listing.left_unsaid,
        as_before=as_before(visit, folder),
        left=sum(len(each.records) for each in listing.every),
        shown=sum(len(group.rows) for group in groups),
        most=MOST,
        done=done,
        opened=listing.prefixes.get(opened, opened),
        unfinished=set() if trouble else _unfinished(visit, listing, rows),
        more=listing.more,
        finished=listing.finished,
        more_here=_more_here(visit, before) if before and done == "created" else None,
        undo=just_done(visit, number) if done else None,
        trouble=(trouble or Trouble()).where(listing.prefixes),
        clashes=_clashes(visit, listing, rows),
        gone=tuple(gone(visit, folder, sent)) if sent else (),
        sent={_moved(name, listing.prefixes): text for name, text in (sent or {}).items()},
        writing=carried,
        path=MANY,
    )
    keep_session(visit, carried, response)
    return response


def _unfinished(visit: Visit, listing: Listing, rows: Iterable[Answer]) -> set[str]:
    """Return what the fields of the rows begin with that are being mended and are not filled in rightly yet."""
    return {
        BY_NUMBER.format(listing.numbers[row.record.id])
        for row in rows
        if row.is_mended and row.record.id in listing.numbers and wrong_in(visit, row)
    }


def _clashes(visit: Visit, listing: Listing, rows: Iterable[Answer]) -> dict[str, tuple[Difference, ...]]:
    """Return what two have changed differently, by what the fields of the row begin with."""
    return {
        BY_NUMBER.format(listing.numbers[row.record.id]): differences(visit, row.draft.after, row.record, row.clashes)
        for row in rows
        if row.clashes and row.record.id in listing.numbers
    }


def _moved(name: str, prefixes: Mapping[str, str]) -> str:
    first, _, rest = name.partition(".")
    return f"{prefixes.get(f'{first}.', f'{first}.')}{rest}" if rest else name


def _added(visit: Visit, folder: str, added: str) -> Record | None:
    records = visit.site.service.workspace.records
    return next((each for each in records if each.id == added and folder_of(each) == folder), None)


def _more_here(visit: Visit, added: Record) -> str | None:
    """Return where one more like the record `added` is added to the sentence it stands on; None where that is none."""
    folder = folder_of(added)
    name = standing(visit, added)
    return f"{visit.address(MANY, {'mapp': folder, MORE: name, 'post': added.id})}#mer" if name else None
