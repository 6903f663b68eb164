"""What a sentence that nobody has said anything of may say: a guess to begin from, never more."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from graph.drafting.acting import UNKNOWN
from graph.drafting.duty_words import duty_words_at
from graph.drafting.lead_in import modals
from graph.drafting.moments import deadline_in, recurrence_in, times_a_year_in
from graph.drafting.names import Mention, Names
from graph.drafting.negation import is_denied
from graph.drafting.tokens import Token, tokens_of
from graph.drafting.word_tables import is_binding, words_of
from server.lead_in import names_of, without_bullet
from server.pages.editing.things import Things

#: So long may a name be that is taken from the sentence itself.
_LONGEST_NAME: Final = 90
#: So sure is a verb that means one duty, and words that begin a clause about something besides.
_SURE: Final = 0.75
_BESIDES: Final = frozenset({"innan", "när", "där", "som", "medan"})
#: The words before whoever does something, and whoever it is done to.
_DOES, _RECEIVES = "av", "till"
#: The force of what is told in the present tense.
_DESCRIBED: Final = "beskrivs"
#: A part of a sentence that is shorter says too little to be a name.
_SHORTEST_NAME: Final = 20
#: Where a part of a sentence ends, and words at the end of what is cut that want something after them.
_PARTS: Final = re.compile(r"[,;:](?= )|(?<!\btill) (?=(?:och|samt|eller|som|där|vilk\w+|när|innan)\b)")
_LOOSE_END: Final = re.compile(
    r"(?:,? (?:gäller|till|från|med|och|samt|eller|som|vem|vad|att|av|i|på|för|om|vid|under|inom|mot|åt|hos|den|det|de|"
    r"en|ett|är|ska|skall|får|bör|kan|inte|vilk\w+|när|där))+$"
)
#: How words begin that tell of an agreement, and words that set a level beside a figure.
_AGREED: Final = ("avtal", "samverkansavtal", "överenskommelse", "samverkansöverenskommelse")
_LEVELS: Final = frozenset({"högst", "minst", "procent", "procentenheter", "%"})
#: What is denied where something is forbidden.
_FORBID: Final = frozenset({"får", "ska", "skall", "må", "bör"})
#: How words begin that tell how many must be present, and how a decision is taken.
_STATED: Final = {
    **dict.fromkeys(("beslutför", "beslutsför", "quorum"), "quorum"),
    **dict.fromkeys(("majoritet", "utslagsröst", "omröstning", "enhällig"), "decision-making"),
}


@dataclass(frozen=True)
class Around:
    """What the sentence says in which some words stand, or the one that opens their list, of all that it tells."""

    #: Who bears what the words lay on nobody by name.
    bearer: str = ""
    #: The force of it, where the words name none; "" where nothing does.
    force: str = ""
    #: Whether the words are a point of a list that is opened by “shall” or the like, and so a duty.
    is_bound: bool = False


#: What is said of words that stand in no sentence but themselves.
ALONE: Final = Around()


def around(names: Names, sentence: str, opening: str = "") -> Around:
    """Return what `sentence` tells of all its words, with `opening` before it where that opens its list."""
    first, own = tokens_of(opening), tokens_of(without_bullet(sentence))
    bearer = next((found for each in (sentence, opening) if each and (found := bearer_in(names, each))), "")
    return Around(bearer, _force(own) or _force(first), bool(_force(first)))


def guessed(things: Things, names: Names, words: str, said: Around = ALONE) -> tuple[str, dict[str, str]]:
    """Return the class that a sentence most likely is of, and the texts of the fields that it answers.

    `said` is what the sentence tells of all its words.
    """
    words = without_bullet(words)
    tokens = tokens_of(words)
    mentions = names.mentions(tokens)
    those, texts = [mention.known.id for mention in mentions], named(things, words)
    if _is_denied(tokens) or not (said.is_bound or is_binding(words) or _does(tokens, mentions)):
        # A document that names nobody speaks of those whom it is for: what it says of nothing is told as a fault.
        found = {"about.1": those[0] if those else things.workspace.settings.arena, "statementKind.1": _stated(tokens)}
        return "Statement", texts | {name: text for name, text in found.items() if text}
    return "Responsibility", as_duty(things, names, words, said)


def as_duty(things: Things, names: Names, words: str, said: Around = ALONE) -> dict[str, str]:
    """Return the texts of the fields of a duty that the sentence `words` answers; `said` as for `guessed`."""
    words = without_bullet(words)
    tokens = tokens_of(words)
    mentions = names.mentions(tokens)
    deadline, times = deadline_in(words), times_a_year_in(words)
    found = {
        "bearer.1": _acting(tokens, mentions) or said.bearer or _likely(tokens, mentions),
        "recipient.1": _after(tokens, mentions, _RECEIVES),
        "duty.1": _duty(tokens) or (UNKNOWN if tokens else ""),
        "force.1": _force(tokens) or said.force or _DESCRIBED,
        "deadline.1": deadline.day if deadline else "",
        "recurrence.1": recurrence_in(words) or "",
        "timesAYear.1": str(times.number) if times else "",
    }
    texts = named(things, _done(words, tokens, mentions[0].end if mentions and not mentions[0].first else 0))
    return texts | {name: text for name, text in found.items() if text}


def bearer_in(names: Names, words: str) -> str:
    """Return who acts in the sentence `words`; "" where nobody named does."""
    tokens = tokens_of(words)
    return _acting(tokens, names.mentions(tokens))


def _acting(tokens: Sequence[Token], mentions: Sequence[Mention]) -> str:
    """Return by whom it is done, or else who is named before that: “… görs av styrelsen”, “Styrelsen ska …”."""
    by = _after(tokens, mentions, _DOES)
    before = next((at for at, token in enumerate(tokens) if token.folded in modals()), 1)
    return by or next((each.known.id for each in mentions if each.first < before), "")


def _likely(tokens: Sequence[Token], mentions: Sequence[Mention]) -> str:
    """Return who is named first, but nobody long after a “shall”: “Dessutom ska styrelsen …”, not “får ingås med …”."""
    modal = next((at for at, token in enumerate(tokens) if token.folded in modals()), len(tokens))
    return next((each.known.id for each in mentions[:1] if each.first <= modal + 1), "")


def _after(tokens: Sequence[Token], mentions: Sequence[Mention], word: str) -> str:
    """Return who is named right after `word`; "" where nobody is."""
    return next((each.known.id for each in mentions if each.first and tokens[each.first - 1].folded == word), "")


def _stated(tokens: Sequence[Token]) -> str:
    """Return what kind of statement the words tell of, "" where they tell of none."""
    kinds = (kind for token in tokens for word, kind in _STATED.items() if token.folded.startswith(word))
    return next(kinds, "prohibition" if _is_forbidden(tokens) else "")


def _does(tokens: Sequence[Token], mentions: Sequence[Mention]) -> bool:
    """Tell whether who is named first does something that a duty is: “Forumet antar målen”."""
    end = mentions[0].end if mentions and not mentions[0].first else len(tokens)
    return end < len(tokens) and any(
        each.word.form == "present" and each.word.confidence >= _SURE for each in duty_words_at(tokens, end)
    )


def _is_denied(tokens: Sequence[Token]) -> bool:
    """Tell whether something in the sentence is denied, which is no duty."""
    return any(token.folded in words_of("negations") | words_of("nobody") for token in tokens)


def _is_forbidden(tokens: Sequence[Token]) -> bool:
    """Tell whether somebody may not or shall not do it: “om inte rådet beslutar annat” forbids nothing."""
    return any(token.folded in _FORBID and is_denied(tokens, at, at + 1) for at, token in enumerate(tokens))


def told_of_too(words: str) -> tuple[str, ...]:
    """Return the classes that the sentence `words` speaks of in so many words, beside those that are added most.

    >>> told_of_too("Avtalet gäller i två år.")
    ('Agreement',)
    >>> told_of_too("Högst 14 procent 2029.")
    ('Target',)
    """
    folded = [token.folded for token in tokens_of(words)]
    is_agreed = any(word.startswith(_AGREED) for word in folded)
    is_level = not _LEVELS.isdisjoint(folded) and any(word.isdecimal() for word in folded)
    return (*(["Agreement"] if is_agreed else []), *(["Target"] if is_level else []))


def names_in(things: Things) -> Names:
    """Return what finds those in a sentence who may bear a duty."""
    return names_of(things.workspace.records)


def named(things: Things, words: str) -> dict[str, str]:
    """Return the field of the name that `words` give, in the language of the documents."""
    return {f"label.{things.workspace.settings.languages[0]}": _name(words)}


def _done(words: str, tokens: Sequence[Token], end: int) -> str:
    """Return what is to be done, without its “shall” and who bears it, who stands before `end`; all where none does."""
    after = tokens[end:] if end else ()
    is_plain = len(after) > 1 and after[0].folded in modals()
    return words[after[1].start :] if is_plain else words


def _first_part(text: str) -> str:
    """Return as much of a long `text` as makes sense by itself.

    >>> _first_part("Avtal med grannen om båttrafik under de ljusa månaderna av året, gäller till och med 2027")
    'Avtal med grannen om båttrafik under de ljusa månaderna av året'
    """
    ends = [match.start() for match in _PARTS.finditer(text) if _SHORTEST_NAME < match.start() <= _LONGEST_NAME]
    words = text[: ends[-1]] if ends else text[:_LONGEST_NAME].rpartition(" ")[0]
    return _LOOSE_END.sub("", words.rstrip(".;:,")).rstrip(".;:,")


def _name(words: str) -> str:
    text = " ".join(without_bullet(words).split()).rstrip(".;:,")
    if len(text) > _LONGEST_NAME:
        text = _first_part(text)
    return text[:1].upper() + text[1:]


def _duty(tokens: Sequence[Token]) -> str:
    # What is done before, or by somebody besides, is not what the sentence is about: “stäms av innan den antas”.
    end = next((at for at, token in enumerate(tokens) if token.folded in _BESIDES), len(tokens))
    found = [each for at in range(end) for each in duty_words_at(tokens, at)[:1]]
    return max(found, key=lambda each: each.word.confidence).word.duty if found else ""


def _force(tokens: Sequence[Token]) -> str:
    known = modals()
    return next((known[token.folded] for token in tokens if token.folded in known), "")
