"""What a form of several records begins with: what its sentence says of a goal and its level, or of who sits where."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from graph.drafting.amounts import change_in, year_in
from graph.drafting.names import Mention
from graph.drafting.numbers import number_of
from graph.drafting.tokens import Token, tokens_of
from graph.record import Record
from ontology import schema
from server.lead_in import without_bullet
from server.pages.editing.drafts import folder_of
from server.pages.editing.pointed import Pointed
from server.pages.editing.proposals.guessing import named, names_in
from server.pages.editing.proposals.leveling import above, figures_in
from server.pages.editing.proposals.neighbours import Neighbours
from server.pages.editing.proposals.sentences import Sentences, sentences_of
from server.pages.editing.proposals.unsaid import Unsaid
from server.pages.editing.things import Things
from server.pages.visit import Visit

#: How what a goal is measured by begins, and where its level does.
_MEASURE: Final = re.compile(r"(?i)^(?:indikator|mått|mätetal|måttet är|mäts (?:genom|som|med))\s*:?\s+")
_LEVEL: Final = re.compile(r"(?i),?\s*(?:målvärde|målnivå|minst|högst|senast)\b")
#: A level by its name alone: “målvärde 95 procent”.
_AIMED: Final = re.compile(r"(?i)\b(?:målvärde|målnivå):?\s+(?P<number>\d+)\s*(?P<unit>procent|%)?")
#: What is counted where members are, and who leads them.
_SEATS: Final = ("ledamöter", "representanter", "företrädare", "medlemmar", "förtroendevalda", "personer")
_CHAIR: Final = re.compile(r"(?i)\b(vice )?(ordförande|sammankallande)")


def begun_together(visit: Visit, what: str, folder: str, place: Pointed) -> dict[str, str]:
    """Return the fields of the form `what` that the sentence at `place` answers; none where it is not at hand."""
    text = sentences_of(visit, folder)
    whole = text.around(place.query)
    if whole is None:
        return {}
    things = Things(visit.site.service.workspace, visit.language)
    own = [each for each in things.workspace.records if folder_of(each) == folder]
    if what == "mal":
        return _goal(visit, things, own, text, whole)
    return _body(things, own, whole)


def _goal(visit: Visit, things: Things, own: Sequence[Record], text: Sentences, whole: Unsaid) -> dict[str, str]:
    words = without_bullet(whole.words)
    kind = {"mal.goalKind.1": Neighbours(visit, own, text).goal_kind(whole.at)}
    measure = _MEASURE.match(words)
    if measure:  # of the goal above it
        goal = {"finns": above(visit, own, whole.at).get("targetOf.1", "")}
        name = words[measure.end() :]
        cut = _LEVEL.search(name)
        goal |= {f"matt.{key}": each for key, each in named(things, name[: cut.start()] if cut else name).items()}
    else:
        goal = {f"mal.{key}": each for key, each in named(things, words).items()} | kind
    return {name: each for name, each in (goal | _level(words)).items() if each}


def _level(words: str) -> dict[str, str]:
    """Return the fields of the level that `words` set.

    >>> _level("Andelen nöjda, målvärde 95 procent år 2029.")
    {'niva.levelAtLeast.1': '95', 'niva.unit.1': 'percent', 'niva.dueYear.1': '2029'}
    """
    found, change, aimed = figures_in(words), change_in(words), _AIMED.search(words)
    if not found and aimed:
        found = {"levelAtLeast.1": aimed["number"], "unit.1": "percent" if aimed["unit"] else "none"}
        found["dueYear.1"] = year_in(words) or ""
    if not found and change:
        found = {"direction.1": change.direction, "amount.1": change.amount}
        found |= {"unit.1": change.unit or "", "dueYear.1": change.due or ""}
    return {f"niva.{name}": text for name, text in found.items() if text}


def _body(things: Things, own: Sequence[Record], whole: Unsaid) -> dict[str, str]:
    words = without_bullet(whole.words)
    tokens = tokens_of(words)
    mentions = names_in(things).mentions(tokens)
    bodies = [each for each in mentions if schema.is_a(things.types.get(each.known.id, ""), "Body")]
    heading = next((things.name(each) for each in own if each.id.endswith(f"/section/{whole.section}")), "")
    headed = next((each.id for each in own if each.type == "Body" and things.name(each) == heading), "")
    first = bodies[0].known.id if bodies and not bodies[0].first else headed
    by = next((each for each in mentions if each.first and tokens[each.first - 1].folded == "av"), None)
    chair = _CHAIR.search(words)
    found = {
        "finns": first,
        "utseende.appointer.1": by.known.id if by and "uts" in words.casefold() else "",
        "antal.total.1": _seats(tokens),
        **({f"ordf.{key}": each for key, each in named(things, chair[0]).items()} if chair else {}),
        **{f"antal.drawnFrom.{at}": one for at, one in enumerate(_drawn(mentions, first, by), 1)},
    }
    return {name: text for name, text in found.items() if text}


def _seats(tokens: Sequence[Token]) -> str:
    numbers = (number_of(tokens[at - 1].folded) for at, token in enumerate(tokens) if at and token.folded in _SEATS)
    found = [each for each in numbers if each]
    return str(found[0]) if len(found) == 1 else ""


def _drawn(mentions: Sequence[Mention], body: str, by: Mention | None) -> list[str]:
    """Return who else is named, once each: those whom the members come from."""
    others = (each.known.id for each in mentions if each is not by)
    return list(dict.fromkeys(one for one in others if one != body))
