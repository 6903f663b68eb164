"""An edit in one place of a workspace is found by the rule that it falls under, and by no other."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from graph.dataset import build_dataset
from graph.revision import Revised, Revision, revised, stated_by
from graph.workspace import Workspace, open_workspace
from ontology.names import LABELS
from queries.finding import Finding
from queries.revision.since import findings_since
from queries.rules import revision_rules

SMALL = Path(__file__).parents[2] / "workspaces/revision"
Edited = Callable[..., list[Finding]]

NEW, OLD = "ordning-2045", "ordning-2041"
DUTIES, BODIES = f"{NEW}/duties.yaml", f"{NEW}/bodies.yaml"
STODJER = """\
  bearer: organisation/styret
  duty: stodja
"""
ADDED = """\
- id: ordning-2045/responsibility/styret-talar
  type: Responsibility
  label: {sv: Talar för förbundet, en: Speaks for the union}
  bearer: organisation/styret
  duty: foretrada
  force: ska
  source: [{section: alla, textStart: Styret talar}]
- id: ordning-2045/responsibility/styret-stodjer
"""
LINEAGE = (
    "- id: ordning-2045/lineage/bataget"
    + (SMALL / BODIES).read_text("utf-8").partition("- id: ordning-2045/lineage/bataget")[2]
)
RULE_OF_EDIT = {
    "weaker-force": (DUTIES, "duty: bjuda-in\n  force: ska", "duty: bjuda-in\n  force: kan"),
    "force-changed": (DUTIES, "force: bor", "force: ska"),
    "bearer-lost": (DUTIES, STODJER, "  duty: stodja\n"),
    "bearer-changed": (DUTIES, STODJER, STODJER.replace("styret", "vakten")),
    "recipient-changed": (DUTIES, STODJER, f"  recipient: organisation/vakten\n{STODJER}"),
    "deadline-lost": (DUTIES, '  deadline: "--11-30"\n', ""),
    "deadline-changed": (DUTIES, '"--11-30"', '"--12-24"'),
    "clause-moved": (DUTIES, STODJER, f"{STODJER}  partOf: ordning-2045/responsibility/vakten-skoter\n"),
    "clause-added": (DUTIES, "- id: ordning-2045/responsibility/styret-stodjer\n", ADDED),
    "statement-changed": (DUTIES, "duty: stodja", "duty: framja"),
    "locator-changed": (DUTIES, "textStart: Styret stödjer", "textStart: Styret bistår"),
    "composition-changed": (BODIES, "seats: 3", "seats: 2"),
    "body-renamed": (BODIES, "{sv: Rodden, en: The rowers}", "{sv: Årorna, en: The oars}"),
    "goal-reworded": (BODIES, "{sv: Säker farled, en: Safe channel}", "{sv: Trygg led, en: Trusty channel}"),
}


@pytest.mark.parametrize("rule", RULE_OF_EDIT)
def test_an_edit_falls_under_one_rule(rule: str, edited: Edited) -> None:
    (finding,) = edited(*RULE_OF_EDIT[rule])
    assert (finding.rule, finding.family) == (rule, "revision")
    assert finding.severity == revision_rules()[rule].severity
    assert [place.file.as_posix() for place in finding.records] == [RULE_OF_EDIT[rule][0]]
    assert finding.passages
    assert 1 <= len(finding.why) <= 5


@pytest.mark.parametrize("rule", RULE_OF_EDIT)
def test_a_finding_is_the_same_in_both_languages_and_worded_in_each(rule: str, edited: Edited, tmp_path: Path) -> None:
    (swedish,) = edited(*RULE_OF_EDIT[rule])
    workspace = open_workspace(tmp_path / "copy")
    (english,) = findings_since(revised(workspace, SMALL), build_dataset(workspace), "en")
    assert swedish.id == english.id
    assert swedish.message != english.message
    for finding in (swedish, english):
        text = " ".join([finding.message, finding.suggestion, *(fact.text for fact in finding.why)])
        assert not re.search(r"[{}]|https?://|“”|””| ,| \.|\(\)|\.\.", text), text


def test_another_value_is_another_finding(edited: Edited, tmp_path: Path) -> None:
    (first,) = edited(DUTIES, '"--11-30"', '"--12-24"')
    (second,) = edited(DUTIES, '"--12-24"', '"--12-25"')
    assert first.id != second.id


def test_the_message_tells_what_was_and_what_is(edited: Edited) -> None:
    (finding,) = edited(*RULE_OF_EDIT["weaker-force"])
    assert finding.message == "”Bjuder in gästerna” är svagare i Ordningen 2045: förut ”ska”, nu ”kan”."
    assert [fact.text for fact in finding.why] == ["Styrka: förut ska, nu kan."]


@pytest.mark.parametrize(
    ("rule", "message"),
    [
        ("force-changed", "förut ”bör”, nu ”ska”."),
        ("body-renamed", "Årorna har bytt namn i Ordningen 2045 och hette förut ”Rodden”."),
        ("goal-reworded", "namnet är nu ”Trygg led” i stället för ”Säker farled”."),
        ("clause-moved", "helheten den ingår i är nu ”Sköter fyren”, vilket inte sades förut."),
    ],
)
def test_words_and_names_are_quoted(rule: str, message: str, edited: Edited) -> None:
    (finding,) = edited(*RULE_OF_EDIT[rule])
    assert finding.message.endswith(message)


def test_a_lost_clause_is_told_with_what_it_said_and_where_it_stood(edited: Edited) -> None:
    text = (SMALL / OLD / "duties.yaml").read_text("utf-8")
    block = next(part for part in text.split("- id: ") if part.startswith("ordning-2041/responsibility/bataget-ror"))
    (finding,) = edited(f"{OLD}/duties.yaml", f"- id: {block}", "")
    assert finding.rule == "clause-lost"
    assert finding.message == "Uppgiften ”Ror ut till skeppen” finns inte längre i Ordningen 2041."
    assert finding.why[0].text == "Bärs av var Båtlaget."
    (place,) = finding.records
    following = text.replace(f"- id: {block}", "").splitlines()[place.line]
    assert following == "- id: ordning-2041/responsibility/bataget-redovisar"


def test_a_body_that_is_gone_is_found_with_all_that_names_it(edited: Edited, tmp_path: Path) -> None:
    text = (SMALL / BODIES).read_text("utf-8")
    block = next(part for part in text.split("- id: ") if part.startswith("organisation/styret"))
    found = edited(BODIES, f"- id: {block}", "")
    lost = [each for each in found if each.rule == "body-lost"]
    assert [each.focus.rpartition("/")[2] for each in lost] == ["styret"]
    naming = {each.focus.rpartition("/")[2] for each in found if each.rule == "reference-to-gone-body"}
    assert naming == {"styret", "styret-stodjer", "styret-moter", "styret-bjuder-in"}
    assert {each.rule for each in found} == {"body-lost", "reference-to-gone-body"}


def test_what_is_not_asked_for_is_not_told(edited: Edited) -> None:
    assert edited(*RULE_OF_EDIT["weaker-force"], editions={OLD}) == []


def test_the_order_of_records_keys_and_files_says_nothing(tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(SMALL, copy)
    parts = (copy / DUTIES).read_text("utf-8").split("- id: ")[1:]
    (copy / DUTIES).write_text("".join(f"- id: {part}" for part in parts[4:]), "utf-8")
    (copy / NEW / "annat.yaml").write_text("# Nytt\n" + "".join(f"- id: {part}" for part in reversed(parts[:4])))
    workspace = open_workspace(copy)
    assert findings_since(revised(workspace, SMALL), build_dataset(workspace), "sv") == []


def test_a_record_that_has_gone_over_to_a_file_that_was_there_is_told(tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(SMALL, copy)
    head, *parts = (copy / DUTIES).read_text("utf-8").split("- id: ")
    (copy / DUTIES).write_text(head + "".join(f"- id: {part}" for part in parts[1:]), "utf-8")
    (copy / BODIES).write_text((copy / BODIES).read_text("utf-8") + f"\n- id: {parts[0]}", "utf-8")
    workspace = open_workspace(copy)
    (moved,) = findings_since(revised(workspace, SMALL), build_dataset(workspace), "sv")
    assert (moved.rule, [place.file.as_posix() for place in moved.records]) == ("clause-moved", [BODIES])
    assert [fact.text for fact in moved.why] == [f"Fil: förut {DUTIES}, nu {BODIES}."]


def test_settings_and_editions_are_held_against_each_other_too(tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(SMALL, copy)
    settings = copy / "workspace.yaml"
    settings.write_text(settings.read_text("utf-8").replace("cycleStart: 2041", "cycleStart: 2042"), "utf-8")
    (copy / OLD).rename(copy / "undan")
    (copy / NEW / "lineage.yaml").unlink()
    for name, old in (("edition", "  revisionOf: edition/ordning-2041\n"), ("bodies", LINEAGE)):
        file = copy / NEW / f"{name}.yaml"
        assert old in file.read_text("utf-8")
        file.write_text(file.read_text("utf-8").replace(old, ""), "utf-8")
    (copy / "undan" / "edition.yaml").rename(copy / "undan" / "edition.txt")
    workspace = open_workspace(copy)
    found = findings_since(revised(workspace, SMALL), build_dataset(workspace), "sv")
    assert {"settings-changed", "edition-lost"} <= {each.rule for each in found}
    (changed,) = (each for each in found if each.rule == "settings-changed")
    assert changed.message == "Arbetsytans inställningar är ändrade: ”cycleStart” är nu 2042 i stället för 2041."


def test_no_key_of_any_record_can_change_unseen(workspace: Workspace) -> None:
    """Take each key away from one record of each class, in all of Värmland."""
    dataset, base = build_dataset(workspace), workspace.settings.base
    # Names are all that is needed of the whole, and looking for them anew in everything takes its time.
    dataset = replace(dataset, quads=tuple(quad for quad in dataset.quads if quad.predicate.value in LABELS))
    tried: set[tuple[str, str]] = set()
    for record in workspace.records:
        for name in record.data.keys() - {"id", "type"}:
            if (record.type, name) in tried:
                continue
            tried.add((record.type, name))
            data = {key: value for key, value in record.data.items() if key != name}
            pair = stated_by([record], base), stated_by([replace(record, data=data)], base)
            held = Revised(workspace.folder, (workspace.settings,) * 2, (Revision(record.edition, *pair),), ())
            found = findings_since(held, dataset, "sv")
            assert {each.focus for each in found} == {base + record.id}, (record.type, name)
    assert len(tried) > 250
