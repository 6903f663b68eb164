"""What opens a list in the list of proposals, and sections that are shown whole or say that they are not."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from collections.abc import Callable, Sequence
from html import unescape
from itertools import zip_longest
from pathlib import Path
from typing import Any

import pytest

from graph.beginning import Beginning
from graph.creation import create_workspace
from graph.documents.conversion import convert, kept_as
from graph.documents.segments import segments
from graph.drafting.drafting import draft
from graph.drafting.folder import write_folder
from graph.workspace import open_workspace
from server.lead_in import LeadIns
from server.pages.editing.kinds import by_own_name
from server.pages.editing.proposals.guessing import guessed, names_in
from server.pages.editing.things import Things

DOCUMENT = Path(__file__).parents[2] / "graph/drafting/documents/alvdalen.md"
GUIDE = Path(__file__).parents[3] / "docs/guider/starta-en-region.md"
PATH = "/redigera/genomgang"
OPENING = """# Ordning för Sjöbandet

## 1 Bandrådet

Bandrådet består av fem ledamöter.

Bandrådet ska:
"""
POINTS = """
- besluta om budget,
- följa upp trafiken varje år.
"""


@pytest.fixture
def editor_of(tmp_path: Path, editor_with: Callable[[Path], Any]) -> Callable[[str | Path], Any]:
    """Return what serves a proposal for a document, or for one of some text, to an editor."""

    def served(text: str | Path) -> Any:
        folder, document = tmp_path / "bandet", tmp_path / "ordning.md"
        if isinstance(text, Path):
            document = text
        else:
            document.write_text(text, "utf-8")
        create_workspace(folder, beginning=Beginning("Sjöbandet", languages=("sv",), levels=("Rådsnivå",)))
        write_folder(folder / "r", draft(document, open_workspace(folder), "r", None, "sv").files)
        (folder / "documents" / kept_as(document)).write_text(convert(document).text, "utf-8")
        shutil.rmtree(folder / "exempel-2030")
        return editor_with(folder)

    return served


def shown(editor: Any) -> str:
    return str(editor.client.get(PATH, params={"mapp": "r"}).text)


def sections(page: str) -> Sequence[str]:
    return unescape(page).split("<section ")[1:]


def test_a_form_that_nobody_has_begun_stops_no_press_that_sets_its_sentence_aside(editor_of: Any) -> None:
    # What opens no list is left to be said something of.
    editor = editor_of(OPENING + "\nRådet möts i maj.\n")
    page = shown(editor)
    fields = editor.fields(page)
    (number,) = (name[1:-5] for name, text in fields.items() if name.endswith(".fran") and text == "Bandrådet ska:")
    assert fields[f"u{number}.label.sv"] == ""
    done = editor.send(PATH, fields, f"darhan:{number}-{number}")
    assert done.status_code == 303, unescape(done.text)
    (aside,) = (each for each in open_workspace(editor.folder).records if each.type == "SetAside")
    assert aside.data["label"] == {"sv": "Bandrådet ska"}


def test_what_opens_a_list_and_says_no_more_is_not_left_itself(editor_of: Any) -> None:
    editor = editor_of(OPENING + POINTS)
    fields = editor.fields(shown(editor))
    assert "Bandrådet ska:" not in fields.values()
    # The page of the document, and what is left by it, count the same.
    document = unescape(editor.client.get("/dokument/r").text)
    left = document.partition('id="kvar"')[2].partition("</section>")[0]
    assert "Bandrådet ska:" not in left


def chapter(number: int, duties: int) -> str:
    duty = (
        "Bandrådet ska varje år redovisa budget {0} till kommunen. Dessutom ska hållplats {0} målas röd eller blå.\n\n"
    )
    return f"## {number} Kapitel\n\n" + "".join(duty.format(f"{number}{at}") for at in range(10, 10 + duties))


def test_a_section_is_shown_whole_or_not_yet(editor_of: Any) -> None:
    editor = editor_of(OPENING + POINTS + chapter(2, 14) + chapter(3, 14) + chapter(4, 14))
    page = shown(editor)
    headings = re.findall(r'<h2 id="del-\d+">(.*?)</h2>', page)
    assert headings[-1] == "2 Kapitel"
    assert "till kommer när de här är genomgångna" in page
    assert "Avsnittet fortsätter" not in page


def test_a_section_that_no_page_holds_says_that_it_goes_on(editor_of: Any) -> None:
    editor = editor_of("# Ordning för Sjöbandet\n\n" + chapter(1, 60))
    done = editor.send(PATH, editor.fields(shown(editor)), "rader:1-1")
    section = sections(editor.client.get(done.headers["location"]).text)[-1]
    assert section.count('<li class="proposal"') == 40
    assert re.search(r"Avsnittet fortsätter: \d+ till", section)
    assert "De 40 som visas stämmer" in section
    assert "i avsnittet stämmer" not in section
    of_kind = editor.client.get(PATH, params={"mapp": "r", "slag": "Responsibility"}).text
    assert ">De 40 som visas stämmer</button>" in of_kind
    assert "av slaget stämmer" not in of_kind


def test_every_kind_that_the_guide_names_is_a_button_with_the_forms_of_several_beside(editor_of: Any) -> None:
    page = shown(editor_of(OPENING + "\nRådet möts i maj.\n"))
    kinds = page.partition('<p class="kinds">')[2].partition("</p>")[0]
    guide = (GUIDE.read_text("utf-8").partition("| texten säger | slag |")[2]).split("\n## ")[0]
    named = re.findall(r"^\| .* \| ([^|]+) \|$", guide, re.M)
    assert len(named) > 10
    assert [each for each in named if f">{each}</" not in kinds] == []


def test_every_whole_sentence_stands_in_the_list_until_it_is_answered(editor_of: Any) -> None:
    measure = "Andel boende nöjda med båten, enligt enkät."
    editor = editor_of(f"# Ordning för Sjöbandet\n\n## 1 Bandrådet\n\nBandrådet ska mötas i maj.\n\n{measure}\n")
    review = (editor.folder / "r" / "granska.md").read_text("utf-8")
    assert measure in review
    fields = editor.fields(shown(editor))
    (number,) = (name[1:-5] for name, text in fields.items() if name.endswith(".fran") and text == measure)
    done = editor.send(PATH, fields, f"darhan:{number}-{number}")
    assert done.status_code == 303, unescape(done.text)
    assert measure not in editor.fields(shown(editor)).values()


LOOSE = """# Ordning för Sjöbandet

## 1 Organisation

### 1.1 Bandkansliet

Bandkansliet är litet. Kansliet

- söker extern finansiering,
- målar båten.
"""
ORIGINALS = Path(__file__).parents[2] / "workspaces/prov/originals"


@pytest.mark.parametrize(
    "document",
    [LOOSE, DOCUMENT, ORIGINALS / "arbetsordning.txt", ORIGINALS / "delegationsordning.docx"],
)
def test_everything_in_a_document_stands_once_in_the_list(
    editor_of: Any, document: str | Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("server.pages.editing.proposals.listing.MOST", 1000)
    editor = editor_of(document)
    page = re.sub("</?mark>", "", unescape(shown(editor)))
    words = Counter(re.findall(r'<blockquote class="words"[^>]*>(.*?)</blockquote>', page))
    headings = set(re.findall(r'<h2 id="del[^>]*>(.*?)</h2>', page))
    (file,) = (each for each in (editor.folder / "documents").iterdir() if each.name != "exempelstadga.txt")
    pieces = segments(file.read_text("utf-8"))
    leads = LeadIns(open_workspace(editor.folder).records)
    wanted = [
        piece.text
        for piece, after in zip_longest(pieces, pieces[1:])
        if not leads(piece.text, after is not None and after.listed) and (piece.listed or " " in piece.text)
    ]
    assert [each for each in wanted if words[each] != wanted.count(each) and each not in headings] == []
    assert max(words.values()) == 1


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Bron byggdes innan något avtal fanns.", "Överenskommelse"),
        ("Läckaget ska vara högst 14 procent 2029.", "Mål i siffror"),
    ],
)
def test_an_agreement_or_a_level_is_among_the_first_kinds_where_the_words_tell_of_one(
    editor_of: Any, sentence: str, kind: str
) -> None:
    editor = editor_of(f"{OPENING}\nSkylten är blå och gul.\n\n{sentence}\n")
    page = shown(editor)
    buttons = dict.fromkeys(editor.fields(page).values(), "")
    for name, words in editor.fields(page).items():
        if name.endswith(".fran"):
            of_own = re.findall(rf'value="slag:{name[1:-5]}=[^>]*>([^<]+)</button>', page)
            buttons[words] = ", ".join(of_own)
    assert buttons[sentence].startswith(kind)
    assert buttons[sentence].count(kind) == buttons["Skylten är blå och gul."].count(kind) == 1
    assert not buttons["Skylten är blå och gul."].startswith(kind)


def test_what_may_not_be_done_after_a_semicolon_is_proposed_as_a_prohibition(editor_of: Any) -> None:
    forbidden = "uppgifter om skyddade platser får inte spridas utanför bandet."
    editor = editor_of(f"{OPENING}{POINTS}\nMätdata ska redovisas varje år av Bandrådet; {forbidden}\n")
    found = [each for each in open_workspace(editor.folder).records if each.type == "Statement"]
    assert "prohibition" in [kind for each in found for kind in each.values("statementKind")]


@pytest.mark.parametrize("opening", ["Bandrådet ska", "Rådet har att", "Gruppen ansvarar för att"])
def test_what_opens_a_list_without_a_colon_is_left_nowhere(editor_of: Any, opening: str) -> None:
    text = OPENING.replace("Bandrådet ska:", opening) + "\n- måla båten blå,\n- tvätta flaggan i maj.\n"
    editor = editor_of(text)
    assert opening not in editor.fields(shown(editor)).values()
    assert f"- {opening}\n" not in (editor.folder / "r" / "granska.md").read_text("utf-8")
    left = unescape(editor.client.get("/dokument/r").text).partition('id="kvar"')[2].partition("</section>")[0]
    assert opening not in left


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Torkan har visat att ingen av dem klarar sig själv.", "Statement"),
        ("Kostnaden delas lika, om inte rådet beslutar annat.", "Statement"),
        ("Uppgifterna får inte spridas vidare.", "Statement:prohibition"),
        ("Ingen ledamot får delta på distans.", "Statement:prohibition"),
    ],
)
def test_not_every_denial_is_a_prohibition(editor_of: Any, sentence: str, kind: str) -> None:
    things = Things(open_workspace(editor_of(OPENING).folder), "sv")
    found, texts = guessed(things, names_in(things), sentence)
    assert by_own_name(found, texts) == kind


AGREEMENT = """# Ordning för Sjöbandet

## 1 Medlemmar

Medlemmar är Alby kommun, Norrby kommun, Söderby kommun, Österby kommun, Västerby kommun och Sjöby kommun.

## 2 Avtal

Hamnen regleras i ett samverkansavtal mellan dem.

## 3 Hamnrådet

Hamnrådet ska mötas i maj.
"""


def test_an_agreement_of_six_parties_is_added_with_its_days_in_the_list(editor_of: Any) -> None:
    editor = editor_of(AGREEMENT)
    fields = editor.fields(shown(editor))
    (number,) = (name[1:-5] for name, text in fields.items() if name.endswith(".fran") and text.startswith("Hamnen"))
    page = editor.send(PATH, fields, f"slag:{number}=Agreement").text
    fields, prefix = editor.fields(page), f"u{number}."
    towns = ("alby", "norrby", "soderby", "osterby", "vasterby", "sjoby")
    assert {f"{prefix}party.{at}" for at in range(1, 7)} <= set(fields)
    fields |= {f"{prefix}party.{at}": f"organisation/{town}-kommun" for at, town in enumerate(towns, 1)}
    fields |= {f"{prefix}validFrom.1": "1 januari 2030", f"{prefix}validTo.1": "31 december 2033"}
    done = editor.send(PATH, fields, f"lagg-till:{number}")
    assert done.status_code == 303, unescape(done.text)
    (made,) = (each for each in open_workspace(editor.folder).records if each.type == "Agreement")
    assert len(made.values("party")) == 6
    assert (made.data["validFrom"], made.data["validTo"]) == ("2030-01-01", "2033-12-31")


def test_one_more_member_of_the_arena_has_room_beside_those_proposed(editor_of: Any) -> None:
    editor = editor_of(AGREEMENT)
    fields = editor.fields(shown(editor))
    (row,) = (name[:-4] for name, text in fields.items() if text.startswith("organisation/sjobandet "))
    given = {name: text for name, text in fields.items() if name.startswith(f"{row}member.") and text}
    (first, *_), name = given, f"{row}member.{len(given) + 1}"
    assert fields[name] == ""
    # One goes and another comes, typed by name.
    assert editor.send(PATH, fields | {first: "", name: "Hamnrådet"}, "rattat").status_code == 303
    every = open_workspace(editor.folder).records
    (arena,) = (each for each in every if each.id == "organisation/sjobandet" and each.edition == "r")
    assert list(arena.values("member")) == [*list(given.values())[1:], "organisation/hamnradet"]


def test_a_composition_says_where_no_number_of_seats_is_said(editor_of: Any) -> None:
    page = shown(editor_of(f"{OPENING}{POINTS}\n## 2 Styrgruppen\n\nStyrgruppen består av kommundirektörerna.\n"))
    (members,) = re.findall(r'class="line">(Ledamöter i .*?)</label>', page.replace("<b>", "").replace("</b>", ""))
    assert "hur många sägs inte" in members


def test_a_level_brings_its_figures_and_the_goal_and_measure_above_it(editor_of: Any) -> None:
    goal = "- Snabb båt. Mäts som tid från signal till avgång. Högst två timmar senast 2030."
    storm = "Vid storm gäller högst sex timmar senast 2033."
    editor = editor_of(f"# Ordning för Sjöbandet\n\n## 1 Mål\n\n{goal}\n\n## 2 Storm\n\n{storm}\n")
    fields = editor.fields(shown(editor))
    (number,) = (name[1:-5] for name, text in fields.items() if name.endswith(".fran") and "Vid storm" in text)
    page = editor.send(PATH, fields, f"slag:{number}=Target").text
    fields, prefix = editor.fields(page), f"u{number}."
    kinds = {each.id: each.type for each in open_workspace(editor.folder).records}
    assert (fields[f"{prefix}levelAtMost.1"], fields[f"{prefix}dueYear.1"]) == ("6", "2033")
    assert kinds[fields[f"{prefix}targetOf.1"]] == "Goal"
    assert kinds[fields[f"{prefix}indicator.1"]] == "Indicator"


def test_a_body_that_is_only_named_asks_whether_it_is_another(editor_of: Any) -> None:
    rows = (
        "| Månad | Aktivitet | Vem |\n|---|---|---|\n| April | Vårprov | Täktgruppen |\n| Maj | Årsmöte | Bandrådet |\n"
    )
    year = f"\n## 2 Året\n\n{rows}"
    page = unescape(shown(editor_of(OPENING + POINTS + year)))
    every = page.split('<li class="proposal" id="p-')[1:]
    assert [row.partition('"')[0] for row in every if "Nämns bara;" in row] == ["organisation/taktgruppen"]
    # Which duties make a line between bodies stands where one chooses among them.
    assert ">redovisa (ger en linje)</option>" in page
    assert ">presentera</option>" in page


@pytest.mark.parametrize(("words", "is_silent"), [("Månad Aktivitet Vem", True), ("Månad Vårprov Vem", False)])
def test_the_headings_of_a_table_say_nothing_of_their_own(words: str, is_silent: bool) -> None:
    assert LeadIns([])(words, opens=False) is is_silent


GOALS_AND_DUTIES = """# Ordning för Sjöbandet

## 1 Mål

Målen är:

- Fler ska segla.
- Båten är allas.

## 2 Bandkansliet

Bandkansliet är litet. Bandkansliet

- redovisar budgeten för Alby kommun,
- ofta snickrar bryggor i viken.
"""


def test_an_item_is_begun_as_the_others_of_its_list(editor_of: Any) -> None:
    editor = editor_of(GOALS_AND_DUTIES)
    fields = editor.open(f"{PATH}?mapp=r")
    begun = {text: name.removesuffix("fran") for name, text in fields.items() if name.endswith(".fran")}
    (item,) = (prefix for text, prefix in begun.items() if text.startswith("• ofta snickrar"))
    said = {key: fields[f"{item}{key}"] for key in ("typ", "bearer.1", "duty.1")}
    assert said == {"typ": "Responsibility", "bearer.1": "organisation/bandkansliet", "duty.1": "genomfora"}
    # A goal is of the kind of its neighbours.
    (other,) = (prefix for text, prefix in begun.items() if text == "Målen är:")
    goals = {text for name, text in fields.items() if name.startswith("r") and name.endswith(".goalKind.1")}
    fields = editor.fields(editor.send(PATH, fields, f"slag:{other[1:-1]}=Goal").text)
    assert {fields[f"{other}goalKind.1"]} == goals
