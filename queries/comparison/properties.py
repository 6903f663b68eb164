"""What the comparison has to know of single properties: what they are called, and what a change of them means."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import yaml

from ontology import schema
from ontology.namespaces import DCT, ORG, PROV, RICO
from ontology.terms import SG
from ontology.titles import title_of_property
from queries.articles import is_within, within

Texts = Mapping[str, str]
WORDING = Path(__file__).parent / "wording.yaml"

#: Properties that do not change what is said: where it stands, how it is sorted, how it is known.
BESIDE = (
    f"{DCT}source",
    f"{DCT}subject",
    f"{PROV}wasDerivedFrom",
    SG.evidence,
    SG.order,
    SG.rule,
    SG.underMandate,
)
#: Properties that name the one whom a record is first of all about.
MAIN = (
    SG.bearer,
    f"{RICO}authorizes",
    SG.appliesTo,
    SG.appoints,
    SG.organiser,
    f"{ORG}postIn",
    f"{ORG}organization",
    SG.from_,
    SG.keeper,
)
#: Properties of which another value means that somebody else has it now.
WHO = (SG.bearer, f"{RICO}authorizes", SG.organiser, SG.appointer, SG.keeper)
#: Properties of which another value means that it stands elsewhere in the year.
WHEN = (SG.month, SG.yearOfCycle)
#: Keys whose values are words or headings rather than names, so that a sentence quotes them.
QUOTED = frozenset(
    {"label", "altLabel", "force", "partOf", "mandate", "object", "input", "output", "about", "measures", "targetOf",
     "indicator", "alignedWith", "seatGroup"}
)  # fmt: skip


def name_of(property_: str) -> str:
    """Return the key that records use for a property, or the end of its IRI."""
    return schema.key_names().get(property_) or property_.replace("#", "/").rpartition("/")[2]


@cache
def title_of(property_: str, language: str) -> str:
    """Return what a property is called above a value: “Recipient”, where the property itself is “has recipient”."""
    titles = wording()["titles"].get(name_of(property_)) or title_of_property(property_, name_of(property_))
    title = titles.get(language) or name_of(property_)
    if language == "en" and title.startswith("Has ") and not title.startswith("Has been "):
        return title[4:5].upper() + title[5:]
    return title


@cache
def noun_of(property_: str, language: str) -> str:
    """Return what a property is called in a sentence: 'bäraren', or its title in quotation marks."""
    noun: Texts = wording()["nouns"].get(name_of(property_), {})
    return noun.get(language) or quoted(title_of(property_, language), language)


def quoted(text: str, language: str) -> str:
    """Return `text` in the quotation marks of a language."""
    return told("sentences", "quoted", language, text=text)


@cache
def rank_of(property_: str) -> tuple[bool, int, str]:
    """Return a key to sort by: first what changes most of what is said, last what only stands beside it."""
    nouns = list(wording()["nouns"])
    name = name_of(property_)
    return property_ in BESIDE, nouns.index(name) if name in nouns else len(nouns), name


@cache
def wording() -> Mapping[str, Mapping[str, Texts]]:
    """Return the table of words."""
    table: Mapping[str, Mapping[str, Texts]] = yaml.load(WORDING.read_text("utf-8"), Loader=yaml.CSafeLoader)
    return table


def told(group: str, name: str, language: str, **slots: str) -> str:
    """Return one text of the table with `slots` in it. Raises KeyError where there is none."""
    text = wording()[group][name][language]
    if language.startswith("en"):
        slots = {slot: within(value) if is_within(text, slot) else value for slot, value in slots.items()}
    return text.format(**slots)
