"""Which body a post is in, of a post that nobody knew."""

from __future__ import annotations

from graph.drafting.newcomer import Newcomer
from graph.drafting.records.appointed import APPOINTING
from graph.drafting.records.making import Making
from graph.drafting.wording import DETERMINERS
from ontology import schema

#: How surely a post is in the body that is named with it (8 of 8 in four fictional documents), in that of its section
#: (8 of 11), in one beside it, or in the arena.
_SAID, _OF_SECTION, _BESIDE, _IN_ARENA = 0.8, 0.7, 0.3, 0.2


def body_of_post(making: Making, newcomer: Newcomer, section: str) -> tuple[str | None, float]:
    """Return the body that a post seems to be in, and how surely.

    It is the one said, that of the section, one named beside it, or the arena.
    """
    if newcomer.post_in:
        return newcomer.post_in, _SAID
    led = _led_by(making, newcomer.known.id)
    if led:
        return led, _SAID
    appoints = _only_appoints(making, newcomer.known.id)
    apart = appoints or _heads(making, section, newcomer.known.id)
    of_section = None if apart else _body_of_section(making, section)
    if of_section:
        return of_section, _OF_SECTION
    near = None if appoints else _body_beside(making, newcomer.known.id)
    arenas = sorted(record.id for record in making.known.values() if record.type == "Arena")
    return (near, _BESIDE) if near else (next(iter(arenas), None), _IN_ARENA)


def _led_by(making: Making, post: str) -> str | None:
    """The body that the text says a post leads: "är chef för kansliet", "leder kansliet"; no meetings of it."""
    for passage in making.proposal.passages:
        sentence = passage.sentence
        leads = any(each.duty.value == "leda" and post in {g.value for g in each.bearers} for each in passage.clauses)
        for mention in sentence.mentions if leads else ():
            before = mention.first - 1
            while sentence.folded(before) in DETERMINERS:
                before -= 1
            is_led = sentence.folded(before) in ("leder", "leda", "för", "leds")
            if is_led and mention.known.type == "Body" and not sentence.is_attribute(mention):
                return mention.known.id
    return None


def _only_appoints(making: Making, post: str) -> bool:
    """Whether the text first names a post as who appoints another, which tells nothing of where it is."""
    for passage in making.proposal.passages:
        mention = next((each for each in passage.sentence.mentions if each.known.id == post), None)
        if mention:
            appoints = (clause for clause in passage.clauses if clause.duty.value in APPOINTING)
            is_agent = passage.sentence.folded(mention.first - 1) in ("av", "vars")
            return is_agent and any(guess.value == post for clause in appoints for guess in clause.bearers)
    return False


def _body_beside(making: Making, post: str) -> str | None:
    """The body that the first passage about a post names with it."""
    for passage in making.proposal.passages:
        named = [mention.known for mention in passage.sentence.mentions]
        if any(known.id == post for known in named):
            return next((known.id for known in named if known.type == "Body"), None)
    return None


def _body_of_section(making: Making, slug: str) -> str | None:
    """The first body that the heading of a section names."""
    named = (m.known for section in making.proposal.sections if section.slug == slug for m in section.named)
    return next((known.id for known in named if schema.is_a(known.type, "Organisation")), None)


def _heads(making: Making, slug: str, post: str) -> bool:
    """Whether the heading of a section names a post beside a body, and not in it: "Revisorn och valberedningen"."""
    named = [m.known for section in making.proposal.sections if section.slug == slug for m in section.named]
    return len(named) > 1 and named[0].id == post
