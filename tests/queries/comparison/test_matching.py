"""Everything of one side with what it is on the other: the same whatever the language, and each way round."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode

from graph.store import Term
from ontology.namespaces import DCT, STYRGRAF
from queries.comparison import Side
from queries.comparison.aspects import Contrast
from queries.comparison.comparing import told
from queries.comparison.link import Correspondence
from queries.comparison.matching import Matching
from queries.comparison.naming import Naming
from queries.comparison.thing import TYPE, Thing, holders

Sides = Callable[..., Side]
OLD, NEW = "ordning-2041", "ordning-2045"
PROPERTY = f"{DCT}description"


@pytest.fixture(scope="module")
def matching(side: Sides) -> Matching:
    return Matching(side(OLD), side(NEW))


def test_every_thing_of_both_sides_is_in_a_match(matching: Matching) -> None:
    for number, name in enumerate(("before", "after")):
        matched = [thing.iri for match in matching.matches for thing in getattr(match, name)]
        assert set(matched) == set(matching.whole[number])


def test_what_is_not_said_in_words_is_the_same_in_both_languages(matching: Matching) -> None:
    swedish, english = ({each.id: each for each in told(matching, language).changes} for language in ("sv", "en"))
    assert swedish.keys() == english.keys()
    for name, one in swedish.items():
        other = english[name]
        assert one.bodies is other.bodies
        assert one.passages_before is other.passages_before
        assert (one.records_after, one.likeness, one.kinds) == (other.records_after, other.likeness, other.kinds)


def test_the_passages_of_a_side_are_those_of_each_of_its_changes(matching: Matching) -> None:
    quoting = [match for match in matching.matches if len(match.after) == 1 and match.passages[1]]
    assert quoting
    for match in quoting:
        assert match.passages[1] == matching.sides[1].passages[match.after[0].iri]


def test_those_that_others_are_written_within_have_parts() -> None:
    group = _thing("x:group", {TYPE: (NamedNode(f"{STYRGRAF}SeatGroup"),)})
    rule = _thing("x:rule", {TYPE: (NamedNode(f"{STYRGRAF}CompositionRule"),), PROPERTY: (NamedNode("x:group"),)})
    alone = _thing("x:alone", {TYPE: (NamedNode(f"{STYRGRAF}Body"),), PROPERTY: (NamedNode("x:rule"),)})
    assert holders({each.iri: each for each in (group, rule, alone)}) == {"x:rule"}
    assert holders({each.iri: each for each in (rule, alone)}) == frozenset()


_VALUES = st.sets(st.sampled_from([Literal(each) for each in "abc"]), max_size=3)


@given(_VALUES, _VALUES)
def test_a_property_is_told_where_its_values_differ(old: set[Literal], new: set[Literal]) -> None:
    before, after = ({PROPERTY: tuple(sorted(each, key=str))} if each else {} for each in (old, new))
    naming = Naming({}, {}, "sv")
    contrast = Contrast({}, {}, (naming, naming), Correspondence(), frozenset())
    found = contrast.aspects([_thing("a", before)], [_thing("b", after)])
    assert [(each.property, {*each.terms}) for each in found] == (
        [(PROPERTY, {*(f"- {term}" for term in old - new), *(f"+ {term}" for term in new - old)})] if old != new else []
    )


def _thing(iri: str, values: Mapping[str, tuple[Term, ...]]) -> Thing:
    return Thing(iri, values)
