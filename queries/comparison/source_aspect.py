"""Where things stand, as an aspect of a change."""

from __future__ import annotations

from collections.abc import Iterator

from queries.comparison.aspect import Aspect
from queries.comparison.aspects import SOURCE
from queries.comparison.naming import Naming
from queries.comparison.properties import title_of
from queries.passages import CitedPassage

#: The passages of the old side and of the new one.
Passages = tuple[tuple[CitedPassage, ...], tuple[CitedPassage, ...]]


def source_aspects(passages: Passages, naming: tuple[Naming, Naming], *, apart: bool) -> Iterator[Aspect]:
    """Yield where the things of a change stand, if that differs.

    Passages are the same that have the same section and words and, unless the sides are `apart`,
    of different editions, the same IRI.
    """
    before, after = passages
    keys = [{_key(one, apart=apart) for one in side} for side in passages]
    lost = [one for one in before if _key(one, apart=apart) not in keys[1]]
    gained = [one for one in after if _key(one, apart=apart) not in keys[0]]
    if lost or gained:
        old, new = naming
        yield Aspect(
            "source",
            SOURCE,
            title_of(SOURCE, old.language),
            before=tuple(map(old.passage, before)),
            after=tuple(map(new.passage, after)),
            lost=tuple(map(old.passage, lost)),
            gained=tuple(map(new.passage, gained)),
            substantial=False,
            terms=(*(f"- {one.iri}" for one in lost), *(f"+ {one.iri}" for one in gained)),
        )


def _key(passage: CitedPassage, *, apart: bool) -> tuple[str, str, str, str | None]:
    return "" if apart else passage.iri, passage.section, passage.text_start, passage.text_end
