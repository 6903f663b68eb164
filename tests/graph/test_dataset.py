"""Records become RDF in named graphs, the same way every time."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse
from rdflib import Dataset as RdflibDataset

from graph.dataset import Dataset, Place, build_dataset
from graph.edition import EditionInfo
from graph.errors import FormatError
from graph.serialise import FORMATS, serialise
from graph.workspace import open_workspace
from ontology.namespaces import DCAT, DCT, OA, RDF, RDFS, XSD
from ontology.terms import SG

BASE = "https://example.org/id/sjobygden/"
EDITION = NamedNode(f"{BASE}edition/stadga-2030")
DUTY = NamedNode(f"{BASE}stadga-2030/responsibility/kansliet-bereder")
Write = Callable[..., Path]


@pytest.fixture
def small(write_workspace: Write) -> Dataset:
    return build_dataset(open_workspace(write_workspace()))


def objects(dataset: Dataset, subject: NamedNode, predicate: str) -> set[object]:
    return {quad.object for quad in dataset.quads if quad.subject == subject and quad.predicate.value == predicate}


def test_each_statement_stands_in_the_graph_of_its_edition(small: Dataset) -> None:
    expected = Quad(DUTY, NamedNode(SG.bearer), NamedNode(f"{BASE}organisation/kansliet"), EDITION)
    assert expected in small.quads


def test_a_concept_is_an_iri_of_its_scheme_and_a_date_has_the_type_of_its_form(small: Dataset) -> None:
    assert objects(small, DUTY, SG.duty) == {NamedNode("https://w3id.org/styrgraf/def/duty/bereda")}
    assert objects(small, DUTY, SG.deadline) == {Literal("--10-31", datatype=NamedNode(f"{XSD}gMonthDay"))}
    start = objects(small, NamedNode(f"{BASE}organisation/kansliet"), f"{DCAT}startDate")
    assert start == {Literal("2030-05", datatype=NamedNode(f"{XSD}gYearMonth"))}


def test_a_locator_becomes_a_passage_with_a_text_fragment(small: Dataset) -> None:
    (passage,) = objects(small, DUTY, f"{DCT}source")
    assert isinstance(passage, NamedNode)
    assert objects(small, passage, f"{OA}hasSource") == {EDITION}
    (selector,) = objects(small, passage, f"{OA}hasSelector")
    assert isinstance(selector, NamedNode)
    fragment = objects(small, selector, f"{RDF}value")
    assert fragment == {Literal(":~:text=kansliet%20bereder,%C3%A5t%20n%C3%A4mnden")}
    assert objects(small, DUTY, SG.evidence) == {NamedNode("https://w3id.org/styrgraf/def/evidence/stated")}


def test_a_passage_that_several_stand_on_is_told_once_and_in_each_of_its_sections(write_workspace: Write) -> None:
    words = "textStart: kansliet bereder, textEnd: åt nämnden"
    duties = [
        f"- id: stadga-2030/responsibility/nummer-{number}\n  type: Responsibility"
        "\n  label: {sv: Bereder, en: Prepares}"
        f"\n  bearer: organisation/kansliet\n  duty: bereda\n  source: [{{section: {section}, {words}}}]"
        for number, section in enumerate(("organ", "organ", "bilaga"))
    ]
    section = (
        "- id: stadga-2030/section/bilaga\n  type: Section\n  label: {sv: Bilaga, en: Appendix}\n  order: 2"
        "\n  edition: edition/stadga-2030\n"
    )
    files = {"stadga-2030/fler.yaml": "\n".join(duties) + "\n", "stadga-2030/bilaga.yaml": section}
    dataset = build_dataset(open_workspace(write_workspace(add=files)))
    numbered = [NamedNode(f"{BASE}stadga-2030/responsibility/nummer-{number}") for number in range(3)]
    (passage,) = {each for duty in numbered for each in objects(dataset, duty, f"{DCT}source")}
    assert isinstance(passage, NamedNode)
    assert objects(dataset, passage, SG.section) == {
        NamedNode(f"{BASE}stadga-2030/section/{name}") for name in ("organ", "bilaga")
    }


def test_a_nested_record_is_named_after_its_parent(small: Dataset) -> None:
    group = NamedNode(f"{BASE}stadga-2030/composition/namnden/seatGroup/1")
    assert objects(small, group, f"{RDF}type") == {NamedNode(SG.SeatGroup)}
    assert objects(small, group, f"{RDFS}label") == {
        Literal("Tre ledamöter", language="sv"),
        Literal("Three members", language="en"),
    }


def test_origins_tell_file_and_line(small: Dataset) -> None:
    assert small.origins[DUTY.value] == (Place(Path("stadga-2030/duties.yaml"), 1),)


def test_there_are_no_blank_nodes(dataset: Dataset) -> None:
    assert all(isinstance(quad.subject, NamedNode) for quad in dataset.quads)


def test_two_builds_in_different_processes_are_byte_equal() -> None:
    script = (
        "import sys; from graph.dataset import build_dataset; from graph.serialise import serialise;"
        "from graph.workspace import open_workspace;"
        "sys.stdout.buffer.write(serialise(build_dataset(open_workspace()), '.trig'))"
    )
    root = Path(__file__).parents[2]
    first, second = (
        subprocess.run(
            [sys.executable, "-c", script],
            check=True,
            capture_output=True,
            cwd=root,
            env=os.environ | {"PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    )
    assert first == second
    assert len(first) > 10_000


@pytest.mark.parametrize("suffix", FORMATS)
def test_every_format_holds_every_triple(small: Dataset, suffix: str) -> None:
    form = FORMATS[suffix]
    read = parse(serialise(small, suffix), format=form, base_iri="https://example.org/")
    if form.supports_datasets:
        assert set(read) == set(small.quads)
    else:
        assert {quad.triple for quad in read} == {quad.triple for quad in small.quads}


@pytest.mark.filterwarnings("ignore:Dataset.default_context is deprecated:DeprecationWarning")
def test_rdflib_reads_what_is_written(small: Dataset) -> None:
    read = RdflibDataset()
    read.parse(data=serialise(small, ".nq").decode(), format="nquads")
    assert sum(1 for _ in read.quads((None, None, None, None))) == len(small.quads)


def test_an_unknown_format_is_named(small: Dataset) -> None:
    with pytest.raises(FormatError, match=r"'\.docx'.*\.trig"):
        serialise(small, ".docx")


def test_n_quads_of_the_bundled_graph_parse_again(dataset: Dataset) -> None:
    assert set(parse(serialise(dataset, ".nq"), format=RdfFormat.N_QUADS)) == set(dataset.quads)


def test_an_edition_is_called_by_a_name_that_it_has() -> None:
    edition = EditionInfo("x-2030", "", {"en": "The statutes"}, "", "draft", "", frozenset(), None)
    assert (edition.name("en"), edition.name("sv")) == ("The statutes", "The statutes")
    assert replace(edition, label={}).name("sv") == "x-2030"
