"""Who takes the chair of a body, or another task of its own there."""

from __future__ import annotations

from graph.drafting.clause import Guess
from graph.drafting.composition import Composition
from graph.drafting.governing import DESCRIBED
from graph.drafting.names import Known, Mention
from graph.drafting.passage import Passage
from graph.drafting.sentence import Sentence
from graph.drafting.word_tables import table

_LIKELY = 0.75


def chaired(passage: Passage, body: Known | None) -> Composition | None:
    """Read who takes the chair: "Chefen är ordförande", "Ordförande i rådet är chefen", "med chefen som ordförande"."""
    sentence = passage.sentence
    chairs = table("bodies")["chairs"]
    at = next((at for at in range(len(sentence.tokens)) if sentence.folded(at) in chairs), None)
    if at is None:
        return None
    rank = at - 1 if sentence.folded(at - 1) in table("bodies")["ranks"] else at
    copula = sentence.is_copular
    own = next((m.known for m in sentence.mentions if _is_of(sentence, m, at)), None)
    if rank == 0 and copula is not None and copula > at:
        who = [m for m in sentence.mentions if m.first > copula and _is_told(sentence, copula + 1, m)]
    elif sentence.folded(rank - 1) in ("är", "som", "till"):
        who = [m for m in sentence.mentions if m.end <= rank]
    else:
        return None
    where = own or body
    posts = [m for m in who if m.known.type in ("Role", "Post") and not _is_of(sentence, m, at)]
    if where is None or not posts or posts[0].known.id == where.id:
        return None
    guess = Guess(where.id, _LIKELY, "from-context" if own is None else "read-from", where.name)
    title = " ".join(sentence.tokens[step].text for step in range(rank, at + 1))
    chair = (_indefinite(title), Guess(posts[0].known.id, min(posts[0].confidence, _LIKELY)))
    return Composition((passage.span,), passage.section, guess, DESCRIBED, chairs=(chair,))


def _is_told(sentence: Sentence, start: int, mention: Mention) -> bool:
    """Whether a name, or whose it is, stands right after the copula: "Ordförande är styrelsens ordförande"."""
    owner = next((m for m in sentence.mentions if m.end == mention.first and sentence.is_attribute(m)), mention)
    return sentence.only_adverbs(start, owner.first)


def tells_of_chair(sentence: Sentence) -> bool:
    """Whether a sentence says who takes the chair, which is no duty of the chair: "Ordförande är vd"."""
    return sentence.folded(0) in table("bodies")["chairs"] and sentence.is_copular == 1


def _is_of(sentence: Sentence, mention: Mention, chair: int) -> bool:
    """Whether a name tells in which body the one at `chair` is: "ordförande i rådet"."""
    return mention.first - chair in (2, 3) and sentence.folded(chair + 1) in ("i", "för")


def _indefinite(title: str) -> str:
    plain = title.removesuffix("n") if title.endswith("anden") else title
    return plain[0].upper() + plain[1:]
