"""What a reader has to know of an export: licence, build, editions and how to read the tables."""

from __future__ import annotations

from collections.abc import Mapping

from graph.dataset import Dataset
from graph.edition import EditionInfo
from graph.workspace import Workspace
from ontology.titles import title_of_concept

_CC0 = "https://creativecommons.org/publicdomain/zero/1.0/"
_WORDS: Mapping[str, Mapping[str, str]] = {
    "sv": {
        "licence": "Licens",
        "cc0": "CC0 1.0: fritt att använda, utan villkor.",
        "unlicensed": "Ingen licens är angiven. Fråga den som håller uppgifterna.",
        "build": "Bygge",
        "source": "Utgåva",
        "undated": "utan datum",
        "lists": "En cell med flera värden har ett lodrätt streck (|) mellan dem.",
        "dates": "Datum står som de är kända: år, månad eller dag. En månad står som --05, en dag på året som --10-31.",
        "ids": "Identiteter blir adresser med detta framför",
        "again": "En post står en gång för varje utgåva som säger något om den.",
        "lines": "Linjer med en regel är härledda; de andra står i dokumenten eller är ritade efter dem.",
        "persons": "Namn på personer står som i dokumenten, för deras uppdrags skull.",
        "impersonal": "Personer är utelämnade.",
    },
    "en": {
        "licence": "Licence",
        "cc0": "CC0 1.0: free to use, without conditions.",
        "unlicensed": "No licence is given. Ask whoever keeps the data.",
        "build": "Build",
        "source": "Edition",
        "undated": "undated",
        "lists": "A cell with several values has a vertical bar (|) between them.",
        "dates": "Dates stand as they are known: year, month or day. A month is --05, a day of the year --10-31.",
        "ids": "Identifiers become addresses with this before them",
        "again": "A record stands once for each edition that speaks of it.",
        "lines": "Lines with a rule are derived; the others stand in the documents or are drawn after them.",
        "persons": "Names of persons stand as in the documents, because of their offices.",
        "impersonal": "Persons are left out.",
    },
}


def title(workspace: Workspace, language: str) -> str:
    """Return the name of the workspace in `language`, or in the language it has."""
    names = workspace.settings.name
    return names.get(language) or next(iter(names.values()))


def facts(workspace: Workspace, dataset: Dataset, language: str) -> list[tuple[str, str]]:
    """Return what is to be known of tables, as pairs of heading and text; the heading may be empty."""
    *known, persons = provenance(workspace, dataset, language)
    return [*known, *(("", _WORDS[language][told]) for told in ("lists", "dates", "again", "lines")), persons]


def provenance(workspace: Workspace, dataset: Dataset, language: str) -> list[tuple[str, str]]:
    """Return what is to be known of any file, likewise: licence, build, editions, identifiers and persons."""
    words, settings = _WORDS[language], workspace.settings
    editions = [(words["source"], edition_in_words(edition, language)) for edition in dataset.editions]
    return [
        (words["licence"], _licence(settings.license, words)),
        (words["build"], dataset.build_id),
        *editions,
        (words["ids"], settings.base),
        ("", words["persons" if settings.persons else "impersonal"]),
    ]


def edition_in_words(edition: EditionInfo, language: str) -> str:
    """Return the name of an edition with its status, its date and its identifier."""
    status = title_of_concept("status", edition.status)[language]
    return f"{edition.name(language)} ({status}; {edition.issued or _WORDS[language]['undated']}; edition/{edition.id})"


def _licence(address: str | None, words: Mapping[str, str]) -> str:
    if address is None:
        return words["unlicensed"]
    return f"{words['cc0']} {address}" if address == _CC0 else address
