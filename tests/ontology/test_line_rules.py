"""The table of derived lines: each rule concludes from what it names, and from nothing weaker."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pyoxigraph as ox
import pytest

from ontology import quads
from ontology.line_rules import LineRule, line_rules
from ontology.namespaces import RDF, STYRGRAF
from ontology.schema import keys_of
from ontology.terms import SG

BASE = "https://example.org/id/"
STATED = {"evidence": "stated", "force": "ska"}
DUTY = {"id": "x/responsibility/one", "type": "Responsibility", **STATED}
BODIES: list[dict[str, Any]] = [
    {"id": "organisation/a", "type": "Body", "level": "officials"},
    {"id": "organisation/b", "type": "Body", "level": "political"},
    {"id": "organisation/town", "type": "Principal", "level": "principal"},
    {"id": "post/chair", "type": "Post"},
    {"id": "goal/g", "type": "Goal"},
    {"id": "target-group/young", "type": "TargetGroup"},
    {"id": "deliverable/plan", "type": "Deliverable", "keeper": "organisation/a"},
]

Record = dict[str, Any]
Row = tuple[str, str, str]
Read = Callable[[list[Record]], list[ox.Triple]]
A, B, TOWN, CHAIR = (
    f"{BASE}{name}" for name in ("organisation/a", "organisation/b", "organisation/town", "post/chair")
)

#: Per rule: a statement that it concludes from, and the line from one end to the other.
CONCLUDES: dict[str, tuple[Record, tuple[str, str]]] = {
    "reports-back": (DUTY | {"duty": "redovisa", "bearer": "organisation/a", "recipient": "organisation/b"}, (A, B)),
    "prepares-for": (DUTY | {"duty": "bereda", "bearer": "organisation/a", "recipient": "organisation/b"}, (A, B)),
    "set-up-by": (DUTY | {"duty": "tillsatta", "bearer": "organisation/b", "object": "organisation/a"}, (A, B)),
    "commissioned-by": (DUTY | {"duty": "ge-uppdrag", "bearer": "organisation/b", "object": "organisation/a"}, (A, B)),
    "followed-up-by": (DUTY | {"duty": "folja-upp", "bearer": "organisation/b", "object": "deliverable/plan"}, (A, B)),
    "dialogue-in": (DUTY | {"duty": "anordna", "bearer": "organisation/a", "object": "organisation/b"}, (A, B)),
    "duty-to-appoint": (DUTY | {"duty": "utse", "bearer": "organisation/a", "object": "organisation/b"}, (A, B)),
    "supports": (DUTY | {"duty": "stodja", "bearer": "organisation/a", "recipient": "organisation/town"}, (A, TOWN)),
    "appoints-members": (
        {"id": "x/appointment/one", "type": "Appointment", "appoints": "organisation/a", "appointer": "post/chair"}
        | STATED,
        (CHAIR, A),
    ),
    "drawn-from": (
        {"id": "x/composition/one", "type": "CompositionRule", "appliesTo": "organisation/a"}
        | {"seatGroup": {"id": "x/composition/one/seatGroup/1", "type": "SeatGroup", "drawnFrom": "organisation/b"}}
        | STATED,
        (A, B),
    ),
    "informs-its-pool": (
        {"id": "x/composition/one", "type": "CompositionRule", "appliesTo": "organisation/a"}
        | {"drawnFrom": "organisation/b"}
        | STATED,
        (A, B),
    ),
}
RULES = {rule.id: rule for rule in line_rules()}
EACH = pytest.mark.parametrize("name", sorted(CONCLUDES))


@pytest.fixture(scope="module")
def concluded(read: Read) -> Callable[[LineRule, Record], set[Row]]:
    ontology = [ox.Quad(t.subject, t.predicate, t.object) for t in quads()]

    def run(rule: LineRule, statement: Record) -> set[Row]:
        store = ox.Store()
        store.extend([*ontology, *(ox.Quad(t.subject, t.predicate, t.object) for t in read([*BODIES, statement]))])
        rows = store.query(rule.query)
        assert isinstance(rows, ox.QuerySolutions)
        return {(iri(row["from"]), iri(row["to"]), iri(row["premise"])) for row in rows}

    return run


def iri(term: object) -> str:
    assert isinstance(term, ox.NamedNode)
    return term.value


Conclude = Callable[[LineRule, Record], set[Row]]


def test_every_rule_is_tried_here() -> None:
    assert set(RULES) == set(CONCLUDES)


@EACH
def test_a_rule_concludes_a_line_with_its_premise(name: str, concluded: Conclude) -> None:
    statement, (start, end) = CONCLUDES[name]
    assert concluded(RULES[name], statement) == {(start, end, BASE + statement["id"])}


@EACH
@pytest.mark.parametrize("force", ["efterstravas", "bor", "kan"])
def test_a_hope_gives_no_line(name: str, force: str, concluded: Conclude) -> None:
    assert concluded(RULES[name], CONCLUDES[name][0] | {"force": force}) == set()


@EACH
def test_a_duty_that_holds_when_needed_gives_its_line(name: str, concluded: Conclude) -> None:
    assert len(concluded(RULES[name], CONCLUDES[name][0] | {"force": "vid-behov"})) == 1


def test_telling_of_what_occurs_is_no_standing_line(concluded: Conclude) -> None:
    accident = {"condition": {"sv": "När en olycka har hänt", "en": "When there has been an accident"}}
    assert concluded(RULES["reports-back"], CONCLUDES["reports-back"][0] | accident) == set()
    yearly = {"condition": {"sv": "Efter årets slut", "en": "After the end of the year"}, "deadline": "--02-15"}
    assert len(concluded(RULES["reports-back"], CONCLUDES["reports-back"][0] | yearly)) == 1


@pytest.mark.parametrize("name", sorted(rule.id for rule in line_rules() if rule.evidence == "stated"))
def test_a_line_is_not_better_grounded_than_its_premise(name: str, concluded: Conclude) -> None:
    assert concluded(RULES[name], CONCLUDES[name][0] | {"evidence": "inferred"}) == set()


@pytest.mark.parametrize("name", ["set-up-by", "commissioned-by", "followed-up-by"])
def test_a_principal_answers_to_no_body_of_the_arena(name: str, concluded: Conclude) -> None:
    assert concluded(RULES[name], CONCLUDES[name][0] | {"object": "organisation/town"}) == set()


@pytest.mark.parametrize("name", ["reports-back", "prepares-for", "supports"])
@pytest.mark.parametrize("recipient", ["target-group/young", "goal/g"])
def test_a_line_ends_at_a_body(name: str, recipient: str, concluded: Conclude) -> None:
    assert concluded(RULES[name], CONCLUDES[name][0] | {"recipient": recipient}) == set()


def test_a_rule_that_follows_up_a_body_itself_concludes_the_same(concluded: Conclude) -> None:
    statement = CONCLUDES["followed-up-by"][0] | {"object": "organisation/a"}
    assert {row[:2] for row in concluded(RULES["followed-up-by"], statement)} == {(A, B)}


@pytest.mark.parametrize(("name", "appointed"), [("appoints-members", "appoints"), ("duty-to-appoint", "object")])
def test_whoever_appoints_to_a_post_has_a_line_to_it(name: str, appointed: str, concluded: Conclude) -> None:
    statement, (start, _) = CONCLUDES[name]
    assert {row[:2] for row in concluded(RULES[name], statement | {appointed: "post/chair"})} == {(start, CHAIR)}
    assert concluded(RULES[name], statement | {appointed: "goal/g"}) == set()


def test_an_assignment_may_be_given_to_a_recipient(concluded: Conclude) -> None:
    statement = CONCLUDES["commissioned-by"][0] | {"object": "deliverable/plan", "recipient": "organisation/a"}
    assert {row[:2] for row in concluded(RULES["commissioned-by"], statement)} == {(A, B)}


def test_rules_speak_of_known_kinds_and_grades_in_both_languages() -> None:
    line = keys_of("Line")
    for rule in line_rules():
        assert rule.kind in line["lineKind"].concepts
        assert rule.evidence in line["evidence"].concepts
        assert sorted(rule.title) == sorted(rule.about) == ["en", "sv"]
        assert all((*rule.title.values(), *rule.about.values()))


def test_rules_that_give_one_kind_of_line_agree_on_its_grade() -> None:
    """Two rules may lead to the same line, which has one grade."""
    assert len({(rule.kind, rule.evidence) for rule in line_rules()}) == len({rule.kind for rule in line_rules()})


def test_the_table_is_in_the_graph_that_pages_read() -> None:
    described = {
        t.subject for t in quads() if t.predicate.value == RDF + "type" and str(t.object) == f"<{SG.DerivationRule}>"
    }
    assert described == {ox.NamedNode(rule.iri) for rule in line_rules()}
    assert all(rule.iri == f"{STYRGRAF}line-rule/{rule.id}" for rule in line_rules())
