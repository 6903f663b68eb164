"""What a sentence that begins with somebody tells that they do, by whatever verb: "Chefen undertecknar beslut"."""

from __future__ import annotations

import re

from graph.drafting.acting import UNKNOWN, UNSURE, present_of
from graph.drafting.duty_words import DutyWord, Occurrence
from graph.drafting.names import Mention
from graph.drafting.sentence import Sentence
from graph.drafting.word_tables import phrases_of, table, words_of

_PRESENT = re.compile(r"[a-zåäö]{3,}(?:[ae]r|[åöäy]r)$")
_ACTORS = frozenset({"Body", "Post", "Principal", "Collective"})


def told_of(sentence: Sentence) -> tuple[Occurrence, tuple[Mention, ...]] | None:
    """Return the verb of a sentence that begins with who does something, and who: "Chefen undertecknar beslut".

    After its subject a main clause has its verb, whatever verb it is. Verbs of being and meeting tell no duty.
    """
    begun = int(sentence.folded(0) in ("den", "det", "de"))  # "Den gemensamma jouren svarar på"
    first = next((m for m in sentence.mentions if m.first == begun and sentence.is_free(m)), None)
    who = sentence.joined(first) if first else ()
    while who and sentence.is_attribute(who[0]):
        who = who[1:]
    if not who or any(mention.known.type not in _ACTORS for mention in who):
        return None
    act = present_at(sentence, _past_relative(sentence, who[-1].end))
    return (act, who) if act else None


def present_at(sentence: Sentence, at: int) -> Occurrence | None:
    """Return the verb at `at` where it is one in the present that tells what somebody does, in no table."""
    verb = sentence.folded(at)
    events = table("events")
    other = words_of("copulas") | words_of("finites") | frozenset((*events["held"], *events["meets"], *events["holds"]))
    seats = at < len(sentence.tokens) and phrases_of("composition", "openings").at(sentence.tokens, at) is not None
    if not _PRESENT.match(verb) or verb in other | _presents_of_being() or seats or sentence.duty_words(at):
        return None
    return Occurrence(DutyWord(UNKNOWN, "present", (), UNSURE, verb, verb), at, at + 1, at + 1)


def _past_relative(sentence: Sentence, at: int) -> int:
    """The token after a relative clause between commas that begins at `at`: "Bolaget, som ägs av alla, pumpar"."""
    if sentence.folded(at) != "," or sentence.folded(at + 1) not in ("som", "vars"):
        return at
    return next((step + 1 for step in range(at + 1, len(sentence.tokens)) if sentence.folded(step) == ","), at)


def _presents_of_being() -> frozenset[str]:
    return frozenset(present_of(infinitive) for infinitive in words_of("states")) | words_of("is_so")
