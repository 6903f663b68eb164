"""What the records say of the standing of an edition, as its document tells it; and who has adopted it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from graph.documents.locator import Span
from graph.drafting.in_force import InForce
from graph.drafting.marked import Marked
from graph.drafting.records.making import Fields, Making

_READ = 0.75
_BESIDE = 0.4
#: What shows the standing, the strongest first: a draft says so whatever else its front page is prepared for.
_SHOWN_BY = (
    ("draft", "draft"),
    ("proposal", "proposal"),
    ("adopted", "adopted"),
    ("from", "in-force"),
    ("to", "in-force"),
)


def standing_fields(making: Making) -> Fields:
    """Return status, date of issue and period of the edition; what the document does not say is asked for."""
    comments, said = making.comments, making.proposal.standing
    status, shown = next(
        ((status, each) for kind, status in _SHOWN_BY for each in said if each.kind == kind), ("unknown", None)
    )
    issued = _issued(said)
    return {
        "status": _marked(making, status, shown) if shown else Marked(status, comments("status")),
        "statusBasis": _basis(making, "status-basis", shown),
        "issued": _marked(making, issued.date, issued) if issued else Marked(None, comments("issued")),
        "dateBasis": _basis(making, "date-basis", issued) if issued else None,
        "validFrom": _first(making, "from"),
        "validTo": _first(making, "to"),
    }


def standing_places(making: Making, but: Sequence[tuple[str, Span]]) -> list[tuple[str, Span]]:
    """Return the places that tell of the standing, each once, without those of `but`."""
    places = dict.fromkeys((each.section, each.span) for each in making.proposal.standing)
    return [place for place in places if place not in but]


def adoption_records(making: Making) -> Iterator[Fields]:
    """Yield an adoption for each body that the document says adopted it on a day, or beside one that did."""
    dated = {each.span: each.date for each in making.proposal.standing if each.date}
    told: set[tuple[str, str]] = set()
    for each in making.proposal.standing:
        if each.kind not in ("adopted", "revised") or each.by is None or each.span not in dated:
            continue
        again = (each.by.id, each.date) in told and not (each.decision or each.within)
        told.add((each.by.id, each.date))
        if again:  # the text says once more what its front page does
            continue
        adopter = each.within or each.by
        decision = [making.name(each.by.id) if each.within else "", each.date if each.decision else "", each.decision]
        yield {
            "id": making.identity("adoption", adopter.id.rpartition("/")[2]),
            "type": "Adoption",
            "label": _labelled(making, "adoption", adopter.id),
            "adopter": Marked(adopter.id, making.comments.uncertain(_READ, _where(making, each))),
            "description": _approved(making, each),
            "adopts": f"edition/{making.edition}",
            "date": each.date or _year_beside(making, dated[each.span]),
            "byDecision": " ".join(filter(None, decision)) or None,
            "source": making.source([(each.section, each.span)]),
        }


def _year_beside(making: Making, date: str) -> Marked:
    """The year in which another adopted it, as a guess: an adoption has to have a date."""
    return Marked(date.partition("-")[0], making.comments.uncertain(_BESIDE, making.comments("date-beside")))


def _approved(making: Making, said: InForce) -> Any:
    """Who approved before, as text: an adoption has no field for it."""
    if not said.approvers:
        return None
    return {
        language: making.comments.in_language(
            language, "approved-by", who=", ".join(making.name(each.id, language) for each in said.approvers)
        )
        for language in making.languages
    }


def said_of(making: Making, said: InForce) -> str:
    """Return in words what a place says of the standing, for the review."""
    language = making.comments.language
    what = making.comments(f"said-{said.kind}") + _who(making, said, language)
    return ", ".join(filter(None, (" ".join(filter(None, (what, said.date))), said.decision)))


def _issued(said: Sequence[InForce]) -> InForce | None:
    """When the edition was issued: when it was revised last, else adopted, else in force from."""
    for kind in ("revised", "adopted", "from"):
        dated = [each for each in said if each.kind == kind and each.date]
        if dated:
            return max(dated, key=lambda each: each.date)
    return None


def _first(making: Making, kind: str) -> Marked | None:
    said = next((each for each in making.proposal.standing if each.kind == kind), None)
    return _marked(making, said.date, said) if said else None


def _marked(making: Making, value: str, said: InForce) -> Marked:
    return Marked(value, making.comments.uncertain(_READ, _where(making, said)))


def _where(making: Making, said: InForce) -> str:
    return making.comments("read-from", words=making.quoted(said.span))


def _basis(making: Making, key: str, said: InForce | None) -> Fields:
    """Return in each language what shows it, in words of our own."""
    comments = making.comments
    if said is None:
        return {language: comments.in_language(language, "draft-basis") for language in making.languages}
    return {
        language: comments.in_language(
            language,
            key,
            kind=comments.in_language(language, f"said-{said.kind}"),
            who=_who(making, said, language),
            date=f" {said.date}" if said.date else "",
            decision=f", {said.decision}" if said.decision else "",
        )
        for language in making.languages
    }


def _who(making: Making, said: InForce, language: str) -> str:
    names = [making.name(each.id, language) for each in (said.by, said.within) if each]
    return making.comments.in_language(language, "said-by", who=", ".join(names)) if names else ""


def _labelled(making: Making, key: str, identity: str) -> Fields:
    return {
        language: making.comments.in_language(language, key, name=making.name(identity, language))
        for language in making.languages
    }
