"""Fetching into a workspace: what is written, what is not asked for again, and what a broken fetch leaves."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from graph.bundled import BUNDLED
from graph.dataset import build_dataset
from graph.errors import StyrgrafError
from graph.kolada.client import Kolada
from graph.kolada.errors import KoladaError
from graph.kolada.fetching import Step, fetch
from graph.kolada.manners import Manners
from graph.store import OxigraphStore
from graph.view import current
from graph.workspace import open_workspace
from queries.checking import check
from server.cli import main
from tests.graph.kolada.conftest import FakeKolada, Handler

COAST = Path(__file__).parents[2] / "workspaces" / "kusten"
TODAY = date(2036, 3, 1)
SECOND = """
- id: kpi-match/u90002-utslapp
  type: KpiMatch
  label: {sv: Utsläpp (U90002), en: Discharges (U90002)}
  kpi: U90002
  matchFor: [indicator/utslapp, indicator/badplatser]
  matchGrade: unconfirmed
  caveat: {sv: Inte prövat., en: Not tested.}
  source: reference/kustbanken
"""


@pytest.fixture
def coast(tmp_path: Path) -> Path:
    """Return a copy of an invented workspace that has nothing measured and two key figures."""
    folder = shutil.copytree(COAST, tmp_path / "kusten")
    (folder / "reference/observations.yaml").unlink()
    source = folder / "reference/source.yaml"
    source.write_text(source.read_text("utf-8") + SECOND, "utf-8")
    return folder


@pytest.fixture
def coast_in_kolada(kolada: FakeKolada) -> FakeKolada:
    """Return the server with values of both key figures."""
    kolada.titles = {"N90001": "Simkunniga elever i åk 6, andel (%)", "U90002": "Utsläpp, antal/100 000 inv"}
    for year, value in ((2031, 63), (2033, None), (2034, 70.25)):
        kolada.add("N90001", "9901", year, value, K=50.0)
    kolada.add("N90001", "9902", 2034, 76)
    kolada.add("N90001", "9909", 2034, 1)
    kolada.add("N90001", "9901", 2020, 1)
    kolada.add("U90002", "9903", 2032, 4.2)
    return kolada


def run(folder: Path, kolada: FakeKolada, manners: Manners, today: date = TODAY, max_age: int = 7) -> list[Step]:
    steps: list[Step] = []
    with Kolada(kolada.address, manners) as client:
        fetch(open_workspace(folder), client, today, max_age=max_age, told=steps.append)
    return steps


def content(folder: Path) -> dict[str, str]:
    return {str(path.relative_to(folder)): path.read_text("utf-8") for path in sorted(folder.rglob("*.yaml"))}


def test_values_become_records_that_say_where_they_come_from(
    coast: Path, coast_in_kolada: FakeKolada, quick: Manners
) -> None:
    steps = run(coast, coast_in_kolada, quick)
    assert [(step.kpi, step.outcome, step.values) for step in steps] == [
        ("N90001", "fetched", 3),
        ("U90002", "fetched", 1),
    ]
    records = {record.id: record.data for record in open_workspace(coast).records}
    source = records["document/kolada-n90001"]
    assert source["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert source["rights"] == "CC BY 4.0, Källa: Kolada (RKA)"
    assert source["fetched"] == "2036-03-01"
    assert source["label"]["sv"] == "Kolada N90001: Simkunniga elever i åk 6, andel (%)"
    value = records["observation/n90001/simkunniga/norrvik/2034"]
    assert value["result"] == "70.25"
    assert value["unit"] == "percent"
    assert value["featureOfInterest"] == "organisation/norrvik"
    assert value["kpi"] == "N90001"
    assert records["observation/u90002/badplatser/holmen/2032"]["unit"] == "per-hundred-thousand-inhabitants"
    assert records["observation/u90002/utslapp/holmen/2032"]["result"] == "4.2"
    years = {str(data["date"]) for data in records.values() if data["type"] == "Observation"}
    assert years == {"2031", "2032", "2034"}, "none before the first baseline year, and none without a value"


def test_a_workspace_with_fetched_values_has_no_errors(
    coast: Path, coast_in_kolada: FakeKolada, quick: Manners
) -> None:
    run(coast, coast_in_kolada, quick)
    dataset = build_dataset(open_workspace(coast))
    store, view = OxigraphStore(dataset.quads), current(dataset.editions, dataset.base)
    errors = [finding for finding in check(dataset, store, view, today=TODAY) if finding.severity == "error"]
    assert [finding.message for finding in errors if "kolada" in str(finding.records)] == []


def test_the_same_values_are_the_same_files(coast: Path, coast_in_kolada: FakeKolada, quick: Manners) -> None:
    run(coast, coast_in_kolada, quick)
    first = content(coast)
    coast_in_kolada.rows.reverse()
    run(coast, coast_in_kolada, quick, max_age=0)
    assert content(coast) == first
    coast_in_kolada.add("N90001", "9903", 2035, 58)
    run(coast, coast_in_kolada, quick, max_age=0)
    changed = content(coast)
    (file,) = (name for name in changed if changed[name] != first[name])
    assert set(first[file].splitlines()) < set(changed[file].splitlines())


def test_what_is_young_is_not_asked_for_again(coast: Path, coast_in_kolada: FakeKolada, quick: Manners) -> None:
    run(coast, coast_in_kolada, quick)
    coast_in_kolada.asked.clear()
    assert {step.outcome for step in run(coast, coast_in_kolada, quick, date(2036, 3, 7))} == {"kept"}
    assert coast_in_kolada.asked == []
    assert {step.outcome for step in run(coast, coast_in_kolada, quick, date(2036, 3, 8))} == {"fetched"}


def test_what_is_mapped_otherwise_is_asked_for_again(coast: Path, coast_in_kolada: FakeKolada, quick: Manners) -> None:
    run(coast, coast_in_kolada, quick)
    source = coast / "reference/source.yaml"
    text = source.read_text("utf-8")
    source.write_text(text.replace("[indicator/utslapp, indicator/badplatser]", "indicator/utslapp"), "utf-8")
    assert [step.outcome for step in run(coast, coast_in_kolada, quick)] == ["kept", "fetched"]
    source.write_text(source.read_text("utf-8").replace('"9903"', '"9904"'), "utf-8")
    assert [step.outcome for step in run(coast, coast_in_kolada, quick)] == ["fetched", "fetched"]


SINCE = ("--since", "2020")


def torn(handler: Handler) -> None:
    handler.send("gone", 404)


def test_a_broken_fetch_keeps_what_it_has_and_goes_on_there(
    coast: Path, coast_in_kolada: FakeKolada, quick: Manners
) -> None:
    before = content(coast)
    coast_in_kolada.faults = [None, None, torn]
    with pytest.raises(KoladaError, match="status 404"):
        run(coast, coast_in_kolada, quick)
    assert content(coast).keys() - before.keys() == {"reference/kolada/N90001.yaml"}
    coast_in_kolada.asked.clear()
    assert [step.outcome for step in run(coast, coast_in_kolada, quick)] == ["kept", "fetched"]
    assert not [path for path in coast_in_kolada.asked if "N90001" in path]


def test_nothing_half_is_written(coast: Path, coast_in_kolada: FakeKolada, quick: Manners) -> None:
    run(coast, coast_in_kolada, quick)
    first = content(coast)
    coast_in_kolada.page_size = 1
    coast_in_kolada.faults = [None, None, None, torn]
    with pytest.raises(KoladaError):
        run(coast, coast_in_kolada, quick, max_age=0)
    assert content(coast) == first
    assert [path.name for path in (coast / "reference/kolada").iterdir() if path.suffix != ".yaml"] == []


def test_a_key_figure_that_is_not_there_is_told(coast: Path, coast_in_kolada: FakeKolada, quick: Manners) -> None:
    del coast_in_kolada.titles["U90002"]
    assert [step.outcome for step in run(coast, coast_in_kolada, quick)] == ["fetched", "unknown"]


def test_the_bundled_workspace_is_never_written_to(kolada: FakeKolada, quick: Manners) -> None:
    with pytest.raises(StyrgrafError, match="not written to"):
        run(BUNDLED, kolada, quick)
    assert kolada.asked == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("kpi: U90002", 'kpi: "../../U90002"', "is no kpi that Kolada has"),
        ('municipalityCode: "9901"', 'municipalityCode: "99/01"', "is no municipalityCode that Kolada has"),
        ("municipalityCode", "koladaId", ""),
        ("type: KpiMatch", "type: DataSource", "takes"),
    ],
)
def test_what_cannot_be_asked_for_is_told_before_anything_is_asked(
    coast: Path, coast_in_kolada: FakeKolada, quick: Manners, old: str, new: str, said: str
) -> None:
    source = coast / "reference/source.yaml"
    source.write_text(source.read_text("utf-8").replace(old, new), "utf-8")
    if not said:
        assert len(run(coast, coast_in_kolada, quick)) == 2
        return
    with pytest.raises(StyrgrafError, match=said):
        run(coast, coast_in_kolada, quick)
    assert coast_in_kolada.asked == []


def test_the_command_tells_its_steps_and_its_source(
    coast: Path, coast_in_kolada: FakeKolada, capsys: pytest.CaptureFixture[str]
) -> None:
    given = ["indicators", "fetch", "--workspace", str(coast), "--kolada", coast_in_kolada.address, "--pause", "0"]
    coast_in_kolada.add("N90001", "9901", 2021, 61)
    assert main([*given, "--since", "2020", "--lang", "sv"]) == 0
    out, err = capsys.readouterr()
    assert err.splitlines() == ["1/2 N90001: värden: 2", "2/2 U90002: värden: 0"]
    assert out == "Nyckeltal hämtade: 2, med 2 mätvärden; redan hämtade: 0. Källa: Kolada (RKA).\n"
    assert main([*given, "--since", "2020", "--lang", "en"]) == 0
    assert "1/2 N90001: fetched lately" in capsys.readouterr().err
    assert main(["indicators", "--workspace", str(coast), "--lang", "sv"]) == 0
    listed = capsys.readouterr().out
    assert "2020–2021" in listed
    assert "obekräftad" in listed


def test_a_server_that_misbehaves_ends_the_command_with_one_line(
    coast: Path, coast_in_kolada: FakeKolada, capsys: pytest.CaptureFixture[str]
) -> None:
    coast_in_kolada.faults = [lambda handler: handler.send("<html>")]
    assert main(["indicators", "fetch", "--workspace", str(coast), "--kolada", coast_in_kolada.address, *SINCE]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("styrgraf: http://127.0.0.1:")
    assert len(err.splitlines()) == 1


@pytest.mark.parametrize(
    "given", [["--max-age", "-1"], ["--since", "17"], ["--pause", "nan"], ["--kolada", "kolada.se"]]
)
def test_what_the_command_cannot_take_is_told(
    coast: Path, given: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["indicators", "fetch", "--workspace", str(coast), *given]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_a_pause_is_kept_between_key_figures(coast: Path, coast_in_kolada: FakeKolada, quick: Manners) -> None:
    run(coast, coast_in_kolada, replace(quick, pause=0.1))
    gaps = [after - before for before, after in zip(coast_in_kolada.times, coast_in_kolada.times[1:], strict=False)]
    assert min(gaps) >= 0.05  # they are told by when they arrive, which a busy machine may put off


@pytest.mark.parametrize("title", ["Simkunniga <b>elever</b>", "Simkunniga &amp; elever"])
def test_what_no_record_can_hold_is_not_written(
    coast: Path, coast_in_kolada: FakeKolada, quick: Manners, title: str
) -> None:
    before = content(coast)
    coast_in_kolada.titles["N90001"] = title
    with pytest.raises(KoladaError, match="'title'"):
        run(coast, coast_in_kolada, quick)
    assert content(coast) == before


def test_nothing_is_written_that_would_keep_the_workspace_from_being_opened(
    coast: Path, coast_in_kolada: FakeKolada, quick: Manners
) -> None:
    other = "- id: observation/n90001/simkunniga/norrvik/2034\n  type: Observation\n  label: {sv: Annat, en: Other}\n"
    about = '  observedProperty: indicator/simkunniga\n  featureOfInterest: organisation/norrvik\n  date: "2034"\n'
    own = coast / "reference/own.yaml"
    own.write_text(f"{other}{about}  result: 1\n  source: reference/kustbanken\n", "utf-8")
    before = content(coast)
    with pytest.raises(KoladaError, match="gives what no record can hold"):
        run(coast, coast_in_kolada, quick)
    assert content(coast) == before
    open_workspace(coast)


def test_invisible_characters_of_a_title_are_left_out(coast: Path, coast_in_kolada: FakeKolada, quick: Manners) -> None:
    coast_in_kolada.titles["N90001"] = "Sim\xadkunniga\u00a0elever\u200b, andel (%)"
    run(coast, coast_in_kolada, quick)
    records = {record.id: record.data for record in open_workspace(coast).records}
    assert records["document/kolada-n90001"]["label"]["sv"] == "Kolada N90001: Simkunniga elever, andel (%)"
