"""The chart and its equal list."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations
from typing import TYPE_CHECKING

import pytest

from server.service import Service

if TYPE_CHECKING:
    from tests.server.pages.conftest import Element, Page

Read = Callable[..., "Page"]
_SHAPES = ("card", "frame", "dot")
_MEASURES = ("x", "y", "width", "height", "cx", "cy")


def drawn(page: Page) -> Element:
    (svg,) = [each for each in page.every("svg") if "chart" in each.attributes.get("class", "")]
    return svg


def test_every_body_drawn_is_a_link_and_stands_in_the_list(read: Read) -> None:
    page = read("/styrkarta")
    boxes = {f"/organ/{slug}" for slug in slugs(drawn(page))}
    listed = {link.attributes["href"] for link in page.section("lista").every("a")}
    assert len(boxes) > 40
    assert boxes <= listed


def test_every_line_drawn_leads_to_its_sentence(read: Read) -> None:
    page = read("/styrkarta?linjer=reports,prepares,supports,drawn-from,informs,appoints,commissions")
    lines = [link for link in drawn(page).every("a") if "data-from" in link.attributes]
    assert lines
    for line in lines:
        assert "Regel:" in page.by_id(line.attributes["href"].removeprefix("#")).text or "Källa:" in page.text


def test_the_lenses_say_how_many_lines_there_are_and_choose_them(read: Read) -> None:
    page = read("/styrkarta?linjer=prepares")
    checked = [each.attributes["value"] for each in page.every("input") if "checked" in each.attributes]
    assert checked == ["prepares"]
    sentences = [item.text for item in page.section("lista").every("li") if " uttalat " in f"{item.text} "]
    assert any("Beredningsgruppen bereder åt Politiska styrgruppen" in sentence for sentence in sentences)
    assert not any("svarar inför" in sentence for sentence in sentences)


def test_every_kind_of_line_keeps_its_lens_in_every_edition(read: Read) -> None:
    def lenses(path: str) -> dict[str, str]:
        (fieldset,) = [
            each
            for each in read(path).every("fieldset")
            if any("linjer" in f.attributes.values() for f in each.every("input"))
        ]
        return {label.every("input")[0].attributes["value"]: label.text for label in fieldset.every("label")}

    newest, bare = lenses("/styrkarta"), lenses("/styrkarta?utgava=vs-2022")
    assert list(newest) == list(bare) == list(lenses("/styrkarta?utgava=alla"))
    assert all(words.endswith("(0)") for words in bare.values())


def test_a_lens_of_which_there_is_no_line_cannot_be_switched_and_is_kept(read: Read) -> None:
    fields = [
        each.attributes
        for each in read("/styrkarta?utgava=vs-2022&linjer=prepares").every("input")
        if each.attributes.get("name") == "linjer" and each.attributes["value"]
    ]
    boxes = [each for each in fields if each["type"] == "checkbox"]
    assert all("disabled" in each for each in boxes)
    assert [each["value"] for each in boxes if "checked" in each] == ["prepares"]
    # A field that is disabled is not sent along, so that the choice is in one of its own.
    assert ("hidden", "prepares") in {(each["type"], each["value"]) for each in fields}
    assert any("disabled" not in each.attributes for each in read("/styrkarta").every("input"))


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("linjer=", "Inget slag av linje är valt, och därför är tabellen tom."),
        ("linjer=borders", "Här finns inga linjer av de slag som är valda."),
        ("utgava=vs-2022", "Här finns inga linjer."),
        ("fokus=kth", "Inga egna linjer."),
    ],
)
def test_an_empty_table_says_why(read: Read, query: str, words: str) -> None:
    assert words in read(f"/styrkarta?visa=tabell&{query}").section("tabell").text


def test_no_lens_chosen_draws_no_line(read: Read) -> None:
    assert [link for link in drawn(read("/styrkarta?linjer=")).every("a") if "data-from" in link.attributes] == []


def test_focus_shows_the_body_and_what_is_near(read: Read) -> None:
    def slugs(path: str) -> set[str]:
        links = drawn(read(path)).every("a")
        return {link.attributes["data-node"] for link in links if "data-node" in link.attributes}

    near = slugs("/styrkarta?fokus=beredningsgruppen")
    further = slugs("/styrkarta?fokus=beredningsgruppen&steg=2")
    assert {"beredningsgruppen", "politiska-styrgruppen", "systemledningen"} <= near
    assert "sunne-kommun" not in near
    assert near < further
    assert read("/styrkarta?fokus=beredningsgruppen").title == "Styrkarta kring Beredningsgruppen"


def test_a_click_on_a_body_focuses_it_and_one_more_leads_to_its_page(read: Read) -> None:
    def hrefs(path: str) -> dict[str, str]:
        links = (link.attributes for link in drawn(read(path)).every("a"))
        return {link["data-node"]: link["href"] for link in links if "data-node" in link}

    assert hrefs("/styrkarta?linjer=prepares")["systemledningen"] == "/styrkarta?linjer=prepares&fokus=systemledningen"
    near = hrefs("/styrkarta?fokus=systemledningen&steg=2&visa=natverk&lang=en")
    assert near["systemledningen"] == "/organ/systemledningen?lang=en"
    assert near["beredningsgruppen"] == "/styrkarta?visa=natverk&lang=en&fokus=beredningsgruppen&steg=2"
    assert read("/styrkarta?fokus=systemledningen").links["Läs om Systemledningen"] == "/organ/systemledningen"


def _is_drawn(page: Page) -> bool:
    return any("chart" in each.attributes.get("class", "").split() for each in page.every("svg"))


def _places(page: Page) -> dict[str, tuple[str, ...]]:
    """Return where each body drawn stands: its box or, in the network, its dot."""
    found: dict[str, tuple[str, ...]] = {}
    if not _is_drawn(page):
        return found
    for link in drawn(page).every("a"):
        if "data-node" in link.attributes:
            shape = next(each.attributes for each in link.every() if each.attributes.get("class") in _SHAPES)
            found[link.attributes["data-node"]] = tuple(shape.get(name, "") for name in _MEASURES)
    return found


@pytest.mark.parametrize(
    "state",
    [
        *("", "linjer=reports,supports", "visa=natverk", "fokus=region-varmland", "fokus=beredningsgruppen&steg=2"),
        *("fokus=politiska-styrgruppen&steg=gren", "fran=ordforanderadet&till=varmlandsradet&visa=natverk"),
        *("fokus=arbetsgrupp-statsbidrag", "fokus=beredningsgruppen&steg=gren&visa=natverk", "linjer="),
        *("fran=beredningsgruppen&till=varmlandsradet", "fokus=beredningsgruppen&visa=natverk"),
    ],
)
def test_no_body_moves_from_one_choice_of_the_edition_switch_to_another(
    read: Read, service: Service, state: str
) -> None:
    choices = ["", "&utgava=alla", *(f"&utgava={edition.id}" for edition in service.dataset.editions)]
    choices += ["&datum=2018", "&datum=2024"]
    # Where an edition lacks what is asked for, it says so and shows the whole chart, which is another picture.
    pages = [
        page for each in choices if "finns inte i styrkartan" not in (page := read(f"/styrkarta?{state}{each}")).text
    ]
    assert all(page.status == 200 for page in pages)
    assert len(pages) >= 2
    for one, other in combinations(map(_places, pages), 2):
        assert {name: one[name] for name in one.keys() & other} == {name: other[name] for name in one.keys() & other}
    assert max(map(len, map(_places, pages))) >= 2
    assert all("samma plats i alla utgåvor, så att" in page.text for page in pages if _is_drawn(page))


def _height(page: Page) -> float:
    """Return how high the lanes of a map are, its legend left aside."""
    lanes = [each.attributes for each in drawn(page).every("rect") if each.attributes.get("class") == "lane"]
    return max(float(lane["y"]) + float(lane["height"]) for lane in lanes)


def test_the_map_is_no_higher_for_what_only_earlier_editions_have(read: Read) -> None:
    assert _height(read("/styrkarta")) <= 1300
    assert (
        _height(read("/styrkarta?utgava=vs-2022"))
        == _height(read("/styrkarta"))
        < _height(read("/styrkarta?utgava=np-2018"))
    )


def test_the_list_names_the_bodies_whose_places_are_empty(read: Read) -> None:
    page = read("/styrkarta?utgava=vs-2022")
    empty = {" ".join(each.text.split()) for each in drawn(page).every("g") if each.attributes.get("class") == "empty"}
    listed = page.by_id("tomma-platser").parent
    assert listed
    names = {item.text for item in listed.every("ul")[-1].every("li")}
    assert "Beredningsgruppen" in names & empty
    assert len(names) == len(empty) > 30
    assert "Finns inte här" not in read("/styrkarta").text + read("/styrkarta?utgava=alla").text


def test_bodies_lead_from_the_chart_of_one_edition_too(read: Read) -> None:
    links = (link.attributes for link in drawn(read("/styrkarta?utgava=np-2025")).every("a"))
    assert {link["href"].partition("?")[0] for link in links if "data-node" in link} == {"/styrkarta"}


def test_a_body_without_lines_is_told_to_be_part_of_others(read: Read) -> None:
    page = read("/styrkarta?fokus=sunne-kommun")
    assert "Inga egna linjer. Sunne kommun ingår i Kommunerna i Värmland och Huvudmännen ." in page.text


def test_a_line_that_cannot_be_drawn_is_led_to_in_the_list(read: Read) -> None:
    page = read("/styrkarta")
    href = page.links["Ordförande i Beredningsgruppen utser ledamöter i Beredningsgruppen"]
    assert "Regel:" in page.by_id(href.removeprefix("#")).text


@pytest.mark.parametrize(
    ("state", "names"),
    [
        ("fokus=beredningsgruppen&steg=2", ["Beredningsgruppen"]),
        ("fokus=beredningsgruppen&steg=gren&visa=natverk", ["Beredningsgruppen"]),
        ("fran=kth&till=beredningsgruppen", ["Beredningsgruppen"]),
        ("fran=beredningsgruppen&till=politiska-styrgruppen", ["Beredningsgruppen", "Politiska styrgruppen"]),
        ("markera=kth,beredningsgruppen&visa=lista", ["Beredningsgruppen"]),
    ],
)
def test_what_only_another_edition_has_is_told_with_the_way_there(read: Read, state: str, names: list[str]) -> None:
    page = read(f"/styrkarta?{state}&utgava=vs-2022&lang=sv")
    assert page.status == 200
    assert page.title == "Styrkarta"
    told = [each for each in page.every("p") if " finns inte i styrkartan för " in each.text]
    assert [each.text.partition(" finns ")[0] for each in told] == names
    for sentence in told:
        (back,) = [
            link.attributes["href"] for link in sentence.every("a") if "utgava=np-2025" in link.attributes["href"]
        ]
        assert back.replace("%2C", ",") == f"/styrkarta?{state}&lang=sv&utgava=np-2025"
        found = read(back)
        assert found.status == 200
        assert f"{sentence.text.partition(' finns ')[0]} finns inte" not in found.text


def test_the_empty_place_of_what_is_asked_for_is_marked_on_the_whole_map(read: Read) -> None:
    def places(page: Page) -> list[bool]:
        empty = [each for each in drawn(page).every("g") if each.attributes.get("class") == "empty"]
        return [each.attributes.get("id") == "traff" and each.text == "Beredningsgruppen" for each in empty]

    asked, whole = (read(f"/styrkarta?{state}utgava=vs-2022") for state in ("fokus=beredningsgruppen&", ""))
    assert (sum(places(asked)), sum(places(whole))) == (1, 0)
    assert len(places(asked)) == len(places(whole))
    chosen = [each.text for each in asked.every("option") if "selected" in each.attributes]
    assert "Beredningsgruppen" in chosen


def test_a_picture_to_take_along_says_what_it_lacks(read: Read) -> None:
    page = read("/styrkarta/inbaddad?fokus=beredningsgruppen&utgava=vs-2022")
    assert page.title == "Styrkarta – Beredningsgruppen finns inte här"


def test_a_body_that_is_not_there_cannot_be_focused(read: Read) -> None:
    assert read("/styrkarta?fokus=nonsens").status == 404


def test_the_page_says_that_the_documents_own_chart_lost_its_lines(read: Read) -> None:
    assert "Organisationsschemats linjer har gått förlorade" in read("/styrkarta").text


def test_the_table_of_rules_is_shown_whole(read: Read) -> None:
    from ontology.line_rules import line_rules

    table = read("/styrkarta").section("regler").text
    assert all(rule.title["sv"] in table and rule.about["sv"] in table for rule in line_rules())


def test_a_line_from_a_post_is_listed_though_no_box_is_drawn_for_it(read: Read) -> None:
    assert (
        "Ordförande i Beredningsgruppen utser ledamöter i Beredningsgruppen" in read("/styrkarta").section("lista").text
    )


def slugs(svg: Element) -> set[str]:
    return {link.attributes["data-node"] for link in svg.every("a") if "data-node" in link.attributes}


def ways(svg: Element) -> set[tuple[str, str]]:
    lines = (link.attributes for link in svg.every("a") if "data-from" in link.attributes)
    return {(line["data-from"], line["data-to"]) for line in lines}


def test_the_network_holds_every_line_that_the_map_can_draw(read: Read) -> None:
    every = "linjer=reports,prepares,supports,drawn-from,informs,appoints,commissions,advises,follows-up"
    network, chart = drawn(read("/styrkarta?visa=natverk")), drawn(read(f"/styrkarta?{every}"))
    assert ways(network) == ways(chart) != set()
    assert slugs(network) >= {end for pair in ways(network) for end in pair}


def test_the_four_shapes_are_links_that_keep_the_state(read: Read) -> None:
    page = read("/styrkarta?visa=natverk&fokus=beredningsgruppen&linjer=prepares")
    assert page.links["Tabell"] == "/styrkarta?fokus=beredningsgruppen&linjer=prepares&visa=tabell"
    table = read(page.links["Tabell"])
    rows = [row.text for row in table.section("tabell").every("tr")][1:]
    assert len(rows) == len(ways(drawn(page))) == 2
    assert any(row.startswith("Beredningsgruppen bereder åt Politiska styrgruppen uttalat") for row in rows)


def test_the_list_stands_alone_where_it_is_asked_for(read: Read) -> None:
    page = read("/styrkarta?visa=lista")
    assert not [each for each in page.every("svg") if "chart" in each.attributes.get("class", "")]
    assert "Beredningsgruppen" in page.section("lista").text


def test_a_branch_holds_what_answers_to_its_root_however_far_down(read: Read) -> None:
    branch = drawn(read("/styrkarta?fokus=politiska-styrgruppen&steg=gren"))
    assert {"beredningsgruppen", "strategiska-utvecklingsgrupper", "arbetsgrupper"} <= slugs(branch)
    assert not slugs(branch) & {"varmlandsradet", "sunne-kommun", "enheten-nya-perspektiv"}
    assert ("arbetsgrupper", "strategiska-utvecklingsgrupper") in ways(branch)


def test_a_way_is_told_step_by_step_and_drawn(read: Read) -> None:
    page = read("/styrkarta?fran=arbetsgrupper&till=politiska-styrgruppen")
    steps = [item.text for item in page.section("vagen").every("ol")[0].every("li")]
    assert "Arbetsgrupper under utvecklingsgrupperna svarar inför Strategiska utvecklingsgrupper" in steps[0]
    assert ways(drawn(page)) == {
        ("arbetsgrupper", "strategiska-utvecklingsgrupper"),
        ("strategiska-utvecklingsgrupper", "beredningsgruppen"),
        ("beredningsgruppen", "politiska-styrgruppen"),
    }


def test_a_way_through_what_a_body_is_part_of_says_so(read: Read) -> None:
    page = read("/styrkarta?fran=sunne-kommun&till=politiska-styrgruppen")
    assert "Sunne kommun ingår i Huvudmännen" in page.section("vagen").text
    assert ("sunne-kommun", "huvudmannen") in ways(drawn(page))


def test_where_there_is_no_way_it_says_so(read: Read) -> None:
    page = read("/styrkarta?fran=kth&till=politiska-styrgruppen")
    assert "Ingen väg av linjer binder ihop de två." in page.text
    # Nothing is left to choose among or to list.
    assert 'class="lenses lenses-row"' not in page.markup
    assert 'id="lista"' not in page.markup


def test_a_way_from_a_body_to_itself_is_told_as_such(read: Read) -> None:
    page = read("/styrkarta?fran=kth&till=kth&lang=sv")
    assert page.section("vagen").text.endswith("Båda är KTH. Välj två olika organ för att se vägen mellan dem.")
    assert read("/styrkarta/inbaddad?fran=kth&till=kth&lang=sv").title.endswith("KTH – samma organ i båda ändar")


@pytest.mark.parametrize(
    ("state", "told"),
    [
        ("linjer=", "Bilden har inga linjer: inget slag av linje är valt."),
        ("linjer=&visa=natverk", "Bilden har inga linjer: inget slag av linje är valt."),
        ("linjer=advises", "Bilden har inga linjer: här finns ingen av de slag som är valda."),
        ("utgava=vs-2022", "Bilden har inga linjer: det som visas säger inget om linjer mellan organ."),
        ("fokus=kth&linjer=", "Inga egna linjer."),
    ],
)
def test_a_picture_without_lines_says_why(read: Read, state: str, told: str) -> None:
    text = read(f"/styrkarta?{state}&lang=sv").section("karta").text
    assert told in text
    assert "Linjerna i kartan" not in text
    assert "Bilden har inga linjer" in read(f"/styrkarta/inbaddad?{state}&lang=sv").text
    assert "Bilden har inga linjer" not in read("/styrkarta?lang=sv").text


def test_a_shape_that_there_is_not_is_refused(read: Read) -> None:
    assert read("/styrkarta?visa=hologram").status == 422


def test_somebodys_own_bodies_are_marked_on_the_chart_and_named_above_it(read: Read) -> None:
    role = read("/min-roll?i=sunne-kommun&roll=kso")
    page = read(role.links["Se min plats i styrkartan"])
    marked = {each.attributes["data-node"] for each in drawn(page).every("a") if is_marked(each)}
    assert {"sunne-kommun", "politiska-styrgruppen", "enheten-nya-perspektiv"} <= marked
    told = next(each for each in page.every("p") if each.text.startswith("Markerade med kraftig ram:"))
    named = {link.attributes["href"].rpartition("/")[2] for link in told.every("a")}
    assert marked <= named
    assert all("markerat" in each.attributes["aria-label"] for each in drawn(page).every("a") if is_marked(each))
    assert not any(is_marked(each) for each in drawn(read(page.links["Ta bort markeringen"])).every("a"))
    assert read("/styrkarta?markera=finns-inte").status == 404


def test_a_way_marks_both_its_ends(read: Read) -> None:
    page = read("/styrkarta?fran=sunne-kommun&till=politiska-styrgruppen")
    marked = {each.attributes["data-node"] for each in drawn(page).every("a") if is_marked(each)}
    assert marked == {"sunne-kommun", "politiska-styrgruppen"}


def is_marked(box: Element) -> bool:
    return "is-focus" in box.attributes.get("class", "").split()


def test_the_parts_of_a_frame_have_their_shortest_names_and_are_no_bolder_than_the_frame(read: Read) -> None:
    texts = drawn(read("/styrkarta?utgava=np-2018")).every("text")
    weights = {text.text: text.attributes.get("font-weight") for text in texts}
    assert weights.keys() >= {"Äldrelivet", "Barnalivet", "Ungdomslivet", "Vuxenlivet"}
    assert (weights["Utmaningarnas arbetsgrupper"], weights["Äldrelivet"]) == ("600", "600")
    assert (weights["Samhällsråd Värmland"], weights["Polisområde Värmland"]) == (None, None)
