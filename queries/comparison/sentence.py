"""Changes put into one sentence, in Swedish or English."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ontology.namespaces import STYRGRAF
from ontology.titles import plural_of, title_of_class
from queries.articles import one
from queries.comparison.aspect import Aspect, Subject, Value
from queries.comparison.change import Kind
from queries.comparison.properties import QUOTED, WHO, noun_of, quoted, told, wording

#: How many names and aspects a sentence tells; all of them stand beside it.
_MOST_TOLD, _MOST_ASPECTS = 3, 2
#: Aspects that a sentence leaves out, since names stand in it and texts are too long for it.
_NOT_TOLD = ("label", "description", "condition", "aim", "type", "recurrenceRule")
Sides = tuple[Sequence[Subject], Sequence[Subject]]


@dataclass(frozen=True)
class Telling:
    """One change in words."""

    #: What happened, without whom it is about and what differs: for a place where both stand beside it.
    headline: str
    sentence: str


class Sentence:
    """What becomes of some things, in one language."""

    def __init__(self, language: str) -> None:
        self.language = language

    def of(self, kind: Kind, things: Sides, aspects: Sequence[Aspect], bodies: Sequence[str], weak: str) -> Telling:
        """Return the change in words; `bodies` are the names of those it is about, where they are not in it."""
        before, after = (self._listed([quoted(each.label, self.language) for each in side]) for side in things)
        slots, many = {"before": before, "after": after, "weak": weak}, len(things[0]) > 1
        shown = [each for each in aspects if each.substantial and each.name not in _NOT_TOLD]
        who = next((each for each in shown if each.property in WHO), None)
        if not all(things):
            head, whole = (self._text(f"{kind}-{how}" if weak else kind, **slots) for how in ("short", "weak"))
            return Telling(f"{head}.", self._telling(bodies, whole).sentence)
        if not {each.type for each in things[0]} & {each.type for each in things[1]}:
            return self._telling(bodies, self._text("became", many, **slots, **self._classes(things)))
        if kind == "transferred" and who:
            head = self._passed(who, many, slots)
            return self._telling((), head, [each for each in shown if each is not who])
        if kind == "kept" and not shown and any(each.substantial for each in aspects):
            return self._telling(bodies, self._text("kept-rephrased", **slots))
        return self._telling(bodies, self._changed(kind, many, bool(shown), slots), shown)

    def of_body(self, name: str, numbers: Mapping[str, int]) -> Telling:
        """Return what is said of a body that is kept while its duties differ.

        `numbers` tells how many duties are dropped, no longer its own, changed and come.
        """
        told_of = [self._text(f"duties-{key}", count=str(count)) for key, count in numbers.items() if count]
        body = quoted(name, self.language)
        return self._telling((), self._text("kept-body", before=body, numbers=self._listed(told_of)))

    def _changed(self, kind: Kind, many: bool, differs: bool, slots: Mapping[str, str]) -> str:
        name: str = kind
        if slots["before"] == slots["after"]:
            plain = {"kept": "unchanged", "reworded": "rephrased"}.get(kind, name)
            name = plain if not differs else name if kind == "kept" else "changed"
        return self._text(name, many, **slots)

    def _passed(self, who: Aspect, many: bool, slots: Mapping[str, str]) -> str:
        name = "passed" if who.lost and who.gained else "left" if who.lost else "given"
        holders = {"lost": self._named(who.lost), "gained": self._named(who.gained)}
        renamed = slots["before"] != slots["after"]
        return self._text(f"{name}-renamed" if renamed else name, many, **slots, **holders)

    def _telling(self, bodies: Sequence[str], head: str, shown: Sequence[Aspect] = ()) -> Telling:
        """Return what happened in words; who follows whom is told only where nothing else is."""
        telling = [each for each in shown if not each.succession] or shown
        differing = "; ".join(map(self.aspect, telling[:_MOST_ASPECTS]))
        sentence = f"{head}: {differing}." if differing else f"{head}."
        if bodies:
            sentence = self._text("of", bodies=self._listed(bodies), sentence=sentence)
        return Telling(f"{head}.", sentence)

    def aspect(self, aspect: Aspect) -> str:
        """Return what is different about one property, as a part of a sentence."""
        name = ("other" if aspect.lost else "more" if aspect.before else "first") if aspect.gained else "lost"
        if name == "lost" and not aspect.after:
            name = "none"
        noun = noun_of(aspect.property, self.language)
        texts = self._quoted if aspect.name in QUOTED else self._named
        values = {"lost": texts(aspect.lost), "gained": texts(aspect.gained)}
        text = told("aspects", name, self.language, noun=noun, **values)
        return told("aspects", "part", self.language, part=aspect.part, aspect=text) if aspect.part else text

    def _classes(self, things: Sides) -> dict[str, str]:
        old, new = (self._listed(sorted({self._class(each.type, len(side)) for each in side})) for side in things)
        return {"old": old, "new": new}

    def _class(self, class_: str, count: int) -> str:
        """Return what `count` of a class are called; in English one has its article, and several their plural."""
        name = title_of_class(class_)[self.language].casefold()
        if self.language != "en":
            return name
        return one(name) if count == 1 else plural_of(f"{STYRGRAF}{class_}").get("en", name)

    def _named(self, values: Iterable[Value]) -> str:
        return self._listed([value.text for value in values])

    def _quoted(self, values: Iterable[Value]) -> str:
        return self._listed([quoted(value.text, self.language) for value in values])

    def _listed(self, texts: Sequence[str]) -> str:
        """Return `texts` as they stand in a sentence, of many only the first."""
        if len(texts) > _MOST_TOLD + 1:
            rest = str(len(texts) - _MOST_TOLD)
            return told("lists", "more", self.language, first=", ".join(texts[:_MOST_TOLD]), rest=rest)
        if len(texts) < 2:
            return "".join(texts)
        return told("lists", "all", self.language, first=", ".join(texts[:-1]), last=texts[-1])

    def _text(self, name: str, many: bool = False, /, **slots: str) -> str:
        """Return a sentence, of `many` things as it is of several where that differs."""
        several = f"{self.language}-several"
        known = many and several in wording()["sentences"][name]
        return told("sentences", name, several if known else self.language, **slots)
