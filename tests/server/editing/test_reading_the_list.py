"""The list of proposals read as a text: each sentence once, what is proposed as sentences, a section at one press."""

from __future__ import annotations

import re
import shutil
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from graph.documents.conversion import convert
from graph.documents.normalise import normalise
from graph.workspace import open_workspace

DOCUMENT = Path(__file__).parents[2] / "graph/drafting/documents/alvdalen.md"
LIST = "/redigera/genomgang?mapp=r"


@pytest.fixture
def editor(proposal: Any) -> Any:
    """Return an editor with a proposal that nobody has gone through."""
    return proposal


def page_of(editor: Any, address: str = LIST) -> str:
    return unescape(editor.client.get(address).text)


def lines_of(page: str) -> list[str]:
    """Return what the proposals say, as one reads them."""
    shown = re.findall(r'class="line">(.*?)</label>', re.sub(r'<span class="hidden">.*?</span>', "", page))
    return [re.sub("<[^>]+>", "", line.replace('<span class="besides">', " · ")).strip() for line in shown]


def test_a_proposal_reads_as_the_sentence_that_it_states(editor: Any) -> None:
    lines = lines_of(page_of(editor))
    assert "Direktionen har 8 platser · 8 från Medlemskommunerna" in lines
    assert "Direktionen ansvarar för förbundets löpande förvaltning" in lines
    assert "Utan bärare: följer målet · följa upp" in lines
    duty = next(line for line in lines if line.startswith("Direktionen redovisar årsbokslutet"))
    assert duty.endswith(" · ska · varje år · senast 31 mars")
    assert any(line.startswith("Direktionen: direktion, ") for line in lines)
    assert not any("osäkert" in line or "%" in line for line in lines)
    english = lines_of(page_of(editor, LIST + "&lang=en"))
    assert any(line.startswith("Direktionen has 8 seats · ") for line in english)


def test_only_what_is_less_than_fairly_sure_is_marked(editor: Any) -> None:
    rows = page_of(editor).split('<li class="proposal"')[1:]
    for row in rows:
        box = row.partition("</p>")[0]
        assert ('class="doubt"' not in box) or " checked>" not in box, box


def test_each_sentence_stands_once_whole_and_in_the_order_of_the_document(editor: Any) -> None:
    text, every = normalise(convert(DOCUMENT).text), []
    for section in page_of(editor).split("<section ")[1:]:
        blocks = section.split('<div class="beside">')[1:]
        found = [re.search(r'<blockquote class="words" lang="sv">(.*?)</blockquote>', each) for each in blocks]
        words = [re.sub("</?mark>", "", each[1]) for each in found if each]
        places = [text.index(each) for each in words]
        assert places == sorted(places)
        every += words
    assert len(every) == len(set(every)) > 20


def test_a_section_is_done_with_at_one_press(editor: Any) -> None:
    page, files = page_of(editor), editor.files()
    button = re.findall(r'value="(klart:\d+-\d+=\d+-\d+)">', page)[0]
    records, left = (part.split("-") for part in button.removeprefix("klart:").split("="))
    done = editor.send("/redigera/genomgang", editor.fields(page), button)
    assert done.status_code == 303, unescape(done.text)
    after = page_of(editor, done.headers["location"])
    assert f"{int(records[1]) - int(records[0]) + 1} poster gicks igenom" in after.replace("En post", "1 poster")
    aside = [each for each in open_workspace(editor.folder).records if each.type == "SetAside"]
    assert len(aside) == int(left[1]) - int(left[0]) + 1
    (undo,) = re.findall(r'value="(angra:\d+)"', after)
    assert editor.send("/redigera/genomgang", editor.fields(unescape(after)), undo).status_code == 303
    assert editor.files() == files


def test_those_ticked_in_one_section_are_accepted_alone(editor: Any) -> None:
    page = page_of(editor)
    button = re.findall(r'value="(ikryssat:\d+-\d+)"', page)[0]
    first, last = map(int, button.removeprefix("ikryssat:").split("-"))
    fields = editor.fields(page)
    ticked = [number for number in range(first, last + 1) if f"r{number}.stammer" in fields]
    done = editor.send("/redigera/genomgang", fields, button)
    assert done.status_code == 303
    left = page_of(editor, done.headers["location"])
    assert [f'value="{fields[f"r{number}.post"]}"' in left for number in range(first, last + 1)] == [
        number not in ticked for number in range(first, last + 1)
    ]


def test_more_is_added_to_a_sentence_where_it_stands_and_one_more_like_it(editor: Any) -> None:
    page = page_of(editor)
    button = re.findall(r'value="(mer:[^"]+)"', page)[0]
    shown = editor.send("/redigera/genomgang", editor.fields(page), button)
    own = unescape(shown.text).partition('id="mer" open')[2].partition("</li>")[0]
    number = re.findall(r'value="lagg-till:(\d+)"', own)[0]
    fields = editor.fields(shown.text)
    # The sentence stays open while its kind is chosen, by one press.
    shown = editor.send("/redigera/genomgang", fields, f"slag:{number}=Responsibility")
    fields = editor.fields(shown.text)
    fields |= {f"u{number}.label.sv": "Väcker frågan", f"u{number}.bearer.1": "organisation/direktionen"}
    fields |= {f"u{number}.duty.1": "besluta", f"u{number}.force.1": "ska"}
    done = editor.send("/redigera/genomgang", fields, f"lagg-till:{number}")
    assert done.status_code == 303, unescape(done.text)
    (once_more,) = re.findall(r'href="([^"]+)">En till från samma ställe', page_of(editor, done.headers["location"]))
    again = editor.fields(editor.client.get(once_more.partition("#")[0]).text)
    at = f"u{number}."
    assert (again[f"{at}fran"], again[f"{at}typ"]) == (fields[f"{at}fran"], "Responsibility")
    assert again[f"{at}bearer.1"] == "organisation/direktionen"


def test_a_sentence_that_more_is_added_to_is_not_set_aside_with_the_rest(editor: Any) -> None:
    page, text = page_of(editor), normalise(convert(DOCUMENT).text)
    section = next(each for each in page.split("<section ")[1:] if 'value="klart:' in each)
    (slug,) = re.findall(r'id="avsnitt-([^"]+)"', section)
    said = next(each for each in section.split('<div class="beside">')[1:] if '<li class="proposal"' in each)
    words = re.sub("<[^>]+>", "", said.partition('lang="sv">')[2].partition("</blockquote>")[0])
    shown = editor.send("/redigera/genomgang", editor.fields(page), f"mer:{slug}:{text.index(words)}").text
    own = next(each for each in unescape(shown).split("<section ")[1:] if 'id="mer"' in each)
    (button,) = re.findall(r'value="(klart:[^"]+)"', own)
    before = {each.id for each in open_workspace(editor.folder).records}
    assert editor.send("/redigera/genomgang", editor.fields(shown), button).status_code == 303
    new = [each for each in open_workspace(editor.folder).records if each.id not in before]
    starts = [place["textStart"] for each in new for place in each.values("source")]
    assert new
    assert not any(words.startswith(start) for start in starts)


def test_a_place_that_no_document_has_is_passed_over(editor: Any) -> None:
    for place in ("avsnitt:999999999", "x", "avsnitt:" + "9" * 50, "avsnitt:٣"):
        assert editor.client.get(LIST, params={"mapp": "r", "mer": place}).status_code == 200


def test_an_event_is_added_with_the_month_that_its_sentence_names(editor: Any) -> None:
    text = normalise(convert(DOCUMENT).text)
    at = f"mer:7-forbundets-ar:{text.index('September: Medlemskommunerna') + 1}"
    fields = editor.fields(page_of(editor))
    shown = editor.send("/redigera/genomgang", fields, at)
    (number,) = re.findall(r'value="lagg-till:(\d+)"', shown.text.partition('id="mer"')[2])[:1]
    shown = editor.send("/redigera/genomgang", editor.fields(shown.text), f"slag:{number}=Event")
    fields = editor.fields(shown.text)
    assert fields[f"u{number}.month.1"] == "--09"
    assert fields[f"u{number}.wheel.1"]
    assert re.search(rf'id="u{number}\.month\.1".*?<option value="--09" selected>', shown.text, re.DOTALL)


def test_a_sentence_that_one_is_done_with_stays_to_be_added_to(editor: Any) -> None:
    page = page_of(editor)
    number = re.findall(r'value="rader:(\d+)-\1"', page)[0]
    done = editor.send("/redigera/genomgang", editor.fields(page), f"rader:{number}-{number}")
    after = editor.client.get(done.headers["location"]).text
    finished = re.findall(r'name="klara" value="([^"]+)"', after)[0]
    assert "Genomgången." in after
    assert f'value="mer:{finished}"' in after
    more = editor.send("/redigera/genomgang", editor.fields(after), f"mer:{finished}")
    assert 'id="mer"' in more.text


def test_what_is_left_of_a_section_stays_where_it_stands(editor: Any) -> None:
    sections = re.findall(r'id="avsnitt-([^"]+)"', page_of(editor))
    found = [each for each in open_workspace(editor.folder).records if each.type == "Section"]
    order = [each.id.rpartition("/")[2] for each in sorted(found, key=lambda section: section.data["order"])]
    assert sections == [slug for slug in order if slug in sections]


@pytest.mark.parametrize(
    ("named", "force", "word"),
    [("Samverkansrådet", "kan", "kan"), ("Arbörstiftelsen", "bor", "bör"), ("Landskapsrådet", "ska", "ska")],
)
def test_a_duty_says_its_force_also_where_a_name_has_those_letters(
    proposed: Path, editor_with: Any, tmp_path: Path, named: str, force: str, word: str
) -> None:
    folder = shutil.copytree(proposed, tmp_path / "dalen")
    bodies, duties = folder / "r/bodies.yaml", folder / "r/responsibilities.yaml"
    bodies.write_text(bodies.read_text("utf-8").replace("{sv: Direktionen}", f"{{sv: {named}}}"), "utf-8")
    duties.write_text(re.sub(r"  force: [\w-]+", f"  force: {force}", duties.read_text("utf-8")), "utf-8")
    (line,) = (each for each in lines_of(page_of(editor_with(folder))) if each.startswith(f"{named} tillsätter"))
    assert line.split(" · ")[1:] == [word]


def test_a_sentence_mended_while_something_is_added_at_another_stays_to_be_added_to(editor: Any) -> None:
    fields = editor.fields(page_of(editor))
    label = next(name for name, text in fields.items() if re.fullmatch(r"r\d+\.label\.sv", name) and text)
    record = fields[f"{label.partition('.')[0]}.post"].partition(" ")[0]
    number = next(name[1:-5] for name in fields if re.fullmatch(r"u\d+\.fran", name))
    done = editor.send("/redigera/genomgang", {**fields, label: "Något annat"}, f"darhan:{number}-{number}")
    assert done.status_code == 303
    after = editor.client.get(done.headers["location"]).text
    assert editor.record(record).data["label"]["sv"] == "Något annat"
    assert "Genomgången." in after
    (finished,) = re.findall(r'name="klara" value="([^"]+)"', after)
    assert f'value="mer:{finished}"' in after
