"""What is wrong between the editions of one document, which no view of a single edition shows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.dataset import Dataset
from graph.edition import EditionInfo
from graph.view import View
from queries.fact import Fact
from queries.finding import Finding, identify
from queries.rules import document_rules

ORDER, BESIDE = "edition-out-of-order", "editions-side-by-side"


def edition_findings(dataset: Dataset, view: View, language: str) -> Iterator[Finding]:
    """Yield what is wrong between the editions of `view` and the others of the same documents."""
    told: set[frozenset[str]] = set()
    for edition in view.editions:
        for other in dataset.editions:
            if other.iri == edition.iri or other.document != edition.document or edition.document == dataset.base:
                continue  # one of which no document is named is an edition of nothing that another could be of too
            if other.iri in edition.revises and _is_before(edition.issued, other.issued):
                yield _finding(ORDER, edition, other, dataset, language)
            pair = frozenset((edition.iri, other.iri))
            if pair not in told and not _revised([edition, other], dataset):
                told.add(pair)
                first, second = sorted((edition, other), key=lambda each: each.iri)
                yield _finding(BESIDE, first, second, dataset, language)


def _is_before(one: str, other: str) -> bool:
    """Tell whether one date is before another, as far as both are known; a year is not before a day in it."""
    known = min(len(one), len(other))
    return one[:known] < other[:known]


def _revised(some: Sequence[EditionInfo], dataset: Dataset) -> bool:
    """Tell whether any of `some` has a newer edition."""
    return any(each.iri in edition.revises for each in some for edition in dataset.editions)


def _finding(name: str, edition: EditionInfo, other: EditionInfo, dataset: Dataset, language: str) -> Finding:
    rule = document_rules()[name]
    slots = {
        "focus": _name(edition, language),
        "other": _name(other, language),
        "issued": edition.issued,
        "earlier": other.issued,
    }
    places = tuple(place for each in (edition, other) for place in dataset.origins.get(each.iri, ()))
    why = tuple(
        Fact(
            because.text[language].format(**slots), each.iri, next(iter(dataset.origins.get(each.iri, ())), None), None
        )
        for because, each in zip(rule.why, (edition, other), strict=True)
    )
    return Finding(
        id=identify(name, edition.iri, {"other": (other.iri, edition.issued, other.issued)}),
        rule=name,
        family=rule.family,
        severity=rule.severity,
        message=rule.message[language].format(**slots),
        why=why,
        suggestion=rule.suggestion[language].format(**slots),
        focus=edition.iri,
        records=places,
        passages=(),
    )


def _name(edition: EditionInfo, language: str) -> str:
    return edition.name(language)
