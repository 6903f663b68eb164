"""Recognising what the editions of a workspace know, by name and alias, in any Swedish form."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from graph.drafting.body_words import head_of
from graph.drafting.inflection import stems
from graph.drafting.tokens import Token, tokens_of
from graph.drafting.word_tables import table, words_of
from graph.record import Record

_SHORT, _LONG = 3, 7
_MANY = re.compile(r"(?:er|ar|or|na|män|männen|(?:nätverk|råd|organ|förbund|team|utskott)(?:en)?)s?$")
_ORGANISATIONS = ("Actor", "Arena", "Body", "Collective", "CompoundBody", "Principal")
_CERTAIN, _INFLECTED, _SHORTENED = 0.98, 0.92, 0.75
_DEFINITE = re.compile(r"(?:n|t|na)s?$")


@dataclass(frozen=True)
class Known:
    """Something with a name: an id, the class of its record, and the name it was recognised by."""

    id: str
    type: str
    name: str


@dataclass(frozen=True)
class Mention:
    """A name in a sentence, from token `first` up to and without `end`."""

    known: Known
    first: int
    end: int
    confidence: float


@dataclass(frozen=True)
class _Name:
    known: Known
    words: tuple[str, ...]
    #: Only as it is written: an abbreviation, or a name that is an ordinary word as well.
    exact: bool
    #: The name is but the beginning of a longer one, and stands for it in the definite form.
    shortened: bool = False
    #: When it was taken in; of two that fit alike the later is meant.
    number: int = 0


class Names:
    """Finds names in sentences; the longest name wins, then the one that is known from the newest edition."""

    def __init__(self, records: Iterable[Record], types: frozenset[str]) -> None:
        """Take names from those `records` that are of one of `types`, the newest edition last."""
        self._by_stem: defaultdict[str, list[_Name]] = defaultdict(list)
        self._taken = 0
        known = [
            Known(record.id, record.type, text) for record in records if record.type in types for text in _texts(record)
        ]
        for each in known:
            self.add(each)
        for each, words in _shortened(known):
            self._put(_Name(each, words, exact=False, shortened=True))

    def add(self, known: Known) -> None:
        """Take one more name."""
        words = tuple(token.text for token in tokens_of(known.name))
        if not words:
            return
        self._put(_Name(known, words, _is_exact(words, known.type)))
        self._put_last_word(known, words)

    def add_exact(self, known: Known, text: str) -> None:
        """Take one more name, which counts only as it is written."""
        self._put(_Name(known, tuple(token.text for token in tokens_of(text)), exact=True))

    def _put_last_word(self, known: Known, words: Sequence[str]) -> None:
        """Let the last word of a longer name stand for it: "styrgruppen" for "Politiska styrgruppen"."""
        last = words[-1]
        head = head_of(last)
        whole_words = all(word[0].isalnum() for word in words)
        if len(words) > 1 and head and head.word not in stems(last) and whole_words:
            self._put(_Name(known, (last,), exact=False, shortened=True))

    def _put(self, name: _Name) -> None:
        self._taken += 1
        numbered = replace(name, number=self._taken)
        for stem in stems(name.words[0]):
            self._by_stem[stem].append(numbered)

    def mentions(self, tokens: Sequence[Token]) -> list[Mention]:
        """Return the names in a sentence, apart from each other and in order."""
        found: list[Mention] = []
        at = 0
        while at < len(tokens):
            mention = self._at(tokens, at)
            if mention:
                found.append(mention)
            at = mention.end if mention else at + 1
        return found

    def _at(self, tokens: Sequence[Token], at: int) -> Mention | None:
        best: Mention | None = None
        found_at = {name for stem in stems(tokens[at].text) for name in self._by_stem.get(stem, ())}
        for name in sorted(found_at, key=lambda name: -name.number):
            end = at + len(name.words)
            if (best is None or end >= best.end) and _matches(tokens, at, name):
                found = Mention(name.known, at, end, _confidence(tokens[at:end], name))
                if best is None or (end, found.confidence) > (best.end, best.confidence):
                    best = found
        return best


def _confidence(tokens: Sequence[Token], name: _Name) -> float:
    if name.shortened:
        return _SHORTENED
    plain = [token.folded for token in tokens] == [word.casefold() for word in name.words]
    return _CERTAIN if plain else _INFLECTED


def _shortened(known: Sequence[Known]) -> Iterator[tuple[Known, tuple[str, ...]]]:
    """Names cut before a preposition, or to the first of two words, where one thing alone is named so."""
    cut: defaultdict[frozenset[str], dict[str, Known]] = defaultdict(dict)
    for each in known:
        words = [token.text for token in tokens_of(each.name)]
        link = next((at for at, word in enumerate(words) if at and word in table("bodies")["links"]), 0)
        definite = link == 1 and _DEFINITE.search(words[0])
        if definite or (not link and len(words) == 2 and words[1][0].isupper()):
            cut[stems(words[0])].setdefault(each.id, each)
    for ids in cut.values():
        if len(ids) == 1:
            (each,) = ids.values()
            yield each, (tokens_of(each.name)[0].text,)


def _texts(record: Record) -> list[str]:
    labels = [record.data.get(key, {}).get("sv", ()) for key in ("label", "altLabel")]
    return [text for label in labels for text in ([label] if isinstance(label, str) else label)]


def _is_exact(words: Sequence[str], kind: str) -> bool:
    """Whether a name counts only as it is written: an abbreviation, or what may be an ordinary word."""
    if all(word == word.upper() for word in words) or len(words[0]) <= _SHORT:
        return True
    if len(words) > _SHORT or any(head_of(word) for word in words):
        return False
    if kind not in _ORGANISATIONS:
        return len(words) == 1 and len(words[0]) < _LONG
    return not (len(words) == 1 and _DEFINITE.search(words[0]) and len(words[0]) >= _LONG)


def _matches(tokens: Sequence[Token], at: int, name: _Name) -> bool:
    if at + len(name.words) > len(tokens):
        return False
    pairs = zip(tokens[at : at + len(name.words)], name.words, strict=True)
    if name.exact:
        return all(token.text in (word, f"{word}s", f"{word}:s") for token, word in pairs)
    if name.shortened and not _DEFINITE.search(tokens[at].folded):
        return False
    forms = list(pairs)
    many = _are_many(forms[-1][0].folded, forms[-1][1].casefold())
    if name.known.type == "Collective" and not many and not _is_each(tokens, at, len(name.words)):
        return False
    return all(not stems(token.text).isdisjoint(stems(word)) for token, word in forms)


def _is_each(tokens: Sequence[Token], at: int, length: int) -> bool:
    """Whether one of a collective stands for each of them: "varje part", "en medlem som", "Part som"."""
    before = tokens[at - 1].folded if at else ""
    after = tokens[at + length].folded if at + length < len(tokens) else ""
    binds = after in words_of("binding") or after in ("som", "kan")
    binds = binds or (before == "" and after in ("och", "samt"))
    such = before == "den" and after == "som"
    own = before == "respektive" and not tokens[at + length - 1].folded.endswith("s")
    done_by = before == "av" and after in (",", "eller", "och")  # "väcks av medlem, styrelsen eller forumet"
    return before in ("varje", "envar") or own or done_by or such or (before in ("", "en", "och", "samt") and binds)


def _are_many(form: str, name: str) -> bool:
    """Whether a form of the name of a collective can mean more than one: "kommuner", not "kommun"."""
    return form == name or bool(_MANY.search(form))
