"""Questions that whoever revises a document asks first, each a link to its answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from graph.edition import EditionInfo
from server.pages.addresses import organisation_iri
from server.pages.changes.comparing import Compared, edition_words
from server.pages.facts.organisation import organisations
from server.pages.visit import Visit
from server.pages.words import Link

Pair = tuple[EditionInfo, EditionInfo]
#: The questions by the end of the address of their answer, in the order they are asked.
BEARERS: Final = "utan-barare"
BODY: Final = "organ"
EARLY: Final = "slutar-i-fortid"
SEVERAL: Final = "flera-organ"
PROVISIONAL: Final = "tillfalligt"
QUESTIONS: Final = (BEARERS, BODY, EARLY, SEVERAL, PROVISIONAL)
PATH: Final = "/andringar/svar"
#: As many bodies are named.
_MOST_BODIES: Final = 3


@dataclass(frozen=True)
class ReadyQuestion:
    """A question, and where its answer stands."""

    words: str
    href: str
    #: Whether it is the one whose answer is shown.
    is_here: bool = False


def ready_questions(visit: Visit, pair: Pair) -> tuple[ReadyQuestion, ...]:
    """Return the questions that two editions give rise to; of bodies, those of the highest level in both."""
    return tuple(_questions(visit, pair))


def _questions(visit: Visit, pair: Pair) -> Iterator[ReadyQuestion]:
    for name in QUESTIONS:
        if name == BODY:
            for slug in _highest(visit, pair):
                yield _ready(visit, pair, name, slug)
        yield _ready(visit, pair, name)


def _ready(visit: Visit, pair: Pair, name: str, organ: str = "") -> ReadyQuestion:
    asked = {"fran": pair[0].id, "till": pair[1].id} | ({"organ": organ} if organ else {})
    path = f"{PATH}/{name}"
    is_here = visit.request.url.path == path and visit.request.query_params.get("organ", "") == organ
    return ReadyQuestion(asked_in_words(visit, pair, name, organ), visit.address(path, asked), is_here)


def answer_address(visit: Visit, pair: Pair, name: str, organ: str = "") -> str:
    """Return the address of the answer to one question, where it is about a body the one with that slug."""
    return _ready(visit, pair, name, organ).href


def asked_in_words(visit: Visit, pair: Pair, name: str, organ: str = "") -> str:
    """Return the question as it is asked."""
    names = {"old": str(edition_words(visit, pair[0])), "new": str(edition_words(visit, pair[1]))}
    if not organ:
        return visit.texts(f"ready.{name}", **names)
    body = organisation_iri(organ, visit.site.base)
    known = (str(visit.within(edition).label(body)) for edition in reversed(pair))
    return visit.texts("ready.body", body=next((words for words in known if words != organ), organ))


def _highest(visit: Visit, pair: Pair) -> list[str]:
    """Return the slugs of the first bodies of the highest level that both editions speak of."""
    origins = visit.site.service.dataset.origins
    told = {edition.id for edition in pair}
    found = [
        (each.level.number, each.slug)
        for each in visit.reader.once(organisations)
        if each.level and each.level.is_inside and told <= {place.file.parts[0] for place in origins.get(each.iri, ())}
    ]
    highest = min((number for number, _ in found), default=0)
    return [slug for number, slug in found if number == highest][:_MOST_BODIES]


def bodies_to_ask_about(visit: Visit, compared: Compared) -> tuple[Link, ...]:
    """Return every organisation inside the arena that one of the editions speaks of, each leading to its answer."""
    pair = tuple(edition.reader.view.editions[0] for edition in compared.sides)
    found: dict[str, Link] = {}
    for edition in reversed(compared.sides):
        for each in edition.reader.once(organisations):
            if each.level and each.level.is_inside and each.iri not in found:
                ready = _ready(visit, (pair[0], pair[1]), BODY, each.slug)
                found[each.iri] = Link(each.iri, edition.label(each.iri), ready.href)
    return tuple(sorted(found.values(), key=str))
