"""``/ord``: what the words on the pages mean, in plain ones."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from queries.sorting import swedish
from server.pages.facts.organisation import organisations
from server.pages.visit import Visit, Visiting
from server.pages.words import Link

_ABBREVIATION: Final = re.compile(r"[A-ZÅÄÖ]+(/[A-ZÅÄÖ]+)*")
router = APIRouter()


@dataclass(frozen=True)
class Word:
    """One word, and what it means."""

    anchor: str
    term: str
    meaning: str


@router.get("/ord", response_class=HTMLResponse)
def glossary(visit: Visiting) -> HTMLResponse:
    """Show the words in alphabetical order."""
    words = sorted(_words(visit), key=lambda word: swedish(word.term))
    return visit.page("glossary.html", visit.texts("glossary.title"), words=words, short=_abbreviations(visit))


def _words(visit: Visit) -> list[Word]:
    names = dict.fromkeys(key.rpartition(".")[0] for key in visit.texts.under("glossary.words"))
    texts = visit.texts
    return [Word(name, texts(f"glossary.words.{name}.term"), texts(f"glossary.words.{name}.meaning")) for name in names]


def _abbreviations(visit: Visit) -> list[tuple[str, Link]]:
    """Return the short names of organisations that are nothing but capital letters, each with the whole name."""
    known = visit.reader.once(organisations)
    names = {name: each.iri for each in known for name in each.entry.texts_of("altLabel", visit.language)}
    return [(name, visit.link(iri)) for name, iri in sorted(names.items()) if _ABBREVIATION.fullmatch(name)]
