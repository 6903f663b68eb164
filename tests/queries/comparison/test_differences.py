from __future__ import annotations

from collections.abc import Callable

from pyoxigraph import Literal, NamedNode, Quad

from queries.comparison import Difference, Side, differences

EX = "https://example.org/"


def quad(subject: str, predicate: str, value: str, graph: str = "one") -> Quad:
    return Quad(NamedNode(EX + subject), NamedNode(EX + predicate), Literal(value), NamedNode(EX + graph))


def test_what_is_on_one_side_only_is_told_by_thing_and_property() -> None:
    same = quad("a", "name", "A")
    before = frozenset({same, quad("a", "size", "4"), quad("b", "name", "B")})
    after = frozenset({same, quad("a", "size", "3"), quad("c", "name", "C")})
    assert differences(before, after) == (
        Difference(EX + "a", EX + "size", (Literal("4"),), (Literal("3"),)),
        Difference(EX + "b", EX + "name", (Literal("B"),), ()),
        Difference(EX + "c", EX + "name", (), (Literal("C"),)),
    )


def test_the_same_said_in_another_graph_is_no_difference() -> None:
    before, after = {quad("a", "name", "A", "one")}, {quad("a", "name", "A", "two")}
    assert differences(before, after) == ()


def test_an_edition_is_no_different_from_itself(side: Callable[..., Side]) -> None:
    dataset = side("np-2025", None).dataset
    statements = dataset.by_graph[f"{dataset.base}edition/np-2025"]
    assert statements
    assert differences(frozenset(statements), frozenset(statements)) == ()


def test_the_things_of_a_side_leave_out_what_is_derived(side: Callable[..., Side]) -> None:
    read = side("np-2025", None)
    derived = read.dataset.by_graph[f"{read.dataset.base}derived/np-2025"]
    lines = {quad.subject.value for quad in derived if isinstance(quad.subject, NamedNode)} & read.lines.keys()
    assert lines
    assert not lines & read.things.keys()
    assert read.things.keys() < read.context.keys()
