"""Changes put into one sentence, in Swedish or English."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from queries.comparison.change import Aspect, Kind, Subject, Value
from queries.comparison.properties import noun_of, quoted, wording
from queries.table import Cell, enumerated, joined

#: How many aspects a sentence tells; all of them stand beside it.
_MOST_TOLD = 3
#: Aspects that a sentence leaves out, since names stand in it and texts are too long for it.
_NOT_TOLD = ("label", "altLabel", "description", "condition", "aim")


class Sentence:
    """What becomes of some things, in one language."""

    def __init__(self, language: str) -> None:
        self.language = language

    def of(
        self,
        kind: Kind,
        things: tuple[Sequence[Subject], Sequence[Subject]],
        aspects: Iterable[Aspect],
        bodies: Sequence[str],
        weak: str,
    ) -> str:
        """Return the sentence; `bodies` are the names of those it is about, where they are not in it."""
        told = [self.aspect(each) for each in aspects if each.substantial and each.name not in _NOT_TOLD]
        before, after = (self._listed([quoted(subject.label, self.language) for subject in side]) for side in things)
        sentence = self._text("sentences", self._pattern(kind, before == after, bool(told), bool(weak))).format(
            before=before, after=after, aspects="; ".join(told[:_MOST_TOLD]), weak=weak
        )
        if not bodies:
            return sentence
        return self._text("sentences", "of").format(bodies=self._listed(bodies), sentence=sentence)

    def _pattern(self, kind: Kind, same_name: bool, told: bool, weak: bool) -> str:
        if kind in ("dropped", "new"):
            return f"{kind}-weak" if weak else kind
        if kind == "kept":
            return "kept" if told else "unchanged"
        if same_name and kind == "reworded":
            return "changed" if told else "rephrased"
        return f"{kind}-aspects" if told else kind

    def aspect(self, aspect: Aspect) -> str:
        """Return what is different about one property, as a part of a sentence."""
        pattern = (
            ("other" if aspect.lost else "more" if aspect.before else "first")
            if aspect.gained
            else ("lost" if aspect.after else "none")
        )
        text = self._text("aspects", pattern).format(
            noun=noun_of(aspect.property, self.language),
            lost=self._named(aspect.lost),
            gained=self._named(aspect.gained),
        )
        if not aspect.part:
            return text
        return self._text("aspects", "part").format(part=aspect.part, aspect=text)

    def _named(self, values: Iterable[Value]) -> str:
        return self._listed([value.text for value in values])

    def _listed(self, texts: Sequence[str]) -> str:
        return enumerated(joined([Cell(text) for text in texts]), self.language)

    def _text(self, group: str, name: str) -> str:
        return wording()[group][name][self.language]
