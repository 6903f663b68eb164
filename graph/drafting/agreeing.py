"""Agreements that a document tells of without being one: between whom, from when to when, and how they end.

"Vattnet regleras i ett samverkansavtal mellan kommunerna. Avtalet gäller från och med …" tells of another paper.
Where the document calls itself an agreement, or says "detta avtal", the same words tell of its own standing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from graph.drafting.agreed import Agreed
from graph.drafting.in_force import InForce
from graph.drafting.names import Known, Mention
from graph.drafting.passage import Passage, Section

_NOUN = r"\w*(?:avtal|överenskommelse)"
_ITSELF = re.compile(rf"\b{_NOUN}\b", re.IGNORECASE)
_INTRODUCED = re.compile(
    rf"\b(?:ett|en)\s+(?:\w+(?:t|d|n|a)\s+)?(?P<name>{_NOUN}(?:\s+(?:om|för|kring|rörande)\s+[\w\s-]+?)?)"
    r"(?=\s+(?:mellan|som|där)\b|[.,;:]|$)",
    re.IGNORECASE,
)
_SPOKEN_OF = re.compile(rf"\W*(?P<noun>{_NOUN})(?:et|n)\b", re.IGNORECASE)
_LASTS = re.compile(
    r"\b(?:gäller|löper|upphör|träder\s+i\s+kraft|förlängs|förnyas|omförhandlas|sägas?\s+upp|sägs\s+upp)\b", re.I
)
_END_YEAR = re.compile(
    r"\b(?:gäller|löper|upphör)\b[^.;]*?\b(?:till\s+och\s+med|t\.o\.m\.|till|vid\s+utgången\s+av)\s+"
    r"(?:år\s+|utgången\s+av\s+)?"
    r"(?P<year>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_NOTICE = re.compile(
    rf"\W*(?:sägs\s+(?:inte\s+)?(?:det|den|{_NOUN}(?:et|n))\b.*?\bupp|uppsägning\b.*?\b(?:ska|sker|görs))\b", re.I
)
_ENDING = re.compile(r"\b(?:förlängs|förnyas|omförhandlas|sägas?\s+upp|sägs\b.*\bupp|uppsägning)\b", re.IGNORECASE)
_BETWEEN = re.compile(r"\bmellan\b", re.IGNORECASE)
_KEPT = re.compile(r"\b(?:förvaltas|handhas|administreras)\s+av\b", re.IGNORECASE)
_ORGANISATIONS = ("Body", "Principal", "Collective", "Arena", "CompoundBody", "Actor")
#: A document says what it is among its first lines.
_FIRST_LINES, _SHORT = 4, 12


def tells_how_it_lasts(text: str) -> bool:
    """Whether a sentence says how an agreement holds, ends or goes on, which is no duty of nobody."""
    return bool(_NOTICE.match(text) or (_SPOKEN_OF.match(text) and _LASTS.search(text)))


def is_itself_an_agreement(passages: Sequence[Passage], sections: Sequence[Section]) -> bool:
    """Whether the document calls itself an agreement, in its first heading or among its first lines."""
    headings = [section.heading.text for section in sections if section.heading][:1]
    lines = [passage.text for passage in passages[:_FIRST_LINES] if len(passage.text.split()) <= _SHORT]
    return any(_ITSELF.search(text) for text in (*headings, *lines))


def of_an_agreement(passages: Sequence[Passage], said: InForce) -> bool:
    """Whether what a place says of when something holds has an agreement for its subject: "Avtalet gäller från"."""
    inside = (each for each in passages if each.span.start <= said.span.start and said.span.end <= each.span.end)
    return said.kind in ("from", "to") and any(_SPOKEN_OF.match(each.text) for each in inside)


def agreements(passages: Sequence[Passage], holding: Sequence[InForce]) -> Iterator[Agreed]:
    """Yield the agreement that each section tells of; `holding` says from when to when agreements hold."""
    for slug in dict.fromkeys(passage.section for passage in passages):
        told = [each for each in passages if each.section == slug and tells_how_it_lasts(each.text)]
        spoken = next((match for each in told if (match := _SPOKEN_OF.match(each.text))), None)
        if spoken:
            yield _agreed(passages, slug, told, spoken["noun"], holding)


def _agreed(
    passages: Sequence[Passage], slug: str, told: Sequence[Passage], noun: str, holding: Sequence[InForce]
) -> Agreed:
    introduced = _introduced(passages, told[0], noun) or _called(passages, told[0], noun)
    about = [each for each in passages if each.section == slug and (_SPOKEN_OF.match(each.text) or each in told)]
    places = [introduced[1], *(each for each in about if each is not introduced[1])] if introduced else about
    name = introduced[0] if introduced else noun
    parties = next(filter(None, (_named_after(each, _BETWEEN) for each in places)), ())
    keepers = next(filter(None, (_named_after(each, _KEPT) for each in about)), ())
    within = [said for said in holding if any(each.span.start <= said.span.start < each.span.end for each in about)]
    return Agreed(
        name[0].upper() + name[1:],
        tuple((each.section, each.span) for each in places),
        parties,
        keepers[0] if keepers else None,
        next((said for said in within if said.kind == "from"), None),
        next((said for said in within if said.kind == "to"), None) or next(filter(None, map(_until, about)), None),
        tuple(each.text for each in about if _ENDING.search(each.text)),
    )


def _until(passage: Passage) -> InForce | None:
    """The year in which a sentence says that it ends: "Avtalet löper till och med 2029"."""
    match = _END_YEAR.search(passage.text)
    return InForce("to", passage.span, passage.section, match["year"]) if match else None


def _introduced(passages: Sequence[Passage], before: Passage, noun: str) -> tuple[str, Passage] | None:
    """The name that an earlier sentence gives it, the nearest first: "ett samverkansavtal om nödvatten"."""
    for passage in reversed([each for each in passages if each.span.start < before.span.start]):
        match = _INTRODUCED.search(passage.text)
        if match and match["name"].split()[0].casefold().endswith(noun.casefold()):
            return match["name"], passage
    return None


def _called(passages: Sequence[Passage], told: Passage, noun: str) -> tuple[str, Passage] | None:
    """The name of its own that the section has for it, as one word: "Hamnavtalet mellan kommunerna"."""
    own = [each for each in passages if each.section == told.section and each.span.start <= told.span.start]
    for passage in reversed(own):
        for token in passage.sentence.tokens:
            first = re.fullmatch(rf"(?P<of>[A-ZÅÄÖ]\w{{2,}}){noun}(?:et|en|n)", token.text, re.IGNORECASE)
            if first and token.text[0].isupper():
                return token.text, passage
    return None


def _named_after(passage: Passage, word: re.Pattern[str]) -> tuple[Known, ...]:
    """Whoever is named right after a word, all that stand beside each other."""
    match = word.search(passage.text)
    if match is None:
        return ()
    sentence, start = passage.sentence, passage.span.start + match.end()
    after = [m for m in sentence.mentions if sentence.tokens[m.first].start >= start]
    named: Sequence[Mention] = sentence.joined(after[0]) if after else ()
    return tuple(dict.fromkeys(m.known for m in named if m.known.type in _ORGANISATIONS))
