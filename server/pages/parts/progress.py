"""How it goes towards a target, in words: how many principals are where, and each of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, get_args

from ontology.namespaces import STYRGRAF
from queries.progress.judging import Verdict
from queries.progress.reading import Progress, progress
from queries.sorting import swedish
from server.language import number_words
from server.pages.visit import Visit
from server.pages.words import Link, Words

#: The verdicts in the order they are told.
VERDICTS: Final[tuple[Verdict, ...]] = get_args(Verdict)


@dataclass(frozen=True)
class ProgressLine:
    """How it goes for one principal by one key figure."""

    body: Link
    verdict: Verdict
    words: Words
    #: First value and the value that counts, each with its year, and the value that meets the target; "" where unknown.
    start: str
    value: str
    wanted: str
    share: str
    kpi: str

    @property
    def sentence(self) -> str:
        """Return verdict and share as a phrase."""
        return ", ".join(filter(None, (str(self.words), self.share)))


@dataclass(frozen=True)
class ProgressPart:
    """How it goes towards one target."""

    #: Verdict, its words and how many lines have it.
    counts: tuple[tuple[Verdict, Words, int], ...]
    lines: tuple[ProgressLine, ...]

    @property
    def is_measured(self) -> bool:
        """Tell whether somebody has been measured."""
        return bool(self.lines)


def by_target(visit: Visit) -> Mapping[str, tuple[Progress, ...]]:
    """Return how it goes towards each target of the view, by its IRI."""

    def read() -> dict[str, tuple[Progress, ...]]:
        found: dict[str, list[Progress]] = {}
        for each in progress(visit.site.service.store, visit.reader.view):
            found.setdefault(each.target, []).append(each)
        return {target: tuple(every) for target, every in found.items()}

    return visit.site.kept(("progress", visit.reader.view.graphs), read)


def progress_part(visit: Visit, target: str, only: str | None = None) -> ProgressPart:
    """Return how it goes towards `target`; for the organisation `only` if given."""
    every = by_target(visit).get(target, ())
    found = [each for each in every if each.organisation and only in (None, each.organisation)]
    lines = sorted((_line(visit, each) for each in found), key=lambda line: (swedish(str(line.body)), line.kpi))
    counted = Counter(line.verdict for line in lines)
    counts = tuple((each, _words(visit, each), counted[each]) for each in VERDICTS if counted[each])
    return ProgressPart(counts, tuple(lines))


def _words(visit: Visit, verdict: Verdict) -> Words:
    return visit.label(f"{STYRGRAF}progress/{verdict}")


def _line(visit: Visit, each: Progress) -> ProgressLine:
    judged = each.judgement
    share = judged.share
    return ProgressLine(
        body=visit.link(each.organisation),
        verdict=judged.verdict,
        words=_words(visit, judged.verdict),
        start=_dated(visit, judged.start, str(judged.since) if judged.since else None),
        value=_dated(visit, judged.value, str(judged.year)),
        wanted=number_words(judged.wanted, visit.language) if judged.wanted is not None else "",
        share=visit.texts("followup.share", share=number_words(share, visit.language)) if share is not None else "",
        kpi=each.kpi,
    )


def _dated(visit: Visit, value: Decimal | None, year: str | None) -> str:
    if value is None:
        return ""
    words = number_words(value, visit.language)
    return visit.texts("followup.value_in" if year else "followup.value_given", value=words, year=year)
