"""Lines are derived by the table, with premises and grade, in a graph of their own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from pyoxigraph import Literal, NamedNode

from graph.dataset import Dataset, build_dataset
from graph.workspace import open_workspace
from ontology.line_rules import line_rules
from ontology.namespaces import PROV
from ontology.terms import SG

BASE = "https://example.org/id/sjobygden/"
DERIVED = NamedNode(f"{BASE}derived/stadga-2030")
Write = Callable[..., Path]


def text(term: object) -> str:
    assert isinstance(term, NamedNode | Literal)
    return term.value


def derived(dataset: Dataset) -> set[tuple[str, str, str]]:
    return {
        (text(quad.subject), quad.predicate.value, text(quad.object))
        for quad in dataset.quads
        if quad.graph_name == DERIVED
    }


def build(folder: Path) -> Dataset:
    return build_dataset(open_workspace(folder))


def test_preparing_for_a_body_gives_a_line_with_its_premise(write_workspace: Write) -> None:
    facts = derived(build(write_workspace()))
    (line,) = {subject for subject, predicate, _ in facts if predicate == SG.from_}
    assert (line, SG.from_, f"{BASE}organisation/kansliet") in facts
    assert (line, SG.to, f"{BASE}organisation/namnden") in facts
    assert (line, SG.lineKind, "https://w3id.org/styrgraf/def/line-kind/prepares") in facts
    assert (line, f"{PROV}wasDerivedFrom", f"{BASE}stadga-2030/responsibility/kansliet-bereder") in facts
    assert (line, SG.evidence, "https://w3id.org/styrgraf/def/evidence/stated") in facts


def test_nothing_derived_stands_among_the_stated(write_workspace: Write) -> None:
    dataset = build(write_workspace())
    lines = {quad.graph_name for quad in dataset.quads if quad.predicate.value == SG.from_}
    assert lines == {DERIVED}


def test_a_row_of_the_table_can_be_switched_off(write_workspace: Write) -> None:
    prepares = [rule.id for rule in line_rules() if rule.kind == "prepares"]
    off = {"workspace.yaml": ("derivedLinesOff: []", f"derivedLinesOff: [{', '.join(prepares)}]")}
    assert derived(build(write_workspace(replace=off))) == set()


def test_without_a_recipient_nothing_is_invented(write_workspace: Write) -> None:
    silent = {"stadga-2030/duties.yaml": ("  recipient: organisation/namnden\n", "")}
    assert derived(build(write_workspace(replace=silent))) == set()


def test_every_rule_gives_a_line_between_two_bodies_of_varmland_or_waits_for_a_document(dataset: Dataset) -> None:
    used = {text(quad.object) for quad in dataset.quads if quad.predicate.value == SG.rule}
    known = {f"https://w3id.org/styrgraf/def/line-rule/{rule.id}" for rule in line_rules()}
    assert used <= known
    assert used, "the draft prepares, supports and appoints"
