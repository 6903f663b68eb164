"""A revision: what stands in the new text in the same words is carried over, and only the rest is read anew."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from graph.creation import create_workspace
from graph.documents.conversion import convert
from graph.documents.locator import Locator
from graph.drafting.carrying import known_to
from graph.drafting.carrying.places import Places
from graph.drafting.carrying.unchanged import unchanged
from graph.drafting.drafting import REVIEW, Draft, draft
from graph.drafting.folder import write_folder
from graph.drafting.notes import notes_in, without_notes
from graph.record import Record
from graph.workspace import Workspace, open_workspace
from queries.checking import check
from queries.comparison import Comparison, Side, compare
from server.pages.editing.unsure import notes_of
from server.service import Service, open_service

LITEN = Path(__file__).parents[2] / "workspaces/liten"
OLD, NEW = "stadga-2035", "stadga-2040"
TEXT = (LITEN / "documents/stadga-2035.txt").read_text("utf-8")
BEREDER = "Fyrvakten bereder ärenden till Bryggrådet."

#: What a check says of the record of a new edition, which nobody has gone through.
OF_A_NEW_EDITION = Counter({"draft-as-current": 1, "text-in-other-language": 1})

Revised = Callable[..., Draft]


@pytest.fixture
def arena(tmp_path: Path) -> Path:
    return Path(shutil.copytree(LITEN, tmp_path / "liten"))


@pytest.fixture
def revised(arena: Path, tmp_path: Path) -> Revised:
    """Return what drafts a text as the next edition of the statutes, and puts it into the workspace."""

    def made(text: str, suffix: str = "txt") -> Draft:
        document = tmp_path / f"ny.{suffix}"
        document.write_text(text, "utf-8")
        found = draft(document, open_workspace(arena), NEW, "stadga", "sv")
        write_folder(arena / NEW, found.files)
        return found

    return made


def records(arena: Path) -> Mapping[str, Record]:
    return {each.id: each for each in open_workspace(arena).records if each.edition == NEW}


def found_in(service: Service, edition: str) -> Counter[str]:
    return Counter(each.rule for each in check(service.dataset, service.store, service.view(edition)))


def compared(service: Service, old: str, new: str) -> Comparison:
    before, after = (Side(service.dataset, service.store, service.view(edition)) for edition in (old, new))
    return compare(before, after)


def as_before(workspace: Workspace, edition: str) -> int:
    """How much the list of proposals says stands as the edition before has it."""
    return sum(not notes_of(workspace, each) for each in unchanged(workspace, edition))


def test_an_unchanged_text_keeps_every_record_as_it_was(arena: Path, revised: Revised) -> None:
    found = revised(TEXT)
    new = records(arena)
    duty = new[f"{NEW}/responsibility/garnlaget-bereder"]
    assert duty.data["mandate"] == f"{NEW}/mandate/garnlaget"
    assert duty.data["deadline"] == "--09-15"
    assert duty.data["label"]["en"] == "Prepares catch matters for the lighthouse"
    old = [each for each in open_workspace(arena).records if each.edition == OLD]
    assert {each.id.replace(OLD, NEW) for each in old} == new.keys()
    assert found.carried == len(old) - 2  # the document and the edition stand on no passage
    assert found.carried == as_before(open_workspace(arena), NEW)
    service = open_service(arena)
    assert {change.kind for change in compared(service, OLD, NEW).changes} == {"kept"}
    before, after = (found_in(service, edition) for edition in (OLD, NEW))
    assert before - after == Counter()
    assert after - before <= OF_A_NEW_EDITION


def test_a_sentence_in_other_words_is_proposed_anew_and_said_not_to_be_carried(arena: Path, revised: Revised) -> None:
    found = revised(TEXT.replace("15 september", "30 november"))
    new = records(arena)
    assert f"{NEW}/responsibility/garnlaget-bereder" not in new
    drafted = [
        each for each in new.values() if each.type == "Responsibility" and each.data.get("deadline") == "--11-30"
    ]
    assert [each.data["mandate"] for each in drafted] == [f"{NEW}/mandate/garnlaget"]
    told, _, unchanged = found.files[REVIEW].partition("## Oförändrat sedan")
    assert f"`{OLD}/responsibility/garnlaget-bereder`" in told
    assert "30 november" in told
    assert BEREDER not in told
    assert BEREDER in unchanged


def test_what_is_added_to_a_sentence_that_stands_is_proposed_beside_it(arena: Path, revised: Revised) -> None:
    revised(TEXT.replace(BEREDER, f"Lotsstationen ska godkänna taxan och {BEREDER}"))
    duties = [each for each in records(arena).values() if each.type == "Responsibility"]
    assert sum(each.data["duty"] == "bereda" and "fyrvakten" in str(each.data["bearer"]) for each in duties) == 1
    assert [each.data["bearer"] for each in duties if each.data["duty"] == "godkanna"] == ["organisation/lotsen"]


def test_the_title_of_a_revision_has_an_id_with_a_year(arena: Path, revised: Revised, tmp_path: Path) -> None:
    revised(TEXT)
    assert str(records(arena)[f"edition/{NEW}"].data["label"]["sv"]).endswith(f" ({NEW})")
    undated = draft(tmp_path / "ny.txt", open_workspace(arena), "utkast", "stadga", "sv")
    assert "(utkast)" not in undated.files["edition.yaml"]


def test_headings_under_one_that_is_new_are_sections_of_their_own(arena: Path, revised: Revised) -> None:
    """Those that the older text had too, though no record of its edition told of them."""
    text = "# Fisket\n\nFyrvakten ska räkna båtarna.\n\n## Bryggan\n\nGarnlaget ska laga bryggan.\n\n## Ljusen\n"
    text += "\nFyrvakten ska släcka ljusen.\n"
    older = arena.with_name("äldre.md")
    older.write_text(text, "utf-8")
    (arena / "documents/stadga-2035.txt").write_text(convert(older).text, "utf-8")
    revised(text, "md")
    sections = [each.id.rpartition("/")[2] for each in records(arena).values() if each.type == "Section"]
    assert {"bryggan", "ljusen"} <= set(sections)
    open_service(arena)


def test_what_stands_twice_is_not_carried(arena: Path, revised: Revised) -> None:
    revised(f"{TEXT}\n{BEREDER}\n")
    assert f"{NEW}/responsibility/fyrvakten-bereder" not in records(arena)


def test_without_the_older_text_what_is_carried_is_marked(arena: Path, revised: Revised) -> None:
    (arena / "documents/stadga-2035.txt").unlink()
    found = revised(TEXT)
    assert f"{NEW}/responsibility/garnlaget-bereder" in records(arena)
    assert not found.is_compared
    places = re.findall(r"^  source:(.*)$", found.files["duties.yaml"], re.MULTILINE)
    assert places
    assert all("# OSÄKERT 70 %: förd över från stadga-2035" in place for place in places)
    assert "--documents" in found.files[REVIEW]


def test_words_that_stand_in_a_changed_sentence_are_carried_with_a_mark(arena: Path, revised: Revised) -> None:
    found = revised(TEXT.replace("åt fyrvakten\nsenast", "åt fyrvakten\nutan dröjsmål och senast"))
    assert f"{NEW}/mandate/garnlaget" in records(arena)
    assert "meningen de står i är ändrad" in found.files["duties.yaml"]


def test_what_leads_up_to_a_list_is_part_of_what_its_items_say(arena: Path, tmp_path: Path) -> None:
    """An item below another introduction is marked, and what rests on both is read anew."""
    (arena / "documents/ordning.txt").write_text("Garnlaget ska:\n\n• måla båtar,\n\n• räkna nät.\n", "utf-8")
    (arena / "ordning-2035").mkdir()
    both = "textStart: 'Garnlaget ska:', textEnd: 'måla båtar,'"
    duties = [("malar", both), ("raknar", "textStart: räkna nät.")]
    (arena / "ordning-2035/edition.yaml").write_text(
        """
- {id: document/ordning, type: GoverningDocument, label: {sv: Ordning, en: Order}}
- {id: edition/ordning-2035, type: Edition, label: {sv: Ordning, en: Order}, editionOf: document/ordning,
   status: adopted, issued: "2035", fileName: ordning.txt}
- {id: ordning-2035/section/organ, type: Section, label: {sv: Organ, en: Bodies}, order: 1,
   edition: edition/ordning-2035}
- {id: object/bat, type: Deliverable, label: {sv: Båtar, en: Boats}, source: [{section: organ, textStart: "båtar"}]}
"""
        + "".join(
            f"- {{id: ordning-2035/responsibility/{name}, type: Responsibility, label: {{sv: {name}, en: {name}}},"
            f" bearer: organisation/garnlaget, duty: genomfora, force: ska, source: [{{section: organ, {place}}}]}}\n"
            for name, place in duties
        ),
        "utf-8",
    )
    document = tmp_path / "ny.txt"
    document.write_text("Garnlaget bör:\n\n• måla båtar,\n\n• räkna nät.\n", "utf-8")
    found = draft(document, open_workspace(arena), "ordning-2040", "ordning", "sv")
    assert "det som inleder listan är ändrat" in found.files["edition.yaml"]
    assert "genomfora" in found.files["responsibilities.yaml"]
    write_folder(arena / "ordning-2040", found.files)
    new = [each for each in open_workspace(arena).records if each.edition == "ordning-2040"]
    forces = {str(each.data["label"]["sv"]): each.data["force"] for each in new if each.type == "Responsibility"}
    assert forces == {"raknar": "ska", "Målar båtar": "bor"}


def test_a_new_sentence_is_all_that_is_new(arena: Path, revised: Revised) -> None:
    found = revised(f"{TEXT}\nGarnlaget ska senast den 1 maj lämna en rapport till Bryggrådet.\n")
    changes = compared(open_service(arena), OLD, NEW).changes
    assert {change.type for change in changes if change.kind != "kept"} <= {"Responsibility", "Line", "Mandate"}
    assert [change.kind for change in changes if change.type == "Responsibility" and change.kind != "kept"] == ["new"]
    assert found.files[REVIEW].count("> ") == 1


def test_a_body_of_which_one_place_has_gone_stays_with_a_mark(arena: Path, revised: Revised) -> None:
    found = revised(TEXT.replace("Garnlaget bereder frågor", "Garnlaget dryftar frågor"))
    assert "organisation/garnlaget" in records(arena)  # named by the compound body, and by what is drafted
    assert "OSÄKERT" in found.files["bodies.yaml"]


def test_headings_are_known_again_by_name_whatever_number_they_have(arena: Path, tmp_path: Path) -> None:
    """A section moved, and renumbered, is still that section."""
    (arena / "documents/stadga-2035.txt").unlink()
    (arena / "documents/ordning.md").write_text("# Ordning\n\n## 1. Båtar\n\nGarnlaget ska måla båtarna.\n", "utf-8")
    edition = arena / "ordning-2035"
    edition.mkdir()
    edition.joinpath("edition.yaml").write_text(
        """
- {id: document/ordning, type: GoverningDocument, label: {sv: Ordning, en: Order}}
- {id: edition/ordning-2035, type: Edition, label: {sv: Ordning, en: Order}, editionOf: document/ordning,
   status: adopted, issued: "2035", fileName: ordning.md}
- id: ordning-2035/section/batar
  type: Section
  label: {sv: Båtar, en: Boats}
  order: 1
  edition: edition/ordning-2035
  source: [{section: batar, textStart: 1. Båtar}]
- id: ordning-2035/responsibility/malar
  type: Responsibility
  label: {sv: Målar båtarna, en: Paints the boats}
  bearer: organisation/garnlaget
  duty: genomfora
  force: ska
  source: [{section: batar, textStart: Garnlaget ska måla båtarna.}]
""",
        "utf-8",
    )
    document = tmp_path / "ny.md"
    document.write_text(
        "# Ordning\n\n## 1. Bryggor\n\nEn ny del.\n\n## 2. Båtar\n\nGarnlaget ska måla båtarna.\n", "utf-8"
    )
    found = draft(document, open_workspace(arena), "ordning-2040", "ordning", "sv")
    write_folder(arena / "ordning-2040", found.files)
    assert found.carried == as_before(open_workspace(arena), "ordning-2040")
    new = {each.id: each for each in open_workspace(arena).records if each.edition == "ordning-2040"}
    assert new["ordning-2040/section/batar"].data["source"][0]["textStart"].startswith("2. Båtar")
    assert new["ordning-2040/responsibility/malar"].data["source"][0]["section"] == "batar"
    assert "ordning-2040/section/1-bryggor" in new or "ordning-2040/section/bryggor" in new


def test_what_nobody_has_gone_through_in_a_draft_waits_in_the_next_one_too(arena: Path, tmp_path: Path) -> None:
    more = "Garnlaget ska senast den 1 maj lämna en rapport till Bryggrådet.\n\nFyrvakten ska rapportera till Garnlaget"
    text = f"{TEXT}\n{more}.\n"
    document, kept = tmp_path / "ny.txt", arena / "documents/ny.txt"
    document.write_text(text, "utf-8")
    first = draft(document, open_workspace(arena), NEW, "stadga", "sv")
    write_folder(arena / NEW, first.files)
    shutil.copy(document, kept)
    file = arena / NEW / "responsibilities.yaml"
    before = notes_in(file.read_text("utf-8"))
    waits, gone_through = before
    lines = file.read_text("utf-8").partition(f"- id: {gone_through}\n")
    rest = lines[2].partition("\n- id: ")
    read = "".join(without_notes(rest[0].splitlines(keepends=True)))
    file.write_text("".join((*lines[:2], read, *rest[1:])), "utf-8")
    document.write_text(f"{text}\nHimlen är blå.\n", "utf-8")
    second = draft(document, open_workspace(arena), "stadga-2041", "stadga", "sv")
    write_folder(arena / "stadga-2041", second.files)
    after = notes_in((arena / "stadga-2041/responsibilities.yaml").read_text("utf-8"))
    assert second.revised == NEW  # a draft has no date, and is later than what it revises all the same
    renamed = waits.replace(NEW, "stadga-2041")
    assert after == {renamed: before[waits]}
    assert second.waiting == first.waiting - 1
    told = second.files[REVIEW].partition("där ingen har gått igenom det")[2].partition("## ")[0]
    assert f"`{renamed}`" in told
    assert gone_through.rpartition("/")[2] not in told


@pytest.mark.parametrize("at", range(0, len(TEXT.split("\n\n")) + 1, 2))
def test_a_foreign_paragraph_anywhere_disturbs_nothing(at: int, arena: Path, revised: Revised) -> None:
    paragraphs = TEXT.rstrip().split("\n\n")
    found = revised("\n\n".join([*paragraphs[:at], "Himlen är blå över viken.", *paragraphs[at:]]))
    old = [each for each in open_workspace(arena).records if each.edition == OLD]
    assert found.carried == len(old) - 2


def test_a_passage_is_found_by_its_words_where_only_its_neighbour_has_changed(tmp_path: Path) -> None:
    document = tmp_path / "ny.txt"
    document.write_text("Garnlaget lagar nät. Det sker på våren.", "utf-8")
    locator = Locator("ny", "organ", "Garnlaget", "nät.", suffix="Det sker på hösten.")
    old = "Garnlaget lagar nät. Det sker på hösten."
    found = Places(old, convert(document)).place(locator)
    assert found is not None
    assert (found.span.start, found.span.end) == (0, len("Garnlaget lagar nät."))
    assert found.locator.suffix is None
    assert Places(f"{old} {old}", convert(document)).place(locator) is None


def test_a_part_of_a_name_means_nothing_of_another_document() -> None:
    def event(edition: str, name: str) -> Record:
        return Record(f"event/{edition}", "Event", edition, {"label": {"sv": name}}, Path("x.yaml"), 1)

    here, there = event("ny", "Återblick i Bryggrådet"), event("annan", "Samtal med Bryggrådet")
    assert known_to("ny", [here, there], "Bryggrådet beslutar.") == (here,)
    assert known_to("ny", [here, there], "Efter samtal med Bryggrådet.") == (here, there)


def test_what_cannot_be_pointed_at_is_told_of_and_is_no_record(revised: Revised) -> None:
    found = revised("\n\n".join(["Garnlaget ska rapportera till Bryggrådet."] * 30))
    assert "responsibilities.yaml" not in found.files
    assert "inte går att peka ut" in found.files[REVIEW]


#: What is done to the text of 2025: five sentences changed, two taken away, three added.
CHANGES = (
    (r"senast\s+31\s+oktober", "senast 30 november"),
    (r"bestå\s+av\s+åtta\s+ledamöter", "bestå av sex ledamöter"),
    (r"ansvara\s+för(\s+samordning\s+av\s+gemensamma\s+statliga)", r"stödja\1"),
    (r"årligen(\s+redovisa\s+måluppfyllelse)", r"vartannat år\1"),
    (r"Beredningsgruppen\s+kan\s+göra", "Beredningsgruppen ska göra"),
    (r"•\s+följa\s+upp\s+handlingsplaner\s+för\s+Utvecklings[^.]*\.", ""),
    (r"Geografisk\s+spridning\s+över[^.]*\.\s+", ""),
    (
        r"(i\s+beredningsgruppen\s+utses[^.]*\.)",
        r"\1 Beredningsgruppen ska senast den 15 maj lämna en lägesbild till VR/OR.",
    ),
    (
        r"(Vid\s+behov\s+bjuds\s+sakkunniga\s+in\.)",
        r"\1 Utvecklingsgrupperna ska varje år bjuda in brukarna till samtal.",
    ),
    (r"(En\s+bred\s+politisk[^.]*\.)", r"\1 Politiska styrgruppen ska rapportera till Värmlandsrådet."),
)
#: The duties of 2025 that stand on the seven sentences that are changed or taken away.
TOUCHED = {
    *("bg-foljer-upp-utvecklingsgruppernas-planer", "bg-foljer-upp-samordningsgruppernas-planer"),
    *("bg-tar-stallning", "bg-rekommenderar", "hm-genomfor-lokala-dialoger"),
    *("sug-samordnar-statliga-medel", "sug-redovisar-maluppfyllelse"),
}


@pytest.fixture(scope="module")
def varmland(documents: Path, tmp_path_factory: pytest.TempPathFactory) -> Service:
    """Return Värmland with the document of 2025 drafted as two next editions: unchanged, and with changes."""
    folder = tmp_path_factory.mktemp("revidering")
    arena = folder / "arena"
    create_workspace(arena, "varmland")
    (original,) = documents.glob("004_*.txt")
    text = original.read_text("utf-8")
    for pattern, new in CHANGES:
        text, number = re.subn(pattern, new, text)
        assert number == 1, pattern
    (folder / "changed.txt").write_text(text, "utf-8")
    before = open_workspace(arena)
    for document, edition in ((original, "utkast-a"), (folder / "changed.txt", "utkast-b")):
        found = draft(document, before, edition, "politiskt-inriktningsdokument", "sv", documents=documents)
        write_folder(arena / edition, found.files)
        assert found.carried == as_before(open_workspace(arena), edition)  # the command and the page count alike
    return open_service(arena)


def test_the_draft_of_2025_unchanged_is_kept_whole(varmland: Service) -> None:
    changes = compared(varmland, "np-2025", "utkast-a").changes
    others = [change for change in changes if change.kind != "kept"]
    # That the text is cut short is said of the older one: what the draft lacks it lacks.
    assert [(change.kind, change.type, change.weak) for change in others] == [("dropped", "Note", "")]
    assert len(changes) > 500
    assert {change.evidence for change in changes} == {"inferred"}
    found = [check(varmland.dataset, varmland.store, varmland.view(each)) for each in ("np-2025", "utkast-a")]
    assert not [finding for finding in found[1] if finding.severity == "error"]
    told = [Counter(finding.rule for finding in findings) for findings in found]
    assert told[0] - told[1] == Counter()
    more = told[1] - told[0] - Counter({"editions-side-by-side": 1})  # the two drafts of this test
    assert more <= OF_A_NEW_EDITION, more


def test_of_the_draft_of_2025_changed_in_ten_places_these_show(varmland: Service) -> None:
    changes = compared(varmland, "np-2025", "utkast-b").changes
    duties = [change for change in changes if change.type == "Responsibility" and change.kind != "kept"]
    touched = {each.iri.rpartition("/")[2] for change in duties for each in change.before}
    assert touched == TOUCHED
    new = [change for change in duties if not change.before]
    assert len(new) == 3
    assert Counter(change.kind for change in duties)["dropped"] == 2
    others = {change.type for change in changes if change.kind != "kept"}
    assert others <= {"Responsibility", "CompositionRule", "Deliverable", "Event", "Line", "Note"}
