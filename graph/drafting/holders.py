"""Posts that each body has its own of: those elected by a bare word, and the name that tells one from another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from graph.drafting.body_words import Head
from graph.drafting.clause import Clause
from graph.drafting.composition import Composition
from graph.drafting.headed import without_number
from graph.drafting.names import Known
from graph.drafting.newcomer import Newcomer
from graph.drafting.passage import Passage, Section
from graph.drafting.sentence import Sentence
from graph.drafting.slugs import slug
from graph.drafting.tokens import tokens_of
from graph.drafting.word_tables import table

#: With these a body elects somebody of its own.
_ITSELF = frozenset({"inom", "själv", "självt", "själva"})
_CONVENER = "sammankallande"
_BODY = "organisation/"


def with_elected(newcomers: Mapping[str, Newcomer], passages: Sequence[Passage]) -> dict[str, Newcomer]:
    """Return the newcomers with each post that a body elects to by a bare word: "Rådet utser själv sammankallande"."""
    found = dict(newcomers)
    for passage in passages:
        found |= {each.known.id: each for each in _filled(found, passage)}
        for clause in passage.clauses:
            for word in _elected(passage.sentence, clause):
                body = next((known for known in clause.named if known.id == clause.bearers[0].value), None)
                if body and not any(_is_held_in(each, word, body.id) for each in found.values()):
                    known = post_of(word, body)
                    place = clause.section, clause.span
                    found[known.id] = Newcomer(known, Head(word, "Post"), body.id, place=place)
        found |= {each.known.id: each for each in _elected_within(found, passage)}
    return found


def _filled(newcomers: Mapping[str, Newcomer], passage: Passage) -> Iterator[Newcomer]:
    """Yield the post that a column of a table is about, where its cell says who appoints to it."""
    for clause in passage.clauses:
        word, body = clause.fills or ("", "")
        known = next((known for known in clause.named if known.id == body), None)
        if known and not any((each.head.word, each.post_in) == (word, body) for each in newcomers.values()):
            yield Newcomer(post_of(word, known), Head(word, "Post"), body, place=(clause.section, clause.span))


def _elected(sentence: Sentence, clause: Clause) -> Iterator[str]:
    """Yield the bare words for posts of its own that a body is said to elect to."""
    if clause.duty.value != "utse" or len(clause.bearers) != 1 or not clause.bearers[0].value.startswith(_BODY):
        return
    named = {at for mention in sentence.mentions for at in range(mention.first, mention.end)}
    inside = [at for at, token in enumerate(sentence.tokens) if clause.span.start <= token.start < clause.span.end]
    words = {sentence.folded(at) for at in inside}
    own = _posts_of_each() if not words.isdisjoint(_ITSELF) else {_CONVENER}
    for at in inside:
        ranked = sentence.folded(at - 1) in table("bodies")["ranks"]
        if sentence.folded(at) in own and at not in named and not ranked:
            yield sentence.folded(at)


def _elected_within(newcomers: Mapping[str, Newcomer], passage: Passage) -> Iterator[Newcomer]:
    """Yield the post of whoever a body elects "inom sig" as one of its own: "Kassören, som rådet utser inom sig"."""
    if "inom sig" not in passage.text:
        return
    elected = [clause for clause in passage.clauses if clause.duty.value == "utse" and len(clause.bearers) == 1]
    for clause in elected:
        body = clause.bearers[0].value
        for mention in passage.sentence.mentions:
            newcomer = newcomers.get(mention.known.id)
            of_each = newcomer is not None and newcomer.head.word in _posts_of_each()
            if newcomer and of_each and newcomer.head.type == "Post" and body.startswith(_BODY):
                yield replace(newcomer, post_in=body)


def _posts_of_each() -> frozenset[str]:
    return frozenset(table("bodies")["of_each_body"]) - {"presidium"}


def _is_held_in(newcomer: Newcomer, word: str, body: str) -> bool:
    return newcomer.head.type == "Post" and newcomer.head.word == word and newcomer.post_in in (body, None)


def post_of(word: str, body: Known) -> Known:
    """Return the post of a body that a bare word names."""
    name = _name(word, body)
    return Known(f"post/{slug(name)}", "Post", name)


def _name(word: str, body: Known) -> str:
    """What the holder of a post is called after its body: "Styrelsens ordförande", "Ordförande i Rådet för vatten"."""
    if " " in body.name:
        return f"{word[0].upper()}{word[1:]} i {body.name}"
    return f"{body.name}{'' if body.name.endswith('s') else 's'} {word}"


def named_by_body(
    newcomers: Mapping[str, Newcomer], sections: Sequence[Section], compositions: Sequence[Composition]
) -> dict[str, Newcomer]:
    """Return the newcomers, each chair of several named after its body; one that a heading names keeps its name."""
    titles = {_title(section) for section in sections}
    held: defaultdict[str, set[str]] = defaultdict(set)
    for newcomer in newcomers.values():
        if newcomer.head.type == "Post" and newcomer.post_in:
            held[newcomer.head.word].add(newcomer.post_in)
    for told in compositions:
        for title, _ in told.chairs:
            held[title.casefold()].add(told.body.value)
    return {
        identity: _with_body(each, newcomers) if _is_one_of_many(each, held, titles) else each
        for identity, each in newcomers.items()
    }


def _is_one_of_many(newcomer: Newcomer, held: Mapping[str, set[str]], titles: set[str]) -> bool:
    name = newcomer.known.name.casefold().partition(" i ")[0]
    bare = " " not in name and newcomer.head.type == "Post" and newcomer.head.word in _posts_of_each()
    return bare and name not in titles and len(held[newcomer.head.word]) > 1


def _with_body(newcomer: Newcomer, newcomers: Mapping[str, Newcomer]) -> Newcomer:
    body = newcomers.get(newcomer.post_in or "")
    if body is None:
        return newcomer
    return replace(newcomer, known=replace(newcomer.known, name=_name(newcomer.head.word, body.known)))


def _title(section: Section) -> str:
    return (
        " ".join(token.folded for token in without_number(tokens_of(section.heading.text))) if section.heading else ""
    )
