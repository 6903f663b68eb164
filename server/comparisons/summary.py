"""A comparison in short for a terminal: the numbers, what became of each body's share, and how to see the rest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Final

from queries.comparison import KINDS, Change
from queries.sorting import swedish
from server.comparisons.report import ComparisonReport
from server.comparisons.text import text

#: So few changes are told whole.
_FEW: Final = 10
#: Rows begin so far in.
_INDENT: Final = "  "


def summary(report: ComparisonReport, called: Callable[[str], str]) -> str:
    """Return the comparison in short, `called` giving the name of a body; all of it where there is little to tell."""
    open_ = [change for change in report.changes if not change.is_unchanged]
    if len(open_) <= _FEW:
        return text(report)
    head = f"{report.old} → {report.new}\n{report.summary}"
    by_body: dict[str, list[Change]] = {}
    for change in open_:
        by_body.setdefault(next(iter(change.bodies), ""), []).append(change)
    return "\n\n".join([head, "\n".join(_rows(by_body, report, called)), report.texts("compare.short.how")]) + "\n"


def _rows(by_body: dict[str, list[Change]], report: ComparisonReport, called: Callable[[str], str]) -> Iterator[str]:
    names = {iri: called(iri) if iri else report.texts("compare.nobody") for iri in by_body}
    for iri in sorted(by_body, key=lambda iri: (not iri, swedish(names[iri]))):
        found = Counter(change.kind for change in by_body[iri])
        told = [report.texts.counted(f"compare.count.{kind}", found[kind]) for kind in KINDS if found[kind]]
        yield f"{_INDENT}{names[iri]}: {', '.join(told)}"
