"""What somebody is to do by a verb that no table has: "Teamet ska besiktiga lokalen"."""

from __future__ import annotations

import re

from graph.drafting.duty_words import DutyWord, Occurrence
from graph.drafting.governing import Governor
from graph.drafting.sentence import Sentence
from graph.drafting.word_tables import table, words_of

#: Which duty it is is left to a person; to carry something out is what most such verbs mean.
_DUTY, _SURE = "genomfora", 0.4
_INFINITIVE = re.compile(r"\w{3,}a$|\w*(?:gå|stå|få|ge|se|ta|le)$")


def act_of(sentence: Sentence, governor: Governor) -> Occurrence | None:
    """Return the infinitive right after an auxiliary, where it says that something is done; else None."""
    if governor.is_phrase or governor.denied or sentence.aside[governor.first]:
        return None
    at = governor.end
    inverted = next((m for m in sentence.mentions if m.first == at and sentence.is_free(m)), None)
    at = inverted.end if inverted else at
    while sentence.folded(at) in words_of("adverbs"):
        at += 1
    verb = sentence.folded(at)
    is_other = verb in words_of("states") or verb in table("events")["held"]
    if not _INFINITIVE.match(verb) or is_other or sentence.duty_words(at):
        return None
    return Occurrence(DutyWord(_DUTY, "infinitive", (), _SURE, verb, verb), at, at + 1, at + 1)
