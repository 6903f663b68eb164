"""By what a goal is measured, told in the sentences after it in the same item of a list.

"• Samlingen är sökbar. År 2030 är 80 procent av föremålen registrerade; utgångsläget är 46 procent."
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from graph.drafting.amounts import Change, Level, change_in, level_in, year_in
from graph.drafting.duty_words import duty_words_at
from graph.drafting.tokens import tokens_of
from graph.drafting.word_tables import table, words_of

_LONGEST = 12
#: "Inget hus ska vid besiktning ha den lägsta klassen" counts houses that have it.
_HAVING = re.compile(r"(.+?)\s+(?:ska|får)\s+(?:\w+\s+){0,3}?ha\s+(.+)")
_IS_TO = re.compile(
    r"(?P<what>.+?)\s+(?:ska|skall|bör)\s+(?P<when>(?:varje|vartannat)\s\w+\s+|årligen\s+)?(?P<verb>\w+)(?P<rest>.*)"
)
#: A passive that tells of what goes before it: "nya placeringar görs i familjehem".
_IS_DONE = re.compile(r"(?P<what>[\w\s-]+?)\s+(?P<verb>\w{2,}s)\s+(?P<rest>(?:i|inom|av|på|till|med)\s.*)")
_YEAR = re.compile(r"(?:år\s+)?(?:19|20)\d\d")
_OF_EACH = re.compile(r"\w+\s+per\s+\w+")
#: What a sentence begins with that counts.
_COUNTS = re.compile(r"\W*(?:(?:minst|högst)\s+)?(?:andel|antal|\d+(?:[.,]\d+)?\s*(?:procent|%))", re.IGNORECASE)
_BRACKET = re.compile(r"\s*\(([^()]*\d[^()]*)\)")
_FIGURE = r"(?P<number>\d{1,3}(?:\s\d{3})+|\d+(?:[.,]\d+)?)"


@dataclass(frozen=True)
class Measure:
    """What a goal is measured by, the level to reach, and how it is now, in the words of the text."""

    label: str
    level: Level | None
    now: str
    change: Change | None = None


def tells_how_much(text: str) -> bool:
    """Whether a sentence says how much of something is wanted, or by how much it is to change."""
    return counts(text) or change_in(text) is not None


def counts(text: str) -> bool:
    """Whether a sentence counts something and says how much is wanted: "Minst 90 procent av …", "Antalet … ska"."""
    return bool(_COUNTS.match(text)) and measure_in(text) is not None


def measure_in(text: str) -> Measure | None:
    """Return what a sentence about the goal before it says; None where it gives no figure and denies nothing."""
    bracket = _BRACKET.search(text)
    told, _, rest = _BRACKET.sub("", text).strip(" .").partition(";")
    now = _now().search(rest) or (_now().search(bracket[1]) if bracket else None)
    before = now["number"] if now else ""
    rest = rest or (bracket[1] if bracket else "")
    for pattern, read in (
        (_moved(), _of_moved),
        (_share(), _of_share),
        (_called(), _of_called),
        (_reached(), _of_reached),
        (_none(), _of_none),
    ):
        match = pattern.match(told)
        if match:
            label, level = read(match, told, before)
            begun = match.groupdict().get("from") or ""
            if begun and bracket and _YEAR.fullmatch(bracket[1].strip()):
                begun = f"{begun} ({bracket[1].strip()})"  # "från 21 procent (2031)"
            return Measure(_short(label), level, rest.strip() if now else begun)
    changing = _changing().match(told) if change_in(told) else None
    return Measure(_short(changing["what"]), None, "", change_in(told)) if changing else None


def _of_moved(match: re.Match[str], told: str, before: str) -> tuple[str, Level]:
    """Read "Antalet besök ska öka från 5,1 till minst 6,0 år 2028"."""
    words = table("amounts")
    less = match["verb"].casefold() in words["directions"]["decrease"]
    each = _OF_EACH.search(match["what"])
    unit = "count" if match["what"].casefold().startswith("antal") and not each else None
    if (match["unit"] or "").casefold() in words["units"]["percent"]:
        unit = "percent"
    number = re.sub(r"\s", "", match["number"]).replace(",", ".")
    polarity = "less-is-better" if less else "more-is-better"
    words_of_unit = each.group() if each and not unit else None
    due = year_in(match["due"] or "")
    return match["what"], Level(polarity, " ".join(told.split()), number, unit, words_of_unit, True, due)


def _of_share(match: re.Match[str], told: str, before: str) -> tuple[str, Level]:
    return f"Andel av {_said_of(match['of'])}", _level(match, told, before, "percent")


def _said_of(words: str) -> str:
    """Let what something is to be tell of it: "svaren ska lämnas i tid" is "svaren som lämnas i tid"."""
    match = _IS_TO.match(words)
    if match is None:
        done = _IS_DONE.match(words)
        return f"{done['what']} som {done['verb']} {done['rest']}" if done and _is_verb(done["verb"]) else words
    verb = {"ha": "har", "vara": "är"}.get(match["verb"], match["verb"])
    told = verb if verb != match["verb"] or verb.endswith("s") else f"ska {verb}"
    return f"{match['what']} som {match['when'] or ''}{told}{match['rest']}"


def _is_verb(word: str) -> bool:
    found = duty_words_at(tokens_of(word), 0)
    return word in words_of("finites") or any(each.word.form == "passive" for each in found)


def _of_reached(match: re.Match[str], told: str, before: str) -> tuple[str, Level]:
    unit = "count" if match["what"].casefold().startswith("antal") else None
    unit = "percent" if match["unit"] in table("amounts")["units"]["percent"] else unit
    return match["what"], level_in(told) or _level(match, told, before, unit)


def _of_called(match: re.Match[str], told: str, _: str) -> tuple[str, Level | None]:
    return match["what"], level_in(told)


def _of_none(match: re.Match[str], told: str, before: str) -> tuple[str, Level]:
    level = Level("less-is-better", " ".join(told.split()), "0", "count", None, True, year_in(told))
    having = _HAVING.match(match["what"])
    return (f"{having[1]} som har {having[2]}" if having else f"Antal {match['what']}"), level


def _level(match: re.Match[str], told: str, before: str, unit: str | None) -> Level:
    number = re.sub(r"\s", "", match["number"]).replace(",", ".")
    more = not before or float(before.replace(",", ".")) <= float(number)
    due = year_in(told)
    return Level(
        "more-is-better" if more else "less-is-better", " ".join(told.split()), number, unit, None, due != number, due
    )


def _short(label: str) -> str:
    words = label.split()[:_LONGEST]
    return " ".join([words[0][0].upper() + words[0][1:], *words[1:]])


@cache
def _moved() -> re.Pattern[str]:
    """Find what is to move to a level: "Antalet besök ska öka från 5,1 till minst 6,0 år 2028"."""
    verbs = "|".join(word for listed in table("amounts")["directions"].values() for word in listed)
    unit = r"(?:\s*(?P<{}>procentenheter|procent|%))?"
    begun = _FIGURE.replace("number", "start") + unit.format("of") + r"(?:\s+(?:år\s+)?(?:19|20)\d\d)?"
    start = rf"(?:\s+från\s+(?P<from>{begun}))?"
    end = rf"\s+till\s+(?:minst\s+|högst\s+)?{_FIGURE}{unit.format('unit')}(?P<due>.*)"
    return re.compile(
        rf"(?P<what>[^\d;,]{{4,80}}?)\s+(?:(?:ska|skall|bör)\s+)?(?P<verb>{verbs}){start}{end}", re.IGNORECASE
    )


@cache
def _changing() -> re.Pattern[str]:
    """Find what is to change: "Produktionen av musslor ska fördubblas"."""
    words = table("amounts")
    verbs = [word for kind in ("directions", "multiples") for listed in words[kind].values() for word in listed]
    what = r"(?:(?:senast|till|år)\s+(?:år\s+)?\d{4}\s+(?:ska|har)\s+)?(?P<what>[^\d;,]{4,80}?)"
    return re.compile(rf"{what}\s+(?:ska|skall|bör|har|kommer\s+att)?\s*(?:{'|'.join(verbs)})\b", re.IGNORECASE)


@cache
def _share() -> re.Pattern[str]:
    """Find a share: "År 2030 är 80 procent av föremålen registrerade"."""
    lead = r"(?:(?:år|senast|till|vid)[^,;]{0,20}?\d{4}\s+)?(?:ska\s+|har\s+|är\s+|vara\s+)*(?:minst\s+|högst\s+)?"
    return re.compile(rf"{lead}{_FIGURE}\s*(?P<unit>procent|%)\s+av\s+(?P<of>.+)", re.IGNORECASE)


@cache
def _reached() -> re.Pattern[str]:
    """Find what is to be reached: "Antalet besök når 25 000 per år"."""
    verb = r"(?:når|är|uppgår\s+till|överstiger|understiger|ska\s+(?:vara|nå|uppgå\s+till|överstiga|understiga))"
    unit = r"(?:\s*(?P<unit>procent|%|\w+))?"
    return re.compile(
        rf"(?P<what>[^\d;,]{{4,80}}?)\s+{verb}\s+(?:minst\s+|högst\s+|till\s+)?{_FIGURE}{unit}", re.IGNORECASE
    )


@cache
def _called() -> re.Pattern[str]:
    """Find what a goal is said to be: "Målet är en svarstid på högst fem minuter"."""
    return re.compile(
        r"mål(?:et|nivån|värdet)\s+är\s+(?:att\s+|en\s+|ett\s+)?(?P<what>[^,;]*\d[^,;]*|[^,;]*högst[^,;]*)",
        re.IGNORECASE,
    )


@cache
def _none() -> re.Pattern[str]:
    """Find what there is to be none of: "Inget hus ska ha den lägsta klassen"."""
    return re.compile(r"(?:inget|inga|ingen)\s+(?P<what>.+)", re.IGNORECASE)


@cache
def _now() -> re.Pattern[str]:
    lead = r"(?:(?:utgångsläge|nuläge|i\s+dag|idag)\w*\s+(?:är\s+)?|(?:19|20)\d\d:\s*)"
    return re.compile(lead + _FIGURE, re.IGNORECASE)
