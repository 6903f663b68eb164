"""What all proposed records share: ids, labels in the languages of the workspace, sources."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from graph.documents.locator import Locator, Span
from graph.documents.pointing import MOST_ATTEMPTS, locator_of, shortened
from graph.drafting.marked import Comments, Marked
from graph.drafting.proposal import Proposal
from graph.drafting.slugs import slug
from graph.record import Record
from ontology.files import triples_of
from ontology.names import Names, names_in
from ontology.namespaces import STYRGRAF

#: How much text is searched for places that are hard to tell apart, and how often each place at least.
_CHARACTERS_SEARCHED = 1_000_000_000
_FEWEST_ATTEMPTS = 5
#: Words of a place that a comment shows.
_QUOTED = 8

Fields = dict[str, Any]


class Making:
    """Makes parts of records for one edition of one proposal."""

    def __init__(
        self, proposal: Proposal, edition: str, known: Sequence[Record], languages: Sequence[str], comments: Comments
    ) -> None:
        """Take the records that the workspace has, the oldest edition first, and its `languages`."""
        self.proposal = proposal
        self.edition = edition
        self.comments = comments
        self.languages = tuple(languages)
        self.known: Mapping[str, Record] = {record.id: record for record in known}
        self._used: set[str] = set()
        self._ids: dict[int, str] = {}
        #: Ids of the records that tell what a clause does in place of a duty, by the `id()` of the clause.
        self.told_by: dict[int, str] = {}
        self._left = _CHARACTERS_SEARCHED
        self._locators: dict[tuple[str, Span], Locator | None] = {}

    def reserve(self, ids: Iterable[str]) -> None:
        """Let no record that is made have one of `ids`, which others have already."""
        self._used.update(ids)

    def identity(self, kind: str, *parts: str) -> str:
        """Return an id in this edition that no other record of it has."""
        wanted = f"{self.edition}/{kind}/{slug(' '.join(parts))}"
        identity, number = wanted, 1
        while identity in self._used:
            number += 1
            identity = f"{wanted}-{number}"
        self._used.add(identity)
        return identity

    def identity_of(self, thing: object, kind: str, *parts: str) -> str:
        """Return the id of one `thing` of the proposal, the same each time it is asked for."""
        if id(thing) not in self._ids:
            self._ids[id(thing)] = self.identity(kind, *parts)
        return self._ids[id(thing)]

    def label(self, text: str, english: str = "") -> Any:
        """Return a label in Swedish, with other languages of the workspace to be translated."""
        texts = {language: english if language == "en" and english else text for language in self.languages}
        if len(texts) == 1 or english:
            return texts
        return Marked(texts, self.comments("translate"))

    def quoted(self, span: Span) -> str:
        """Return the first words of a place, for a comment beside what was read there."""
        words = self.proposal.document.normalised[span.start : span.end].split()
        return " ".join(words[:_QUOTED]) + (" …" if len(words) > _QUOTED else "")

    def name(self, identity: str, language: str = "sv") -> str:
        """Return what a thing is called."""
        if identity in self.proposal.newcomers:
            return self.proposal.newcomers[identity].known.name
        record = self.known.get(identity)
        label: Mapping[str, str] = record.data.get("label", {}) if record else {}
        return label.get(language) or label.get("sv") or identity.rpartition("/")[2]

    def duty(self, duty: str, language: str) -> str:
        """Return a word of the scheme of duties in a language."""
        return self.name(duty, language) if duty in self.known else _concepts()[f"{STYRGRAF}duty/{duty}", language]

    def source(self, spans: Iterable[tuple[str, Span]]) -> Any:
        """Return the locators of places, each with its section; marked where one is cut or not to be told."""
        found: list[Fields] = []
        comment = ""
        for section, span in spans:
            short = shortened(self.proposal.document.normalised, span)
            locator = self._locator(section, short)
            if locator is None:
                comment = self.comments("no-place")
                continue
            if short != span:
                comment = self.comments("cut")
            marks = {"prefix": locator.prefix, "textStart": locator.text_start, "textEnd": locator.text_end}
            marks["suffix"] = locator.suffix
            found.append({"section": section, **{name: text for name, text in marks.items() if text}})
        return Marked(found or None, comment) if comment else found

    def _locator(self, section: str, span: Span) -> Locator | None:
        key = (section, span)
        if key not in self._locators:
            text = self.proposal.document.normalised
            attempts = max(_FEWEST_ATTEMPTS, min(MOST_ATTEMPTS, self._left // len(text)))
            found = locator_of(text, self.edition, section, span, attempts)
            self._locators[key] = found
            self._left -= (_FEWEST_ATTEMPTS if found else attempts) * len(text)
        return self._locators[key]


@cache
def _concepts() -> Names:
    return names_in(triples_of("schemes.ttl"))
