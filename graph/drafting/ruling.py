"""What a text says of how decisions are made, and for how long somebody is elected, where no field has it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from graph.drafting.finite import is_finite
from graph.drafting.forbidding import Forbidden
from graph.drafting.names import Known
from graph.drafting.passage import Passage, Section
from graph.drafting.phrase import shortened
from graph.drafting.terms_of_office import term_in
from graph.drafting.word_tables import one_of, table

#: As the scheme of statement kinds names what is required; a term of office has no kind of its own.
_TERM: Final = "requirement"
_LONGEST: Final = 16


def rulings(passages: Sequence[Passage], sections: Sequence[Section]) -> Iterator[Forbidden]:
    """Yield what the passages say of quorum, of how is decided, of what somebody has no right to, and of terms."""
    headed = {section.slug: section.named[0].known for section in sections if section.named}
    for passage in passages:
        kind = kind_of(passage.text) if passage.block.kind != "row" else None
        kind = kind or (_TERM if _is_term(passage) else None)
        if kind:
            about = _about(passage) or headed.get(passage.section)
            yield Forbidden(passage.span, passage.section, _named(_label(passage, kind), about), about, kind)


def _label(passage: Passage, kind: str) -> str:
    """The sentence whole where it is short; of a longer one who lacks a right, and which."""
    text, sentence = passage.text.rstrip(" ."), passage.sentence
    if len(text.split()) <= _LONGEST:
        return text
    lacks = dict(_patterns())["prohibition"].search(text) if kind == "prohibition" else None
    verb = next((at for at in range(len(sentence.tokens)) if is_finite(sentence, at)), 0)
    begun = text[: sentence.tokens[verb].start - passage.span.start].strip()
    return f"{begun} {text[lacks.start() :]}" if lacks and verb else " ".join(shortened(sentence.tokens, _LONGEST))


def _named(label: str, about: Known | None) -> str:
    """Say whom a pronoun means that a sentence begins with: "Den har ingen egen beslutanderätt"."""
    first, _, rest = label.partition(" ")
    return f"{about.name} {rest}" if about and first.casefold() in ("den", "det", "de") else label


def kind_of(text: str) -> str | None:
    """Return what kind of statement a sentence makes of how decisions are made, or of what nobody may; else None."""
    return next((kind for kind, pattern in _patterns() if pattern.search(text)), None)


def _is_term(passage: Passage) -> bool:
    """Whether a sentence says for how long somebody is elected, and not by whom."""
    told = bool(term_in(passage.text)) or passage.sentence.folded(0) in table("rulings")["terms"]
    elects = any(word in passage.text.casefold().split() for word in table("rulings")["elected"])
    return told and elects and not passage.clauses_borne


def _about(passage: Passage) -> Known | None:
    free = (m.known for m in passage.sentence.mentions if passage.sentence.is_free(m))
    return next(free, next((m.known for m in passage.subject), None))


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    words = table("rulings")
    rights, lacks = one_of(words["rights"]), one_of(words["lacks"])
    decided = rf"\bbeslut\w*\b[^.;]*\b(?:{one_of(words['ways'])})"
    return (
        ("quorum", re.compile(one_of(words["quorum"]), re.IGNORECASE)),
        ("decision-making", re.compile(rf"{decided}|{one_of(words['votes'])}", re.IGNORECASE)),
        ("prohibition", re.compile(rf"\b(?:{lacks})\s+(?:egen\s+|eget\s+|egna\s+)?(?:{rights})\b", re.IGNORECASE)),
    )
