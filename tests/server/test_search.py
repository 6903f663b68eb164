"""Search: what is found in Swedish and English, in which order, and that nothing breaks it."""

from __future__ import annotations

import threading

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from server.language import Language
from server.search import Entry, Hit, SearchIndex


def entry(
    iri: str, kind: str, sv: str, en: str, text: str = "", aliases: tuple[str, ...] = (), text_en: str = ""
) -> Entry:
    return Entry(iri, kind, {"sv": sv, "en": en}, {"sv": text, "en": text_en}, aliases)


ENTRIES = [
    entry("bg", "Body", "Beredningsgruppen", "Preparatory Group", "Lyfter utmaningar mellan nivåerna."),
    entry("sg", "Body", "Politiska styrgruppen", "Political Steering Group", "Stödjer arbetet mot målen."),
    entry("aldre", "Body", "Strategisk utvecklingsgrupp äldre", "Strategic group for older people", "", ("Äldre",)),
    entry("vuxna", "Body", "Strategisk utvecklingsgrupp vuxna", "Strategic group for adults", "", ("Vuxna",)),
    entry("skol", "Body", "Skolchefsnätverket", "Network of heads of education"),
    entry("vr", "CompoundBody", "Värmlandsrådet/Ordföranderådet", "Two councils", "", ("VR/OR",)),
    entry("folk", "Body", "Folkhälsoavdelningen", "Public health department"),
    entry("kommuner", "Collective", "Kommunerna i Värmland", "The municipalities of Värmland"),
    entry("karlstad", "Principal", "Karlstads kommun", "Karlstad municipality"),
    entry("ansvar", "Mandate", "Kommunernas eget ansvar", "The municipalities' own responsibility"),
    entry("r1", "Responsibility", "Bereder ärenden åt Politiska styrgruppen", "Prepares matters for the group"),
    entry("r2", "Responsibility", "Utser representanter i Beredningsgruppen", "Appoints representatives"),
    entry("r3", "Responsibility", "Redovisar resultat", "Reports results", "Lämnas till Beredningsgruppen varje höst."),
    entry("hjul", "YearlyWheel", "Årshjulet", "The yearly wheel", "Löper över fyra år.", (), "Runs over four years."),
    entry("mal", "Goal", "Robust välfärd", "Robust welfare", "Strukturer som håller i vardag och kris."),
]  # fmt: skip


@pytest.fixture(scope="module")
def index() -> SearchIndex:
    return SearchIndex(ENTRIES)


def found(index: SearchIndex, text: str, language: Language = "sv") -> list[str]:
    return [hit.iri for hit in index.search(text, language, 20)]


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ("Beredningsgruppen", "bg"),
        ("beredningsgruppens", "bg"),
        ("beredningsgrupen", "bg"),
        ("berdningsgruppen", "bg"),
        ("beredn", "bg"),
        ("äldre", "aldre"),
        ("aldre", "aldre"),
        ("A\u0308LDRE", "aldre"),
        ("arshjul", "hjul"),
        ("valfard", "mal"),
        ("kommunernas ansvar", "ansvar"),
        ("kommunerna", "kommuner"),
        ("karlstad", "karlstad"),
        ("skolchef", "skol"),
        ("nätverk", "skol"),
        ("natverket", "skol"),
        ("hälsoavdelning", "folk"),
        ("folkhälsa", "folk"),
        ("styrgruppsledamöter", "sg"),
        ("VR/OR", "vr"),
        ("vr or", "vr"),
        ("ordföranderådet", "vr"),
        ("politiska styr", "sg"),
        ("vem bereder ärenden åt styrgruppen", "r1"),
        ("steering group", "sg"),
        ("municipalities", "kommuner"),
        ("vardag och kris", "mal"),
    ],
)
def test_the_first_hit_is_what_was_meant(index: SearchIndex, asked: str, first: str) -> None:
    assert found(index, asked)[0] == first


@pytest.mark.parametrize(
    ("asked", "first"), [("prepares matters", "r1"), ("older people", "aldre"), ("heads of educatoin", "skol")]
)
def test_english_is_searched_too(index: SearchIndex, asked: str, first: str) -> None:
    assert found(index, asked, "en")[0] == first


def test_an_organisation_named_in_a_question_comes_first_and_the_answer_next(index: SearchIndex) -> None:
    assert found(index, "vem utser beredningsgruppen")[:2] == ["bg", "r2"]


def test_letters_with_dots_are_letters_of_their_own() -> None:
    towns = [entry("a", "Body", "Hälla", "Hälla"), entry("b", "Body", "Halla", "Halla")]
    index = SearchIndex(towns)
    assert found(index, "hälla")[0] == "a"
    assert found(index, "halla")[0] == "b"
    assert set(found(index, "halla")) == {"a", "b"}
    groups = [entry("a", "Body", "Grupp för mål", ""), entry("b", "Body", "Grupp för mal", "")]
    assert found(SearchIndex(groups), "grupp mål")[0] == "a"
    assert found(SearchIndex(groups), "grupp mal")[0] == "b"


def test_bodies_come_before_statements_that_match_as_well(index: SearchIndex) -> None:
    kinds = [hit.kind for hit in index.search("styrgruppen", "sv", 20)]
    assert kinds.index("Body") < kinds.index("Responsibility")
    assert found(index, "beredningsgruppen")[:3] == ["bg", "r2", "r3"]


def test_a_statement_that_matches_better_comes_before_a_body(index: SearchIndex) -> None:
    assert found(index, "bereder styrgruppen")[:2] == ["r1", "sg"]


def test_a_word_that_is_spelt_just_so_is_no_other_one_misspelt() -> None:
    towns = [entry("town", "Body", "Årjängs kommun", ""), entry("duty", "Responsibility", "Arrangerar möten", "")]
    assert found(SearchIndex(towns), "årjäng") == found(SearchIndex(towns), "ARJANG") == ["town"]
    assert found(SearchIndex(towns), "årjang") == ["town"]
    assert found(SearchIndex(towns), "årjäg") != []


def test_the_whole_title_comes_before_a_part_of_one() -> None:
    titles = [entry("part", "Body", "Rådet i Berg", ""), entry("whole", "Event", "Råd i Berg", "")]
    assert found(SearchIndex(titles), "råd i berg") == ["whole", "part"]


def test_a_part_of_a_compound_in_a_title_comes_before_a_word_in_a_text() -> None:
    entries = [entry("text", "Body", "Rådet", "", "Möts i ett nätverk."), entry("title", "Body", "Skolnätverket", "")]
    assert found(SearchIndex(entries), "nätverk") == ["title", "text"]


def test_a_word_of_the_query_may_match_nothing(index: SearchIndex) -> None:
    assert "bg" in found(index, "beredningsgruppen xyzzy plugh")


def test_what_is_not_there_is_not_found(index: SearchIndex) -> None:
    assert found(index, "xyzzy") == []
    assert "skol" not in found(index, "vuxna")


def test_a_hit_tells_what_it_is_in_the_language_asked_for(index: SearchIndex) -> None:
    (hit,) = index.search("årshjulet", "en", 1)
    assert (hit.title, hit.kind, hit.snippet) == ("The yearly wheel", "YearlyWheel", "Runs over four years.")
    assert hit.score > 0


def test_a_hit_without_a_title_in_that_language_has_the_other() -> None:
    index = SearchIndex([Entry("x", "Body", {"sv": "Nämnden"}, {}), Entry("y", "Body", {}, {"sv": "Nämnden möts"})])
    assert [(hit.iri, hit.title) for hit in index.search("nämnden", "en", 5)] == [("x", "Nämnden"), ("y", "y")]


def test_a_snippet_says_in_which_language_it_is() -> None:
    index = SearchIndex([Entry("x", "Body", {"sv": "Nämnden", "en": "Board"}, {"sv": "Svenska ord", "en": ""})])
    assert [(hit.snippet, hit.language) for hit in index.search("board", "en", 1)] == [("Svenska ord", "sv")]
    assert [(hit.snippet, hit.language) for hit in index.search("ord", "sv", 1)] == [("Svenska ord", "sv")]


def test_a_snippet_shows_the_words_that_matched() -> None:
    text = "Inledning om annat. " * 40 + "Nämnden fördelar pengarna. " + "Avslutning. " * 40
    (hit,) = SearchIndex([entry("x", "Statement", "Om pengar", "", text)]).search("fördelar", "sv", 5)
    assert "Nämnden fördelar pengarna" in hit.snippet
    assert len(hit.snippet) < 200
    (other,) = SearchIndex([entry("x", "Statement", "Om pengar", "", text)]).search("pengar", "sv", 5)
    assert "<" not in other.snippet


def test_a_snippet_ends_with_one_mark_where_the_text_itself_has_one() -> None:
    text = "Nämnden " * 20 + "… " + "Avslutning " * 20
    for cut in range(12):
        (hit,) = SearchIndex([entry("x", "Body", "Nämnden", "", "n" * cut + " " + text)]).search("nämnden", "sv", 1)
        assert "… …" not in hit.snippet


def test_the_limit_is_kept(index: SearchIndex) -> None:
    assert len(index.search("beredningsgruppen", "sv", 2)) == 2
    assert index.search("beredningsgruppen", "sv", 0) == []
    assert index.search("beredningsgruppen", "sv", -1) == []


HOSTILE = [
    "", " ", "\n\t", "a", "ö", "och", "i och för", "the of and", "😀", "👩‍👩‍👧 🇸🇪", '"', '""', "'", "(",
    ")(", "[a TO z]",
    "title_sv:*", "*", "?", "+bg -sg", "a AND", "NOT", "a OR OR b", "~2", "^9", "\\", "/.*/", "{}", "<script>", "%00",
    "\0", "\ud800", "a\u0308\u0308\u0308", "ﬁ", "İ", "ß", "x" * 5000, "ab " * 1700, "-" * 5000, "\u00ad" * 50, "١٢٣",
    "汉字漢字", "e\u200bf", "9" * 400,
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: repr(text)[:20])
@pytest.mark.parametrize("language", ["sv", "en"])
def test_any_text_may_be_asked_for(index: SearchIndex, text: str, language: Language) -> None:
    assert all(isinstance(hit, Hit) for hit in index.search(text, language, 10))


@given(st.text(max_size=60))
@settings(max_examples=60, deadline=None)
def test_no_text_is_an_error(index: SearchIndex, text: str) -> None:
    assert len(index.search(text, "sv", 5)) <= 5


@pytest.mark.parametrize("asked", ["beredningsgruppen", "ärenden åt styrgruppen", "grupp"])
def test_the_same_search_gives_the_same_answer(index: SearchIndex, asked: str) -> None:
    again = SearchIndex(reversed(ENTRIES))
    assert index.search(asked, "sv", 20) == again.search(asked, "sv", 20)


def test_an_empty_index_finds_nothing() -> None:
    assert SearchIndex([]).search("beredningsgruppen", "sv", 5) == []


def test_many_may_search_at_once(index: SearchIndex) -> None:
    answers: list[list[str]] = []
    threads = [threading.Thread(target=lambda: answers.append(found(index, "styrgruppen"))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(answers) == 8
    assert all(answer == answers[0] for answer in answers)
