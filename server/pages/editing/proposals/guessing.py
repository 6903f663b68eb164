"""What a sentence that nobody has said anything of may say: a guess to begin from, never more."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from graph.drafting.duty_words import duty_words_at
from graph.drafting.moments import deadline_in, recurrence_in
from graph.drafting.names import Names
from graph.drafting.tokens import Token, tokens_of
from graph.drafting.word_tables import is_binding, table, words_of
from ontology import schema
from server.pages.editing.things import Things

#: So long may a name be that is taken from the sentence itself.
_LONGEST_NAME: Final = 90
#: How words begin that tell how many must be present, and how a decision is taken.
_STATED: Final = {
    **dict.fromkeys(("beslutför", "beslutsför", "quorum"), "quorum"),
    **dict.fromkeys(("majoritet", "utslagsröst", "omröstning", "enhällig"), "decision-making"),
}


def guessed(things: Things, names: Names, words: str) -> tuple[str, dict[str, str]]:
    """Return the class that a sentence most likely is of, and the texts of the fields that it answers."""
    tokens = tokens_of(words)
    named = [mention.known.id for mention in names.mentions(tokens)]
    texts = {f"label.{things.workspace.settings.languages[0]}": _name(words)}
    if _is_denied(tokens) or not is_binding(words):
        # A document that names nobody speaks of those whom it is for: what it says of nothing is told as a fault.
        found = {"about.1": named[0] if named else things.workspace.settings.arena, "statementKind.1": _stated(tokens)}
        return "Statement", texts | {name: text for name, text in found.items() if text}
    found = {"bearer.1": named[0] if named else "", "duty.1": _duty(tokens), "force.1": _force(tokens)}
    deadline = deadline_in(words)
    found |= {"deadline.1": deadline.day if deadline else "", "recurrence.1": recurrence_in(words) or ""}
    return "Responsibility", texts | {name: text for name, text in found.items() if text}


def _stated(tokens: Sequence[Token]) -> str:
    """Return what kind of statement the words tell of, "" where they tell of none."""
    kinds = (kind for token in tokens for word, kind in _STATED.items() if token.folded.startswith(word))
    return next(kinds, "prohibition" if _is_denied(tokens) else "")


def _is_denied(tokens: Sequence[Token]) -> bool:
    """Tell whether something in the sentence is denied: a prohibition is no duty."""
    return any(token.folded in words_of("negations") | words_of("nobody") for token in tokens)


def names_in(things: Things) -> Names:
    """Return what finds those in a sentence who may bear a duty."""
    return Names(things.workspace.records, frozenset(each for each in schema.classes() if _acts(each)))


def _acts(kind: str) -> bool:
    return schema.is_a(kind, "Organisation") or kind == "Post"


def _name(words: str) -> str:
    text = " ".join(words.split()).rstrip(".;:,")
    if len(text) > _LONGEST_NAME:
        text = text[:_LONGEST_NAME].rpartition(" ")[0].rstrip(".;:,")
    return text[:1].upper() + text[1:]


def _duty(tokens: Sequence[Token]) -> str:
    found = [each for at in range(len(tokens)) for each in duty_words_at(tokens, at)[:1]]
    return max(found, key=lambda each: each.word.confidence).word.duty if found else ""


def _force(tokens: Sequence[Token]) -> str:
    words: Mapping[str, Sequence[str]] = table("frames")["modals"]
    known = {word: force for force, listed in words.items() for word in listed}
    return next((known[token.folded] for token in tokens if token.folded in known), "")
