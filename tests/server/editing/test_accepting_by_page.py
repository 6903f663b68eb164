"""Accepting a finding on its page, without a script: the form, its mistakes, and the way back."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from html import unescape
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from graph.acceptances import FILE, read_acceptances
from tests.server.editing.conftest import editor_of

REVISION = Path(__file__).parents[2] / "workspaces/revision"


def test_a_finding_is_accepted_and_one_comes_back_to_it(desk: Any) -> None:
    fields = desk.form()
    answer = desk.send("/granskning/godta?grad=error&lang=sv", fields)
    assert answer.status_code == 303
    assert answer.headers["location"] == f"/granskning?grad=error&lang=sv#fynd-{fields['fynd']}"
    (accepted,) = desk.accepted
    assert (accepted.finding, accepted.reason, accepted.by) == (fields["fynd"], "Orterna väljs i vår", "Alva Ek")
    assert (accepted.rule, accepted.about) == ("shape/Arena-member", "Exempelsamrådet")

    page = desk.read()
    assert "1 godtaget fynd" in page
    assert 'href="/granskning?grad=error#fynd"' not in page
    assert "<dd>Orterna väljs i vår</dd>" in page
    assert "<dd>31\u00a0december 2099</dd>" in page

    fields = {"nyckel": desk.hidden("nyckel", page), "fynd": fields["fynd"]}
    assert desk.send("/granskning/aterkalla", fields).headers["location"] == f"/granskning#fynd-{fields['fynd']}"
    assert desk.accepted == ()
    assert 'href="/granskning?grad=error#fynd"' in desk.read()


@pytest.mark.parametrize(
    ("field", "value", "error"),
    [
        ("skal", " ", "Fyll i fältet."),
        ("skal", "x" * 1001, "Skriv högst 1000 tecken."),
        ("namn", "", "Fyll i fältet."),
        ("namn", "Eva\u202eL", "Texten innehåller ett tecken som inte syns. Skriv den på nytt."),
        ("till", "i morgon", "Skriv dagen som ÅÅÅÅ-MM-DD."),
        ("till", "2020-01-01", "Den dagen är förbi. Välj en dag som kommer."),
        ("till", "", "Fyll i fältet."),
    ],
)
def test_a_mistake_is_told_at_its_field_and_what_was_typed_stays(desk: Any, field: str, value: str, error: str) -> None:
    fields = desk.form(**{field: value})
    answer = desk.send("/granskning/godta?grad=error", fields)
    assert (answer.status_code, desk.accepted) == (422, ())
    at = f"{field}-{fields['fynd']}"
    assert f'<p class="field-error" id="fel-{at}">{error}</p>' in answer.text
    assert re.search(rf'id="{at}"[^>]*aria-invalid="true" aria-describedby="fel-{at}" autofocus', answer.text)
    assert answer.text.count("field-error") == 1
    for name, typed in (("namn", "Alva Ek"), ("till", "2099-12-31")):
        assert name == field or f'value="{typed}"' in answer.text
    assert field == "skal" or ">Orterna väljs i vår</textarea>" in answer.text
    assert '<details class="accept" open>' in answer.text


def test_what_is_typed_is_text(desk: Any) -> None:
    fields = desk.form(skal='<script>alert("x")</script>', namn='"><b>')
    assert desk.send("/granskning/godta", fields).status_code == 303
    page = desk.read()
    assert "<script>alert" not in page
    assert "<dd>&#34;&gt;&lt;b&gt;</dd>" in page
    assert "<dd>31\u00a0december 2099</dd>" in page
    assert desk.accepted[0].reason == '<script>alert("x")</script>'


def test_the_last_day_proposed_is_a_year_away(desk: Any) -> None:
    (day,) = re.findall(r'type="date" value="([^"]+)"', desk.read())
    distance = datetime.fromisoformat(day).date() - datetime.now(UTC).date()
    assert timedelta(364) <= distance <= timedelta(366)


def test_a_finding_that_is_gone_is_told(desk: Any) -> None:
    answer = desk.send("/granskning/godta", desk.form(fynd="ffffffffffff"))
    assert answer.status_code == 404
    assert "Fyndet ”ffffffffffff” finns inte längre" in answer.text
    assert desk.send("/granskning/aterkalla", desk.form()).status_code == 400


def test_what_others_write_meanwhile_is_seen_and_kept(desk: Any) -> None:
    fields = desk.form()
    by_hand = "# av Bo\n- {finding: ffffffffffff, rule: seat-sum, about: x, reason: y, by: Bo, until: 2099-01-01}\n"
    (desk.folder / FILE).write_text(by_hand, "utf-8")
    assert "Godtagande utan fynd" in desk.read()
    desk.send("/granskning/godta", fields)
    assert (desk.folder / FILE).read_text("utf-8").startswith(by_hand)
    assert len(desk.accepted) == 2


def test_a_file_with_mistakes_is_told_and_changes_nothing(desk: Any) -> None:
    fields = desk.form()
    desk.send("/granskning/godta", fields)
    (desk.folder / FILE).write_text("- finding: <b>\n", "utf-8")
    page = desk.read()
    assert "accepted.yaml:1" in page
    assert "1 godtaget fynd" in page
    again = {"nyckel": desk.hidden("nyckel", page), "fynd": fields["fynd"]}
    assert desk.send("/granskning/aterkalla", again).status_code == 400
    assert (desk.folder / FILE).read_text("utf-8") == "- finding: <b>\n"


def test_without_edit_nothing_can_be_sent(folder: Path, desk_with: Callable[..., Any]) -> None:
    reader = desk_with(folder, None)
    page = reader.read()
    assert 'method="post"' not in page
    assert "set-cookie" not in reader.client.get("/granskning").headers
    for path in ("/granskning/godta", "/granskning/aterkalla", "/logga-in", "/logga-ut"):
        assert reader.send(path, {"fynd": "x"}).status_code == 404
    assert reader.send("/granskning", {"fynd": "x"}).status_code == 405
    assert not (folder / FILE).exists()


def test_a_reader_sees_what_is_accepted(desk: Any, folder: Path, desk_with: Callable[..., Any]) -> None:
    desk.send("/granskning/godta", desk.form())
    page = desk_with(folder, None).read()
    assert "<dd>Orterna väljs i vår</dd>" in page
    assert "Ta tillbaka" not in page
    assert "Inget att anmärka. Alla regler är kontrollerade." in page


def test_who_has_accepted_is_told_to_those_who_may_write_alone_where_persons_are_left_out(
    folder: Path, desk: Any, far: Any, desk_with: Callable[..., Any]
) -> None:
    """A finding is often accepted by somebody who is named nowhere else: `persons: false` holds for them too."""
    desk.send("/granskning/godta", desk.form())
    assert "persons: false" in (folder / "workspace.yaml").read_text("utf-8")
    reader, told = desk_with(folder, None), "Orterna väljs i vår"
    for path in ("/granskning", *(f"/granskning.{kind}" for kind in ("json", "html", "sarif", "xml"))):
        page = reader.read(path)
        assert (told in page, "Alva" in page) == (True, False), path
        assert "Alva" not in desk_with(folder, far.editing).read(path), path  # not logged in
        assert "Alva" in desk_with(folder, desk.editing).read(path), path
    assert "Alva" not in str(reader.client.get("/api/granskning", headers={"accept": "application/json"}).json())
    book = CalamineWorkbook.from_filelike(BytesIO(reader.client.get("/granskning.xlsx").content))
    assert "Alva" not in str([book.get_sheet_by_name(name).to_python() for name in book.sheet_names])
    assert "by: Alva Ek" in (folder / FILE).read_text("utf-8")


def test_all_of_one_rule_are_accepted_at_once_and_taken_back_at_once(tmp_path: Path) -> None:
    shutil.copytree(REVISION, tmp_path / "yta")
    for reviser in editor_of(tmp_path / "yta"):
        page = reviser.client.get("/granskning?utgava=ordning-2045&bas=ingen").text
        rule = "body-without-line"
        there = f"/granskning?utgava=ordning-2045&bas=ingen&regel={rule}"
        assert "godta-alla" not in page, "only where one rule is chosen"
        page = reviser.client.get(there).text
        form = page.partition("/granskning/godta-alla")[2].partition("</form>")[0]
        fields = dict(re.findall(r'name="(nyckel|fynd)" value="([^"]*)"', form))
        count = len(fields["fynd"].split())
        assert f"Godta alla {count} på en gång" in page
        address = unescape(re.findall(r'action="(/granskning/godta-alla[^"]*)"', page)[0])
        wrong = reviser.send(address, {**fields, "skal": "", "namn": "Alva Ek", "till": "2099-12-31"})
        assert wrong.status_code == 422
        assert 'id="fel-skal-alla"' in wrong.text
        said = {**fields, "skal": "Tas upp 2031", "namn": "Alva Ek", "till": "2099-12-31"}
        assert reviser.send(address, said).status_code == 303
        accepted = read_acceptances(reviser.folder)[0]
        assert sorted(each.finding for each in accepted) == sorted(fields["fynd"].split())
        assert {each.reason for each in accepted} == {"Tas upp 2031"}
        page = reviser.client.get(there).text
        assert f"Ta tillbaka alla {count} med samma skäl" in page
        back = {"nyckel": fields["nyckel"], "fynd": accepted[0].finding, "alla": "ja"}
        assert reviser.send("/granskning/aterkalla", back).status_code == 303
        assert read_acceptances(reviser.folder)[0] == ()
