"""What a workspace says since another state of it: the findings of every edition that both have."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from graph.dataset import Dataset
from graph.revision import Revised, Revision
from queries.comparison.aspect import Aspect, Subject, Value
from queries.comparison.naming import Naming
from queries.comparison.side import names_in
from queries.finding import Finding
from queries.revision.amendment import Amendment
from queries.revision.judging import Verdict, judge
from queries.revision.of_folder import FolderAmendments
from queries.revision.of_reference import RULE as GONE_BODY
from queries.revision.of_reference import mentions
from queries.revision.of_settings import settings_amendment
from queries.revision.telling import told

Judged = tuple[Amendment, Verdict]
_REFERENCE = {"sv": "referensdata", "en": "the reference data"}


def findings_since(
    revised: Revised, dataset: Dataset, language: str, editions: Collection[str] | None = None
) -> list[Finding]:
    """Return what the workspace of `dataset` lost, gained and changed since the state it is held against.

    `editions` are the ids of those to look at, beside reference data; None takes all of them, and
    tells of those that are gone altogether too.
    """
    if not revised.revisions and not revised.gone and revised.settings[0] == revised.settings[1]:
        return []
    return list(told(_Since(revised, dataset, language).judged(editions), language))


class _Since:
    """One workspace held against another state of it."""

    def __init__(self, revised: Revised, dataset: Dataset, language: str) -> None:
        self.revised, self.dataset, self.language = revised, dataset, language
        self.names = names_in(dataset.quads)
        self.files = {edition.iri: edition.file_name or "" for edition in dataset.editions}

    def judged(self, editions: Collection[str] | None) -> Iterator[Judged]:
        """Yield every amendment with every rule that it falls under."""
        for revision in self.revised.revisions:
            asked = editions is None or revision.edition is None or revision.edition in editions
            if asked and revision.edition not in self.revised.gone:
                yield from self._of_edition(revision)
        if editions is None:
            yield from map(self._gone, self.revised.gone)
        yield from self._settings()

    def _of_edition(self, revision: Revision) -> Iterator[Judged]:
        own = names_in(revision.before.quads)
        naming = Naming(own, self.names, self.language), Naming(self.names, own, self.language)
        called = self._edition(revision.edition)
        amendments = list(FolderAmendments(revision, naming, self.files, called).amendments())
        for amendment in amendments:
            yield from ((amendment, verdict) for verdict in judge(amendment))
        lost = {each.subject.iri: each.subject.label for each in amendments if each.state == "lost"}
        bodies = {each.subject.iri for each in amendments if each.is_a("Organisation")}
        gone = {iri: label for iri, label in lost.items() if iri in bodies}
        if gone:
            for mention in mentions(gone, revision.edition, called, self.dataset, naming[1], self.files):
                yield mention, Verdict(GONE_BODY, mention.aspects)

    def _edition(self, edition: str | None) -> str:
        """Return what an edition is called in a sentence."""
        if edition is None:
            return _REFERENCE[self.language]
        names = self.names.get(f"{self.dataset.base}edition/{edition}", {})
        return names.get(self.language) or next(iter(names.values()), edition)

    def _gone(self, edition: str) -> Judged:
        folder = (Value(edition),)
        aspect = Aspect("folder", "folder", "", folder, (), lost=folder, gained=(), terms=(edition,))
        subject = Subject(f"{self.dataset.base}edition/{edition}", edition, "Edition")
        return Amendment(subject, "lost", edition, (aspect,), (), ()), Verdict("edition-lost", (aspect,))

    def _settings(self) -> Iterator[Judged]:
        names = self.revised.settings[1].name
        subject = Subject(self.dataset.base, names.get(self.language) or next(iter(names.values())), "")
        amendment = settings_amendment(*self.revised.settings, subject)
        if amendment:
            yield amendment, Verdict("settings-changed", amendment.aspects)
