"""Who seems to belong to an arena of which nobody has said it."""

from __future__ import annotations

from graph.drafting.body_words import head_of
from graph.drafting.inflection import stems
from graph.drafting.marked import Marked
from graph.drafting.names import Mention
from graph.drafting.newcomer import Newcomer
from graph.drafting.passage import Passage
from graph.drafting.records.making import Making

_LIKELY, _LISTED = 0.5, 0.7
_FEWEST = 2
#: Before what those who were named are called together.
_CALLED = frozenset({"kallade", "kallas", "benämnda", "benämns"})
_NEAR = 4
#: Circles that the municipalities and regions belong to, where a list of the others has them on a line of their own.
_ALL_PRINCIPALS = ("medlem", "part", "huvudman")


def members(making: Making) -> Marked:
    """Return the principals that the document names, else those it speaks of together; marked as a guess."""
    named = sorted(members_named(making))
    if not named:
        return Marked(None, making.comments("members"))
    return Marked(named, making.comments.uncertain(_LIKELY, making.comments("guessed-members")))


def members_named(making: Making) -> set[str]:
    """Return the ids of those."""
    new = making.proposal.newcomers.values()
    of_type = {kind: {each.known.id for each in new if each.known.type == kind} for kind in ("Principal", "Collective")}
    listed = {each.known.id for each in new if each.is_member}
    principals = of_type["Principal"] - members_of_bodies(making) - _only_parties(making)
    return principals | listed or set(sorted(of_type["Collective"])[:1])


def _only_parties(making: Making) -> set[str]:
    """Return the ids of those who are named as having an agreement and nowhere else."""
    agreed = making.proposal.agreements
    within = [span for each in agreed for _, span in each.places]
    elsewhere = {
        mention.known.id
        for passage in making.proposal.passages
        if not any(passage.span.start <= span.start and span.end <= passage.span.end for span in within)
        for mention in passage.sentence.mentions
    }
    return {party.id for each in agreed for party in each.parties} - elsewhere


def members_of_bodies(making: Making) -> set[str]:
    """Return the ids of those whom a list below the name of one body has: "Medlemskommuner i Trafikrådet"."""
    headed = {
        section.slug: section
        for section in making.proposal.sections
        if section.named and section.named[-1].known.type == "Body" and section.named[-1].first > 1
    }
    items = (each for each in making.proposal.passages if each.block.kind == "item" and each.section in headed)
    return {m.known.id for each in items for m in each.sentence.mentions if _is_all(m, each)}


def _is_all(mention: Mention, item: Passage) -> bool:
    """Whether an item is a name and nothing else."""
    words = [token for token in item.sentence.tokens if token.is_word]
    return mention.first == 0 and mention.end >= len(words)


def listed_members(making: Making, newcomer: Newcomer) -> Marked | None:
    """Return those that the text lists as a circle: "Medlemmar är A, B och C", "A, B och C, nedan kallade parterna"."""
    if newcomer.known.type != "Collective":
        return None
    new = making.proposal.newcomers.values()
    found = [each.known.id for each in new if each.listed_as and _is_for(newcomer, each.listed_as)]
    if found and newcomer.head.word in _ALL_PRINCIPALS:
        found = [*(each.known.id for each in new if each.known.type == "Principal"), *found]
    found = found or _of_its_kind(making, newcomer)
    if not found:
        told = (_told_in(passage, newcomer) for passage in making.proposal.passages)
        found = next((each for each in told if len(each) >= _FEWEST), [])
    return Marked(found, making.comments.uncertain(_LISTED, making.comments("guessed-members"))) if found else None


def _of_its_kind(making: Making, newcomer: Newcomer) -> list[str]:
    """Return the bodies of the kind that a circle is called after: the networks of "Nätverken"."""
    kind = head_of(newcomer.known.name)
    bodies = [each for each in making.proposal.newcomers.values() if each.known.type == "Body"]
    alike = [each.known.id for each in bodies if kind and kind.type == "Body" and each.head.word == newcomer.head.word]
    return alike if len(alike) >= _FEWEST else []


def _is_for(newcomer: Newcomer, word: str) -> bool:
    """Whether a word is one for the circle: "partnerorganisationer" for the partners."""
    return any(stem.startswith(newcomer.head.word) or stem.endswith(newcomer.head.word) for stem in stems(word))


def _told_in(passage: Passage, newcomer: Newcomer) -> list[str]:
    """Whoever a sentence says to be in the circle."""
    sentence = passage.sentence
    words = [token.folded for token in sentence.tokens]
    called = next((at for at, word in enumerate(words) if word in _CALLED), None)
    if called is not None and any(_is_for(newcomer, word) for word in words[called : called + _NEAR]):
        inside = [m for m in sentence.mentions if m.end <= called]
    else:
        copula = sentence.is_copular
        if copula is None or not any(_is_for(newcomer, word) for word in words[:copula]):
            return []
        inside = [m for m in sentence.mentions if m.first > copula]
    return [m.known.id for m in inside if m.known.type in ("Principal", "Body") and m.known.id != newcomer.known.id]


def arenas_alone(making: Making) -> tuple[str, ...]:
    """Return the ids of the arenas that reference data tells of without a member."""
    arenas = (record for record in making.known.values() if record.type == "Arena" and not record.edition)
    return tuple(record.id for record in arenas if not record.values("member"))
