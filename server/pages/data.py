"""``/data``: everything to take along, as files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import BinaryIO

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, Response

from graph import serialise
from graph.edition import EditionInfo
from graph.message import Message
from ontology.titles import title_of_concept
from server import exports
from server.commands.language import Language
from server.fault import Missing
from server.formats import GRAPHS
from server.kept_file import KeptFile
from server.language import time_words
from server.pages.site import Site
from server.pages.visit import Visit, Visiting

_NAME = "styrgraf"
#: Media types of the files by suffix; those without named graphs are the ones that single things have too.
MEDIA_TYPES: Mapping[str, str] = {
    ".zip": "application/zip",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".trig": "application/trig",
    ".nq": "application/n-quads",
    **{f".{each.name}": each.media_type for each in GRAPHS},
}
router = APIRouter()


@dataclass(frozen=True)
class _Edition:
    """An edition in the files: what it is called, what is known of it in words, and its identifier."""

    name: str
    status: str
    date: str
    id: str

    @classmethod
    def of(cls, edition: EditionInfo, visit: Visit) -> _Edition:
        date = time_words(edition.issued, visit.texts) if edition.issued else visit.texts("data.undated")
        status = title_of_concept("status", edition.status)[visit.language]
        return cls(edition.name(visit.language), status, date, f"edition/{edition.id}")


@router.get("/data", response_class=HTMLResponse)
def data(visit: Visiting) -> HTMLResponse:
    """Show what there is to take."""
    service = visit.site.service
    return visit.page(
        "data.html",
        visit.texts("data.title"),
        files={suffix[1:]: f"/data/{_NAME}{suffix}" for suffix in MEDIA_TYPES},
        tables=[suffix[1:] for suffix in exports.FORMATS],
        settings=service.workspace.settings,
        build=service.dataset.build_id,
        all_editions=[_Edition.of(edition, visit) for edition in service.dataset.editions],
    )


@router.get(f"/data/{_NAME}.{{kind}}")
def file(kind: str, visit: Visiting) -> Response:
    """Send one file; it is made once, when it is first asked for."""
    suffix = f".{kind}"
    if suffix not in MEDIA_TYPES:
        raise Missing(Message("There is no file {file}; the files are listed at /data.", file=f"{_NAME}{suffix}"))
    language = visit.language
    # Of all files, tables alone have words of ours.
    key = ("export", suffix, language if suffix in exports.FORMATS else "")
    made = visit.site.kept(key, lambda: KeptFile(lambda file: _write(visit.site, suffix, language, file)))
    headers = {
        "Content-Disposition": f'attachment; filename="{_NAME}{suffix}"',
        "ETag": f'"{visit.site.service.dataset.build_id}-{kind}-{language}"',
    }
    return made.response(MEDIA_TYPES[suffix], headers)


def _write(site: Site, suffix: str, language: Language, file: BinaryIO) -> None:
    service = site.service
    if suffix in exports.FORMATS:
        file.write(exports.export(service.workspace, service.dataset, suffix, language))
    else:
        serialise.write(service.dataset, suffix, file)
