"""What somebody is to do by a verb that no table has: "Teamet ska besiktiga lokalen"."""

from __future__ import annotations

import re
from collections.abc import Mapping

from graph.drafting.duty_words import DutyWord, Occurrence
from graph.drafting.event_words import event_head
from graph.drafting.governing import Governor
from graph.drafting.inflection import present
from graph.drafting.sentence import Sentence
from graph.drafting.word_tables import table, words_of

#: Which duty it is is left to a person; to carry something out is what most such verbs mean.
_DUTY, _SURE = "genomfora", 0.4
#: How far what is held may stand from its verb.
_NEAR = 6
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
    meets = verb in table("events")["meets"] or (verb in table("events")["held"] and _is_event(sentence, at))
    is_other = verb in words_of("states") or meets
    if not _INFINITIVE.match(verb) or is_other or sentence.duty_words(at):
        return None
    return Occurrence(DutyWord(_DUTY, "infinitive", (), _SURE, verb, present_of(verb)), at, at + 1, at + 1)


def present_of(infinitive: str) -> str:
    """Return the present of a verb: by the end that it has in common with one of the table, else in -ar.

    >>> present_of("besiktiga"), present_of("upprätthålla")
    ('besiktigar', 'upprätthåller')
    """
    ends: Mapping[str, str] = table("frames")["presents"]
    fitting = [end for end in ends if infinitive.endswith(end)]
    longest = max(fitting, key=len, default="")
    return f"{infinitive.removesuffix(longest)}{ends[longest]}" if longest else present(infinitive)


def _is_event(sentence: Sentence, at: int) -> bool:
    """Whether what is held is a meeting or the like."""
    return any(event_head(token) for token in sentence.tokens[at + 1 : at + _NEAR])
