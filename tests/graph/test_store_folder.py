"""A store on disk: written once, whole or not at all, and with the same answers as one in memory."""

from __future__ import annotations

import fcntl
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from graph import view
from graph.dataset import Dataset, build_dataset
from graph.disk_store import DiskStore
from graph.errors import StyrgrafError
from graph.opening import open_store
from graph.store import OxigraphStore
from graph.workspace import open_workspace

LITEN = Path(__file__).parents[1] / "workspaces" / "liten"
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    return build_dataset(open_workspace(LITEN))


@pytest.fixture(scope="module")
def memory(dataset: Dataset) -> OxigraphStore:
    return OxigraphStore(dataset.quads, dataset.base)


@pytest.fixture(scope="module")
def disk(dataset: Dataset, tmp_path_factory: pytest.TempPathFactory) -> DiskStore:
    return opened(dataset, tmp_path_factory.mktemp("stores") / "new" / "store")


def opened(dataset: Dataset, folder: Path) -> DiskStore:
    store = open_store(dataset, str(folder))
    assert isinstance(store, DiskStore)
    return store


def builds(folder: Path) -> set[str]:
    return {each.name for each in folder.iterdir() if each.is_dir()}


def other(dataset: Dataset) -> Dataset:
    return replace(dataset, build_id="0123", quads=dataset.quads[:50])


@pytest.mark.parametrize(
    "query",
    [
        COUNT,
        "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g ORDER BY ?g",
        "SELECT ?s { ?s ?p <organisation/garnlaget> } ORDER BY ?s",
        "SELECT (COUNT(*) AS ?n) FROM <edition/stadga-2031> FROM <edition/stadga-2035> { ?s ?p ?o }",
        "SELECT (COUNT(*) AS ?n) FROM NAMED <edition/stadga-2031> { GRAPH ?g { ?s ?p ?o } }",
    ],
)
def test_the_same_answers_as_in_memory(query: str, dataset: Dataset, memory: OxigraphStore, disk: DiskStore) -> None:
    editions, base = dataset.editions, dataset.base
    own = [f"{base}edition/{edition.id}" for edition in editions]
    views = [view.current(editions, base), view.everything(editions, base)]
    views += [view.of_edition(editions, base, edition.id) for edition in editions]
    views += [view.View((), tuple(graphs)) for graphs in (own, own[::-1], own[:1], [])]
    for each in views:
        assert disk.select(query, each) == memory.select(query, each)
    for named in (own, own[:1], []):
        there, here = (list(store.answer(query, own[:1], named)) for store in (disk, memory))  # type: ignore[arg-type]
        assert there == here


def test_the_union_of_all_graphs_has_each_triple_once(dataset: Dataset, disk: DiskStore) -> None:
    ((count,),) = (row.values() for row in disk.select(COUNT))
    assert count.value == str(len({quad.triple for quad in dataset.quads}))


def test_what_lies_there_is_used_as_it_is(dataset: Dataset, disk: DiskStore) -> None:
    files = {each: each.stat().st_mtime_ns for each in disk.folder.iterdir()}
    again = opened(dataset, disk.folder.parent)
    assert again.folder == disk.folder
    assert {each: each.stat().st_mtime_ns for each in disk.folder.iterdir()} == files


def test_builds_that_nobody_uses_go(dataset: Dataset, tmp_path: Path) -> None:
    first = opened(dataset, tmp_path)
    second = opened(other(dataset), tmp_path)
    assert builds(tmp_path) == {first.folder.name, second.folder.name}, "the first is in use"
    assert first.select(COUNT)
    del second
    third = opened(replace(dataset, build_id="4567", quads=dataset.quads[:20]), tmp_path)
    assert builds(tmp_path) == {first.folder.name, third.folder.name}


def test_what_a_crash_leaves_is_not_taken_for_whole(dataset: Dataset, tmp_path: Path) -> None:
    crash = (
        "import os, sys; from pathlib import Path; from graph import store_folder; "
        "from graph.dataset import build_dataset; from graph.workspace import open_workspace; "
        "Path.rename = lambda *_: os._exit(9); "
        "store_folder.open_in(Path(sys.argv[1]), build_dataset(open_workspace(Path(sys.argv[2]))))"
    )
    done = subprocess.run([sys.executable, "-c", crash, tmp_path, LITEN], check=False, cwd=LITEN.parents[2])
    assert done.returncode == 9
    assert builds(tmp_path) == {f"part-{dataset.build_id}"}
    assert opened(dataset, tmp_path).select(COUNT)
    assert builds(tmp_path) == {f"build-{dataset.build_id}"}


def refusal(dataset: Dataset, where: str | Path) -> str:
    with pytest.raises(StyrgrafError) as refused:
        open_store(dataset, str(where))
    return str(refused.value)


def test_a_place_that_cannot_be_used_is_one_clear_sentence(dataset: Dataset, tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("mine")
    assert refusal(dataset, file) == f"Cannot keep the graph in {file}: it is a file; name a folder."
    assert "it holds other things than that; name an empty folder" in refusal(dataset, tmp_path)
    assert refusal(dataset, file / "store").endswith("Not a directory.")
    assert "No such file or directory" in refusal(dataset, "/proc/styrgraf-store")
    assert file.read_text() == "mine"


def test_only_one_writes_at_a_time(dataset: Dataset, tmp_path: Path) -> None:
    opened(dataset, tmp_path)
    with (tmp_path / "filling.lock").open("wb") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        assert "another styrgraf is writing it; try again soon" in refusal(other(dataset), tmp_path)
        opened(dataset, tmp_path)  # what is whole can be used meanwhile
    assert opened(other(dataset), tmp_path).folder.name == "build-0123"


def test_a_store_that_is_broken_is_told_with_its_place(dataset: Dataset, tmp_path: Path) -> None:
    folder = opened(dataset, tmp_path).folder
    (folder / "CURRENT").write_text("nonsense")
    said = refusal(dataset, tmp_path)
    assert str(folder) in said
    assert "remove" in said
