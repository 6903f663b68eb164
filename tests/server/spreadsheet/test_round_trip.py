"""What goes out comes back: generated workspaces, the bundled one, and through another program."""

from __future__ import annotations

import tempfile
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from graph.dataset import Dataset
from graph.plain_text import not_plain
from graph.record import Record
from graph.settings import Settings
from graph.validation import validate
from graph.workspace import Workspace
from ontology import schema
from ontology.schema import Key
from server.commands.language import Language
from server.spreadsheet.importing import changes_in
from server.spreadsheet.plan import record_classes
from server.spreadsheet.writing import spreadsheet

NOTHING = {"sv": "Arbetsboken ändrar ingenting.", "en": "The workbook changes nothing."}
SETTINGS = Settings({"sv": "T"}, "https://example.org/t/", ("sv", "en", "fi"), True, "organisation/a", (), None)
EDITIONS = (None, "e-1", "e-2")
SECTIONS = ("inledning", "slut")
#: Any text that YAML and XML can hold, and the kinds that spreadsheets like to make something else of.
TEXTS = st.one_of(
    st.text(
        st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn"), include_characters="\n"),
        min_size=1,
        max_size=30,
    ),
    st.sampled_from(
        [
            "=1+1",
            "+46 54",
            "-",
            "@x",
            "1/2",
            "2030-05",
            "0017",
            "1e5",
            "SANT",
            "#REF!",
            "_x0041_",
            "'citat",
            "a [b]",
            "ja",
        ]
    ),
).filter(lambda text: text.strip() and not not_plain(text))
DAYS = st.dates(date(1, 1, 1), date(2999, 12, 31))
VALUES: dict[str, st.SearchStrategy[Any]] = {
    "text": TEXTS,
    "integer": st.integers(0, 10**18 - 1),
    "decimal": st.decimals(allow_nan=False, allow_infinity=False, places=3).map(lambda value: f"{value:f}"),
    "boolean": st.booleans(),
    "time": st.one_of(
        DAYS.map(date.isoformat), DAYS.map(lambda day: day.isoformat()[:7]), DAYS.map(lambda day: day.isoformat()[:4])
    ),
    "month": DAYS.map(lambda day: f"--{day.isoformat()[5:7]}"),
    "monthday": DAYS.map(lambda day: f"-{day.isoformat()[4:]}"),
}


@cache
def class_names() -> st.SearchStrategy[str]:
    return st.sampled_from(record_classes())


@st.composite
def workspaces(draw: st.DrawFn) -> Workspace:
    """Draw a workspace of any records: every class, key and kind of value there is."""
    kinds = draw(st.lists(class_names(), min_size=4, max_size=16))
    names = [
        ("Arena", "organisation/a", None),
        *(("Section", f"{e}/section/{s}", e) for e in EDITIONS[1:] for s in SECTIONS),
    ]
    names += [(kind, f"x/{number}", draw(st.sampled_from(EDITIONS))) for number, kind in enumerate(kinds)]
    # One thing that two editions speak of.
    names.append(("Body", "organisation/b", "e-1"))
    names.append(("Body", "organisation/b", "e-2"))
    ids = sorted({identity for _, identity, _ in names})
    records = tuple(
        Record(
            identity,
            kind,
            edition,
            {"id": identity, "type": kind} | draw(data(kind, edition, ids)),
            file(edition),
            number,
        )
        for number, (kind, identity, edition) in enumerate(names)
    )
    return Workspace(Path(draw(st.just("nowhere"))), SETTINGS, records, frozenset())


def file(edition: str | None) -> Path:
    return Path(edition or "reference") / "alla.yaml"


@st.composite
def data(draw: st.DrawFn, kind: str, edition: str | None, ids: list[str]) -> dict[str, Any]:
    """Draw some keys of a record with values that are allowed."""
    found: dict[str, Any] = {}
    keys = schema.keys_of(kind)
    for name in draw(st.lists(st.sampled_from(sorted(keys)), max_size=8, unique=True)):
        found[name] = draw(value(keys[name], edition, ids))
    return {name: value for name, value in found.items() if value is not None}


@st.composite
def value(draw: st.DrawFn, key: Key, edition: str | None, ids: list[str]) -> Any:
    """Draw one value, or several, or one in a list."""
    if key.kind == "language":
        several = st.one_of(TEXTS, st.lists(TEXTS, min_size=1, max_size=3, unique=True))
        return draw(st.dictionaries(st.sampled_from(SETTINGS.languages), TEXTS if key.single else several, min_size=1))
    one = single(key, edition, ids)
    if key.kind == "nested" or not key.single:
        return draw(
            st.one_of(st.lists(one, min_size=1, max_size=4, unique_by=str), *([one] if key.kind != "nested" else []))
        )
    return draw(one)


def single(key: Key, edition: str | None, ids: list[str]) -> st.SearchStrategy[Any]:
    if key.kind in VALUES:
        return VALUES[key.kind]
    if key.kind == "concept":
        return st.sampled_from(sorted(key.concepts))
    if key.kind == "nested":
        return data(next(iter(key.range)), edition, ids)
    known = st.sampled_from([*ids, "https://example.org/a?b=1"])
    if key.kind == "iri" or edition is None:
        return known
    mark = TEXTS.map(lambda text: text.strip())
    place = st.fixed_dictionaries(
        {"section": st.sampled_from(SECTIONS), "textStart": mark},
        optional={"textEnd": mark, "prefix": mark, "suffix": mark},
    )
    return st.one_of(known, place)


def dataset_of(workspace: Workspace) -> Dataset:
    """Return as much of a dataset as a workbook shows."""
    return Dataset((), {}, (), workspace.settings.base, "0" * 16)


@settings(
    max_examples=10, deadline=None, phases=(Phase.explicit, Phase.generate), suppress_health_check=list(HealthCheck)
)
@given(workspace=workspaces(), language=st.sampled_from(("sv", "en")))
def test_a_round_trip_changes_nothing(
    workspace: Workspace, language: Language, tmp_path_factory: pytest.TempPathFactory
) -> None:
    assert validate(workspace.records, workspace.settings) == []
    folder = base_folder()
    content = spreadsheet(workspace, dataset_of(workspace), language)
    placed = Workspace(folder, workspace.settings, workspace.records, frozenset())
    assert changes_in(content, "b.xlsx", placed, language).told == NOTHING[language]


@cache
def base_folder() -> Path:
    """Return a folder with the editions of the generated workspaces, and no records in it."""
    folder = Path(tempfile.mkdtemp(prefix="styrgraf-test-"))
    for edition in filter(None, EDITIONS):
        (folder / edition).mkdir()
        (folder / edition / "edition.yaml").write_text("[]\n")
    return folder


def test_the_bundled_workspace_comes_back_whole(workspace: Workspace, dataset: Dataset) -> None:
    content = spreadsheet(workspace, dataset, "sv")
    assert changes_in(content, "b.xlsx", workspace, "sv").told == NOTHING["sv"]
