"""``/dokument`` and ``/dokument/{edition}``: what each document says, passage by passage, and what is left."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from graph.edition import EditionInfo
from graph.errors import UnknownEdition
from ontology.namespaces import STYRGRAF
from server.formats import GRAPHS
from server.pages.addresses import DATA_PAGE, DOCUMENT_PAGE
from server.pages.facts.chapter import Chapter, chapters, words_of
from server.pages.facts.chapter_pages import Pages, page_with, pages_of
from server.pages.followup.adoptions import adoptions
from server.pages.parts.edition import Edition, edition_part
from server.pages.parts.leftover import leftovers
from server.pages.parts.paging import PAGE, paged
from server.pages.parts.reading import Part, part
from server.pages.parts.reading_order import in_reading_order
from server.pages.parts.statement import statement
from server.pages.visit import Visit, Visiting
from server.pages.words import Words

#: Notes that the text at hand is not the whole of the document.
_CUT_SHORT: Final = f"?entry a sg:Note ; sg:noteKind <{STYRGRAF}note-kind/cut-short> ; sg:about <{{edition}}>"

router = APIRouter()


@router.get(DOCUMENT_PAGE.rstrip("/"), response_class=HTMLResponse)
def documents(visit: Visiting) -> HTMLResponse:
    """Show every edition of every document, whatever the view."""
    shown = [edition_part(visit.within(edition), edition) for edition in visit.site.service.dataset.editions]
    return visit.page(
        "documents.html",
        visit.texts("documents.title"),
        groups=_by_document(shown),
        at_hand=any(edition.share for edition in shown),
    )


@router.get(DOCUMENT_PAGE + "{edition}", response_class=HTMLResponse)
def document(edition: str, visit: Visiting, stycke: str = "") -> HTMLResponse:
    """Show one edition in reading order; of a long one the page with the passage `stycke`. Raises UnknownEdition."""
    info = _named(edition, visit)
    reading = visit.within(info)
    pages = pages_of(visit.site, info)
    page = paged(reading, pages, 1, page_with(pages, stycke) if stycke else None)
    parts = _parts(reading, info, page.items[0], is_whole=len(pages) == 1)
    shown, whole = edition_part(reading, info), chapters(visit.site, info)
    return reading.page(
        "document.html",
        reading.label(info.iri),
        edition=shown,
        adopted=adoptions(reading, edition=info.iri),
        cut_short=[
            statement(reading, note, ()) for note in reading.reader.entries(_CUT_SHORT.format(edition=info.iri))
        ],
        parts_shown=parts,
        in_order=in_reading_order(parts, page.items[0], whole, shown.share, words_of(visit.site, info)),
        contents=_contents(reading, pages, page.number),
        page=page,
        leftovers=leftovers(parts, shown.share, is_whole=len(pages) == 1),
        document_language=visit.site.service.workspace.settings.languages[0],
        files={form.name: f"{DATA_PAGE}edition/{info.id}?format={form.name}" for form in GRAPHS},
    )


def _named(name: str, visit: Visit) -> EditionInfo:
    known = {edition.id: edition for edition in visit.site.service.dataset.editions}
    if name not in known:
        raise UnknownEdition(name, sorted(known))
    return known[name]


def _contents(visit: Visit, pages: Pages, shown: int) -> list[tuple[bool, str, Words]]:
    """Return each section once: whether it is a part of another, the address of where it begins, and its name."""
    found: dict[str, tuple[bool, str, Words]] = {}
    for number, page in enumerate(pages, 1):
        path = "" if number == shown else visit.here(**{PAGE: str(number), "stycke": ""})
        for chapter in page:
            words = visit.label(chapter.iri)
            found.setdefault(chapter.iri, (chapter.is_part, f"{path}#avsnitt-{chapter.slug}", words))
    return list(found.values())


def _parts(visit: Visit, edition: EditionInfo, shown: Sequence[Chapter], *, is_whole: bool) -> tuple[Part, ...]:
    """Return the sections `shown`; those of a whole document are made once for each form that their links take.

    A date, or a language that there is none of, may be anything and follows the links: such forms are not kept.
    """

    def made() -> tuple[Part, ...]:
        return tuple(part(visit, chapter) for chapter in shown)

    if not is_whole or "datum" in visit.kept or visit.kept.get("lang", visit.language) != visit.language:
        return made()
    return visit.site.kept(("parts", edition.id, visit.language, frozenset(visit.kept.items())), made)


def _by_document(editions: Iterable[Edition]) -> list[list[Edition]]:
    """Return the editions by document, the newest first; the document that says most comes first."""
    groups: dict[str, list[Edition]] = {}
    for edition in editions:
        groups.setdefault(edition.document.iri, []).insert(0, edition)
    return sorted(groups.values(), key=lambda group: -sum(edition.statements for edition in group))
