"""Saying what became of something between two editions: by name, with what it does to the comparison."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from server.service import open_service
from tests.server.editing.conftest import editor_of

REVISION = Path(__file__).parents[2] / "workspaces/revision"
NEW = "/redigera/ny?typ=Lineage&mapp=ordning-2045"


@pytest.fixture
def reviser(tmp_path: Path) -> Iterator[Any]:
    """Return somebody who revises: the body Båtlaget has become Rodden, which nobody has said yet."""
    shutil.copytree(REVISION, tmp_path / "yta")
    file = tmp_path / "yta/ordning-2045/lineage.yaml"
    text = file.read_text("utf-8")
    bodies = tmp_path / "yta/ordning-2045/bodies.yaml"
    told = re.search(r"- id: ordning-2045/lineage/bataget\n(?:  .*\n)+", bodies.read_text("utf-8"))
    if told:
        bodies.write_text(bodies.read_text("utf-8").replace(told[0], ""), "utf-8")
    else:
        told = re.search(r"- id: ordning-2045/lineage/bataget\n(?:  .*\n)+", text)
        assert told
        file.write_text(text.replace(told[0], ""), "utf-8")
    yield from editor_of(tmp_path / "yta")


def test_both_sides_are_named_and_suggested_by_the_edition_they_are_of(reviser: Any) -> None:
    page = reviser.client.get(NEW).text
    before, after = (
        re.search(rf'<datalist id="ting-{key}">(.*?)</datalist>', page, re.S) for key in ("before", "after")
    )
    assert before
    assert after
    assert "Båtlaget" in before[1]
    assert "Båtlaget" not in after[1]
    assert "Rodden" in after[1]
    asked = page.partition('id="fraga-evidence"')[2].partition("</fieldset>")[0]
    assert "must" in asked
    assert 'value="inferred" selected' in asked
    folded = page.partition('<details class="more"><summary>')[2]
    assert 'id="fraga-evidence"' not in folded

    fields = reviser.fields(page) | {"lineageKind.1": "reworded", "before.1": "båtlaget", "after.1": "Rodden"}
    tried = reviser.send("/redigera/ny", fields | {"reason.sv": "Samma båtar."}, "prova").text
    assert "räknas inte längre som borta" in tried.partition('id="provning"')[2].partition("</section>")[0]
    answer = reviser.send("/redigera/ny", fields | {"reason.sv": "Samma båtar.", "reason.en": "The same boats."})
    assert answer.status_code == 303, answer.text
    comparison = open_service(reviser.folder).comparisons.between("ordning-2041", "ordning-2045", "sv")
    (change,) = (
        each for each in comparison.changes if any("bataget" in one.iri for one in each.before) and each.lineage
    )
    assert change.lineage
    record = next(each for each in open_service(reviser.folder).workspace.records if change.lineage.endswith(each.id))
    assert record.data["label"] == {"sv": "Båtlaget → Rodden", "en": "The boat crew → The rowers"}
    assert (record.data["before"], record.data["after"]) == ("organisation/bataget", "organisation/rodden")
    opened = reviser.open(f"/redigera/ordning-2045/{record.id}")
    assert (opened["before.1"], opened["after.1"]) == ("Båtlaget", "Rodden")


def test_an_id_will_do_too_and_what_is_neither_is_told_at_its_field(reviser: Any) -> None:
    fields = reviser.open(NEW) | {"lineageKind.1": "dropped", "reason.sv": "Struken.", "reason.en": "Struck."}
    wrong = reviser.send("/redigera/ny", fields | {"before.1": "Segelklubben"})
    assert wrong.status_code == 422
    assert "Välj något som finns i listan, eller skriv ett id som finns." in wrong.text
    assert reviser.send("/redigera/ny", fields | {"before.1": "organisation/bataget"}).status_code == 303
