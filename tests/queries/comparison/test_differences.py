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


def test_a_side_is_no_different_from_itself_and_leaves_out_what_is_derived(side: Callable[..., Side]) -> None:
    statements = side("np-2025", None).statements
    assert differences(statements, side("np-2025", None).statements) == ()
    graphs = {str(statement.graph_name).rpartition("/varmland/")[2] for statement in statements}
    assert graphs == {"edition/np-2025>"}
