"""What an edition says since an earlier one, where what became of what is known by lineage or likeness."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.edition import EditionInfo
from graph.message import Message
from graph.view import View
from queries.comparison import Change, Comparisons
from queries.comparison.aspect import Aspect, Subject
from queries.comparison.naming import Naming
from queries.comparison.thing import Thing
from queries.finding import Finding
from queries.revision.amendment import Amendment
from queries.revision.base import UnknownBase, successor
from queries.revision.judging import CLAUSE, Verdict, judge
from queries.revision.of_reference import RULE as GONE_BODY
from queries.revision.of_reference import mentions
from queries.revision.telling import told
from queries.table import QUOTES, Cell, enumerated, joined

#: Rules for what always differs between two editions, and says nothing of mandates: the comparison has it all.
_LEFT_TO_COMPARISON = frozenset({"statement-lost", "statement-added", "statement-changed", "locator-changed"})
#: Classes of which one has to be able to say what became of each thing.
_ACCOUNTED_FOR = (*CLAUSE, "Organisation", "Goal", "Mandate")
#: Classes of which a new record changes something that was there before.
_TOLD_WHEN_NEW = ("CompositionRule", "Appointment")
_TURNED = {
    "sv": "Det har blivit något annat än en uppgift: ”{name}”.",
    "en": "It has become something else than a duty: “{name}”.",
}
_LIKENESS = {
    "sv": "Ingen har antecknat vad det blev av det; namnen är lika.",
    "en": "Nobody has recorded what became of it; the names are alike.",
}


def findings_since_edition(base: EditionInfo, view: View, comparisons: Comparisons, language: str) -> list[Finding]:
    """Return what the edition in `view` that follows on `base` did to it. Raises UnknownBase where there is none."""
    new = successor(base, view, comparisons.dataset.editions)
    if new is None:
        raise UnknownBase(
            Message("None of the editions looked at follows on {id!r}; name one with --edition.", id=base.id)
        )
    return list(told(_Between(base, new, comparisons, language).judged(), language))


class _Between:
    """Two editions held against each other."""

    def __init__(self, base: EditionInfo, edition: EditionInfo, comparisons: Comparisons, language: str) -> None:
        self.old, self.new = comparisons.side(base.id), comparisons.side(edition.id)
        self.changes = comparisons.between(base.id, edition.id, language).changes
        self.edition, self.language = edition, language
        self.called = edition.name(language)

    def judged(self) -> Iterator[tuple[Amendment, Verdict]]:
        """Yield every change of a mandate with the rule that it falls under."""
        for change in self.changes:
            # What is new and changes nothing else is for the comparison to list.
            if change.kind != "new" or change.type in _TOLD_WHEN_NEW:
                amendment = self._amendment(change)
                yield from ((amendment, verdict) for verdict in judge(amendment) if _is_told(verdict))
                if change.evidence == "proposed" and amendment.is_a(*_ACCOUNTED_FOR):
                    yield amendment, Verdict("lineage-missing", amendment.aspects)
        yield from self._mentions()

    def _amendment(self, change: Change) -> Amendment:
        if _is_clause(change.before) and change.after and not _is_clause(change.after):
            return self._turned(change)
        there = change.after or change.before
        return Amendment(
            subject=Subject(there[0].iri, self._called(there), there[0].type),
            state="changed" if change.before and change.after else "lost" if change.before else "added",
            edition=self.called,
            aspects=tuple(each for each in change.aspects if each.substantial and not _is_new_name(each)),
            places=change.records_after or change.records_before,
            passages=change.passages_after or change.passages_before,
            where=self.edition.id,
            reason=change.reason if change.lineage else "",
            # what is there still, though nobody has it, is no less of a loss because the text ends early
            weak="" if change.after else change.weak,
            notes=(_LIKENESS[self.language],) if change.evidence == "proposed" else (),
        )

    def _turned(self, change: Change) -> Amendment:
        """Return the loss of a clause that has become something else than a clause."""
        old, new = self._called(change.before), self._called(change.after)
        return Amendment(
            subject=Subject(change.before[0].iri, old, change.before[0].type),
            state="lost",
            edition=self.called,
            aspects=(),
            places=change.records_before,
            passages=change.passages_before,
            where=self.edition.id,
            reason=change.reason if change.lineage else "",
            notes=(_TURNED[self.language].format(name=new),),
        )

    def _called(self, subjects: Sequence[Subject]) -> str:
        names = joined([Cell(subject.label) for subject in subjects])
        if not _is_clause(subjects):
            return enumerated(names, self.language)
        # Every rule about clauses quotes them, so that the outermost marks are already there.
        return enumerated(names, self.language, QUOTES[self.language])[1:-1]

    def _mentions(self) -> Iterator[tuple[Amendment, Verdict]]:
        dataset = self.new.dataset
        naming = Naming(self.new.names, self.old.names, self.language)
        bodies = (thing for iri, thing in self.old.context.items() if thing.is_a("Organisation"))
        gone = {thing.iri: naming.label(thing.iri) for thing in bodies if not self._is_described(thing)}
        files = {edition.iri: edition.file_name or "" for edition in dataset.editions}
        for mention in mentions(gone, self.edition.id, self.called, dataset, naming, files):
            yield mention, Verdict(GONE_BODY, mention.aspects)

    def _is_described(self, thing: Thing) -> bool:
        return thing.iri in self.new.context


def _is_clause(subjects: Sequence[Subject]) -> bool:
    return any(subject.type in CLAUSE for subject in subjects)


def _is_new_name(aspect: Aspect) -> bool:
    """Tell whether all that differs is what somebody is called: each who is gone is there as another."""
    return aspect.succession and len(aspect.lost) == len(aspect.gained)


def _is_told(verdict: Verdict) -> bool:
    return verdict.rule not in _LEFT_TO_COMPARISON
