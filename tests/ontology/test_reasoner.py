"""HermiT says whether the data can be true; the reasons name individuals, facts and axiom."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from ontology import core_path
from ontology.contradictions import contradictions
from ontology.facts import classes, facts_of
from ontology.index import Index
from ontology.names import names_in
from ontology.namespaces import OWL, PREFIXES, RDF, STYRGRAF
from ontology.reasoner import ReasonerUnavailable, check_consistency
from ontology.terms import SG
from ontology.theory import theory
from ontology.wording import fact_in_words, in_words

if TYPE_CHECKING:
    from graph.dataset import Dataset

BASE = "https://example.org/id/"
KINDS = ("organisation-kind", "line-kind")
HEADER = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
HEADER += "".join(f"PREFIX {kind}: <{STYRGRAF}{kind}/>\n" for kind in KINDS)

Triples = list[ox.Triple]
Examples = Callable[[str], dict[str, Triples]]


@dataclass(frozen=True)
class Case:
    """A contradiction to insert: Turtle relative to the examples' base, and what the reason must say."""

    name: str
    turtle: str
    rule: str
    about: str
    swedish: str
    facts: int


CASES = [
    Case(
        "a body of two disjoint classes",
        "<organisation/styrgruppen> a sg:Principal .",
        "disjoint",
        "organisation/styrgruppen",
        "Styrgruppen kan inte vara både organ och huvudman.",
        2,
    ),
    Case(
        "a body of two kinds that exclude each other",
        "<organisation/styrgruppen> org:classification organisation-kind:network .",
        "single",
        "organisation/styrgruppen",
        "Styrgruppen kan inte vara av slaget styrgrupp och av slaget nätverk på en gång.",
        3,
    ),
    Case(
        "a person as a body",
        "<organisation/kansliet> a sg:Person .",
        "disjoint",
        "organisation/kansliet",
        "Kansliet kan inte vara både organ och person.",
        2,
    ),
    Case(
        "a line from a body to itself",
        "<l> a sg:Line ; sg:from <organisation/kansliet> ; sg:to <organisation/kansliet> ; "
        "sg:lineKind line-kind:informs .",
        "irreflexive",
        "organisation/kansliet",
        "Det kan inte stämma att Kansliet informerar sig själv.",
        3,
    ),
    Case(
        "two bodies that answer to each other",
        "<organisation/kansliet> org:reportsTo <organisation/styrgruppen> . "
        "<organisation/styrgruppen> org:reportsTo <organisation/kansliet> .",
        "asymmetric",
        "organisation/kansliet",
        "Det kan inte stämma både att Kansliet svarar inför Styrgruppen och att Styrgruppen svarar inför Kansliet.",
        2,
    ),
    Case(
        "three bodies that answer to one another in a circle",
        "<organisation/kansliet> org:reportsTo <organisation/styrgruppen> . "
        "<organisation/styrgruppen> org:reportsTo <organisation/samradet> . "
        "<organisation/samradet> org:reportsTo <organisation/kansliet> .",
        "circle",
        "organisation/kansliet",
        "Det kan inte gå i cirkel så att var och en svarar ytterst inför nästa: "
        "Kansliet → Styrgruppen → Samrådet → Kansliet.",
        3,
    ),
    Case(
        "a part that is its own whole",
        "<organisation/kansliet> dct:isPartOf <organisation/samradet> . "
        "<organisation/kansliet> dct:hasPart <organisation/samradet> .",
        "asymmetric",
        "organisation/kansliet",
        "Det kan inte stämma både att Kansliet är en del av Samrådet och att Samrådet är en del av Kansliet.",
        2,
    ),
    Case(
        "a legal duty borne by something that cannot bear duties",
        "<d> a sg:LegalDuty ; sg:bearer <deliverable/plan> .",
        "disjoint",
        "deliverable/plan",
        "Planen kan inte vara både underlag och uppgiftsbärare.",
        2,
    ),
    Case(
        "two different municipalities with one code",
        '<organisation/vik> a sg:Principal ; sg:municipalityCode "0001" .',
        "key",
        "organisation/strand",
        "Strands kommun och vik är olika men har samma värde för ”kommunkod”: 0001.",
        4,
    ),
    Case(
        "an arena with a member that is no organisation",
        "<organisation/samradet> org:hasMember <person/anna> .",
        "disjoint",
        "person/anna",
        "Anna Ek kan inte vara både person och organisation.",
        3,
    ),
]
EACH = pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])


def inserted(case: Case) -> Triples:
    parsed = ox.parse(HEADER + case.turtle, format=ox.RdfFormat.TURTLE, base_iri=BASE)
    return [quad.triple for quad in parsed]


@pytest.mark.usefixtures("java")
def test_core_and_axioms_are_consistent() -> None:
    assert check_consistency([]).consistent


@pytest.mark.usefixtures("java")
def test_every_class_can_have_a_member() -> None:
    """A class that can have none is a mistake in the axioms that an empty dataset hides."""
    own = sorted(name for name in classes() if name.startswith(STYRGRAF))
    members = [
        ox.Triple(ox.NamedNode(f"{BASE}{number}"), ox.NamedNode(RDF + "type"), ox.NamedNode(name))
        for number, name in enumerate(own)
    ]
    assert check_consistency(members).consistent


@pytest.mark.usefixtures("java")
def test_the_valid_examples_are_consistent(examples: Examples, surroundings: Triples) -> None:
    verdict = check_consistency([*surroundings, *chain(*examples("valid").values())])
    assert verdict.reasons == ()
    assert verdict.consistent


@pytest.mark.usefixtures("java")
def test_the_bundled_dataset_is_consistent(dataset: Dataset) -> None:
    verdict = check_consistency(quad.triple for quad in dataset.quads)
    assert verdict.reasons == ()
    assert verdict.consistent


@pytest.mark.usefixtures("java")
@EACH
def test_a_contradiction_is_caught_and_its_facts_alone_contradict(case: Case, surroundings: Triples) -> None:
    verdict = check_consistency([*surroundings, *inserted(case)])
    assert not verdict.consistent
    (reason,) = verdict.reasons
    assert (reason.rule, reason.individuals[0]) == (case.rule, BASE + case.about)
    assert len(reason.facts) <= 5
    assert not check_consistency(reason.facts).consistent
    assert len(reason.grounds) <= 5
    told = {fact.subject.value for fact in reason.facts if isinstance(fact.subject, ox.NamedNode)}
    assert {ground.said_of for ground in reason.grounds} <= told


@EACH
def test_without_any_one_of_its_facts_there_is_no_contradiction(case: Case, surroundings: Triples) -> None:
    (found,) = contradictions(facts_of([*surroundings, *inserted(case)]))
    for left_out in found.facts:
        said = [triple for fact in found.facts if fact != left_out for triple in fact.said_by]
        assert contradictions(facts_of(said)) == []


@EACH
def test_a_contradiction_is_said_in_both_languages(case: Case, surroundings: Triples) -> None:
    data = [*surroundings, *inserted(case)]
    (found,) = contradictions(facts_of(data))
    words = in_words(found, names_in(data))
    assert words["sv"] == case.swedish
    assert words["en"].endswith(".")
    assert words["en"] != words["sv"]
    assert sum(len(fact.said_by) for fact in found.facts) == case.facts
    assert all(fact_in_words(fact, names_in(data))["sv"].endswith(".") for fact in found.facts)


def test_without_a_contradiction_there_is_no_reason(examples: Examples, surroundings: Triples) -> None:
    assert contradictions(facts_of([*surroundings, *chain(*examples("valid").values())])) == []


def test_every_axiom_is_of_a_form_that_the_reasons_know() -> None:
    known = theory()
    assert len(known.single) == len(known.only) == len(known.keys) == 1
    index = Index(quad.triple for quad in ox.parse(path=str(core_path().with_name("axioms.ttl"))))
    forms = {iri.removeprefix(OWL) for node in index.subjects(RDF + "type") for iri in index.iris(node, RDF + "type")}
    assert forms == {
        "Ontology", "Restriction", "AllDisjointClasses", "AllDifferent",
        "IrreflexiveProperty", "AsymmetricProperty", "TransitiveProperty",
    }  # fmt: skip
    assert not (known.asymmetric | known.irreflexive) & known.transitive


def test_a_line_node_counts_as_the_relation_it_stands_for() -> None:
    line = "<l> a sg:Line ; sg:from <a> ; sg:to <b> ; sg:lineKind line-kind:reports ."
    parsed = [q.triple for q in ox.parse(HEADER + line, format=ox.RdfFormat.TURTLE, base_iri=BASE)]
    assert [(fact.subject.value, fact.object.value) for fact in facts_of(parsed) if fact.predicate == SG.answersTo] == [
        (f"{BASE}a", f"{BASE}b")
    ]


def test_dates_and_texts_are_kept_from_the_reasoner(surroundings: Triples) -> None:
    literals = {fact.predicate for fact in facts_of(surroundings) if isinstance(fact.object, ox.Literal)}
    assert literals == {SG.municipalityCode}


def test_without_java_one_sentence_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ReasonerUnavailable, match=r"^Reasoning needs Java, and no 'java' is on the PATH: .*\.$"):
        check_consistency([])


@pytest.mark.usefixtures("java")
def test_a_run_leaves_no_file_and_prints_nothing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    assert not check_consistency(inserted(CASES[3])).consistent
    assert list(tmp_path.iterdir()) == []
    assert capfd.readouterr() == ("", "")


@pytest.mark.usefixtures("java")
def test_what_hermit_refuses_is_said_in_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    """A transitive property must not be asymmetric in OWL 2 DL."""
    broken = [
        ox.Triple(ox.NamedNode(SG.within), ox.NamedNode(RDF + "type"), ox.NamedNode(f"{OWL}{kind}"))
        for kind in ("ObjectProperty", "TransitiveProperty", "AsymmetricProperty")
    ]
    monkeypatch.setattr("ontology.reasoner.as_owl", lambda facts: broken)
    with pytest.raises(ReasonerUnavailable, match=r"^HermiT could not read the projection of the data: [^\n]+$"):
        check_consistency([])
