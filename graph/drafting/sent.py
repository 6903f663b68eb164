"""Who sits in the body that a section is about, told by who sends or appoints them: "Varje nämnd utser en ledamot"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from graph.drafting.clause import Guess
from graph.drafting.composition import Composition
from graph.drafting.duty_words import Occurrence
from graph.drafting.governing import DESCRIBED
from graph.drafting.names import Known, Mention
from graph.drafting.numbers import number_of
from graph.drafting.passage import Passage
from graph.drafting.seats import Seats, is_seat, seat_groups
from graph.drafting.sentence import Sentence
from graph.drafting.word_tables import table, words_of

_LIKELY = 0.75
_EACH = frozenset({"varje", "respektive"})
_SENDERS = frozenset({"Body", "Principal", "Collective"})
#: How far the word for a seat may stand from its number.
_NEAR = 3


def sent(passage: Passage, body: Known | None) -> Composition | None:
    """Read so many as somebody sends, or takes part with: "Regionen sänder fem ombud, kommunen tre"."""
    sentence = passage.sentence
    verb = next((each for each in _sending(sentence)), None)
    if body is None or verb is None:
        return None
    who = [m for m in sentence.subject(verb.first, takes_object=True) if m.known.type in _SENDERS]
    own = [group for group in seat_groups(sentence, verb.end) if group.of_each]
    groups = [_seats(who[0], sentence, count)] if who and (count := _counted(sentence, verb.end)) else []
    groups += [_seats(mention, sentence, count) for mention, count in sent_beside(sentence)] if groups else []
    told = own or [group for group in groups if group.pool.value != body.id]
    if not told or any(m.known.id == body.id for m in who):
        return None
    guess = Guess(body.id, _LIKELY, "from-context")
    return Composition((passage.span,), passage.section, guess, DESCRIBED, groups=tuple(told), is_sent=True)


def sent_beside(sentence: Sentence) -> Iterator[tuple[Mention, int]]:
    """Yield who else sends how many, where the verb is left out: "Regionen sänder fem ombud, kommunen tre"."""
    if not any(True for _ in _sending(sentence)):
        return
    for mention in sentence.mentions:
        count = number_of(sentence.folded(mention.end))
        after = sentence.folded(mention.end + 1)
        if count and sentence.folded(mention.first - 1) in words_of("links") and after in (",", ".", "och", "samt", ""):
            yield mention, count


def gathered(passage: Passage, body: Known | None) -> Composition | None:
    """Read who meet where the section is about, or what they form there: "Här möts …", "X och Y bildar ett nätverk"."""
    sentence = passage.sentence
    here = sentence.folded(0) == "här" and sentence.folded(1) in table("composition")["here"]
    forms = next((at for at, token in enumerate(sentence.tokens) if token.folded in ("bildar", "utgör")), None)
    if body is None or not (here or (forms and _is_kind_of(sentence, forms + 1, body))):
        return None
    inside = [m for m in sentence.mentions if here or m.end <= (forms or 0)]
    groups = tuple(seat_groups(sentence, 2)) if here else ()
    taken = {group.pool.value for group in groups}
    free = [Guess(m.known.id, min(m.confidence, _LIKELY)) for m in inside if m.known.id not in taken]
    posts = tuple(each for each in free if each.value.startswith("post/"))
    others = tuple(each for each in free if not each.value.startswith("post/") and each.value != body.id)
    pools = () if groups else others  # those of the posts alone, where seats of others stand beside them
    guess = Guess(body.id, _LIKELY, "from-context")
    return Composition((passage.span,), passage.section, guess, DESCRIBED, groups=groups, pools=pools, posts=posts)


def sitting_where(passage: Passage) -> Composition | None:
    """Read who sits in the body that a clause is about: "… till samordningsgruppen, där enhetschefen ingår"."""
    sentence = passage.sentence
    at = next((at for at in range(1, len(sentence.tokens)) if sentence.folded(at) == "där"), None)
    last = next((at for at, token in enumerate(sentence.tokens) if token.folded in ("ingår", "sitter", "deltar")), None)
    if at is None or last is None or last < at:
        return None
    before = [m for m in sentence.mentions if m.end == at - (sentence.folded(at - 1) == ",")]
    posts = [m for m in sentence.mentions if at < m.first and m.end <= last and m.known.type == "Post"]
    if not before or before[0].known.type != "Body" or not posts:
        return None
    guess = Guess(before[0].known.id, min(before[0].confidence, _LIKELY))
    held = tuple(Guess(m.known.id, min(m.confidence, _LIKELY)) for m in posts)
    return Composition((passage.span,), passage.section, guess, DESCRIBED, posts=held)


def _sending(sentence: Sentence) -> Iterator[Occurrence]:
    """Yield the verbs in the present by which somebody appoints, or takes part with so many."""
    for at in range(1, len(sentence.tokens)):
        for found in sentence.duty_words(at)[:1]:
            with_so_many = found.word.duty == "delta" and sentence.folded(found.end) == "med"
            if found.word.form == "present" and (found.word.duty == "utse" or with_so_many):
                yield found


def _counted(sentence: Sentence, start: int) -> int | None:
    """How many seats stand right after a verb: "utser två ledamöter", "deltar med en ledamot"."""
    at = start + (sentence.folded(start) == "med")
    count = number_of(sentence.folded(at))
    return count if count and any(is_seat(sentence.folded(step)) for step in range(at + 1, at + _NEAR)) else None


def _seats(mention: Mention, sentence: Sentence, count: int) -> Seats:
    of_each = sentence.folded(mention.first - 1) in _EACH or sentence.folded(0) in _EACH
    return Seats(count, Guess(mention.known.id, min(mention.confidence, _LIKELY)), None, of_each)


def _is_kind_of(sentence: Sentence, at: int, body: Known) -> bool:
    """Whether what is formed is what the body is: "bildar ett nätverk" of "Nätverket för vård"."""
    word = sentence.folded(at + 1) if sentence.folded(at) in ("en", "ett") else ""
    return bool(word) and any(
        each.casefold().startswith(word) or each.casefold().endswith((f"{word}en", f"{word}et"))
        for each in body.name.split()
    )


def joined(before: Composition, told: Composition) -> Composition:
    """Return two that tell of different seats of one body as one."""
    groups = (*before.groups, *told.groups)
    return replace(before, spans=(*before.spans, *told.spans), groups=groups)
