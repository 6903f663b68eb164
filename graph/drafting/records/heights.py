"""How high a body stands by who sits there, and whose it is, where its name alone would tell something else."""

from __future__ import annotations

from dataclasses import replace

from graph.documents.conversion import Block
from graph.drafting.belonging import Belonging
from graph.drafting.headed import without_number
from graph.drafting.inflection import stems
from graph.drafting.marked import Marked
from graph.drafting.names import Known
from graph.drafting.newcomer import Newcomer
from graph.drafting.passage import Passage
from graph.drafting.records.appointed import APPOINTING
from graph.drafting.records.making import Making
from graph.drafting.tokens import tokens_of
from graph.drafting.word_tables import table

#: Where nothing tells the level, and the workspace has none of its own.
_ANY_LEVEL = "officials"
#: How sure it is that a body stands on the level of the whole that it is part of, and on that of those who sit there.
_LEVEL_OF_WHOLE, _BY_SEATS = 0.5, 0.75
#: Kinds that may be of politicians or of employees.
_OPEN = frozenset({"steering-group", "council"})


def level_of(making: Making, newcomer: Newcomer, guessed: str) -> Marked:
    """Return the level of a body: one of the workspace's own where it has such, else the usual one."""
    usual = usual_level(making, newcomer)
    own = making.proposal.own.level_of(newcomer.known.name, _headings(making, newcomer.known.id), usual)
    whole = _whole(making, newcomer)
    if whole and own and own.why == "level-unplaced":
        above = making.proposal.own.level_of(whole.name, _headings(making, whole.id), usual)
        own = replace(above, confidence=_LEVEL_OF_WHOLE, why="level-of-whole", words=whole.name) if above else own
    if own is None:
        heading = _levelled_by(making, newcomer)
        why = making.comments("level-by-heading", words=heading[1]) if heading else making.comments("level-by-seats")
        told = heading or usual != newcomer.head.level
        return Marked(usual or _ANY_LEVEL, making.comments.uncertain(_BY_SEATS, why) if told else guessed)
    why = making.comments(own.why, words=own.words)
    return Marked(own.value, making.comments.uncertain(own.confidence, why))


def _headings(making: Making, identity: str) -> list[str]:
    """The headings that the section about a body stands under, its own first; else that a sentence about it does.

    What a table says of its level goes before them.
    """
    rows = (passage.body for passage in making.proposal.passages if passage.body and passage.body.level)
    of_row = [row.level for row in rows if row.body.known.id == identity][:1]
    return [*of_row, *_headings_above(making, identity)]


def _headings_above(making: Making, identity: str) -> list[str]:
    above: list[Block] = []
    told = next((p.section for p in making.proposal.passages if _begins_with(p, identity)), None)
    of_sentence: list[str] = []
    for section in making.proposal.sections:
        if section.heading is None:
            continue
        above = [*(heading for heading in above if heading.level < section.heading.level), section.heading]
        if any(mention.known.id == identity for mention in section.named):
            return [heading.text for heading in reversed(above)]
        if section.slug == told:
            of_sentence = [heading.text for heading in reversed(above)]
    return of_sentence


def _begins_with(passage: Passage, identity: str) -> bool:
    """Whether a sentence begins with the body and tells of it: "Skolrådet består av kommunernas skolchefer"."""
    first = next(iter(passage.sentence.mentions), None)
    begins = first is not None and first.first == 0 and first.known.id == identity
    return begins and passage.sentence.has_verb and any(each.known.id == identity for each in passage.subject)


def whole_of(making: Making, identity: str) -> Belonging | None:
    """What the text says first of what a body is part of."""
    return next((each for each in making.proposal.belongings if each.part.id == identity), None)


def _whole(making: Making, newcomer: Newcomer) -> Known | None:
    """The body that one is said to be part of, else the one whose presidium it is."""
    said = whole_of(making, newcomer.known.id)
    within = making.proposal.newcomers.get(newcomer.post_in or "")
    if said:
        return said.whole
    return within.known if within else None


def usual_level(making: Making, newcomer: Newcomer) -> str:
    """Return the level of a body among the usual ones: by its name, but for one of employees or of the principals."""
    usual = newcomer.head.level
    heading = _levelled_by(making, newcomer)
    if heading:
        return heading[0]
    if newcomer.head.kind in _OPEN and usual == "political" and _of_employees(making, newcomer.known.id):
        return "officials"
    has_heading = any(m.known.id == newcomer.known.id for s in making.proposal.sections for m in s.named)
    if is_of_principals(newcomer) and not has_heading and making.proposal.own.levels:
        return "principal"
    return usual


def _levelled_by(making: Making, newcomer: Newcomer) -> tuple[str, str] | None:
    """The level that a heading above a body is of, with that heading, the nearest first; support stays support."""
    may_move = newcomer.known.type == "Body" and newcomer.head.level in table("bodies")["level_by_heading"]
    for heading in _headings(making, newcomer.known.id) if may_move else ():
        level = _level_in(heading)
        if level:
            return level, heading
    return None


def _level_in(heading: str) -> str | None:
    """The one level that a heading is called after: "3 Tjänstepersonsnivå", "Politisk organisation"."""
    words = [token.folded for token in without_number(tokens_of(heading)) if token.is_word]
    is_of_level = len(words) == 1 or any(
        stem.endswith(end) for word in words for stem in stems(word) for end in table("bodies")["levelled"]
    )
    found = [
        level
        for level, begins in table("bodies")["level_by_heading"].items()
        if any(word.startswith(tuple(begins)) for word in words)
    ]
    return found[0] if is_of_level and len(found) == 1 else None


def is_of_principals(newcomer: Newcomer) -> bool:
    """Whether a body is one that each municipality or region has: "Kommunstyrelserna"."""
    return any(not stems(newcomer.known.name).isdisjoint(stems(word)) for word in _words("of_principals"))


def _of_employees(making: Making, body: str) -> bool:
    """Whether those who sit in a body, or appoint to it, are all employees by their posts."""
    proposal = making.proposal
    sit = [each for each in proposal.compositions if each.body.value == body]
    posts = [post.value for each in sit for post in each.posts]
    posts += [group.pool.value for each in sit for group in each.groups if group.pool.value.startswith("post/")]
    elected = any(
        each.total or any(group.pool.value.startswith("organisation/") for group in each.groups) for each in sit
    )
    if posts and not elected:
        return all(_is_employed(making, post) for post in posts)
    return not elected and _appointed_by_employee(making, body)


def _appointed_by_employee(making: Making, body: str) -> bool:
    for passage in making.proposal.passages:
        subject = [mention.known.id for mention in passage.subject[:1]]
        for clause in passage.clauses if subject == [body] else ():
            by = [guess.value for guess in clause.bearers]
            if clause.duty.value in APPOINTING and by and all(_is_employed(making, each) for each in by):
                return True
    return False


def _is_employed(making: Making, post: str) -> bool:
    newcomer = making.proposal.newcomers.get(post)
    return newcomer is not None and newcomer.head.word in _words("employed")


def _words(name: str) -> frozenset[str]:
    return frozenset(table("bodies")[name])
