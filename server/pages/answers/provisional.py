"""Which arrangement of the newer edition ends, and what depends on it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Final

from server.pages.answers.answer import Answer, Part, Row, Told, grouped, side
from server.pages.changes.comparing import Compared
from server.pages.changes.ready_question import PROVISIONAL
from server.pages.facts.entry import Entry
from server.pages.facts.mentions import mentions
from server.pages.facts.source import sources
from server.pages.visit import Visit
from server.pages.words import in_language

_ENDING: Final = """
VALUES ?class { sg:Arena sg:Body sg:CompoundBody sg:Collective sg:Agreement sg:Strategy } ?entry a ?class
{ ?entry sg:standing <https://w3id.org/styrgraf/def/standing/provisional> } UNION { ?entry dcat:endDate ?end }"""
_DUTIES: Final = ("Responsibility", "LegalDuty")
_TOWARDS: Final = ("recipient", "togetherWith", "object")


def provisional(visit: Visit, compared: Compared, question: str) -> Answer:
    """Return the answer: each arrangement that ends, with its own duties and those of others that rest on it."""
    new, texts = compared.new, visit.texts
    found = new.reader.entries(_ENDING)
    names = {"new": str(new.editions[0])}
    if not found:
        return Answer(PROVISIONAL, question, (texts("answer.provisional.none", **names),))
    sentences: list[Told] = []
    parts: list[Part] = []
    doubts: list[Told] = []
    for ending in found:
        told = _Ending(visit, new, ending)
        sentences += told.sentences()
        parts += told.parts(is_alone=len(found) == 1)
        doubts += told.doubts(compared.comparison.cut)
    return Answer(PROVISIONAL, question, tuple(sentences), parts=tuple(parts), doubts=tuple(doubts))


class _Ending:
    """One arrangement that ends."""

    def __init__(self, visit: Visit, new: Visit, ending: Entry) -> None:
        self._texts, self._new, self._ending = visit.texts, new, ending
        named = mentions(new.reader, [ending.iri])
        self._own = named.naming([ending.iri], ["bearer"], *_DUTIES)
        own = {each.iri for each in self._own}
        self._others = [each for each in named.naming([ending.iri], _TOWARDS, *_DUTIES) if each.iri not in own]
        self._notes = named.naming([ending.iri], ["about"], "Note")

    def sentences(self) -> Iterator[Told]:
        """Yield what ends and when, and how much falls with it."""
        texts, name = self._texts, self._new.link(self._ending.iri)
        start, end = self._ending.one("validFrom"), self._ending.one("validTo")
        when = "between" if start and end else "until" if end else "unsaid"
        yield texts(f"answer.provisional.ends.{when}", name=name, start=start, end=end)
        bearers = {iri for each in self._others for iri in each.iris("bearer")}
        yield texts("answer.provisional.falls", name=name.words, count=len(self._own) + len(self._others))
        if self._own:
            yield texts.counted("answer.provisional.own", len(self._own))
        if self._others:
            who = texts.listed([self._new.link(iri).words for iri in sorted(bearers)])
            yield texts.counted("answer.provisional.others", len(self._others), who=who)

    def doubts(self, cut: Collection[str]) -> Iterator[Told]:
        """Yield that more may rest on it, where a section that tells of it is not at hand whole."""
        known = self._new.reader.once(sources)
        told = known.of(iri for each in (self._ending, *self._own) for iri in each.iris("source"))
        broken = dict.fromkeys(each.section for each in told if each.section in cut)
        if broken:
            places = self._texts.listed([self._new.label(iri) for iri in broken])
            yield self._texts("answer.provisional.cut", name=self._new.label(self._ending.iri), places=places)

    def parts(self, *, is_alone: bool) -> Iterator[Part]:
        """Yield its own duties, those of others, those who make it up, and what is not said of it."""
        slug = "" if is_alone else f"-{self._ending.iri.rpartition('/')[2]}"
        name = self._new.label(self._ending.iri)
        listed = {
            "itself": grouped([("", self._row(self._ending))]),
            "own": grouped(("", self._row(each)) for each in self._own),
            "others": grouped((self._bearer(each), self._row(each)) for each in self._others),
            "members": grouped(("", self._member(iri)) for iri in self._ending.iris("part")),
            "unsaid": grouped(("", self._note(each)) for each in self._notes),
        }
        for key, groups in listed.items():
            count = sum(len(group.rows) for group in groups)
            if count:
                title = self._texts.counted(f"answer.provisional.title.{key}", count, name=name)
                yield Part(f"{key}{slug}", title, groups, self._texts(f"answer.provisional.lead.{key}", name=name))

    def _row(self, entry: Entry) -> Row:
        shown = side(self._new, [], entry.iris("source"))
        return Row(entry.iri.rpartition("/")[2], self._new.link(entry.iri), (shown,), tuple(self._how(entry)))

    def _how(self, entry: Entry) -> Iterator[Told]:
        """Yield how the duty of somebody else rests on it."""
        for key in _TOWARDS:
            if self._ending.iri in entry.iris(key):
                yield self._texts(f"answer.provisional.how.{key}", name=self._new.label(self._ending.iri))

    def _bearer(self, entry: Entry) -> Told:
        links = [self._new.link(iri).words for iri in entry.iris("bearer")]
        return self._texts.listed(links) if links else self._texts("answer.nobody")

    def _member(self, iri: str) -> Row:
        return Row(iri.rpartition("/")[2], self._new.link(iri), ())

    def _note(self, note: Entry) -> Row:
        text = in_language(note.texts("description"), self._new.language)
        return Row(note.iri.rpartition("/")[2], self._new.label(note.iri), (), (text,))
