"""Every question, asked of Värmland, answers what the revised direction document says.

The expectations were read from the document, not from the program. A thing is named by the last
part of its IRI, a value as it is shown; a cell with several is the set of them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from queries.catalogue import questions
from queries.table import Cell, Table

Ask = Callable[..., Table]
Row = tuple[str | set[str], ...]


@dataclass(frozen=True)
class Case:
    question: str
    columns: str
    #: Rows that the answer has to hold in these columns.
    rows: list[Row]
    values: dict[str, str] = field(default_factory=dict)
    #: Whether the answer may hold no other rows than these.
    exact: bool = False


FIVE_GOALS = {
    "god-och-jamlik-halsa",
    "etablerat-halsoframjande-och-proaktivt-arbete",
    "sammanhallen-valfard",
    "langsiktig-tillit-och-trygghet",
    "robust-valfard",
}
GROUPS = {"strategiska-utvecklingsgrupper", "samordningsgrupper"}
AGREEMENTS = {"overenskommelser", "avtal", "riktlinjer"}
LAWS = {"halso-och-sjukvardslagen", "socialtjanstlagen"}
BG, PSG, SUG = "beredningsgruppen", "politiska-styrgruppen", "strategiska-utvecklingsgrupper"
VROR = "varmlandsradet-ordforanderadet"

CASES = [
    # What Beredningsgruppen is responsible for: the five bullets, the paragraph after them, the
    # direction meeting in January and the support of Systemledningen.
    Case(
        "ansvar-for-organ",
        "duty object recipient together force",
        [
            ("bereda", "arenden", PSG, "", "beskrivs"),
            ("bereda", "arenden", "systemledningen", "", "beskrivs"),
            ("bereda", "agenda-systemledningen", "systemledningen", "", "beskrivs"),
            ("ta-fram", AGREEMENTS, "", "", "vid-behov"),
            ("revidera", AGREEMENTS, "", "", "vid-behov"),
            ("folja-upp", AGREEMENTS, "", "", "vid-behov"),
            ("halla-aktuell", "forteckning-overenskommelser", "", "", "beskrivs"),
            ("planera", "seminariet", "", PSG, "beskrivs"),
            ("genomfora", "seminariet", "", PSG, "beskrivs"),
            ("tillsatta", GROUPS, "", "", "vid-behov"),
            ("avveckla", GROUPS, "", "", "vid-behov"),
            ("ge-uppdrag", "", GROUPS, "", "vid-behov"),
            ("ta-stallning", "", "", "", "kan"),
            ("rekommendera", "", "", "", "kan"),
            ("stodja", "", "systemledningen", "", "beskrivs"),
        ],
        {"organ": "Beredningsgruppen"},
    ),
    Case(
        "vem-bereder-at",
        "recipient object",
        [(PSG, "arenden"), ("systemledningen", "arenden"), ("systemledningen", "agenda-systemledningen")],
        {"organ": BG},
        exact=True,
    ),
    Case(
        "utser",
        "appointer duty holder consulted",
        [("ordforande-beredningsgruppen", "utse", "enhetschef-nya-perspektiv", {"kommunchefer", "regiondirektoren"})],
        {"organ": BG},
        exact=True,
    ),
    # What a municipality has to do before 31 October: the local dialogues and their four questions.
    Case(
        "senast-datum",
        "deadline thing bearer",
        [
            ("31 oktober", "lokala-dialoger", "huvudmannen"),
            ("31 oktober", "hm-genomfor-lokala-dialoger", "huvudmannen"),
            ("31 oktober", "hm-dialog-analyserar-bidrag", "huvudmannen"),
            ("31 oktober", "hm-dialog-identifierar-bidrag", "huvudmannen"),
            ("31 oktober", "hm-dialog-foljer-upp-indikatorer", "huvudmannen"),
            ("31 oktober", "hm-dialog-identifierar-aktiviteter", "huvudmannen"),
            ("31 oktober", "hm-dialog-identifierar-lardomar", "huvudmannen"),
        ],
        {"organ": "Kils kommun", "dag": "31 oktober"},
        exact=True,
    ),
    Case("senast-datum", "thing", [], {"organ": "Kils kommun", "dag": "30 september"}, exact=True),
    Case(
        "sammansattning",
        "seats total pool behalf",
        [("4", "8", "varmlandsradet", "kommunerna"), ("4", "8", "varmlandsradet", "region-varmland")],
        {"organ": PSG},
    ),
    Case(
        "sammansattning",
        "pool",
        [
            (
                {
                    "direktorsberedningen",
                    "socialchefsnatverket",
                    "skolchefsnatverket",
                    "halso-och-sjukvardsledningen",
                    "folkhalsoavdelningen",
                },
            )
        ],
        {"organ": BG},
    ),
    Case(
        "ansvar-for-huvudman",
        "duty bearer deadline",
        [
            ("genomfora", "huvudmannen", "31 oktober"),
            ("analysera", "huvudmannen", "31 oktober"),
            ("folja-upp", "huvudmannen", "31 oktober"),
            ("framja", "huvudmannen", ""),
            ("overenskomma", "huvudmannen", ""),
        ],
        {"huvudman": "Kils kommun"},
    ),
    Case(
        "vem-ansvarar-for",
        "bearer duty",
        [(PSG, "planera"), (PSG, "genomfora"), (BG, "planera"), (BG, "genomfora"), (VROR, "delta")],
        {"ord": "seminarium"},
    ),
    Case("vem-ansvarar-for", "bearer duty", [("sägs inte", "anordna")], {"ord": "aktualitetskonferensen"}, exact=True),
    Case("vem-ansvarar-for", "bearer", [("enheten-nya-perspektiv",)], {"uppgift": "rekvirera"}, exact=True),
    Case(
        "vem-beslutar",
        "bearer duty object",
        [
            (VROR, "ta-stallning", "inriktningen"),
            (VROR, "ta-stallning", "politiskt-inriktningsdokument"),
            (BG, "ta-stallning", ""),
            ("sägs inte", "faststalla", "handlingsplan-utvecklingsgrupp"),
        ],
        exact=True,
    ),
    Case("vem-bereder", "bearer recipient", [(BG, PSG), (BG, "systemledningen"), (BG, "systemledningen")], exact=True),
    Case("vem-bereder", "bearer", [(BG,)], {"organ": PSG}, exact=True),
    Case(
        "vem-foljer-upp",
        "bearer duty",
        [(PSG, "folja-upp"), (PSG, "folja-upp")],
        {"ord": "viljeinriktningen"},
        exact=True,
    ),
    Case(
        "vem-tillsatter",
        "bearer duty object",
        [
            (BG, "tillsatta", GROUPS),
            (BG, "avveckla", GROUPS),
            (SUG, "tillsatta", "arbetsgrupper"),
            ("ordforande-beredningsgruppen", "utse", BG),
        ],
    ),
    Case("vem-genomfor", "bearer duty", [("huvudmannen", "genomfora")], {"ord": "lokala dialoger"}),
    Case("uppgifter-till-organ", "bearer duty", [(BG, "bereda")], {"organ": PSG}, exact=True),
    Case(
        "linjer-uppat",
        "step from kind to evidence",
        [("1", SUG, "reports", BG, "inferred"), ("2", BG, "prepares", PSG, "stated")],
        {"organ": SUG},
    ),
    Case(
        "linjer-nedat",
        "step from kind to",
        [
            ("1", BG, "prepares", PSG),
            ("2", SUG, "reports", BG),
            ("2", "samordningsgrupper", "reports", BG),
            ("3", "utvecklingsgrupp-aldre", "ingår i", SUG),
        ],
        {"organ": PSG},
    ),
    Case(
        "vag-mellan-organ",
        "step from to",
        [("1", "utvecklingsgrupp-aldre", SUG), ("2", SUG, BG), ("3", BG, PSG)],
        {"fran": "utvecklingsgrupp-aldre", "till": PSG},
        exact=True,
    ),
    Case("kretsar", "body", [], exact=True),
    Case("utan-linje", "body", [], exact=True),
    Case("sarbara-organ", "body lost", [(SUG, "arbetsgrupper")]),
    Case(
        "arshjul",
        "event month",
        [
            ("inriktningsmotet", "januari"),
            ("seminariet", "maj"),
            ("aktualitetskonferensen", "augusti"),
            ("lokala-dialoger", {"september", "oktober"}),
            ("inspirationskonferensen", "november"),
            ("dialog-i-vr-or", "december"),
        ],
    ),
    Case("arshjul", "event", [("aktualitetskonferensen",)], {"manad": "augusti"}, exact=True),
    Case("aktiviteter-for-organ", "event", [("inriktningsmotet",), ("seminariet",)], {"organ": BG}, exact=True),
    Case(
        "delat-ansvar",
        "duty bearer together sharing",
        [
            ("planera", BG, PSG, "jointly"),
            ("ansvara", "huvudmannen", "", "jointly"),
            ("arbeta-mot", "huvudmannen", "", "jointly-and-severally"),
            ("sammanstalla", "huvudmannen", "", "sägs inte"),
        ],
    ),
    Case("saknar-mottagare", "duty bearer", [("redovisa", SUG), ("rekommendera", BG)]),
    Case(
        "saknar-barare",
        "duty object",
        [
            ("faststalla", "handlingsplan-utvecklingsgrupp"),
            ("anordna", "aktualitetskonferensen"),
            ("anordna", "inspirationskonferensen"),
            ("revidera", "politiskt-inriktningsdokument"),
        ],
    ),
    Case("saknar-frist", "duty bearer recurrence", [("redovisa", SUG, "ANNUAL"), ("ta-fram", SUG, "QUADRENNIAL")]),
    Case(
        "inriktningsmal", "goal kept indicator", [(goal, "aktuellt-perspektiv", "") for goal in FIVE_GOALS], exact=True
    ),
    Case(
        "mal",
        "goal kind owner",
        [
            ("vision-ett-hallbart-varmland", "vision", "varmlandsstrategin"),
            ("syfte-nya-perspektiv", "purpose", "nya-perspektiv"),
            ("ambitionsmalen", "ambition-goal", "nya-perspektiv"),
        ],
    ),
    Case("indikatorer", "thing keeper", [("aktuellt-perspektiv", "")], exact=True),
    Case(
        "overenskommelser",
        "agreement keeper",
        [("overenskommelser", BG), ("avtal", BG), ("riktlinjer", BG)],
    ),
    Case(
        "lagkrav",
        "group law force",
        [
            ("barn-och-unga-utanfor-hemmet", LAWS, "ska"),
            ("personer-med-psykisk-funktionsnedsattning", LAWS, "ska"),
            ("personer-med-missbruk", LAWS, "ska"),
        ],
        exact=True,
    ),
    Case(
        "malgrupper",
        "group",
        [
            ("barn-och-unga-utanfor-hemmet",),
            ("personer-med-psykisk-funktionsnedsattning",),
            ("personer-med-missbruk",),
        ],
        exact=True,
    ),
    Case("provisoriskt", "thing standing start end", [("systemledningen", "provisional", "2025", "2027")]),
    Case(
        "belagg",
        "edition section end",
        [("np-2025", BG, "Politiska styrgruppen")],
        {"sak": "bg-bereder-arenden-at-politiska-styrgruppen"},
        exact=True,
    ),
    Case("vad-sags-om", "statement", [("systemledningen-provas",)], {"sak": "organisation/systemledningen"}),
    Case(
        "bestar-av",
        "part",
        [("utvecklingsgrupp-barn-och-unga",), ("utvecklingsgrupp-vuxna",), ("utvecklingsgrupp-aldre",)],
        {"organ": "Strategiska utvecklingsgrupper"},
        exact=True,
    ),
    Case(
        "alla-organ",
        "body kind",
        [("politiska-styrgruppen", "steering-group"), ("varmlandsradet", "council"), ("ordforanderadet", "council")],
        {"niva": "political"},
    ),
    Case(
        "roller",
        "post holder",
        [("ordforande-beredningsgruppen", "enhetschef-nya-perspektiv")],
        {"organ": BG},
        exact=True,
    ),
    Case("stodets-uppgifter", "bearer duty", [("enheten-nya-perspektiv", "rekvirera"), ("rss-varmland", "stodja")]),
    Case(
        "angransande",
        "from kind to",
        [
            ("nya-perspektiv", "borders-on", "lansstyrelsen-varmland"),
            ("nya-perspektiv", "borders-on", "kollektivtrafik"),
            ("nya-perspektiv", "borders-on", "systemledningen"),
        ],
    ),
    Case("begrepp", "term meaning", [("kso", "förklaras inte")], {"ord": "KSO"}, exact=True),
    Case(
        "utgangspunkter",
        "principle whole",
        [
            ("leda-modigt", "varmlandsstrategin"),
            ("samarbeta-pa-nya-satt", "varmlandsstrategin"),
            ("utforska-proaktivt", "varmlandsstrategin"),
        ],
        {"slag": "key-for-change"},
        exact=True,
    ),
    Case("anmarkningar", "note kind", [("politisk-niva-under-arbete", "reservation")], {"slag": "förbehåll"}),
    Case(
        "skillnad-uttalat-harlett",
        "evidence from kind to",
        [
            ("stated", PSG, "drawn-from", "varmlandsradet"),
            ("stated", "ordforanderadet", "commissions", "direktorsberedningen"),
            ("inferred", "samordningsgrupper", "reports", BG),
        ],
    ),
    Case("dokument", "edition status issued", [("np-2025", "draft", "2025")], exact=True),
]


def named(cell: Cell) -> str | set[str]:
    if cell.parts:
        return {str(named(part)) for part in cell.parts}
    return cell.iri.rpartition("/")[2] if cell.iri else cell.text


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.question}-{'-'.join(case.values.values())}")
def test_the_answer_is_what_the_document_says(case: Case, ask: Ask) -> None:
    table = ask(case.question, **case.values)
    names = [column.name for column in table.columns]
    places = [names.index(name) for name in case.columns.split()]
    given: list[Row] = [tuple(named(row[place]) for place in places) for row in table.rows]
    for row in case.rows:
        assert row in given
        given.remove(row)
    assert not (case.exact and given)


def test_every_question_is_held_against_the_document() -> None:
    assert {case.question for case in CASES} == {question.name for question in questions()}
