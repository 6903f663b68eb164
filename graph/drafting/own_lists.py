"""The levels, kinds and duties that a workspace adds to the usual lists, as words that a document may use."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from graph.drafting.body_words import Head, head_of
from graph.drafting.inflection import stems
from graph.drafting.tokens import tokens_of
from graph.known import CONCEPT
from graph.record import Record

_HEADED, _NAMED, _RANKED = 0.8, 0.6, 0.3
_LEVEL: Final = "nivå"
#: Of so many levels the first is that of assemblies alone, as far as nothing else is said.
_WITH_MIDDLE: Final = 3
#: Shorter names would end too many words.
_FEWEST: Final = 4
#: Where a usual level lies between the top (0) and the foot (1).
_RANKS: Final = {"political": 0.0, "officials": 0.5, "support": 1.0, "": 0.5}
_ROLES: Final = {"principal": "principal", "external": "outside"}
_GOVERNING: Final = (None, "governing", "supporting")


@dataclass(frozen=True)
class Own:
    """A concept of the workspace, by id, with what it is called."""

    id: str
    names: tuple[str, ...]
    order: int
    role: str | None


@dataclass(frozen=True)
class Placed:
    """What a body is guessed to be, how surely, and which text of `words/texts.yaml` says why."""

    value: str
    confidence: float
    why: str
    words: str = ""


class OwnLists:
    """What the records of a workspace add to the lists of levels, kinds of body, duties and kinds of goal."""

    def __init__(self, records: Iterable[Record] = ()) -> None:
        """Take the concepts among `records`."""
        found: dict[str, list[Own]] = {}
        for record in {each.id: each for each in records if each.type == CONCEPT}.values():
            found.setdefault(str(record.data.get("scheme")), []).append(_own(record))
        self.levels = tuple(sorted(found.get("level", ()), key=lambda own: own.order))
        self.duties = tuple(found.get("duty", ()))
        self.goal_kinds = tuple(found.get("goal-kind", ()))
        self._heads = tuple(
            (Head(name.casefold(), "Body", own.id), _endings(name))
            for own in found.get("organisation-kind", ())
            for name in own.names
        )

    def head_of(self, word: str) -> Head | None:
        """Return the kind of body of the workspace's own that `word` ends in; the longest that fits."""
        own = stems(word)
        fitting = [head for head, ends in self._heads if any(stem.endswith(ends) for stem in own)]
        return max(fitting, key=lambda head: len(head.word), default=None)

    def goal_kind_of(self, heading: str) -> str | None:
        """Return the kind of goal of the workspace's own that a heading speaks of."""
        return next((own.id for own in self.goal_kinds if any(_speaks_of(heading, name) for name in own.names)), None)

    def level_of(self, name: str, headings: Sequence[str], usual: str) -> Placed | None:
        """Return the own level of a body, or None where the workspace has none in the place of the `usual` one.

        The `headings` that it stands under, the nearest first, go before its `name`; where neither names a
        level it is placed by the height of the usual one, which is but a guess.
        """
        of_its_name = next((own for own in self.levels if any(_is_called(name, each) for each in own.names)), None)
        if of_its_name:
            return Placed(of_its_name.id, _NAMED, "level-by-name", of_its_name.names[0])
        return self._level_near(name, headings, usual)

    def _level_near(self, name: str, headings: Sequence[str], usual: str) -> Placed | None:
        """The level of a body whose whole name no level bears."""
        role = _ROLES.get(usual)
        if role:
            of_role = next((Placed(own.id, _NAMED, "level-by-role") for own in self.levels if own.role == role), None)
            return of_role or (self._level_of_principals(name) if role == "principal" else None)
        levels = [own for own in self.levels if own.role in _GOVERNING]
        if not levels:
            return None
        for heading in headings:
            for own in levels:
                if any(_speaks_of(heading, each) for each in own.names):
                    return Placed(own.id, _HEADED, "level-by-heading", heading)
        for own in levels:
            if any(_ends_in(name, each) for each in own.names):
                return Placed(own.id, _NAMED, "level-by-name", own.names[0])
        rank = round(_RANKS.get(usual, 0.5) * (len(levels) - 1))
        ranked = levels[rank or int(len(levels) >= _WITH_MIDDLE and not _is_assembly(name))]
        return Placed(ranked.id, _RANKED, "level-unplaced", ", ".join(own.names[0] for own in levels))

    def _level_of_principals(self, name: str) -> Placed | None:
        """The level that is called after those who govern together: "Kommunerna" for Alby kommun and the parties."""
        levels = [(own, each) for own in self.levels for each in own.names if _is_of_principals(each)]
        word = stems(name.split()[-1])
        levels.sort(key=lambda pair: word.isdisjoint(stems(pair[1].split()[-1])))
        return next((Placed(own.id, _NAMED, "level-by-role", each) for own, each in levels), None)


def _own(record: Record) -> Own:
    names = tuple(_texts(record))
    order = record.data.get("order")
    return Own(record.id, names, order if isinstance(order, int) else 0, record.data.get("levelRole"))


def _texts(record: Record) -> Iterator[str]:
    for key in ("label", "altLabel"):
        text = record.data.get(key, {}).get("sv", ())
        yield from [text] if isinstance(text, str) else text


def _is_assembly(name: str) -> bool:
    """Whether a body is one of those that stand above all others: "Fullmäktige", "Stämman"."""
    head = head_of(name.split()[-1]) or head_of(name.split()[0])
    return head is not None and head.kind in ("assembly", "general-meeting")


def _is_of_principals(level: str) -> bool:
    """Whether a level is called after municipalities, regions, parties or principals."""
    words = [token.text for token in tokens_of(level) if token.is_word]
    head = head_of(_called_after(level)) or (head_of(words[-1]) if words else None)
    return head is not None and head.type == "Collective" and head.level == "principal"


def _is_called(name: str, level: str) -> bool:
    """Whether a level bears the name of a body, in some form: "Medlemmar" of "Medlemmarna"."""
    return not stems(name).isdisjoint(stems(level))


def _speaks_of(heading: str, name: str) -> bool:
    """Whether every word of `name`, in some form, stands in `heading`."""
    words = [stems(token.text) for token in tokens_of(heading)]
    return all(any(not stems(token.text).isdisjoint(word) for word in words) for token in tokens_of(name))


def _ends_in(name: str, level: str) -> bool:
    """Whether the first or last word of the `name` of a body ends in what a level is called after."""
    ends = _endings(_called_after(level))
    words = [token.text for token in tokens_of(name) if token.is_word]
    return bool(ends) and any(stem.endswith(ends) for word in (words[:1] + words[-1:]) for stem in stems(word))


def _called_after(level: str) -> str:
    """Return what a level is called after: "direktion" of "Direktionsnivå", "stämman" of "stämmans nivå"."""
    words = [token.text.casefold() for token in tokens_of(level) if token.is_word]
    kept = [word for word in words if _LEVEL not in stems(word)] or words
    last = kept[-1] if kept else ""
    for ending in (f"s{_LEVEL}", _LEVEL, f"s{_LEVEL}n", f"{_LEVEL}n"):
        if last.endswith(ending) and last != ending:
            return last.removesuffix(ending)
    return last


def _endings(word: str) -> tuple[str, ...]:
    return tuple(stem for stem in stems(word) if len(stem) >= _FEWEST)
